"""Keywords in a list: one a line, or a column of a table in CSV or TSV, whatever a spreadsheet made of it."""

import csv
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.mapping.answer import Keyword
from fairtool.netcdf.read_limits import MEBIBYTE
from fairtool.netcdf.sniff_special import refuse_missing, refuse_special
from fairtool.skos.facet import Facet

LARGEST = 16 * MEBIBYTE  # bytes of a list
MOST = 100_000  # keywords
_LONGEST = 1000  # characters of a keyword
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")  # what no text holds
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_SEPARATORS = ("\t", ";", ",")
# The names that a column may have, in lower case; the first line is a header where one is the keyword's.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("keyword", "keywords", "mot-clé", "mots-clés", "mot clé", "mots clés", "mot-cle", "mot_cle", "motcle",
             "label", "libellé", "libelle", "term", "terme", "concept", "word", "mot", "preflabel"),
    "lang": ("lang", "language", "langue"),
    "unit": ("unit", "units", "unité", "unités", "unite", "unites"),
    "facet": ("facet", "facette"),
}  # fmt: skip


def read_list(path: Path, name: str) -> bytes:
    """Give the bytes of a list; raises UnreadableError where it is missing, no file, or too large."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise refuse_special(path, about.st_mode)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise refuse_missing(path, error) from error
    if len(data) > LARGEST:
        raise UnreadableError(
            "{path} is a list of more than {limit} MiB", hint="part it", path=name, limit=LARGEST // MEBIBYTE
        )
    return data


def listed(data: bytes, name: str, suffix: str = "") -> tuple[Keyword, ...]:
    """Give the keywords of a list in their order; `suffix` (`.csv`) says what the name says of its form.

    Empty lines are left out, and those that begin with `#`. Raises UnreadableError where it is no text, or holds no
    keyword.
    """
    lines = [(number, line) for number, line in enumerate(text_of(data, name).splitlines(), 1) if _says(line)]
    table = _table(lines, name, suffix.lower())
    found = tuple(table if table is not None else _plain(lines, name))
    if not found:
        raise UnreadableError("{path} holds no keyword", hint="write one on each line", path=name)
    if len(found) > MOST:
        raise UnreadableError("{path} holds more than {most} keywords", hint="part it", path=name, most=MOST)
    return found


def text_of(data: bytes, name: str) -> str:
    """Give text by its byte order mark, as UTF-8, or else as Windows-1252; raises UnreadableError where it is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if _CONTROL.search(text):
        raise UnreadableError(
            "{path} is no text, and no data set or record that is known",
            hint="give a list of keywords, one a line, a netCDF file or a metadata record",
            path=name,
        )
    return text


def _says(line: str) -> bool:
    return bool(line.strip(" \t,;\"'")) and not line.lstrip().startswith("#")


def _plain(lines: list[tuple[int, str]], name: str) -> Iterator[Keyword]:
    for number, line in lines:
        yield _keyword({"text": line.strip().strip('"')}, name, number)


def _table(lines: list[tuple[int, str]], name: str, suffix: str) -> Iterator[Keyword] | None:
    """Give the keywords of a table; None where the lines are none."""
    header = lines[0][1] if lines else ""
    separator = next((sign for sign in _SEPARATORS if sign in header), "")
    columns = _columns(header, separator or ",")
    if "text" in columns:
        return _rows(lines[1:], columns, separator or ",", name)
    if suffix in _TABLES and separator:
        raise UnreadableError(
            "{path} has no column of keywords: its first line is {header}",
            hint="give the column the name keyword",
            path=name,
            header=header[:100],
        )
    return None


def _columns(header: str, separator: str) -> Mapping[str, int]:
    names = [cell.strip().casefold() for cell in next(csv.reader([header], delimiter=separator), [])]
    found = {field: [names.index(one) for one in known if one in names] for field, known in _COLUMNS.items()}
    return {field: places[0] for field, places in found.items() if places}


def _rows(lines: list[tuple[int, str]], columns: Mapping[str, int], separator: str, name: str) -> Iterator[Keyword]:
    for number, line in lines:
        cells = next(csv.reader([line], delimiter=separator), [])
        row = {field: cells[place].strip() for field, place in columns.items() if place < len(cells)}
        if row.get("text"):
            yield _keyword(row, name, number)


def _keyword(row: Mapping[str, str], name: str, number: int) -> Keyword:
    text = " ".join(row["text"].split())
    if len(text) > _LONGEST:
        raise UnreadableError(
            "line {line} of {path} has {count} characters, and is no keyword",
            hint="write one keyword on each line",
            path=name,
            line=number,
            count=len(text),
        )
    facet = row.get("facet", "").lower()
    known = Facet(facet) if facet in set(Facet) else None
    lang = row.get("lang", "").lower().partition("-")[0]
    return Keyword(text, lang, row.get("unit", ""), known, name, f"line {number}")
