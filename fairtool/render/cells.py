"""Rows for machines: CSV that no spreadsheet takes for formulas, and JSON; any value of a database can be in them."""

import csv
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from fairtool.render.json_text import dumped
from fairtool.render.visible import encodable

Cell = str | int | float | bytes | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what begins a formula in the spreadsheets that there are


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give rows as lines of CSV (RFC 4180).

    A text that a spreadsheet would run as a formula has an apostrophe before it; a number never has.
    """
    held = StringIO()
    writer = csv.writer(held, lineterminator="\n")
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield held.getvalue()
        held.seek(0)
        held.truncate()


def ndjson_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give each row as a JSON object on a line of its own."""
    for row in rows:
        yield dumped(dict(zip(columns, map(json_value, row), strict=True))) + "\n"


def json_lines(head: dict[str, object], columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give one JSON document: what is in its head, the columns, and the rows as they come."""
    yield json.dumps({**head, "columns": list(columns)}, ensure_ascii=False)[:-1] + ', "rows": ['
    before = "\n"
    for row in rows:
        yield before + dumped(list(map(json_value, row)))
        before = ",\n"
    yield "\n]}\n"


def json_value(cell: Cell) -> str | int | float | None:
    """Give a value as JSON can hold it: bytes as hexadecimal digits, infinity as text."""
    if isinstance(cell, bytes):
        return cell.hex()
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell


def _harmless(cell: Cell) -> str | int | float | None:
    value = json_value(cell)
    if not isinstance(value, str):
        return value
    return f"'{encodable(value)}" if value.startswith(_FORMULA) else encodable(value)
