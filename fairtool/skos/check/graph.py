"""A SKOS file as the checks see it: what it links, what it says, and what is a concept in it; made in one pass."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.errors import UnreadableError
from fairtool.rule import When
from fairtool.skos.check import names
from fairtool.skos.check.ancestry import Ancestry
from fairtool.skos.statements import Literal, Statement
from fairtool.skos.terms import SKOS

Links = Mapping[str, Sequence[str]]
Texts = Mapping[str, Sequence[Literal]]


@dataclass(frozen=True, slots=True)
class SkosGraph:
    """What a file states, by property and subject, in the order of the file, each statement once.

    `links` and `texts` have SKOS properties by their local names, others by those of `names.OTHERS`. `called` are the
    instances of each class of SKOS, as the file says. `concepts` are those and what has a label or a hierarchy
    without being called anything else; `schemes` and `collections` include what is used as such. `subjects` are all
    that the file says something of, `deprecated` what it gives up. `predicates` and `classes` are all that it uses,
    each with its first subject. `broader` is the hierarchy as stated from either side; `ancestry` answers what is
    above what. Labels that are things of their own (SKOS-XL) are labels like others.
    """

    name: str
    links: Mapping[str, Links]
    texts: Mapping[str, Texts]
    subjects: frozenset[str]
    predicates: Mapping[str, str]
    classes: Mapping[str, str]
    called: Mapping[str, Mapping[str, None]]
    concepts: Mapping[str, None]
    schemes: Mapping[str, None]
    collections: Mapping[str, None]
    deprecated: frozenset[str]
    broader: Links
    ancestry: Ancestry

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the whole graph: its checks look at sets of concepts, and not at one after the other."""
        if kind is not SkosGraph or when.attributes or when.roles:
            message = f"a SKOS graph has no parts {kind.__name__}"
            raise TypeError(message)
        return (self,)

    def linked(self, *properties: str) -> Iterator[tuple[str, str, str]]:
        """Give (subject, property, object) of every statement with one of the properties."""
        for name in properties:
            for subject, targets in self.links.get(name, {}).items():
                for target in targets:
                    yield subject, name, target

    def said(self, *properties: str) -> Iterator[tuple[str, str, Literal]]:
        """Give (subject, property, text) of every statement with one of the properties."""
        for name in properties:
            for subject, literals in self.texts.get(name, {}).items():
                for literal in literals:
                    yield subject, name, literal

    def active(self) -> Iterator[str]:
        """Give the concepts that are not deprecated."""
        return (one for one in self.concepts if one not in self.deprecated)

    def schemes_of(self, concept: str) -> frozenset[str]:
        """Give the schemes that a concept says it is in."""
        return frozenset((*self.links["inScheme"].get(concept, ()), *self.links["topConceptOf"].get(concept, ())))


def graph_of(found: Iterable[Statement], name: str) -> SkosGraph:
    """Read statements into a graph; raises UnreadableError where there is no concept among them."""
    links: defaultdict[str, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    texts: defaultdict[str, defaultdict[str, dict[Literal, None]]] = defaultdict(lambda: defaultdict(dict))
    predicates: dict[str, str] = {}
    known: dict[str, str] = {}
    subjects: set[str] = set()
    names_of: dict[str, str] = {}
    for given, predicate, target in found:
        subject = known.setdefault(given, given)
        subjects.add(subject)
        if predicate not in predicates:
            predicates[predicate] = subject
            names_of[predicate] = names.name_of(predicate)
        if not (of := names_of[predicate]):
            continue
        if isinstance(target, Literal):
            texts[of][subject][target] = None
        else:
            links[of][subject][known.setdefault(target, target)] = None
    for kind in names.LABELS:
        for subject, things in links[f"xl-{kind}"].items():
            texts[kind][subject] |= {literal: None for one in things for literal in texts["literalForm"].get(one, ())}
    return _graph(name, _frozen(links), _frozen_texts(texts), frozenset(subjects), predicates)


def _frozen(links: Mapping[str, Mapping[str, Iterable[str]]]) -> defaultdict[str, Links]:
    return defaultdict(dict, {name: {one: tuple(to) for one, to in of.items()} for name, of in links.items()})


def _frozen_texts(texts: Mapping[str, Mapping[str, Iterable[Literal]]]) -> defaultdict[str, Texts]:
    return defaultdict(dict, {name: {one: tuple(to) for one, to in of.items()} for name, of in texts.items()})


def _graph(
    name: str,
    links: Mapping[str, Links],
    texts: Mapping[str, Texts],
    subjects: frozenset[str],
    predicates: Mapping[str, str],
) -> SkosGraph:
    called = {kind: _instances(links, kind) for kind in sorted(names.CLASSES)}
    used = (one for of in ("inScheme", "topConceptOf") for targets in links[of].values() for one in targets)
    schemes = {**called["ConceptScheme"], **dict.fromkeys((*links["hasTopConcept"], *used))}
    members = (*links["member"], *links["memberList"])
    collections = {**called["Collection"], **called["OrderedCollection"], **dict.fromkeys(members)}
    concepts = {**called["Concept"], **dict.fromkeys(_implied(links, texts, {**schemes, **collections}))}
    if not concepts:
        raise UnreadableError(
            "{path} holds no concept of SKOS",
            path=name,
            hint="a vocabulary is a SKOS file in Turtle, RDF/XML, N-Triples or JSON-LD",
        )
    return SkosGraph(
        name=name,
        links=links,
        texts=texts,
        subjects=subjects,
        predicates=predicates,
        classes={one: subject for subject, types in links["type"].items() for one in reversed(types)},
        called=called,
        concepts=concepts,
        schemes=schemes,
        collections=collections,
        deprecated=frozenset(one for one, told in texts["deprecated"].items() if any(map(_is_true, told))),
        broader=above(links, ("broader",), ("narrower",)),
        ancestry=Ancestry(above(links, names.BROADER, names.NARROWER)),
    )


def _is_true(literal: Literal) -> bool:
    """Say whether a truth value holds, also one that is written as a text."""
    return literal.text.strip().lower() in ("true", "1")


def _instances(links: Mapping[str, Links], kind: str) -> Mapping[str, None]:
    """Give what the file says is of a class of SKOS, or of a class below it."""
    classes = {f"{SKOS}{kind}"}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for one, parents in links["subClassOf"].items():
        for parent in parents:
            below[parent].append(one)
    waiting = list(classes)
    while waiting:
        new = set(below.get(waiting.pop(), ())) - classes
        classes |= new
        waiting += new
    return {one: None for one, types in links["type"].items() if not classes.isdisjoint(types)}


def _implied(links: Mapping[str, Links], texts: Mapping[str, Texts], other: Mapping[str, None]) -> Iterator[str]:
    """Give what has a label or a place in the hierarchy, and is not called a scheme, a collection or a class."""
    for name in (*names.SEMANTIC, "topConceptOf"):
        yield from (one for one in links[name] if one not in other)
    for name in names.LABELS:
        yield from (one for one in texts[name] if one not in other and one not in links["type"])


def above(links: Mapping[str, Links], broader: Sequence[str], narrower: Sequence[str]) -> Links:
    """Give what is directly above each concept by these properties, stated from below or from above."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name in broader:
        for one, parents in links[name].items():
            found[one] |= dict.fromkeys(parents)
    for name in narrower:
        for parent, children in links[name].items():
            for one in children:
                found[one][parent] = None
    return {one: tuple(parents) for one, parents in found.items()}
