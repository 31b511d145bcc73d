"""Concept schemes as Turtle that can be read as a difference: a block a concept, in the order of the addresses."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": SKOS,
}
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


@dataclass(frozen=True, slots=True)
class Scheme:
    """What a file says of itself; `titles` by language, `date` in ISO 8601, `licence` an address or `unconfirmed`."""

    uri: str
    titles: Mapping[str, str]
    version: str
    date: str
    licence: str
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: `labels` pairs language and text, `links` pairs a SKOS property and an address."""

    uri: str
    labels: tuple[tuple[str, str], ...]
    alternatives: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    notation: str = ""
    deprecated: bool = False


def turtle(scheme: Scheme, concepts: Iterable[Concept]) -> str:
    """Write a scheme; the same facts give the same text."""
    prefixes = dict(sorted({**PREFIXES, **scheme.prefixes}.items()))
    head = [f"@prefix {name}: <{address}> .\n" for name, address in prefixes.items()]
    blocks = (
        _block(concept, scheme.uri, prefixes) for concept in sorted(concepts, key=lambda concept: _order(concept.uri))
    )
    return "".join([*head, "\n", _scheme(scheme), *blocks])


def _scheme(scheme: Scheme) -> str:
    titles = ", ".join(_text(title, lang) for lang, title in sorted(scheme.titles.items()))
    licence = f"<{scheme.licence}>" if scheme.licence.startswith("http") else _text(scheme.licence)
    return (
        f"<{scheme.uri}> a skos:ConceptScheme ;\n"
        f"    dcterms:title {titles} ;\n"
        f"    dcterms:license {licence} ;\n"
        f"    dcterms:modified {_text(scheme.date)} ;\n"
        f"    owl:versionInfo {_text(scheme.version)} .\n"
    )


def _block(concept: Concept, scheme: str, prefixes: Mapping[str, str]) -> str:
    lines = [f"\n{_name(concept.uri, prefixes)} a skos:Concept", *_statements(concept, prefixes)]
    return " ;\n    ".join([*lines, f"skos:inScheme <{scheme}>"]) + " .\n"


def _statements(concept: Concept, prefixes: Mapping[str, str]) -> Iterator[str]:
    if concept.notation:
        yield f"skos:notation {_text(concept.notation)}"
    for name, labels in (("prefLabel", concept.labels), ("altLabel", concept.alternatives)):
        if labels:
            yield f"skos:{name} " + ", ".join(_text(text, lang) for lang, text in sorted(labels))
    if concept.deprecated:
        yield "owl:deprecated true"
    for name in sorted({name for name, _ in concept.links}):
        targets = sorted({target for other, target in concept.links if other == name}, key=_order)
        yield f"skos:{name} " + ", ".join(_name(target, prefixes) for target in targets)


def _order(uri: str) -> tuple[str, int, str]:
    """Sort numbers at the end of addresses as numbers."""
    start, _, end = uri.rpartition("/")
    return (start, int(end), "") if end.isdecimal() else (start, -1, end)


def _name(uri: str, prefixes: Mapping[str, str]) -> str:
    """Shorten an address by the longest prefix that leaves a plain local name."""
    for name, address in sorted(prefixes.items(), key=lambda pair: -len(pair[1])):
        local = uri.removeprefix(address)
        if uri.startswith(address) and local and _LOCAL.issuperset(local) and local[0] != "-":
            return f"{name}:{local}"
    return f"<{uri}>"


def _text(text: str, lang: str = "") -> str:
    return json.dumps(text, ensure_ascii=False) + (f"@{lang}" if lang else "")
