"""Drafts are made and changed: what others put there stays, what moved meanwhile is not overwritten."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.push.agreement import agreed
from fairtool.push.dataverse.drafting import Drafter
from fairtool.push.dataverse.site import Site
from fairtool.push.faults import AccessError, RefusedError
from fairtool.push.form import Wanted
from fairtool.record.essentials import Licence
from fairtool.record.json_node import read_json
from fairtool.record.text import Text
from tests.push.dataverse.opening import given, opened, pushed, session_of
from tests.push.dataverse_double import Double
from tests.push.dataverse_double.state import Dataset
from tests.record.french import FRENCH

VERSIONS = ("5.11", "6.2", "6.7", "6.8", "6.12")
TITLE = Text("Un autre titre")


def calls(double: Double) -> list[str]:
    """Give the calls that changed something, by the last part of their path."""
    return [one.path.split("?")[0].rpartition("/")[2] for one in double.requests if one.method != "GET"]


def only(double: Double) -> Dataset:
    (found,) = double.datasets
    return found


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("rdg", [False, True])
def test_what_was_sent_is_there(version: str, *, rdg: bool) -> None:
    with Double(version=version, rdg=rdg, index_lag=None) as double, opened(double) as catalogue:
        form, held = pushed(catalogue, given())
        assert (held.hash, held.state, held.doi) == (form.hash, "draft", held.key.removeprefix("doi:"))
        assert agreed(catalogue, form, held).is_good
        assert only(double).draft


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("rdg", [False, True])
def test_fields_are_changed_and_taken_out(version: str, *, rdg: bool) -> None:
    with Double(version=version, rdg=rdg) as double, opened(double) as catalogue:
        pushed(catalogue, given())
        form, held = pushed(catalogue, given(title=TITLE, keywords=(), published="", lineage=None))
        assert held.hash == form.hash
        draft = only(double).latest
        assert draft.texts("title") == ["Un autre titre"]
        assert "keyword" not in draft.values
        assert "distributionDate" not in draft.values


@pytest.mark.parametrize(
    ("version", "expected"), [("6.2", "versions/:draft"), ("6.7", "editMetadata"), ("6.8", "editMetadata")]
)
def test_single_fields_are_sent_where_the_server_can_see_what_moved(version: str, expected: str) -> None:
    with Double(version=version) as double, opened(double) as catalogue:
        pushed(catalogue, given())
        pushed(catalogue, given(title=TITLE))
        changes = [one for one in double.requests if one.method == "PUT"]
        assert len(changes) == 1
        assert expected in changes[0].path
        if version == "6.8":
            assert b"Un autre titre" in changes[0].body
            assert b"authorName" not in changes[0].body
            assert "sourceLastUpdateTime" in changes[0].path


@pytest.mark.parametrize("version", VERSIONS)
def test_fields_of_others_stay(version: str) -> None:
    with Double(version=version) as double, opened(double) as catalogue:
        pushed(catalogue, given())
        only(double).latest.values["software"] = [{"softwareName": "CDO", "softwareVersion": "2.4"}]
        form, held = pushed(catalogue, given(title=TITLE, licences=(Licence("etalab-2.0"),)))
        assert held.hash == form.hash
        assert only(double).latest.values["software"] == [{"softwareName": "CDO", "softwareVersion": "2.4"}]


@pytest.mark.parametrize("version", VERSIONS)
def test_terms_are_changed_by_sending_the_whole(version: str) -> None:
    with Double(version=version) as double, opened(double) as catalogue:
        pushed(catalogue, given(licences=(Licence("CC-BY-4.0"),)))
        form, held = pushed(catalogue, given(licences=(Licence("etalab-2.0"),)))
        assert held.hash == form.hash
        licence = only(double).latest.terms.licence
        assert licence
        assert licence.name == "etalab 2.0"


def test_a_record_that_says_nothing_of_terms_leaves_them() -> None:
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given(licences=(Licence("CC-BY-4.0"),)))
        form, held = pushed(catalogue, given(title=TITLE, licences=(), access=(), limitations=()))
        assert held.is_as(form.hash)
        assert only(double).latest.terms.licence


def test_a_value_that_is_a_piece_of_another_is_not_lost() -> None:
    titles = (Text("Mer et glace"), Text("Mer"), Text("glace"))
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given())
        form, held = pushed(catalogue, given(alternate_titles=titles))
        assert held.hash == form.hash
        assert {"Mer", "glace"} <= set(only(double).latest.texts("alternativeTitle"))


def test_an_edit_of_a_published_data_set_is_a_new_draft() -> None:
    with Double() as double:
        with opened(double, "curator") as catalogue:
            pushed(catalogue, given())
        double.site.edited(only(double)).state = "RELEASED"
        only(double).latest.number = (1, 0)
        with opened(double, "curator") as catalogue:
            form, held = pushed(catalogue, given(title=TITLE))
        assert (held.state, held.hash, len(double.datasets)) == ("draft", form.hash, 1)
        assert [one.state for one in only(double).versions] == ["RELEASED", "DRAFT"]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_moved_since_the_plan_is_not_overwritten(version: str) -> None:
    with Double(version=version) as double, opened(double) as catalogue:
        _, held = pushed(catalogue, given())
        only(double).latest.values["notesText"] = ["written by a curator"]
        form = catalogue.form(given(title=TITLE))
        with pytest.raises(RefusedError, match="was changed in the target a moment ago"):
            catalogue.write([Wanted(form, "update", held)])
        assert only(double).latest.texts("title") == [str(FRENCH.title)]


def test_the_server_refuses_what_moved_between_reading_and_writing() -> None:
    with Double() as double, opened(double) as catalogue, session_of(double) as session:
        _, held = pushed(catalogue, given())
        double.advance(5)
        double.site.saved(only(double))  # somebody saves what is no field of ours
        drafter = Drafter(session, Site((6, 8)), "lab")
        form = catalogue.form(given(title=TITLE))
        with pytest.raises(RefusedError, match="a moment ago"):
            drafter.change(held.key, read_json(held.document, "-"), read_json(form.document, "-"))


def test_an_edit_waits_for_a_lock() -> None:
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given())
        double.lock(only(double), "EditInProgress", seconds=20)
        form, held = pushed(catalogue, given(title=TITLE))
        assert held.hash == form.hash


def test_what_is_published_while_it_is_waited_for_is_not_written_over_blindly() -> None:
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given())
        double.lock(only(double), "Workflow", seconds=20)
        form, held = pushed(catalogue, given(title=TITLE))
        assert (held.hash, held.state) == (form.hash, "draft")
        assert [one.state for one in only(double).versions] == ["RELEASED", "DRAFT"]


def test_a_lock_that_stays_is_told() -> None:
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given())
        double.lock(only(double), "EditInProgress")
        with pytest.raises(RefusedError, match="EditInProgress"):
            pushed(catalogue, given(title=TITLE))


def test_a_limit_of_requests_is_waited_for() -> None:
    with Double() as double, opened(double) as catalogue:
        double.rate_limit(2)
        form, held = pushed(catalogue, given())
        assert held.hash == form.hash


def test_what_the_server_has_against_a_document_is_told_in_its_words() -> None:
    with Double(allows_custom_terms=True) as double, opened(double) as catalogue:
        form = catalogue.form(given())
        bad = replace(form, document=form.document.replace(b'"title"', b'"subtitle"'))
        with pytest.raises(RefusedError, match="Title is required") as refusal:
            catalogue.write([Wanted(bad, "create")])
        assert not isinstance(refusal.value, AccessError)
        assert double.datasets == []


def test_who_may_not_create_is_told_so_for_all_records() -> None:
    with Double() as double:
        with opened(double) as catalogue:
            form = catalogue.form(given())
        with opened(double, "reader") as catalogue, pytest.raises(AccessError):
            catalogue.write([Wanted(form, "create")])


def test_the_data_set_of_another_is_refused_alone() -> None:
    with Double() as double:
        with opened(double, "other-depositor") as catalogue:
            form, held = pushed(catalogue, given())
        other = replace(form, document=form.document.replace(b"2", b"3"), hash="other")
        with opened(double) as catalogue, pytest.raises(RefusedError) as refusal:
            catalogue.write([Wanted(other, "update", held)])
        assert not isinstance(refusal.value, AccessError)


def test_files_go_with_their_record_and_are_not_sent_twice(tmp_path: Path) -> None:
    data = tmp_path / "data.nc"
    data.write_bytes(b"CDF\x01" * 10)
    with Double(index_lag=None) as double, opened(double) as catalogue:
        form, held = pushed(catalogue, given((data,)))
        assert held.hash == form.hash
        double.requests.clear()
        form, held = pushed(catalogue, given((data,), title=TITLE))
        assert held.hash == form.hash
        assert calls(double) == ["editMetadata"]


def test_what_the_server_reads_from_the_data_is_no_difference(tmp_path: Path) -> None:
    data = tmp_path / "data.nc"
    data.write_bytes(b"CDF\x01" * 10)
    box = ("-5", "5", "50", "40")
    with Double(netcdf_box=box) as double, opened(double) as catalogue:
        form, held = pushed(catalogue, given((data,), boxes=()))
        assert only(double).latest.values["geographicBoundingBox"]
        assert held.hash != form.hash
        assert held.is_as(form.hash)
        assert [one.field for one in agreed(catalogue, form, held).added] == ["geographicBoundingBox"]
        form, held = pushed(catalogue, given((data,), boxes=(), title=TITLE))
        assert only(double).latest.values["geographicBoundingBox"]
        assert held.is_as(form.hash)


def test_files_that_were_never_pushed_are_no_difference(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_bytes(b"a,b\n1,2\n")
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given((data,)))
        form = catalogue.form(given())
        assert catalogue.held([form.id])[form.id].is_as(form.hash)
        assert not catalogue.held([form.id])[form.id].is_as(catalogue.form(given(title=TITLE)).hash)


def test_what_was_made_by_hand_for_want_of_a_field_is_kept_up_to_date() -> None:
    with Double(required=frozenset({"productionPlace"})) as double, opened(double) as catalogue:
        form = catalogue.form(given())
        document = json.loads(form.document)
        place = {"typeName": "productionPlace", "multiple": True, "typeClass": "primitive", "value": ["Brest"]}
        document["metadataBlocks"]["citation"]["fields"].append(place)
        catalogue.write([Wanted(replace(form, document=json.dumps(document).encode()), "create")])
        form, held = pushed(catalogue, given(title=TITLE))
        assert held.hash == form.hash
        assert only(double).latest.texts("productionPlace") == ["Brest"]


def test_a_draft_is_deleted() -> None:
    with Double() as double, opened(double) as catalogue:
        form, held = pushed(catalogue, given())
        assert "deleted" in catalogue.delete(held)
        assert catalogue.held([form.id]) == {}
        assert double.datasets == []


def test_what_was_published_is_not_deleted() -> None:
    with Double() as double, opened(double, "curator") as catalogue:
        pushed(catalogue, given())
        double.site.edited(only(double)).state = "RELEASED"
        only(double).latest.number = (1, 0)
        form, held = pushed(catalogue, given(title=TITLE))
        with pytest.raises(RefusedError, match="is published"):
            catalogue.delete(held)
        assert only(double).draft
        assert catalogue.children([form.id]) == {form.id: ()}
