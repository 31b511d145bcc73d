"""What the official schemas say of a record: libxml2's verdict, without the network.

libxml2 reads a namespace from the first place it is imported from and skips every other, so one wrapper imports all
namespaces in the order in which they hold. It refuses white space around dates and durations, which XML Schema
collapses: the copy that it judges has none.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from lxml import etree

from fairtool.errors import Unavailable
from fairtool.iso.element import Element
from fairtool.xsd.sets import SchemaSet, place_of, schema_set

_MOST = 1000  # remarks on one record


class Remark(NamedTuple):
    """What libxml2 says of one line."""

    line: int
    message: str


class _Kept(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Gives the parser the kept file of an address, and nothing else."""

    def __init__(self, places: Mapping[str, Path]) -> None:
        """Keep the places; `http` and `https` are the same to them."""
        self.places = {address.partition("://")[2]: place for address, place in places.items()}

    def resolve(self, system_url: str, _public_id: str, context: object) -> object:
        """Give the file of an address; raises OSError for one that is not of the set."""
        place = self.places.get(system_url.partition("://")[2])
        if place is not None:
            return self.resolve_filename(str(place), context)
        if Path(system_url.removeprefix("file://")) in self.places.values():
            return None  # a kept file that another names by its place
        message = f"{system_url} is not one of the schemas that were pulled"
        raise OSError(message)


def opinion(root: Element, name: str, cache_folder: Path) -> tuple[Remark, ...]:
    """Give the remarks of the schemas of a set on a record; raises Unavailable where they were not pulled."""
    schema = _compiled(name, cache_folder)
    if schema.validate(_judged(root)):
        return ()
    return tuple(Remark(entry.line, " ".join(entry.message.split())) for entry in list(schema.error_log)[:_MOST])


@cache
def _compiled(name: str, cache_folder: Path) -> etree.XMLSchema:
    schemas = schema_set(name)
    if schemas.missing(cache_folder):
        raise Unavailable("the schemas {name} are not here", name=name, hint="run `fairtool schemas pull {name}`")
    places = {address: place_of(address, cache_folder) for address in schemas.files}
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_Kept(places))
    wrapper = etree.fromstring(_wrapper(schemas, cache_folder), parser, base_url=str(cache_folder / "wrapper.xsd"))
    return etree.XMLSchema(wrapper)


def _wrapper(schemas: SchemaSet, cache_folder: Path) -> bytes:
    lines = [
        f"<xs:import namespace={quoteattr(space)} schemaLocation={quoteattr(str(place_of(address, cache_folder)))}/>"
        for space, address in schemas.imports
    ]
    opening = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    return f"{opening}{''.join(lines)}</xs:schema>".encode()


def _judged(root: Element) -> Element:
    """Give a copy without white space around what stands alone in an element; lines stay."""
    copy: Element = deepcopy(root)
    for element in copy.iter("*"):
        if not len(element) and element.text and element.text != element.text.strip():
            element.text = element.text.strip() or None
    return copy
