"""The keyword lists of the GCMD: paths and identifiers, of any version."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from thesauri_turtle import Concept, Scheme

BASE = "https://gcmd.earthdata.nasa.gov/kms/"
TITLES: Mapping[str, str] = {
    "sciencekeywords": "GCMD science keywords",
    "platforms": "GCMD platforms",
    "instruments": "GCMD instruments",
}
_SEPARATOR = " > "
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def scheme(table: Path) -> Scheme:
    """Say what a table is: its first line has version and date."""
    with table.open(encoding="utf-8", newline="") as lines:
        stated = dict(cell.split(": ", 1) for cell in next(csv.reader(lines)) if ": " in cell)
    return Scheme(
        f"{BASE}concepts/concept_scheme/{table.stem}",
        {"en": TITLES[table.stem]},
        stated["Keyword Version"],
        stated["Revision"][:10],
        "unconfirmed",
        {"gcmd": f"{BASE}concept/"},
    )


def concepts(table: Path) -> Iterator[Concept]:
    """Give the concepts of a table; the long name of a platform or instrument is an alternative label."""
    rows = list(_rows(table))
    by_path = {_path(row): row["UUID"] for row in rows}
    for row in rows:
        path, long_name = _path(row), row.get("Long_Name", "")
        parent = by_path.get(path[:-1])
        yield Concept(
            f"{BASE}concept/{row['UUID']}",
            (("en", path[-1]),),
            (("en", long_name),) if long_name and long_name != path[-1] else (),
            (("broader", f"{BASE}concept/{parent}"),) if parent else (),
        )


def paths(file: Path) -> dict[str, str]:
    """Give the identifiers by path of a table, of a tree in JSON, or of a list of paths, which has none (empty)."""
    if file.suffix == ".csv":
        return {written(_path(row)): row["UUID"] for row in _rows(file)}
    if file.suffix == ".json":
        return {written(path): uuid for path, uuid in _tree(json.loads(file.read_text("utf-8")), ())}
    return {written(tuple(line.split(_SEPARATOR))): "" for line in file.read_text("utf-8").splitlines() if line.strip()}


def written(path: tuple[str, ...]) -> str:
    """Write a path as all are compared here: in capitals, as most are published."""
    return _SEPARATOR.join(" ".join(part.split()).upper() for part in path)


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        next(lines)
        for row in csv.DictReader(lines):
            if row["UUID"] and _UUID.fullmatch(row["UUID"]):
                yield {key: " ".join(value.split()) for key, value in row.items() if key}


def _path(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(value for column, value in row.items() if value and column not in {"Long_Name", "UUID"})


def _tree(nodes: list[dict[str, object]], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Walk a tree; the root that some lists put above the categories is no part of a path."""
    for node in nodes:
        label = str(node.get("label") or "")
        path = above if not label or label == "Science Keywords" else (*above, label)
        if path and path != above:
            yield path, str(node.get("uuid") or "")
        children = node.get("children")
        if isinstance(children, list):
            yield from _tree(children, path)
