"""The second opinion of a SHACL engine: the shapes of the six conditions, run by pyshacl.

pyshacl and rdflib are loaded here only, and only when asked for: they take some seconds where the sets take
milliseconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from fairtool.errors import UsageError
from fairtool.resources import folder
from fairtool.skos.check import names
from fairtool.skos.check.graph import SkosGraph
from fairtool.skos.terms import RDF, RDFS, SKOS

if TYPE_CHECKING:
    import rdflib

_SHACL = "http://www.w3.org/ns/shacl#"
_KEPT: Mapping[str, str] = {"type": f"{RDF}type", "subClassOf": f"{RDFS}subClassOf"}
_LOWER = {"S27-up": "focusNode", "S27-down": "value"}  # where a result has the concept that S27 is told of


def available() -> None:
    """Raise UsageError, with what to install, where there is no pyshacl."""
    try:
        import pyshacl  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "--shacl needs pyshacl, which is not installed",
            hint='install it with the extra shacl: pip install "data-terra-fairtool[shacl]"',
        ) from error


def opinion(graph: SkosGraph) -> frozenset[tuple[str, str]]:
    """Give (condition, what breaks it) as pyshacl finds them in the statements that the graph keeps."""
    return opinion_of(as_rdf(graph))


def opinion_of(data: "rdflib.Graph") -> frozenset[tuple[str, str]]:
    """Give (condition, what breaks it) as pyshacl finds them."""
    import pyshacl  # noqa: PLC0415 - see above
    import rdflib  # noqa: PLC0415 - see above

    shapes = rdflib.Graph().parse(folder("schemas") / "shacl" / "skos-integrity.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, js=False)
    if not isinstance(report, rdflib.Graph):
        raise report
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for result, property_, value in report:
        found[str(result)][str(property_).removeprefix(_SHACL)] = _address(value)
    return frozenset(_read(found.values()))


def _read(results: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Give the condition and the place of each result; shapes are named by the condition and what it is asked of."""
    for result in results:
        if "sourceShape" in result:
            shape = result["sourceShape"].rpartition(":")[2]
            yield shape.partition("-")[0], result[_LOWER.get(shape, "focusNode")]


def _address(node: object) -> str:
    """Give a node as the checks write it."""
    return f"_:{node}" if type(node).__name__ == "BNode" else str(node)


def as_rdf(graph: SkosGraph) -> "rdflib.Graph":
    """Give what the graph keeps as a graph of rdflib, so that no second parser meets the file."""
    import rdflib  # noqa: PLC0415 - see above

    made = rdflib.Graph()
    for name in (*_KEPT, *names.SEMANTIC, *names.MAPPINGS, *names.IN_SCHEME, "member", "memberList"):
        for subject, _, target in graph.linked(name):
            made.add((_node(subject), rdflib.URIRef(_KEPT.get(name, SKOS + name)), _node(target)))
    for subject, name, literal in graph.said(*names.LABELS):
        kind = rdflib.URIRef(literal.datatype) if literal.datatype else None
        text = rdflib.Literal(literal.text, lang=_tag(literal.lang), datatype=kind, normalize=False)
        made.add((_node(subject), rdflib.URIRef(SKOS + name), text))
    return made


def _tag(lang: str) -> str | None:
    """Give a language tag as rdflib takes it: of letters, digits and hyphens."""
    return lang.replace("_", "-") or None


def _node(address: str) -> "rdflib.URIRef | rdflib.BNode":
    import rdflib  # noqa: PLC0415 - see above

    return rdflib.BNode(address[2:]) if address.startswith("_:") else rdflib.URIRef(address)
