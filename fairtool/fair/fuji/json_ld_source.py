"""What F-UJI finds in JSON-LD of schema.org, with what it overlooks there."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from fairtool.fair.fuji.main_thing import main_thing, types_of
from fairtool.fair.fuji.source import Claimed, Elements, Source, Way, elements
from fairtool.fair.online.json_ld import plain_schema_org
from fairtool.record.json_node import JsonNode

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
_RELATIONS = ("isPartOf", "includedInDataCatalog", "subjectOf", "isBasedOn", "sameAs", "citation")
_SCHEMA_ORG = "http://schema.org/"


def json_ld_source(root: JsonNode, way: Way, base: str) -> Source | None:
    """Give what is found in a document; None where it has no context of schema.org, and so says nothing.

    `base` is the address that those in it are relative to.
    """
    if not any("schema.org" in one for one in _contexts(root)):
        return None
    plain, _ = plain_schema_org(root, base)
    document = JsonNode(plain)
    thing = main_thing(document)
    if not thing:
        return None
    addresses = (_SCHEMA_ORG, *_prefixes(root), *dict.fromkeys(_addresses(plain)))
    concepts = (*_inside(thing["keywords"].value), *_inside(thing["variableMeasured"].value))
    return Source(way, _elements(thing, base), _files(thing, base), _related(thing, base), addresses, concepts)


def _contexts(root: JsonNode) -> Iterator[str]:
    for top in root:
        for context in top["@context"]:
            yield context.text()
            yield from (context[name].text() for name in context.members)


def _prefixes(root: JsonNode) -> Iterator[str]:
    """Give the addresses of prefixes that names of the document have."""
    text = str(root.value)
    for top in root:
        for context in top["@context"]:
            yield from (context[name].text() for name in context.members if f"'{name}:" in text)


def _elements(thing: JsonNode, base: str) -> Elements:
    return elements(
        creator=_creators(thing),
        title=_first(thing, "name", "headline"),
        identifier=tuple(_identifiers(thing)),
        published=_first(thing, "datePublished", "dateCreated"),
        publisher=_first(thing, "publisher", "provider"),
        summary=_first(thing, "description", "abstract"),
        keywords=_texts(thing["keywords"]),
        type=types_of(thing),
        contributor=_texts(thing["contributor"]),
        access=_first(thing, "conditionsOfAccess"),
        free=("true",) if _is_true(thing["isAccessibleForFree"]) else (),
        licence=tuple(_licences(thing, base)),
        variables=tuple(_word(one["name"]) or _said(one) for one in thing["variableMeasured"]),
        size=_first(thing, "size"),
        period=_texts(thing["temporalCoverage"]),
        place=tuple("place" for one in thing["spatialCoverage"] if one.first("name", "latitude", "geo")),
    )


def _is_true(node: JsonNode) -> bool:
    return any(one.value is not False for one in node)


def _said(node: JsonNode) -> str:
    """Give a value as a text: itself, what it is called, its address; a thing without these is there all the same."""
    return (
        node.text()
        or node["@value"].text()
        or node["value"].text()
        or node["name"].text()
        or node["@id"].text()
        or node["url"].text()
        or "thing"
    )


def _word(node: JsonNode) -> str:
    """Give the first of the values as a text; empty where there is none."""
    return next((_said(one) for one in node), "")


def _texts(node: JsonNode) -> tuple[str, ...]:
    return tuple(_said(one) for one in node)


def _first(thing: JsonNode, *names: str) -> tuple[str, ...]:
    """Give what the first of these properties says that is there."""
    return next((found for name in names if (found := _texts(thing[name]))), ())


def _creators(thing: JsonNode) -> tuple[str, ...]:
    """Give the names of creators; a creator that is a mere text is overlooked."""
    node = thing.first("creator", "author")
    return tuple(name for one in node if (name := _word(one.first("familyName", "name"))))


def _identifiers(thing: JsonNode) -> Iterator[str]:
    for name in ("identifier", "sameAs", "url"):
        yield from (_word(one["value"]) or one.text() or one["@id"].text() or "thing" for one in thing[name])


def _licences(thing: JsonNode, base: str) -> Iterator[str]:
    """Give the licence; a text is taken for an address relative to the page, and a thing without address for none."""
    for one in thing["license"]:
        address = _word(one["url"]) or one["@id"].text()
        yield urljoin(base, one.text()) if one.text() else address or "thing"


def _files(thing: JsonNode, base: str) -> tuple[Claimed, ...]:
    parts = [one for one in thing["hasPart"] if "MediaObject" in types_of(one)]
    found = (_file(one, base) for one in (*thing["distribution"], *parts) if one.members)
    return tuple(one for one in found if one != Claimed())


def _file(node: JsonNode, base: str) -> Claimed:
    address = _word(node.first("contentUrl", "url")) or node["@id"].text()
    return Claimed(
        urljoin(base, address) if address else "",
        _word(node.first("encodingFormat", "fileFormat")),
        _word(node.first("contentSize", "fileSize")),
    )


def _related(thing: JsonNode, base: str) -> tuple[str, ...]:
    return tuple(_address(one, base) or _said(one) for name in _RELATIONS for one in thing[name])


def _address(node: JsonNode, base: str) -> str:
    """Give the address of a thing, which may be relative; empty where it has none."""
    address = node["@id"].text()
    return urljoin(base, address) if address and not address.startswith("_:") else ""


def _addresses(value: object) -> Iterator[str]:
    """Give all addresses that are values somewhere in a document."""
    if isinstance(value, str) and _ADDRESS.fullmatch(value.strip()):
        yield value.strip()
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _addresses(one)


def _inside(value: object) -> tuple[str, ...]:
    return tuple(_addresses(value))
