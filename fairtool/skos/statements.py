"""The statements of an RDF file as a stream, so that a million of them need no more memory than one.

pyoxigraph parses; nothing is fetched: neither a context of JSON-LD nor what an entity names.
"""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairtool.errors import UnreadableError
from fairtool.skos.prolog import objection
from fairtool.translate import marked

if TYPE_CHECKING:
    import pyoxigraph

LARGEST = 2**30  # bytes of a file
_MOST = 30_000_000  # statements of a file
_LOOKED_AT = 4096  # bytes at the start that tell the format
RELATIVE = "https://example.org/relative/"  # what relative addresses are taken to be below of
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_SUFFIXES: Mapping[str, str] = {
    ".ttl": "ttl", ".n3": "n3", ".nt": "nt", ".nq": "nq", ".rdf": "rdf", ".owl": "rdf", ".xml": "rdf", ".skos": "rdf",
    ".jsonld": "jsonld", ".json": "jsonld", ".trig": "trig",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Literal:
    """A text of a statement, with its language tag in lower case, empty where it has none.

    `datatype` is the address of a type other than text.
    """

    text: str
    lang: str = ""
    datatype: str = ""


Statement = tuple[str, str, str | Literal]
"""Subject, predicate and object: addresses as text, blank nodes as `_:name`."""


def statements(path: Path) -> Iterator[Statement]:
    """Yield the statements of a file in Turtle, RDF/XML, N-Triples, TriG or JSON-LD, named graphs taken together.

    Raises UnreadableError, also after the first statements, for a file that is missing, empty, no RDF, damaged, or
    beyond the limits. Relative addresses are resolved, because files in use have them.
    """
    yield from _told(_opened(path), path)


def statements_in(text: str, name: str) -> Iterator[Statement]:
    """Yield the statements of a text in Turtle; raises UnreadableError, which calls it `name`, where it is none."""
    import pyoxigraph  # noqa: PLC0415 - only where RDF is read

    turtle = pyoxigraph.RdfFormat.TURTLE
    yield from _told(pyoxigraph.parse(input=text, format=turtle, base_iri=RELATIVE, lenient=True), Path(name))


def _told(parsed: "pyoxigraph.QuadParser", path: Path) -> Iterator[Statement]:
    import pyoxigraph  # noqa: PLC0415 - see above

    try:
        for count, quad in enumerate(parsed):
            if count > _MOST:
                raise UnreadableError("{path} has more than {count} statements", path=path, count=_MOST)
            target = quad.object
            said = _literal(target) if isinstance(target, pyoxigraph.Literal) else _node(target)
            yield _node(quad.subject), quad.predicate.value, said
    except (SyntaxError, ValueError, OSError) as error:
        raise _damaged(path, str(error)) from error


def _literal(literal: "pyoxigraph.Literal") -> Literal:
    if literal.language:
        return Literal(literal.value, literal.language.lower())
    datatype = literal.datatype.value
    return Literal(literal.value, "", "" if datatype == _STRING else datatype)


def _opened(path: Path) -> "pyoxigraph.QuadParser":
    import pyoxigraph  # noqa: PLC0415 - see above

    name = _format(path)
    if name == "rdf" and (reason := objection(path)):
        raise _damaged(path, reason)
    wanted = pyoxigraph.RdfFormat.from_extension(name)
    try:
        if _is_marked(path):  # by the byte order mark, which the parser of Turtle takes for a name
            data = path.read_bytes().removeprefix(BOM_UTF8)
            return pyoxigraph.parse(input=data, format=wanted, base_iri=RELATIVE, lenient=True)
        return pyoxigraph.parse(path=path, format=wanted, base_iri=RELATIVE, lenient=True)
    except (SyntaxError, ValueError, OSError) as error:
        raise _damaged(path, str(error)) from error


def _is_marked(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(BOM_UTF8)) == BOM_UTF8


def _format(path: Path) -> str:
    """Tell the format by the first bytes; the ending of the name decides only where they leave it open."""
    try:
        with path.open("rb") as stream:
            start = stream.read(_LOOKED_AT)
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableError(
            "{path} cannot be opened: {reason}", path=path, reason=error.strerror or str(error)
        ) from error
    if size > LARGEST:
        raise UnreadableError("{path} is larger than {size} bytes", path=path, size=LARGEST)
    text = start.removeprefix(BOM_UTF8).lstrip()
    if not text:
        raise _damaged(path, marked("the file is empty"))
    if b"\0" in start:
        raise _damaged(path, marked("it is a binary file"))
    if text[:14].lower().startswith((b"<!doctype html", b"<html")):
        raise _damaged(path, marked("it is a web page"))
    if text.startswith((b"<?xml", b"<rdf:", b"<!--", b"<!DOCTYPE rdf")):
        return "rdf"
    if text.startswith((b"{", b"[")) and path.suffix.lower() not in {".ttl", ".trig"}:
        return "jsonld"
    known = _SUFFIXES.get(path.suffix.lower(), "ttl")
    return known if known not in {"rdf", "jsonld"} else "ttl"


def _node(node: object) -> str:
    value: str = getattr(node, "value", "")
    return f"_:{value}" if type(node).__name__ == "BlankNode" else value


def _damaged(path: Path, reason: str) -> UnreadableError:
    return UnreadableError(
        "{path} is no RDF that can be read: {reason}",
        path=path,
        reason=reason,
        hint="a vocabulary is a SKOS file in Turtle, RDF/XML, N-Triples or JSON-LD",
    )
