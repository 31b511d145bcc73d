"""What curators decide prevails, and is kept whatever a spreadsheet makes of the file."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError
from fairtool.mapping.answer import Answer, Decision, Keyword, Method
from fairtool.mapping.review import Review, Reviews, reviewed
from fairtool.mapping.review_file import keep, read_reviews
from fairtool.mapping.review_sheet import HEADER, guarded, sheet, unguarded
from fairtool.mapping.review_talk import asked
from tests.mapping.answers import CF, CURRENTS, GCMD, SEA_TEMPERATURE, SST, suggested, taken

ANSWER = suggested("Température", SST, SEA_TEMPERATURE, lang="fr")


def _filled(answers: list[Answer], *decisions: str) -> str:
    """Give the sheet of answers with the decisions in its rows."""
    header, *rows = csv.reader(io.StringIO(sheet(answers).lstrip("\ufeff")), delimiter="\t")
    for row, decision in zip(rows, decisions, strict=True):
        row[header.index("decision")] = decision
    return "\n".join("\t".join(row) for row in (header, *rows))


def _read(tmp_path: Path, data: bytes) -> Reviews:
    path = tmp_path / "revue.tsv"
    path.write_bytes(data)
    return read_reviews(path)


@pytest.mark.parametrize("word", ["accept", "Accepter", "oui", "1", SST.uri])
def test_a_candidate_is_accepted_in_many_words(tmp_path: Path, word: str) -> None:
    reviews = _read(tmp_path, _filled([ANSWER], word, "").encode())
    assert reviews.of(ANSWER.keyword) == (Review("Température", "fr", CF.name, SST.uri, SST.label),)


@pytest.mark.parametrize("word", ["refuse", "REFUSER", "non"])
def test_all_candidates_of_a_row_are_refused(tmp_path: Path, word: str) -> None:
    reviews = _read(tmp_path, _filled([ANSWER], "", word).encode())
    assert reviews.of(ANSWER.keyword) == (Review("Température", "fr", GCMD.name, refused=(SEA_TEMPERATURE.uri,)),)


def test_an_address_that_is_no_candidate_may_be_accepted(tmp_path: Path) -> None:
    reviews = _read(tmp_path, _filled([ANSWER], "http://a.org/autre", "").encode())
    found = reviewed(ANSWER, reviews)
    assert (found.decision, found.candidates[0].uri) == (Decision.ACCEPTED, "http://a.org/autre")
    assert (found.candidates[0].method, found.candidates[0].score) == (Method.REVIEWED, 1.0)


def _french(text: str) -> bytes:
    """Save as a French spreadsheet does: semicolons, CRLF, Windows-1252, columns moved."""
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    moved = [[*row[3:], *row[:3]] for row in rows]
    moved[0] = ["décision" if cell == "decision" else "mot-clé" if cell == "keyword" else cell for cell in moved[0]]
    return "\r\n".join(";".join(row) for row in moved).encode("cp1252")


@pytest.mark.parametrize(
    "saved",
    [
        _french,
        lambda text: text.encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\t", ",").encode(),
    ],
    ids=["french csv", "utf-16", "mark and CRLF", "commas"],
)
def test_a_sheet_is_read_however_it_was_saved(tmp_path: Path, saved: Callable[[str], bytes]) -> None:
    reviews = _read(tmp_path, saved(_filled([ANSWER], "accepter", "refuser")))
    assert [(one.accepted, one.refused) for one in reviews.of(ANSWER.keyword)] == [
        (SST.uri, ()),
        ("", (SEA_TEMPERATURE.uri,)),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no review file"),
        (b"keyword\turi_1\na\tb\n", "no column decision"),
        (b"keyword\tdecision\turi_1\na\tmaybe\tb\n", "revue.tsv:2: maybe is no decision on a"),
        (b"keyword\tdecision\turi_1\na\t2\tb\n", "2 is no decision"),
        (b"keyword\tdecision\na\taccept\n", "accept is no decision"),
        (b"\0\1", "is no text"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        _read(tmp_path, data)


@pytest.mark.parametrize("text", ["=1+1", "+33", "-a", "@b", "a", "'a", "'=a"])
def test_a_cell_is_no_formula_and_stays_what_it_was(text: str) -> None:
    assert guarded(text)[0] not in "=+-@"
    assert unguarded(guarded(text)) == text or text == "'=a"


def test_a_word_that_looks_like_a_formula_is_found_again(tmp_path: Path) -> None:
    answer = suggested("=HYPERLINK(1)", SST)
    reviews = _read(tmp_path, _filled([answer], "accept").encode())
    assert reviewed(answer, reviews).decision is Decision.ACCEPTED


def test_the_sheet_begins_with_a_mark_and_leaves_the_decision_open() -> None:
    text = sheet([ANSWER, Answer(Keyword("rien"), Decision.NONE)])
    assert text.startswith("\ufeffkeyword\tlang\tscheme\tdecision\tstatus")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter="\t"))
    assert [(row["keyword"], row["scheme"], row["decision"], row["status"]) for row in rows] == [
        ("Température", CF.name, "", "suggested"),
        ("Température", GCMD.name, "", "suggested"),
        ("rien", "", "", "none"),
    ]
    assert len(HEADER) == 20


def test_what_is_refused_is_left_out_and_the_rest_is_looked_at() -> None:
    refused = Reviews((Review("température", "fr", CF.name, refused=(SST.uri,)),))
    assert reviewed(taken("Température", SST, SEA_TEMPERATURE, lang="fr"), refused) == suggested(
        "Température", SEA_TEMPERATURE, lang="fr"
    )
    assert reviewed(taken("Température", SST, lang="fr"), refused).decision is Decision.NONE


def test_a_review_without_language_holds_in_any_and_one_with_it_only_there() -> None:
    reviews = Reviews((Review("Sel", "", "a", "http://a/1"), Review("sel", "fr", "a", "http://a/2")))
    assert [one.accepted for one in reviews.of(Keyword("SEL", "en"))] == ["http://a/1"]
    assert [one.accepted for one in reviews.of(Keyword("sel", "fr"))] == ["http://a/2"]


def test_an_acceptance_in_a_thesaurus_that_is_not_asked_for_is_left_aside() -> None:
    reviews = Reviews((Review("courants", "fr", GCMD.name, "http://a/1"),))
    answer = suggested("courants", CURRENTS, lang="fr")
    assert reviewed(answer, reviews, ["odatis-od1"]) == answer
    assert reviewed(answer, reviews, [GCMD.name]).candidates[0].uri == "http://a/1"


def test_later_decisions_prevail_and_earlier_ones_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "revue.tsv"
    keep(
        path, [Review("a", "", "s", "http://a/1", "un"), Review("b", "", "s", refused=tuple(f"u{n}" for n in range(7)))]
    )
    keep(path, [Review("a", "", "s", refused=("http://a/1",)), Review("c", "fr", "s", "http://a/3")])
    kept = read_reviews(path)
    assert kept.of(Keyword("a")) == (Review("a", "", "s", refused=("http://a/1",)),)
    assert kept.of(Keyword("b"))[0].refused == tuple(f"u{n}" for n in range(7))
    assert kept.of(Keyword("c", "fr"))[0].accepted == "http://a/3"
    keep(path, [Review("a", "", "s", "http://a/1")])
    assert read_reviews(path).of(Keyword("a")) == (Review("a", "", "s", "http://a/1"),)
    assert [one.name for one in tmp_path.iterdir()] == ["revue.tsv"]


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "revue.tsv"
    path.write_bytes(b"\0autre chose")
    with pytest.raises(UnreadableError):
        keep(path, [Review("a", accepted="http://a/1")])
    assert path.read_bytes() == b"\0autre chose"


def test_no_file_yet_is_no_review_and_a_named_one_must_be_there(tmp_path: Path) -> None:
    assert read_reviews(tmp_path / "x.tsv", must_exist=False) == Reviews()
    with pytest.raises(UnreadableError, match="does not exist"):
        read_reviews(tmp_path / "x.tsv")


def _talked(*lines: str | type[BaseException] | None) -> list[Review]:
    said = iter(lines)

    def ask(_question: str) -> str | None:
        line = next(said)
        if isinstance(line, type):
            raise line
        return line

    return list(asked([ANSWER, suggested("courants", CURRENTS)], ask, "en"))


def test_a_talk_takes_numbers_no_addresses_and_nothing() -> None:
    assert _talked("1", "n", "") == [
        Review("Température", "fr", CF.name, SST.uri, SST.label),
        Review("Température", "fr", GCMD.name, refused=(SEA_TEMPERATURE.uri,)),
    ]
    assert _talked("", "", "http://a.org/b") == [Review("courants", "", "odatis-od1", "http://a.org/b")]


UNLIKELY = replace(SEA_TEMPERATURE, score=0.01, certain=False)
FURTHER = replace(SST, uri="http://a.org/further", score=0.019, certain=False)


def test_nobody_is_asked_about_what_is_most_unlikely() -> None:
    questions: list[str] = []
    list(asked([suggested("sel", SST, FURTHER, UNLIKELY)], lambda text: questions.append(text) or "", "en"))
    (question,) = questions
    assert SST.uri in question
    assert FURTHER.uri not in question
    rows = list(
        csv.DictReader(io.StringIO(sheet([suggested("sel", UNLIKELY), suggested("eau", SST, FURTHER)])), delimiter="\t")
    )
    assert [(row["scheme"], row["status"], row["uri_2"] or "") for row in rows] == [
        ("", "none", ""),
        (CF.name, "suggested", ""),
    ]


def test_what_was_not_asked_about_is_refused_with_the_rest() -> None:
    refused = Reviews((Review("sel", "", CF.name, refused=(SST.uri,)),))
    assert reviewed(suggested("sel", SST, FURTHER), refused).decision is Decision.NONE
    other = reviewed(suggested("sel", SST, FURTHER, UNLIKELY), refused)
    assert (other.decision, other.candidates) == (Decision.NONE, (UNLIKELY,))


@pytest.mark.parametrize("end", [None, "q", KeyboardInterrupt, EOFError])
def test_what_was_answered_holds_when_the_talk_ends(end: str | type[BaseException] | None) -> None:
    assert [one.accepted for one in _talked("1", end)] == [SST.uri]


def test_what_is_not_understood_is_asked_again() -> None:
    assert [one.accepted for one in _talked("9", "peut-être", "1", "q")] == [SST.uri]
