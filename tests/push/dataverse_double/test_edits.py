"""Changing the metadata of a draft: replacement, edits, staleness, deletion of values."""

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.clock import stamp
from tests.push.dataverse_double.documents import compound, field, version


def test_a_replacement_drops_what_it_leaves_out_and_asks_nobody() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create(field("subtitle", "gone soon"))
        double.advance(10)
        stale = caller.about(
            "PUT", made, "versions/:draft", said=version(title="New"), sourceLastUpdateTime="2001-01-01T00:00:00Z"
        )
        published = caller.about("PUT", made, "versions/1.0", said=version())
        files = caller.about("PUT", made, "versions/:draft", said=version() | {"files": [{"label": "a"}]})
    assert stale.status == 200
    assert (made.latest.texts("title"), made.latest.texts("subtitle")) == (["New"], [])
    assert published.error == (400, "Only the :draft version can be updated")
    assert files.error == (400, "You may not add files via this api.")


def test_an_edit_joins_values_or_begins_from_nothing() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.create(compound("keyword", {"keywordValue": "tide"}))
        more = {"fields": [compound("keyword", {"keywordValue": "surge"})]}
        caller.about("PUT", made, "editMetadata", said=more)
        joined = made.latest.texts("keyword", "keywordValue")
        caller.about("PUT", made, "editMetadata", said=more, replace="true")
        title = caller.about("PUT", made, "editMetadata", said=field("title", "Passed over"))
    assert joined == ["tide", "surge"]
    assert made.latest.texts("keyword", "keywordValue") == ["surge"]
    assert (title.status, made.latest.texts("title")) == (200, ["Sea level at Brest"])


def test_before_6_7_a_second_value_is_refused() -> None:
    with Double(version="6.2") as double:
        caller = Caller(double)
        made = caller.create()
        refused = caller.about("PUT", made, "editMetadata", said=field("title", "Another"))
    said = (
        "You may not add data to a field that already has data and does not allow multiples. Use replace=true to"
        " replace existing data (Title)"
    )
    assert refused.error == (400, said)


def test_a_text_that_is_found_in_another_is_not_added_not_even_by_a_replacement() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        texts = field("relatedMaterial", ["sea surface", "sea", "ice"])
        caller.about("PUT", made, "editMetadata", said={"fields": [texts]}, replace="true")
    assert made.latest.texts("relatedMaterial") == ["sea surface", "ice"]


@pytest.mark.parametrize(
    ("edition", "name", "current", "old", "said"),
    [
        (
            "6.8",
            "sourceLastUpdateTime",
            "",
            "2001-01-01T00:00:00Z",
            "Internal version timestamp 2001-01-01T00:00:00Z is outdated",
        ),
        ("6.12", "sourceLastUpdateTime", "", "yesterday", "Error parsing date: yesterday"),
        ("6.7", "sourceInternalVersionNumber", "1", "0", "Dataset internal version number 0 is outdated"),
    ],
)
def test_a_stale_edit_is_refused_with_400(edition: str, name: str, current: str, old: str, said: str) -> None:
    with Double(version=edition) as double:
        caller = Caller(double)
        made = caller.create()
        change = {"fields": [field("subtitle", "x")]}
        stale = caller.about("PUT", made, "editMetadata", said=change, **{name: old})
        now = current or str(stamp(made.latest.updated))
        fresh = caller.about("PUT", made, "editMetadata", said=change, **{name: now})
    assert stale.error == (400, said)
    assert fresh.status == 200


def test_two_edits_within_a_second_are_not_told_apart() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.create()
        made.latest.updated = float(int(made.latest.updated))
        seen = str(stamp(made.latest.updated))
        made.latest.updated += 0.7  # somebody edits meanwhile
        late = caller.about("PUT", made, "editMetadata", said=field("subtitle", "x"), sourceLastUpdateTime=seen)
    assert late.status == 200


@pytest.mark.parametrize("edition", ["5.11", "6.2"])
def test_older_versions_do_not_look_whether_an_edit_is_stale(edition: str) -> None:
    with Double(version=edition) as double:
        caller = Caller(double)
        made = caller.create()
        change = {"fields": [field("subtitle", "x")]}
        late = caller.about("PUT", made, "editMetadata", said=change, sourceLastUpdateTime="2001-01-01T00:00:00Z")
    assert late.status == 200


def test_a_required_field_can_t_be_emptied() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.create(field("subtitle", "x"))
        title = caller.about("PUT", made, "editMetadata", said=field("title", ""), replace="true")
        subtitle = caller.about("PUT", made, "editMetadata", said=field("subtitle", ""), replace="true")
    assert title.error == (400, "Error parsing dataset update: Empty required value for field: Title")
    assert (subtitle.status, "subtitle" in made.latest.values) == (200, False)


def test_a_value_is_deleted_to_the_letter() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create(compound("keyword", {"keywordValue": "tide"}, {"keywordValue": "surge"}))
        absent = caller.about(
            "PUT", made, "deleteMetadata", said={"fields": [compound("keyword", {"keywordValue": "Tide"})]}
        )
        done = caller.about(
            "PUT", made, "deleteMetadata", said={"fields": [compound("keyword", {"keywordValue": "tide"})]}
        )
    assert absent.error == (400, "Delete metadata failed: Keyword: Tide not found.")
    assert (done.status, made.latest.texts("keyword", "keywordValue")) == (200, ["surge"])
