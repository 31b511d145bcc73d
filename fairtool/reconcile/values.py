"""The properties of concepts that a client may ask for, or restrict a query by."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairtool.reconcile.service import Concept
from fairtool.skos.entry import LabelKind
from fairtool.translate import Language, marked, translate

_LABELS: Mapping[str, LabelKind] = {
    "prefLabel": LabelKind.PREFERRED,
    "altLabel": LabelKind.ALTERNATIVE,
    "hiddenLabel": LabelKind.HIDDEN,
}
_LABEL = re.compile(r"(prefLabel|altLabel|hiddenLabel)(?:@([A-Za-z]{2,8}))?")
_RELATIONS: Mapping[str, str] = {
    "broader": "broader",
    "related": "related",
    "isReplacedBy": "replaced_by",
    **{name: name for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")},
}
_PLAIN: Mapping[str, Callable[[Concept], str]] = {
    "uri": lambda concept: concept.hit.uri,
    "notation": lambda concept: concept.hit.notation,
    "definition": lambda concept: concept.hit.definition,
    "unit": lambda concept: concept.hit.unit or "",
    "path": lambda concept: concept.hit.path,
    "deprecated": lambda concept: "true" if concept.hit.deprecated else "",
    "scheme": lambda concept: concept.index.facts.title,
    "schemeUri": lambda concept: concept.index.facts.uri,
    "schemeVersion": lambda concept: concept.index.facts.version,
}
RELATED_CONCEPTS = frozenset({"broader", "related", "isReplacedBy"})
# What clients are told of; the labels in other languages are understood as well.
PROPERTIES: Mapping[str, str] = {
    "prefLabel@fr": marked("preferred label in French"),
    "prefLabel@en": marked("preferred label in English"),
    "prefLabel": marked("preferred label in any language"),
    "altLabel": marked("alternative label"),
    "altLabel@fr": marked("alternative label in French"),
    "altLabel@en": marked("alternative label in English"),
    "definition": marked("definition"),
    "broader": marked("broader concept"),
    "related": marked("related concept"),
    "notation": marked("notation"),
    "path": marked("path from the top"),
    "unit": marked("canonical unit"),
    "exactMatch": marked("exact match elsewhere"),
    "closeMatch": marked("close match elsewhere"),
    "broadMatch": marked("broader match elsewhere"),
    "narrowMatch": marked("narrower match elsewhere"),
    "isReplacedBy": marked("concept that replaces it"),
    "deprecated": marked("deprecated"),
    "uri": marked("address of the concept"),
    "scheme": marked("title of the thesaurus"),
    "schemeUri": marked("address of the thesaurus"),
    "schemeVersion": marked("version of the thesaurus"),
}
# What says more about a keyword, and is no property of a concept.
CONTEXT: Mapping[str, str] = {
    "lang": marked("language of the keyword, fr or en"),
    "facet": marked("what the keyword is about"),
}
_HIGHEST = 8  # steps up the hierarchy


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property; `address` tells that it is the address of a concept or page."""

    text: str
    address: bool = False


def property_name(identifier: str, language: Language) -> str:
    """Give the name of a property, or its identifier where it is not known."""
    template = PROPERTIES.get(identifier) or CONTEXT.get(identifier)
    return translate(template, language) if template else identifier


def values_of(concept: Concept, name: str) -> tuple[Value, ...]:
    """Give the values that a concept has for a property, none for a property that is not known."""
    if label := _LABEL.fullmatch(name):
        return tuple(_labels(concept, _LABELS[label[1]], (label[2] or "").lower()))
    if kind := _RELATIONS.get(name):
        found = concept.index.relations(concept.hit.number)
        return tuple(Value(target, address=True) for one, target in found if one == kind)
    text = _PLAIN[name](concept) if name in _PLAIN else ""
    return (Value(text),) if text else ()


def _labels(concept: Concept, kind: LabelKind, lang: str) -> Iterator[Value]:
    for label in concept.hit.labels:
        if label.kind is kind and lang in ("", label.lang.partition("-")[0]):
            yield Value(label.text)


def above(concept: Concept) -> Iterable[Concept]:
    """Give the concepts above one, nearest first, as far as they are in the same thesaurus."""
    found: dict[str, Concept] = {}
    level = [concept]
    for _ in range(_HIGHEST):
        uris = dict.fromkeys(value.text for one in level for value in values_of(one, "broader"))
        new = [uri for uri in uris if uri not in found and uri != concept.hit.uri]
        level = [Concept(concept.index.hit(n), concept.index) for uri in new for n in concept.index.by_identifier(uri)]
        found |= {one.hit.uri: one for one in level}
    return found.values()
