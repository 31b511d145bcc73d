"""Reads RDF that a server gave as statements: how many, of which vocabularies, and what they say by schema.org."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairtool.record.dcat_graph import Graph, Node
from fairtool.record.dcat_load import load
from fairtool.record.geodcat_thing import Iri

TYPES = frozenset(
    {"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples", "application/trig"}
)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class RdfFound:
    """A document of RDF: where it was, its media type, its statements, and the namespaces of properties and types.

    That it is RDF holds whether or not a record can be read from it.
    """

    address: str
    media_type: str
    statements: int
    subjects: tuple[str, ...]
    namespaces: tuple[str, ...]


def graph_in(body: bytes, address: str) -> Graph:
    """Give the statements of a document; no context is fetched. Raises UnreadableError."""
    return load(body, address)


def rdf_found(graph: Graph, address: str, media_type: str) -> RdfFound:
    """Give the facts of a graph."""
    words = {
        word
        for said in graph.subjects.values()
        for predicate, nodes in said.items()
        for word in (predicate, *(node.value for node in nodes if predicate == _TYPE))
    }
    return RdfFound(
        address,
        media_type,
        sum(len(nodes) for said in graph.subjects.values() for nodes in said.values()),
        tuple(one for one in graph.subjects if not one.startswith("_:")),
        tuple(sorted({_namespace(word) for word in words})),
    )


def as_json_ld(graph: Graph) -> Mapping[str, object]:
    """Give a graph as a document of JSON-LD whose words are whole addresses."""
    things = [
        {
            "@id": subject,
            **{
                ("@type" if name == _TYPE else name): [_value(one, name) for one in nodes]
                for name, nodes in said.items()
            },
        }
        for subject, said in graph.subjects.items()
    ]
    return {"@context": "https://schema.org", "@graph": things}


def _value(node: Node, predicate: str) -> object:
    if isinstance(node, Iri):
        return node.value if predicate == _TYPE else {"@id": node.value}
    return {"@value": node.value, "@language": node.language} if node.language else node.value


def _namespace(word: str) -> str:
    """Give an address up to its last `#` or `/`."""
    end = max(word.rfind("#"), word.rfind("/"))
    return word[: end + 1]
