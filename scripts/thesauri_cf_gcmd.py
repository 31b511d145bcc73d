"""The table of ERDDAP that gives GCMD science keywords for names of CF."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from thesauri_gcmd import written
from thesauri_standard_names import StandardNames


def cf_gcmd(table: Path, names: StandardNames, paths: Mapping[str, str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Give pairs of a name in force and a concept, and the lines that lead to none.

    `paths` has identifiers by path, those of today and those that were renamed.
    """
    pairs: set[tuple[str, str]] = set()
    lost: list[str] = []
    for name, path in _lines(table):
        successors, uuid = names.in_force(name), paths.get(written(tuple(path.split(" > "))))
        if not successors or uuid is None:
            lost.append(f"{name}: {path}")
        else:
            pairs.update((successor, uuid) for successor in successors)
    return sorted(pairs), lost


def _lines(table: Path) -> Iterator[tuple[str, str]]:
    """Give name and path; in the file, the paths of a name stand below it, up to an empty line."""
    for block in table.read_text("utf-8").replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        yield from ((lines[0], path) for path in lines[1:])
