"""What the results of a run rest on: the code of the rules, the vocabularies, and what the user chose.

Where it is the same, nothing is judged again. Where it is another, everything is, by what the store keeps.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from fairtool.audit.asked import Asked
from fairtool.resources import folder

_SIZE, _SHORT = 16, 8  # bytes of a digest
_RULES = "rules/"
# What shows or sends results, and decides none.
_BESIDE = frozenset({"audit", "cli", "conversion", "locale", "mapping", "push", "reconcile", "render"})
_DATA: tuple[Literal["schemas", "vocabularies"], ...] = ("schemas", "vocabularies")


def basis_of(asked: Asked, tool: str) -> tuple[str, str]:
    """Give the digest of what results rest on, and what it is, as JSON; `tool` is the version of fairtool."""
    selection = asked.settings.selection
    content = {
        "tool": tool,
        "modules": _modules(),
        "beside": _of_all(name for name in _digests() if not name.startswith(_RULES)),
        "selection": asdict(selection),
        "own": {name: _digest(Path(name)) for name in (*selection.profiles, *selection.schematron)},
        "deep": asked.settings.deep,
        "zone": asked.settings.zone,
        "layout": asked.layout,
        "rubric": asked.rubric,
    }
    text = json.dumps(content, sort_keys=True)
    return blake2b(text.encode(), digest_size=_SIZE).hexdigest(), text


@cache
def rules_digest() -> str:
    """Give the digest of the code and the data that judge."""
    return _of_all(_digests())


def _of_all(names: Iterable[str]) -> str:
    """Give one digest of files of the installation."""
    known = _digests()
    told = sorted((name, known[name]) for name in names)
    return blake2b(repr(told).encode(), digest_size=_SIZE).hexdigest()


def _modules() -> dict[str, str]:
    """Give the digest of each module of rules, by its dotted name."""
    return {
        f"fairtool.{name.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}": digest
        for name, digest in _digests().items()
        if name.startswith(_RULES)
    }


@cache
def _digests() -> Mapping[str, str]:
    """Give the digest of each file whose code or data judge."""
    return {name: blake2b(path.read_bytes(), digest_size=_SHORT).hexdigest() for name, path in _files()}


def _files() -> Iterator[tuple[str, Path]]:
    package = Path(__file__).parents[1]
    for path in package.rglob("*.py"):
        parts = path.relative_to(package).parts
        if parts[0] not in _BESIDE:
            yield "/".join(parts), path
    for name in _DATA:
        root = folder(name)
        yield from ((f"{name}/{path.relative_to(root).as_posix()}", path) for path in root.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    """Give the digest of a profile or schema of the user's own, empty for what is no file."""
    return blake2b(path.read_bytes(), digest_size=_SIZE).hexdigest() if path.is_file() else ""
