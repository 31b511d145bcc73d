"""The content of an index: paths, codes, context, words that are written as one or as two."""

import pytest

from fairtool.skos.entry import Entry
from fairtool.thesauri.content import Content, alias_of, content_of, split_words
from fairtool.thesauri.labels import Usage
from tests.thesauri.small import BASE, entry, thesaurus

GCMD = "https://gcmd.earthdata.nasa.gov/kms/concept/"


def _science(number: str, label: str, *broader: str) -> Entry:
    made = entry(number, f"en:{label}", broader=tuple(f"{GCMD}{one}" for one in broader))
    return Entry(f"{GCMD}{number}", made.labels, broader=made.broader)


def _aliases(content: Content) -> dict[str, int]:
    return dict(content.aliases)


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("EARTH SCIENCE > Oceans>SEA ICE", "oceans > sea ice"),
        ("Oceans >  Sea   Ice", "oceans > sea ice"),
        ("earth science>oceans", "oceans"),
        ("EARTH SCIENCE", "earth science"),
        ("SDN:OD1::DOXY", "sdn:od1::doxy"),
        ("air_temperature", "air_temperature"),
        ("", ""),
    ],
)
def test_paths_and_codes_are_compared_in_one_form(text: str, alias: str) -> None:
    assert alias_of(text) == alias
    assert alias_of(alias) == alias


def test_concepts_of_the_directory_are_known_by_their_paths() -> None:
    entries = (_science("1", "Earth Science"), _science("2", "Oceans", "1"), _science("3", "Sea Ice", "2"))
    content = content_of(thesaurus(*entries))
    assert [row.path for row in content.rows] == [
        "Earth Science",
        "Earth Science > Oceans",
        "Earth Science > Oceans > Sea Ice",
    ]
    assert _aliases(content)["oceans > sea ice"] == 2


def test_a_circle_of_broader_concepts_ends_where_it_began() -> None:
    content = content_of(thesaurus(_science("1", "a", "2"), _science("2", "b", "1")))
    assert [row.path for row in content.rows] == ["b > a", "a > b"]


def test_an_old_path_leads_to_the_concept_of_today_and_never_hides_a_path_of_today() -> None:
    entries = (_science("1", "Earth Science"), _science("2", "Oceans", "1"))
    renamed = {
        "EARTH SCIENCE > SEAS": f"{GCMD}2",
        "EARTH SCIENCE > OCEANS": f"{GCMD}1",
        "EARTH SCIENCE > GONE": f"{GCMD}9",
    }
    aliases = _aliases(content_of(thesaurus(*entries), renamed=renamed))
    assert aliases["seas"] == 1
    assert aliases["oceans"] == 1
    assert "gone" not in aliases


def test_a_code_that_two_concepts_have_leads_to_the_one_in_force() -> None:
    entries = (
        entry("old", "en:salinity", notations=("SDN:OD1::SAL",), deprecated=True),
        entry("new", "en:salinity", notations=("SDN:OD1::SAL",)),
    )
    assert _aliases(content_of(thesaurus(*entries)))["sdn:od1::sal"] == 1


def test_words_that_are_two_elsewhere_are_parted() -> None:
    content = content_of(thesaurus(entry("a", "en:seasalt aerosol"), entry("b", "en:sea salt"), entry("c", "en:a b")))
    assert content.splits["seasalt"] == "sea salt"
    assert [way.key for way in content.ways if way.concept == 0][:1] == ["sea salt aerosol"]
    assert "ab" not in content.splits
    assert split_words("dry seasalt", content.splits) == "dry sea salt"


def test_the_label_that_is_told_stays_as_it_was_written() -> None:
    content = content_of(thesaurus(entry("a", "en:seasalt"), entry("b", "en:sea salt")))
    assert content.ways[0].label.text == "seasalt"


def test_what_stands_above_a_concept_is_its_context() -> None:
    content = content_of(
        thesaurus(entry("sea", "en:ocean"), entry("ice", "en:ice", broader=(f"{BASE}sea", f"{BASE}gone")))
    )
    assert content.context.holders("ocean").tolist() == [1]
    assert content.context.holders("ice").tolist() == []


def test_what_a_concept_is_made_of_is_its_context() -> None:
    entries = (entry("p", "en:temperature"), entry("v", "en:sst", parts=(("hasProperty", f"{BASE}p"),)))
    assert content_of(thesaurus(*entries)).context.holders("temperatur").tolist() == [1]


def test_uses_of_producers_are_counted() -> None:
    usage = (Usage(f"{BASE}a", "tos", "en"), Usage(f"{BASE}a", "sst", "en"))
    content = content_of(thesaurus(entry("a", "en:x"), entry("b", "en:y")), usage, weight={f"{BASE}b": 3})
    assert [row.use for row in content.rows] == [2, 3]


def test_a_deprecated_concept_names_what_took_its_place_whether_said_or_seen() -> None:
    entries = (
        entry("old", "en:a", deprecated=True, replaced_by=(f"{BASE}new",)),
        entry("twin", "en:b", deprecated=True),
        entry("new", "en:b"),
    )
    assert [row.successor for row in content_of(thesaurus(*entries)).rows] == [f"{BASE}new", f"{BASE}new", ""]


def test_a_concept_that_is_replaced_but_in_force_is_not_left() -> None:
    entries = (entry("a", "en:a", replaced_by=(f"{BASE}b",)), entry("b", "en:b"))
    assert [row.successor for row in content_of(thesaurus(*entries)).rows] == ["", ""]


def test_initials_are_found_as_a_whole_only() -> None:
    content = content_of(thesaurus(entry("a", "en:body mass index")))
    initials = next(number for number, way in enumerate(content.ways) if way.key == "bmi")
    for holders in (content.words.documents, content.grams.documents):
        assert initials not in holders.tolist()


def test_an_empty_thesaurus_has_an_empty_content() -> None:
    content = content_of(thesaurus())
    assert (content.rows, content.ways, content.aliases) == ((), (), ())
