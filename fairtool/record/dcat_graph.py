"""A graph of RDF as plain values, and the readings that descriptions of data sets need."""

from collections.abc import Iterator, Mapping

from fairtool.record.geodcat_thing import Iri, Literal, full
from fairtool.record.text import Text
from fairtool.vocabulary.languages import language

Node = Iri | Literal


class Graph:
    """Properties by subject and predicate; addresses are whole, a blank node is an address that begins with `_:`."""

    __slots__ = ("_by_type", "_entries", "subjects")

    def __init__(self, subjects: Mapping[str, Mapping[str, tuple[Node, ...]]]) -> None:
        """Keep the properties, and find the subjects of each type and the catalogue record of each resource."""
        self.subjects = subjects
        by_type: dict[str, list[str]] = {}
        entries: dict[str, str] = {}
        for subject, properties in subjects.items():
            for node in properties.get(full("rdf:type"), ()):
                by_type.setdefault(node.value, []).append(subject)
            for node in properties.get(full("foaf:primaryTopic"), ()):
                entries.setdefault(node.value, subject)
        self._by_type: Mapping[str, list[str]] = by_type
        self._entries: Mapping[str, str] = entries

    def of_type(self, kind: str) -> tuple[str, ...]:
        """Give the subjects of a type (a prefixed name), those with an address first, by address."""
        return tuple(sorted(self._by_type.get(full(kind), ()), key=lambda one: (one.startswith("_:"), one)))

    def entry_of(self, subject: str) -> str:
        """Give the catalogue record of a resource; empty where there is none."""
        own = next(iter(self.nodes(subject, "foaf:isPrimaryTopicOf")), "")
        return own or self._entries.get(subject, "")

    def all(self, subject: str, *predicates: str) -> tuple[Node, ...]:
        """Give the values of properties (prefixed names)."""
        properties = self.subjects.get(subject, {})
        return tuple(node for predicate in predicates for node in properties.get(full(predicate), ()))

    def nodes(self, subject: str, *predicates: str) -> tuple[str, ...]:
        """Give the addresses and blank nodes that properties point to."""
        return tuple(node.value for node in self.all(subject, *predicates) if isinstance(node, Iri))

    def word(self, subject: str, *predicates: str) -> str:
        """Give the first value of properties as a text, whatever its kind; empty where there is none."""
        return next((node.value.strip() for node in self.all(subject, *predicates)), "")

    def texts(self, subject: str, main: str, *predicates: str) -> Text | None:
        """Give the literals of properties as one text with its translations; `main` is a code of ISO 639-2/B."""
        spoken: dict[str, str] = {}
        for node in self.all(subject, *predicates):
            if isinstance(node, Literal) and node.value.strip():
                spoken.setdefault(bibliographic(node.language), node.value.strip())
        if not spoken:
            return None
        first = next((code for code in (main, "") if code in spoken), next(iter(spoken)))
        value = spoken.pop(first)
        return Text(value, "", {code: words for code, words in spoken.items() if code})

    def label(self, node: Node, main: str) -> Text:
        """Give a node as a text: a literal itself, else the label of the thing with its address."""
        if isinstance(node, Literal):
            return Text(node.value.strip())
        said = self.texts(node.value, main, "skos:prefLabel", "rdfs:label", "dct:title", "foaf:name")
        address = "" if node.value.startswith("_:") else node.value
        return Text(said.value, address, said.translations) if said else Text(address, address)

    def predicates(self, subject: str) -> Iterator[str]:
        """Give the predicates that a subject has, as whole addresses."""
        return iter(self.subjects.get(subject, {}))


def bibliographic(tag: str) -> str:
    """Give the code of ISO 639-2/B of a language tag; empty where it is no language."""
    found = language(tag) if tag else None
    return found.bibliographic if found else ""
