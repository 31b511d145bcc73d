"""Writes the compact form of the tables in `schemas/`, which is what fairtool reads: TOML takes 20 times as long.

`python scripts/compile_tables.py` writes schemas/compact/; with `--check` it changes nothing and exits with 1 where a
file of it is stale.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

SCHEMAS = Path(__file__).parents[1] / "schemas"
FOLDERS = (
    "cf",
    "ugrid",
    "acdd",
    "iso",
    "inspire",
    "mapping",
    "skos",
    "rubrics",
    "repositories",
    "fuji",
    "opidor",
    "plans",
    "audit",
)
_FOR_READERS = ("note",)  # what is in no message and in no document


def tables() -> Iterator[Path]:
    """Give the tables that have a compact form."""
    for name in FOLDERS:
        yield from sorted((SCHEMAS / name).glob("*.toml"))


def target(table: Path) -> Path:
    """Give the file of the compact form of a table."""
    return (SCHEMAS / "compact" / table.relative_to(SCHEMAS)).with_suffix(".json")


def compact(table: Path) -> str:
    """Give the compact form of a table: an entry a line, so that a difference can be read."""
    content = tomllib.loads(table.read_text(encoding="utf-8"))
    parts = (
        f"{_text(key)}: {_lines(value) if isinstance(value, dict) else _text(value)}" for key, value in content.items()
    )
    return "{" + ",\n".join(parts) + "}\n"


def _lines(entries: dict[str, object]) -> str:
    return "{\n" + ",\n".join(f"{_text(key)}: {_text(_without_notes(value))}" for key, value in entries.items()) + "}"


def _without_notes(entry: object) -> object:
    if not isinstance(entry, dict):
        return entry
    return {key: value for key, value in entry.items() if key not in _FOR_READERS}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def stale() -> list[Path]:
    """Give the compact files that are missing, are not what their table says, or have no table any more."""
    wanted = {target(table): compact(table) for table in tables()}
    there = set((SCHEMAS / "compact").glob("*/*.json"))
    old = {file for file, text in wanted.items() if file not in there or file.read_text(encoding="utf-8") != text}
    return sorted(old | (there - wanted.keys()))


def main() -> None:
    """Write them, or check them."""
    old = stale()
    if "--check" in sys.argv[1:]:
        print("".join(f"{path} is stale: run scripts/compile_tables.py\n" for path in old), end="")
        sys.exit(bool(old))
    for path in old:
        path.unlink(missing_ok=True)
    for table in tables():
        target(table).parent.mkdir(parents=True, exist_ok=True)
        target(table).write_text(compact(table), encoding="utf-8")


if __name__ == "__main__":
    main()
