"""What is lost in publication, as it is shown: for a terminal, as Markdown, as JSON."""

import json

import pytest

from fairtool.fair.lost import Dropped, Fate, Passage
from fairtool.fair.lost_fields import FIELDS
from fairtool.fair.lost_words import ways_of
from fairtool.fair.lost_written import DroppedDocument, dropped_document
from fairtool.fair.online.record_found import Way
from fairtool.render.lost_markdown import lost_markdown
from fairtool.render.lost_text import lost_text
from fairtool.render.run import Run
from fairtool.translate import LANGUAGES, Language

AT = "https://data.example.org/7"


def _passage(way: Way, fate: Fate, *missing: str, found: tuple[str, ...] = ()) -> Passage:
    return Passage(way, AT, "application/ld+json", fate, found, missing)


def _field(name: str, fate: Fate, *passages: Passage, local: tuple[str, ...] = ("x",)) -> Dropped:
    words = next(one.words for one in FIELDS if one.name == name)
    return Dropped(name, words, fate, local, len(local), passages)


TITLE = _field("title", Fate.KEPT, _passage(Way.EMBEDDED, Fate.KEPT), _passage(Way.NEGOTIATED, Fate.KEPT))
PERIOD = _field(
    "periods",
    Fate.DROPPED,
    _passage(Way.EMBEDDED, Fate.DROPPED, "2000/2020"),
    _passage(Way.NEGOTIATED, Fate.DROPPED, "2000/2020"),
    local=("2000/2020",),
)
KEYWORDS = _field(
    "keywords",
    Fate.CHANGED,
    _passage(Way.EMBEDDED, Fate.CHANGED, "sel | *", found=("mer",)),
    _passage(Way.NEGOTIATED, Fate.DROPPED, "mer", "sel | *"),
    local=("mer", "sel | *"),
)
VERSION = _field(
    "version", Fate.CHANGED, _passage(Way.EMBEDDED, Fate.CHANGED, "2", found=("1",)), local=("2",)
)  # another record says nothing of the negotiated way
FIELDS_FOUND = (TITLE, PERIOD, KEYWORDS, VERSION)


def test_a_table_has_a_sign_for_each_way() -> None:
    lines = lost_text(FIELDS_FOUND, Run("1", width=60)).splitlines()
    assert lines[0] == "Lost in publication"
    assert [line.split() for line in lines if line.startswith(("period  ", "keywords  "))] == [
        ["period", "✗", "✗"],
        ["keywords", "~", "✗"],
    ]
    assert not any(line.startswith("title") for line in lines)


def test_the_worst_is_told_first_in_sentences() -> None:
    text = " ".join(lost_text(FIELDS_FOUND, Run("1", width=0)).split())
    dropped = 'period: the record says "2000/2020"; no record on the web does'
    missing = f'keywords: on the web is missing "sel | *" ({AT})'
    other = f'version: the record says "2"; the web says "1" ({AT})'
    assert text.index(dropped) < text.index(missing) < text.index(other)
    assert "fields of the record: 4; on the web, kept: 1, changed: 2, dropped: 1" in text


def test_with_verbose_what_is_kept_is_shown_too() -> None:
    lines = lost_text(FIELDS_FOUND, Run("1", width=60, verbose=True)).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("title")] == ["title"]


def test_without_verbose_five_losses_are_told() -> None:
    many = tuple(_field(one.name, Fate.DROPPED, _passage(Way.EMBEDDED, Fate.DROPPED, "x")) for one in FIELDS[:9])
    text = lost_text(many, Run("1", width=100))
    assert text.count("no record on the web does") == 5
    assert "and 4 more; --verbose tells all" in text
    assert lost_text(many, Run("1", width=100, verbose=True)).count("no record on the web does") == 9


def test_a_terminal_without_unicode_gets_ascii() -> None:
    assert lost_text(FIELDS_FOUND, Run("1", unicode=False)).isascii()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
def test_all_fields_and_ways_fit_a_narrow_terminal(language: Language, width: int) -> None:
    every = tuple(
        _field(one.name, Fate.DROPPED, *(_passage(way, Fate.DROPPED, "x") for way in Way), local=("x" * 20,))
        for one in FIELDS
    )
    lines = lost_text(every, Run("1", language, width=width, verbose=True)).splitlines()
    assert max(map(len, lines)) <= width
    assert len([line for line in lines if line.count("✗") == len(Way)]) == len(FIELDS)


def test_nothing_that_a_server_said_upsets_a_terminal() -> None:
    evil = _field("title", Fate.CHANGED, _passage(Way.EMBEDDED, Fate.CHANGED, "a", found=("\x1b[2J",)), local=("a",))
    text = lost_text((evil,), Run("1"))
    assert "\x1b" not in text
    assert r"\x1b[2J" in text


def test_where_no_record_was_found_it_is_said() -> None:
    for text in (
        lost_text((_field("title", Fate.DROPPED),), Run("1")),
        lost_markdown((_field("title", Fate.DROPPED),), Run("1")),
    ):
        assert "no record of the data was found on the web" in text


def test_markdown_has_sentences_and_a_table_of_all() -> None:
    text = lost_markdown(FIELDS_FOUND, Run("1", unicode=False))
    assert text.startswith("## Lost in publication\n")
    assert r'- keywords: on the web is missing "sel \| \*"' in text
    assert "| | page | asked |\n| --- | :---: | :---: |\n| title | ✓ kept | ✓ kept |\n" in text
    assert "| version | ~ changed |  |" in text


def test_a_document_has_every_record() -> None:
    document: DroppedDocument = dropped_document(KEYWORDS, "en")
    assert json.loads(json.dumps(document))["passages"][0] == {
        "way": "embedded",
        "address": AT,
        "media_type": "application/ld+json",
        "fate": "changed",
        "found": ["mer"],
        "missing": ["sel | *"],
        "left_out": 0,
    }
    assert (document["field"], document["fate"], document["count"]) == ("keywords", "changed", 2)
    assert document["message"].startswith("keywords: on the web is missing")
    assert dropped_document(TITLE, "en")["message"] == ""


def test_ways_stand_in_one_order() -> None:
    assert ways_of(FIELDS_FOUND) == (Way.EMBEDDED, Way.NEGOTIATED)
