"""The statements of a SKOS file become its entries, with what files in use do differently put right.

Mappings stand in `owl:sameAs`, truth values are texts, labels are empty, classes of OWL take the place of concepts,
labels are things of their own (SKOS-XL): all that is met in the thesauri of the poles and of their neighbours.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.skos import terms
from fairtool.skos.entry import Entry, Label, LabelKind, Text, Thesaurus
from fairtool.skos.ntriples import sound
from fairtool.skos.statements import Literal, Statement, statements

_LONGEST_LABEL = 1000  # characters; a longer one is no label
_LONGEST_TEXT = 4000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # what no XML, netCDF or terminal takes
_UNSAID = frozenset({"", "non displonible", "non disponible", "not available", "no definition available."})


@dataclass(slots=True)
class _Draft:
    """What is known of a subject so far."""

    types: set[str] = field(default_factory=set)
    labels: list[Label] = field(default_factory=list)
    class_labels: list[Label] = field(default_factory=list)
    xl: list[tuple[str, str]] = field(default_factory=list)
    form: Label | None = None
    notations: list[str] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    mappings: list[tuple[str, str]] = field(default_factory=list)
    replaced_by: list[str] = field(default_factory=list)
    deprecated: bool = False
    definitions: list[Text] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    unit: str | None = None
    facts: dict[str, str] = field(default_factory=dict)


def gather(path: Path) -> Thesaurus:
    """Read a SKOS file; raises UnreadableError where it is none, is damaged, or holds no concept with a label."""
    thesaurus = gathered(statements(path))
    if not thesaurus.entries:
        raise UnreadableError(
            "{path} holds no concept that has a label",
            path=path,
            hint="a vocabulary is a SKOS file, whose concepts have skos:prefLabel; a list of addresses alone is none",
        )
    return thesaurus


def gathered(found: Iterable[Statement]) -> Thesaurus:
    """Give the scheme and the entries that statements tell of."""
    drafts: defaultdict[str, _Draft] = defaultdict(_Draft)
    for subject, predicate, target in found:
        draft = drafts[sound(subject)]
        if isinstance(target, Literal):
            _said(draft, predicate, target)
        else:
            _linked(draft, predicate, sound(target))
    entries = tuple(_entry(uri, draft, drafts) for uri, draft in drafts.items() if _is_concept(uri, draft))
    return _thesaurus(drafts, tuple(entry for entry in entries if entry.labels))


def _said(draft: _Draft, predicate: str, literal: Literal) -> None:
    """Take in a statement whose object is a text."""
    text = _CONTROL.sub(" ", literal.text).strip()
    if kind := terms.LABELS.get(predicate):
        if text and len(text) <= _LONGEST_LABEL:
            draft.labels.append(Label(text, literal.lang, LabelKind(kind)))
    elif kind := terms.CLASS_LABELS.get(predicate):
        if text and len(text) <= _LONGEST_LABEL:
            draft.class_labels.append(Label(text, literal.lang, LabelKind(kind)))
    elif predicate in terms.DEFINITIONS:
        if text.casefold() not in _UNSAID:
            draft.definitions.append(Text(literal.text.strip()[:_LONGEST_TEXT], literal.lang))
    elif predicate == terms.DEPRECATED:
        draft.deprecated = text.casefold() in {"true", "1"}
    elif predicate == terms.LITERAL_FORM:
        draft.form = Label(text, literal.lang) if text and len(text) <= _LONGEST_LABEL else None
    else:
        _identified(draft, predicate, text)
    _fact(draft, predicate, text, literal.lang)


def _identified(draft: _Draft, predicate: str, text: str) -> None:
    if not text or len(text) > _LONGEST_LABEL:
        return
    if predicate in terms.NOTATIONS:
        draft.notations.append(text)
    elif predicate in terms.IDENTIFIERS:
        draft.identifiers.append(text)
    elif predicate in terms.UNITS:
        draft.unit = text
    elif predicate in terms.REPLACED_BY:
        draft.replaced_by.append(text)


def _fact(draft: _Draft, predicate: str, text: str, lang: str) -> None:
    """Keep what a scheme may say of itself; English stands before other languages."""
    for name, names in _FACTS:
        if predicate in names and text and (name not in draft.facts or lang == "en"):
            draft.facts[name] = text[:_LONGEST_LABEL]


_FACTS = (
    ("title", terms.TITLES),
    ("version", terms.VERSIONS),
    ("date", terms.DATES),
    ("licence", terms.LICENCES),
)


def _linked(draft: _Draft, predicate: str, target: str) -> None:
    """Take in a statement whose object is an address or a blank node."""
    if predicate == terms.TYPE:
        draft.types.add(target)
    elif relation := terms.RELATIONS.get(predicate):
        draft.relations.append((relation, target))
    elif mapping := terms.MAPPINGS.get(predicate):
        draft.mappings.append((mapping, target))
    elif predicate in terms.REPLACED_BY:
        draft.replaced_by.append(target)
    elif kind := terms.XL_LABELS.get(predicate):
        draft.xl.append((kind, target))
    elif predicate.startswith(terms.IADOPT):
        draft.parts.append((predicate.removeprefix(terms.IADOPT), target))
    else:
        _fact(draft, predicate, target, "")


def _is_concept(uri: str, draft: _Draft) -> bool:
    if uri.startswith("_:") or terms.SCHEME in draft.types or draft.types & terms.COLLECTIONS:
        return False
    if terms.CONCEPT in draft.types or draft.labels or any(kind == "pref" for kind, _ in draft.xl):
        return True
    return bool(draft.types & terms.CLASSES and draft.class_labels)


def _entry(uri: str, draft: _Draft, drafts: defaultdict[str, _Draft]) -> Entry:
    labels = [*draft.labels]
    for kind, target in draft.xl:
        form = drafts[target].form if target in drafts else None
        if form:
            labels.append(Label(form.text, form.lang, LabelKind(kind)))
    labels = labels or draft.class_labels
    return Entry(
        uri,
        tuple(dict.fromkeys(labels)),
        tuple(dict.fromkeys(draft.notations or draft.identifiers)),
        _related(draft, "broader", uri),
        _related(draft, "narrower", uri),
        _related(draft, "related", uri),
        tuple(dict.fromkeys(draft.mappings)),
        tuple(dict.fromkeys(draft.replaced_by)),
        draft.deprecated,
        tuple(draft.definitions),
        draft.unit,
        tuple(sorted(_local(one) for one in draft.types - {terms.CONCEPT} - terms.CLASSES)),
        tuple(dict.fromkeys(draft.parts)),
    )


def _related(draft: _Draft, wanted: str, uri: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for name, target in draft.relations if name == wanted and target != uri))


def _local(address: str) -> str:
    """Give the last part of an address."""
    return address.rstrip("/#").rpartition("#" if "#" in address else "/")[2]


def _thesaurus(drafts: defaultdict[str, _Draft], entries: tuple[Entry, ...]) -> Thesaurus:
    """Give the facts of the scheme; of several, those of the one that says most, and of an ontology where none is."""
    schemes = [(uri, draft) for uri, draft in drafts.items() if terms.SCHEME in draft.types]
    schemes = schemes or [(uri, draft) for uri, draft in drafts.items() if terms.ONTOLOGY in draft.types]
    uri, facts = max(((uri, draft.facts) for uri, draft in schemes), key=lambda pair: len(pair[1]), default=("", {}))
    title, version, date, licence = (facts.get(name, "") for name in ("title", "version", "date", "licence"))
    return Thesaurus(uri, title, version, date, licence, entries)
