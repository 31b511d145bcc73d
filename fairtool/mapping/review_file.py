"""Reading and keeping review files, however a spreadsheet saved them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from fairtool.atomic import written
from fairtool.errors import UnreadableError
from fairtool.mapping.inputs_list import read_list, text_of
from fairtool.mapping.review import Review, Reviews
from fairtool.mapping.review_sheet import kept, unguarded
from fairtool.mapping.sssom_curies import is_address

_YES = frozenset({"accept", "accepted", "accepter", "accepté", "accepte", "yes", "y", "oui", "o", "ok", "x"})
_NO = frozenset({"refuse", "refused", "refuser", "refusé", "reject", "rejected", "no", "n", "non"})
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "keyword": ("keyword", "mot-clé", "mot-cle", "mot clé"),
    "lang": ("lang", "language", "langue"),
    "scheme": ("scheme", "thesaurus", "thésaurus"),
    "decision": ("decision", "décision"),
}
_NUMBERED = re.compile(r"(label|uri)_(\d+)")
Row = Mapping[str, str]


def read_reviews(path: Path, *, must_exist: bool = True) -> Reviews:
    """Give what is decided in a file; none where there is no file and it need not exist yet.

    Columns may stand in any order, with tabs, semicolons or commas between; rows without a decision say nothing.
    Raises UnreadableError with the line where a decision is not understood.
    """
    if not must_exist and not path.exists():
        return Reviews()
    text = text_of(read_list(path, str(path)), str(path))
    return Reviews(tuple(_reviews(text, str(path))))


def keep(path: Path, later: Iterable[Review]) -> Reviews:
    """Add reviews to a file, which keeps what was decided before and of which is written all or nothing.

    Gives all that is in it now. Raises UnreadableError where the file is there and cannot be read, UsageError where it
    cannot be written.
    """
    reviews = read_reviews(path, must_exist=False).with_later(later)
    with written(path) as stream:
        stream.write(kept(reviews))
    return reviews


def _reviews(text: str, name: str) -> Iterator[Review]:
    first = text.lstrip("\n\r").partition("\n")[0]
    separator = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    columns: Mapping[int, str] = {}
    for cells in _lines(reader, name):
        if not columns:
            columns = _columns(cells, name)
            continue
        row = {columns[place]: unguarded(cell.strip()) for place, cell in enumerate(cells) if place in columns}
        if row.get("keyword") and row.get("decision"):
            yield _review(row, f"{name}:{reader.line_num}")
    if not columns:
        _columns([], name)


def _lines(reader: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    """Yield the cells of each line; raises UnreadableError where the library reads no table."""
    try:
        yield from reader
    except csv.Error as error:
        raise UnreadableError("{path} is no table that can be read: {reason}", path=name, reason=error) from error


def _columns(cells: list[str], name: str) -> Mapping[int, str]:
    """Give the meaning of each column by its place; raises UnreadableError where one that is needed is not there."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        plain = cell.strip().casefold()
        known = next((field for field, names in _COLUMNS.items() if plain in names), plain)
        if known in _COLUMNS or _NUMBERED.fullmatch(known):
            found[place] = known
    missing = next((one for one in ("keyword", "decision") if one not in found.values()), None)
    if missing:
        raise UnreadableError(
            "{path} is no review file: it has no column {column}",
            hint="write one with --format review, and fill in the column decision",
            path=name,
            column=missing,
        )
    return found


def _review(row: Row, at: str) -> Review:
    said = row["decision"]
    about = Review(row["keyword"], row.get("lang", "").lower(), row.get("scheme", ""))
    if said.casefold() in _NO:
        refused = tuple(value for name, value in row.items() if name.startswith("uri_") and value)
        return replace(about, refused=refused)
    if is_address(said):
        known = next((name[4:] for name, value in row.items() if name.startswith("uri_") and value == said), "")
        return replace(about, accepted=said, label=row.get(f"label_{known}", ""))
    number = "1" if said.casefold() in _YES else said
    chosen = row.get(f"uri_{number}", "")
    if not chosen:
        raise UnreadableError(
            "{where}: {said} is no decision on {keyword}",
            hint="write accept, refuse, the number of a candidate, or the address of a concept",
            where=at,
            said=said,
            keyword=row["keyword"],
        )
    return replace(about, accepted=chosen, label=row.get(f"label_{number}", ""))
