"""Parses RDF that is not trusted: Turtle, RDF/XML and JSON-LD, nothing fetched, size and depth bounded."""

import json
import re

from fairtool.errors import UnreadableError
from fairtool.iso.safe import parse
from fairtool.record.dcat_graph import Graph
from fairtool.record.geodcat_thing import NAMESPACES

LARGEST = 16 * 1024 * 1024  # bytes: a description of many thousand data sets
_DEEPEST = 200
_XML = re.compile(rb"\s*<(?:\?xml|!|[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?[\s/>])")
# A string that is not closed goes on to the end of its line, or of the document: it is looked at once, and no more.
_TURTLE_NEST = re.compile(
    rb"""\"\"\"(?:[^"\\]|\\.|"(?!""))*+(?:\"\"\"|\Z)|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z)"""
    rb"""|"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|<[^<>\s]*>|#[^\n]*|[\[\](){}]""",
    re.DOTALL,
)
# Contexts that stand for the prefixes that we know anyway.
_KNOWN_CONTEXTS = re.compile(r"https?://(?:www\.)?w3\.org/(?:ns/dcat(?:\.jsonld)?|ns/dcat3?/context)#?")
_HINT = "a description of data sets in Turtle, RDF/XML or JSON-LD is wanted"


def load(data: bytes, name: str) -> Graph:
    """Give the graph of a document; `name` is what messages call it. Raises UnreadableError."""
    if len(data) > LARGEST:
        raise UnreadableError(
            "{path} is an RDF document of more than {limit} MiB",
            hint="give its data sets in smaller documents",
            path=name,
            limit=LARGEST // 1024**2,
        )
    body = data.removeprefix(b"\xef\xbb\xbf")
    if not body.strip():
        raise UnreadableError("{path} is empty", hint=_HINT, path=name)
    if _XML.match(body):
        parse(body, name)
        return _parsed(body, "xml", name)
    document = _json(body, name)
    if document is not None:
        return _parsed(json.dumps(_embedded(document, name)).encode(), "json-ld", name)
    _refuse_depth(body, name)
    return _parsed(body, "turtle", name)


def _json(body: bytes, name: str) -> object:
    """Give the JSON of a document, None where it is Turtle."""
    if body.lstrip()[:1] not in {b"{", b"["}:
        return None
    try:
        document: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        if body.lstrip()[:1] == b"[":  # a blank node of Turtle
            return None
        raise UnreadableError(
            "{path} is not JSON: {reason}", hint=_HINT, path=name, reason=_first_line(error)
        ) from None
    return document


def _embedded(value: object, name: str, depth: int = 0) -> object:
    """Give a document with the contexts that it names put in, and refuse those that would have to be fetched."""
    if depth > _DEEPEST:
        raise UnreadableError("{path} nests more than {limit} deep", hint=_HINT, path=name, limit=_DEEPEST)
    if isinstance(value, list):
        return [_embedded(one, name, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _context(one, name, depth) if key == "@context" else _embedded(one, name, depth + 1)
        for key, one in value.items()
        if key != "@import" or _refuse(one, name)
    }


def _context(value: object, name: str, depth: int) -> object:
    if isinstance(value, list):
        return [_context(one, name, depth) for one in value]
    if isinstance(value, str):
        return dict(NAMESPACES) if _KNOWN_CONTEXTS.fullmatch(value) else _refuse(value, name)
    return _embedded(value, name, depth + 1)


def _refuse(address: object, name: str) -> bool:
    raise UnreadableError(
        "{path} needs the context {address}, which is not in it and is not fetched",
        hint="write the context into the document, or convert it to Turtle",
        path=name,
        address=str(address)[:200],
    )


def _refuse_depth(body: bytes, name: str) -> None:
    depth = 0
    for found in _TURTLE_NEST.finditer(body):
        depth += {b"[": 1, b"(": 1, b"{": 1, b"]": -1, b")": -1, b"}": -1}.get(found[0], 0)
        if depth > _DEEPEST:
            raise UnreadableError("{path} nests more than {limit} deep", hint=_HINT, path=name, limit=_DEEPEST)


def _parsed(body: bytes, syntax: str, name: str) -> Graph:
    from fairtool.record.dcat_rdf import FAULTS, triples  # noqa: PLC0415 - rdflib is heavy

    try:
        return Graph(triples(body, syntax))
    except FAULTS as error:
        raise UnreadableError(
            "{path} cannot be read as {syntax}: {reason}",
            hint=_HINT,
            path=name,
            syntax={"xml": "RDF/XML", "json-ld": "JSON-LD", "turtle": "Turtle"}[syntax],
            reason=_first_line(error),
        ) from None


def _first_line(error: BaseException) -> str:
    """Give what a parser says in one line, without what it only says to be polite."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = " ".join(lines[:2] if lines and lines[0].endswith(":") else lines[:1])
    for noise in (" of <>", " at ^ in:"):
        said = said.replace(noise, "")
    return (said or type(error).__name__)[:200]
