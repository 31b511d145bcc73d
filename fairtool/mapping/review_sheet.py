"""A review as a table that opens in a spreadsheet: a row for each keyword and thesaurus, and a decision to fill in."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from fairtool.mapping.answer import MOST_CANDIDATES, Answer, Candidate, Method
from fairtool.mapping.document_taken import accepted
from fairtool.mapping.review import Review, Reviews, is_likely

ACCEPT = "accept"
REFUSE = "refuse"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what begins so for a formula
_MARK = "\ufeff"  # without it a spreadsheet takes UTF-8 for another encoding
_FIRST = ("keyword", "lang", "scheme", "decision", "status")
_EACH = ("label", "uri", "score")
HEADER = (*_FIRST, *(f"{name}_{number}" for number in range(1, MOST_CANDIDATES + 1) for name in _EACH))


def sheet(answers: Iterable[Answer]) -> str:
    """Give answers as a table to be reviewed; what was decided before stands in it, all else is left to fill in."""
    rows = {row[:3]: row for answer in answers for row in _rows(answer)}
    return _table(rows.values())


def kept(reviews: Reviews) -> str:
    """Give reviews as a table of the same form, to be read again."""
    return _table(row for one in reviews.made for row in _decided(one))


def guarded(text: str) -> str:
    """Write a cell on one line, so that no spreadsheet takes it for a formula."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(_DANGEROUS) else plain


def unguarded(text: str) -> str:
    """Give what was guarded."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_DANGEROUS) else text


def _table(rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow([*map(guarded, row), *[""] * (len(HEADER) - len(row))])
    return _MARK + stream.getvalue()


def _rows(answer: Answer) -> Iterator[tuple[str, ...]]:
    """Give a row for each thesaurus that has a likely candidate, or one without any."""
    keyword, sure = answer.keyword, accepted(answer)
    by_scheme = sorted(filter(is_likely, answer.candidates), key=lambda one: one.scheme.name)
    for scheme, found in groupby(by_scheme, key=lambda one: one.scheme.name):
        candidates = tuple(found)[:MOST_CANDIDATES]
        said = ACCEPT if candidates[0].method is Method.REVIEWED else ""
        status = "accepted" if candidates[0] in sure else "suggested"
        cells = [cell for one in candidates for cell in _cells(one)]
        yield (keyword.text, keyword.lang, scheme, said, status, *cells)
    if not by_scheme:
        yield (keyword.text, keyword.lang, "", "", "none")


def _cells(one: Candidate) -> tuple[str, str, str]:
    return one.label, one.uri, f"{one.score:.2f}"


def _decided(review: Review) -> Iterator[tuple[str, ...]]:
    about = (review.text, review.lang, review.scheme)
    if review.refused:
        for start in range(0, len(review.refused), MOST_CANDIDATES):
            some = review.refused[start : start + MOST_CANDIDATES]
            yield (*about, REFUSE, "", *(cell for uri in some for cell in ("", uri, "")))
    if review.accepted:
        yield (*about, ACCEPT, "", review.label, review.accepted, "")
