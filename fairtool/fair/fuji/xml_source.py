"""What F-UJI finds in a record in XML: of ISO and of DataCite; of others no more than their namespaces is read here."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from fairtool.fair.fuji.datacite_paths import DATACITE_PATHS
from fairtool.fair.fuji.iso_paths import ISO_FILES, ISO_PATHS, NO_SERVICE
from fairtool.fair.fuji.source import Claimed, Elements, Part, Source, Way
from fairtool.fair.fuji.xml_paths import FilePaths, Paths, elements_at, texts_at
from fairtool.iso.element import Element

_COMPARED = (Part.ACCESS, Part.LICENCE)
_ISO = ("MD_Metadata", "MI_Metadata")
_GMD = "http://www.isotc211.org/2005/gmd"  # which F-UJI puts beside the namespaces of any record of ISO
_SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|urn:\S+")


def xml_source(root: Element, way: Way) -> Source:
    """Give what is found in a document; a response that holds a record is looked at by the record in it."""
    record = _record_in(root)
    paths, files = _paths(record)
    found = _elements(record, paths)
    related = tuple(filter(None, found.get(Part.RELATED, ())))
    addresses = dict.fromkeys(one for one in _namespaces(record) if one)
    return Source(
        way,
        found,
        tuple(_files(record, files)),
        related,
        tuple(addresses),
        tuple(one.get("{http://www.w3.org/1999/xlink}href", "") for one in elements_at(record, "/keyword//Anchor")),
        tuple(dict.fromkeys(_texts(record))),
        is_read=bool(paths),
    )


def _record_in(root: Element) -> Element:
    holders = ("OAI-PMH", "GetRecordsResponse", "GetRecordByIdResponse")
    if _local(root) not in holders:
        return root
    return next((one for one in root.iter() if _local(one) in (*_ISO, "resource")), root)


def _paths(record: Element) -> tuple[Paths, FilePaths]:
    if _local(record) in _ISO:
        return ISO_PATHS, ISO_FILES
    if "datacite.org/schema" in str(record.tag):
        return DATACITE_PATHS, FilePaths()
    return MappingProxyType({}), FilePaths()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _elements(record: Element, paths: Paths) -> Elements:
    """Give the elements; one that is there and says nothing counts as well, except where F-UJI compares words."""
    found = {part: tuple(text for path in ways for text in texts_at(record, path)) for part, ways in paths.items()}
    kept = {part: tuple(_kept(values, is_compared=part in _COMPARED)) for part, values in found.items()}
    return MappingProxyType({part: values for part, values in kept.items() if values})


def _kept(values: tuple[str | None, ...], *, is_compared: bool) -> Iterator[str]:
    """Give the texts; one that is "None" F-UJI takes for nothing."""
    for one in values:
        if not is_compared or (one is not None and one != "None"):
            yield one or ""


def _files(record: Element, paths: FilePaths) -> Iterator[Claimed]:
    for link in (one for path in paths.links for one in elements_at(record, path)):
        address, media_type, service = (
            next(iter(texts_at(link, path)), "") or "" for path in (paths.address, paths.media_type, paths.service)
        )
        is_service = service and not any(word in service for word in NO_SERVICE)
        yield Claimed(address, media_type, "", service if is_service else "")


def _namespaces(record: Element) -> Iterator[str]:
    yield from (record.nsmap or {}).values()
    for one in record.iter("*"):
        yield str(one.tag).rpartition("}")[0].removeprefix("{")
        yield from (one.get(_SCHEMA_LOCATION) or "").split()
    if _local(record) in _ISO:
        yield _GMD


def _texts(record: Element) -> Iterator[str]:
    """Give the addresses that are a text or an attribute."""
    for one in record.iter("*"):
        for text in (one.text or "", *(str(value) for value in one.attrib.values())):
            if _ADDRESS.fullmatch(text.strip()):
                yield text.strip()
