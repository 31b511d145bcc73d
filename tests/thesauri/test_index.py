"""An index answers by address, code, path, label and words, and is whole or not there at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.skos.entry import Label
from fairtool.skos.facet import Facet
from fairtool.thesauri.content import content_of
from fairtool.thesauri.index import Index
from fairtool.thesauri.labels import Origin
from fairtool.thesauri.store import write_index
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts, facts_of
from tests.thesauri.small import BASE, entry, index_of, thesaurus

ENTRIES = (
    entry("sea", "en:Sea", "fr:mer", "-en:ocean", notations=("SDN:X::SEA", "S 1"), narrower=(f"{BASE}ice",)),
    entry(
        "ice/",
        "en:Sea Ice",
        "fr:glace de mer",
        broader=(f"{BASE}sea",),
        mappings=(("exactMatch", "https://o.example/i"),),
    ),
    entry("temp", "en:sea temperature", unit="K", kinds=("Variable", "Property")),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with closing(index_of(tmp_path, *ENTRIES)) as one:
        yield one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{BASE}sea", (0,)),
        (f"{BASE}sea/", (0,)),
        ("http://t.example/sea", (0,)),
        (f"{BASE}ice", (1,)),
        ("http://t.example/ice/", (1,)),
        ("SDN:X::SEA", (0,)),
        ("sdn:x::sea", (0,)),
        ("S 1", (0,)),
        (f"{BASE}SEA", ()),
        ("https://t.example/", ()),
        ("sea", ()),
        ("", ()),
    ],
)
def test_a_concept_is_found_by_address_and_code(index: Index, text: str, found: tuple[int, ...]) -> None:
    assert index.by_identifier(text) == found


def test_a_concept_says_what_the_thesaurus_says_of_it(index: Index) -> None:
    hit = index.hit(0)
    assert (hit.uri, hit.notation, hit.unit, hit.deprecated, hit.path) == (f"{BASE}sea", "SDN:X::SEA", None, False, "")
    assert hit.labels == ENTRIES[0].labels
    assert (index.hit(2).unit, index.hit(2).kinds) == ("K", ("Variable", "Property"))
    assert index.size == len(list(index.concepts())) == 3


@pytest.mark.parametrize(("languages", "text"), [(("fr",), "mer"), (("en",), "Sea"), (("de",), "Sea"), ((), "Sea")])
def test_a_label_is_shown_by_language(index: Index, languages: tuple[str, ...], text: str) -> None:
    assert index.hit(0).label(*languages).text == text


def test_a_code_with_a_blank_is_told_whole(tmp_path: Path) -> None:
    with closing(index_of(tmp_path, entry("a", "en:sea", notations=("S 1", "T")))) as index:
        assert index.hit(0).notation == "S 1"


def test_labels_are_found_by_key(index: Index) -> None:
    assert [one.text for one in index.by_key("sea ice")] == ["Sea Ice"]
    assert index.by_key("nothing") == ()
    assert index.by_key("ocean")[0].origin is Origin.ALTERNATIVE


def test_what_stands_below_is_told_whichever_of_the_two_says_so(tmp_path: Path) -> None:
    entries = (
        entry("a", "en:a", narrower=(f"{BASE}b",)),
        entry("b", "en:b"),
        entry("c", "en:c", broader=(f"{BASE}a",)),
    )
    with closing(index_of(tmp_path, *entries)) as index:
        assert sorted(index.narrower(f"{BASE}a")) == [f"{BASE}b", f"{BASE}c"]
        assert index.narrower(f"{BASE}c") == ()


def test_relations_and_mappings_are_kept(index: Index) -> None:
    assert index.relations(1) == (("broader", f"{BASE}sea"), ("exactMatch", "https://o.example/i"))
    assert index.mapped_to("https://o.example/i") == ((1, "exactMatch"),)


def test_languages_are_those_of_labels(index: Index) -> None:
    assert index.languages == {"en", "fr"}


def test_arrays_are_those_that_were_computed(index: Index) -> None:
    content = content_of(thesaurus(*ENTRIES))
    for name in ("grams", "words", "context"):
        made, read = getattr(content, name), getattr(index, name)
        assert read.numbers == made.numbers
        for part in ("starts", "documents", "rarity", "norms"):
            assert list(getattr(read, part)) == pytest.approx(list(getattr(made, part)))
    assert index.arrays.concept.tolist() == [way.concept for way in content.ways]


@pytest.mark.parametrize(
    "texts", [("a", "it's", 'x"; DROP TABLE way; --'), ("\U0001f600", "ß", "\x1f"), ("%", "_", "*")]
)
def test_no_text_is_taken_for_a_query(tmp_path: Path, texts: tuple[str, ...]) -> None:
    with closing(
        index_of(tmp_path, *(entry(str(n), f"en:{text}", notations=(text,)) for n, text in enumerate(texts)))
    ) as one:
        for number, text in enumerate(texts):
            assert one.by_identifier(text) == (number,)
            assert one.hit(number).labels == (Label(text, "en"),)


def test_one_concept_alone_makes_an_index(tmp_path: Path) -> None:
    with closing(index_of(tmp_path, entry("a", "en:sea"))) as index:
        assert index.size == 1


def test_facts_survive_as_texts() -> None:
    facts = ThesaurusFacts("a", "A", "1", "2024", "u", "CC0-1.0", "shipped", frozenset({Facet.THEME, Facet.PLACE}), "i")
    assert facts_of(facts.as_texts()) == facts


@pytest.mark.parametrize("content", [b"", b"garbage" * 100, b"SQLite format 3\0" + b"\0" * 4096])
def test_a_file_that_is_no_index_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match="is no index of a thesaurus"):
        Index(path)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_an_index_whose_end_is_missing_is_told_when_it_is_opened(tmp_path: Path, share: float) -> None:
    index_of(tmp_path, *(entry(str(number), f"en:sea number {number}") for number in range(200))).close()
    path = tmp_path / "words.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableError, match="is no index of a thesaurus"):
        Index(path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE fact SET value = 'colour' WHERE name = 'facets'",
        "DELETE FROM fact WHERE name = 'facets'",
        "DELETE FROM fact WHERE name = 'name'",
        "INSERT INTO fact VALUES ('more', '')",
        "DROP TABLE concept",
    ],
)
def test_an_index_of_another_making_is_told(tmp_path: Path, change: str) -> None:
    index_of(tmp_path, *ENTRIES).close()
    path = tmp_path / "words.sqlite"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(change)
    with pytest.raises(UnreadableError, match="is no index of a thesaurus"):
        Index(path)


def test_an_index_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with pytest.raises(UsageError, match="cannot be written"):  # one address twice
        write_index(path, content_of(thesaurus(entry("a", "en:a"), entry("a", "en:b"))), {"name": "a"})
    assert not path.exists()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_index(tmp_path / "no" / "a.sqlite", content_of(thesaurus(*ENTRIES)), {})
