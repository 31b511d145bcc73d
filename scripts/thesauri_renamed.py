"""Paths of older versions of the GCMD science keywords, and the concepts that they lead to today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Renamed: TypeAlias = dict[str, tuple[str, str]]


def renamed(today: Mapping[str, str], versions: Iterable[Mapping[str, str]]) -> tuple[Renamed, list[str]]:
    """Give identifier and method by path that is no path any more, and the paths that lead nowhere.

    `today` and each of `versions`, oldest first, have identifiers by path. A path leads where its identifier is today;
    where that is gone, or was never known, to the only concept under the same topic with the same last word.
    """
    alive = set(today.values())
    known: dict[str, str] = {}
    for version in versions:
        for path, uuid in version.items():
            if path not in today and (uuid in alive or path not in known):
                known[path] = uuid
    unique = _unique_labels(today)
    found: Renamed = {}
    for path, uuid in known.items():
        if uuid in alive:
            found[path] = (uuid, "uuid")
        elif uuid := unique.get(_label(path), ""):
            found[path] = (uuid, "label")
    return found, sorted(known.keys() - found.keys())


def _unique_labels(today: Mapping[str, str]) -> dict[tuple[str, str, str], str]:
    concepts: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for path, uuid in today.items():
        concepts[_label(path)].add(uuid)
    return {label: next(iter(uuids)) for label, uuids in concepts.items() if len(uuids) == 1}


def _label(path: str) -> tuple[str, str, str]:
    """Give category, topic and last word of a path."""
    parts = path.split(" > ")
    return parts[0], parts[1] if len(parts) > 1 else "", parts[-1]
