"""GEMET, whose English and French labels stand in files of different versions."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from thesauri_turtle import SKOS, Concept, Scheme

from fairtool.skos.statements import Literal, statements

BASE = "http://www.eionet.europa.eu/gemet/"
SCHEME = Scheme(
    f"{BASE}gemetThesaurus",
    {
        "en": "GEMET, GEneral Multilingual Environmental Thesaurus",
        "fr": "GEMET, thésaurus environnemental multilingue général",
    },
    "4.1.2",
    "2018-08-16",
    "unconfirmed",
    {"concept": f"{BASE}concept/", "theme": f"{BASE}theme/"},
)
_GROUPING = f"{BASE}themes"  # a node of the converted file above the themes; GEMET has no such concept
_LANGUAGES = frozenset({"en", "fr"})


@dataclass(slots=True)
class _File:
    """What one file says, by concept."""

    concepts: set[str] = field(default_factory=set)
    labels: defaultdict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    links: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))


def gemet(english: Path, french: Path, themes: Path) -> Iterator[Concept]:
    """Give the concepts and themes of the newer file, which is the French one.

    A concept without a French label keeps the English one alone, one that came after the English file the French one
    alone. What only the older files have is gone, and marked so. `related` between two of which one stands above the
    other is left out: SKOS has no such thing (S27).
    """
    newer, older = _read(french), [_read(english), _read(themes)]
    above = {uri: _above(uri, newer) for uri in newer.concepts}
    for uri in sorted(newer.concepts.union(*(file.concepts for file in older)) - {_GROUPING}):
        files = [newer, *older]
        alive = uri in newer.concepts
        yield Concept(
            uri,
            _labels(files, uri, "prefLabel"),
            _labels(files, uri, "altLabel"),
            tuple(
                (kind, target)
                for file in ([newer] if alive else older)
                for kind, target in file.links[uri]
                if kind != "related" or not (target in above.get(uri, ()) or uri in above.get(target, ()))
            ),
            deprecated=not alive,
        )


def _above(uri: str, file: _File) -> frozenset[str]:
    """Give all concepts above one."""
    found: set[str] = set()
    waiting = [uri]
    while waiting:
        for kind, target in file.links[waiting.pop()]:
            if kind == "broader" and target not in found:
                found.add(target)
                waiting.append(target)
    return frozenset(found)


def _read(path: Path) -> _File:
    file = _File()
    for subject, predicate, target in statements(path):
        name = predicate.removeprefix(SKOS)
        if isinstance(target, Literal):
            if name in {"prefLabel", "altLabel"} and target.lang in _LANGUAGES and target.text.strip():
                file.labels[subject, name].append((target.lang, " ".join(target.text.split())))
        elif target == f"{SKOS}Concept":
            file.concepts.add(subject)
        elif name in {"broader", "related"} and target != _GROUPING:
            file.links[subject].append((name, target))
    return file


def _labels(files: list[_File], uri: str, kind: str) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(label for file in files for label in file.labels[uri, kind]))
