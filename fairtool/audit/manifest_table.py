"""Manifests as tables in CSV: a column of paths, and one of checksums or sizes."""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.audit.listed_file import ListedFile, algorithm_named, expected, misread

_PATHS = ("path", "file", "filename", "file_name", "name", "key", "url", "chemin", "fichier", "nom")
_SIZES = ("size", "bytes", "file_size", "filesize", "taille", "octets")
_ALGORITHMS = ("checksum_type", "checksum type", "algorithm", "checksum_algorithm", "algorithme")
_SUMS = ("checksum", "hash", "digest", "somme", *sorted(hashlib.algorithms_guaranteed))
_HEX = re.compile("[0-9A-Fa-f]{32,128}")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns in a table, its separator, and the algorithm that the heading of the checksums says."""

    separator: str
    path: int
    sum: int | None
    size: int | None
    algorithm: int | None
    said: str


def columns_of(header: str) -> Columns | None:
    """Read the header of a table; None where the line is none."""
    separator = next((sign for sign in ("\t", ";", ",") if sign in header), "")
    if not separator:
        return None
    names = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=separator), [])]
    place, sums = _first(names, _PATHS), _first(names, _SUMS)
    if place is None:
        return None
    said = algorithm_named(names[sums]) if sums is not None else ""
    return Columns(separator, place, sums, _first(names, _SIZES), _first(names, _ALGORITHMS), said)


def _first(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(one) for one in known if one in names), None)


def rows(lines: Iterator[tuple[int, str]], columns: Columns, path: Path) -> Iterator[ListedFile]:
    """Give the files in the rows of a table; raises UnreadableError with the line that cannot be read."""
    for number, line in lines:
        try:
            cells = next(csv.reader([line], delimiter=columns.separator, strict=True), [])
        except csv.Error:
            raise misread(path, number) from None
        name, size = _cell(cells, columns.path), _cell(cells, columns.size)
        if not name:
            raise misread(path, number)
        known = int(size) if size.isdecimal() and len(size) < 20 else None
        yield ListedFile(name, _sum_of(cells, columns, path, number), known)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _sum_of(cells: Sequence[str], columns: Columns, path: Path, number: int) -> str:
    algorithm, colon, digest = _cell(cells, columns.sum).rpartition(":")
    if not digest:
        return ""
    said = algorithm_named(algorithm if colon else _cell(cells, columns.algorithm)) or columns.said
    found = expected(said, digest) if _HEX.fullmatch(digest) else ""
    if not found:
        raise misread(path, number)
    return found
