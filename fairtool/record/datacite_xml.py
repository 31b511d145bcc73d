"""Writes and reads DataCite XML: the members of the JSON as elements and attributes."""

from collections.abc import Iterator, Mapping

from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.record.datacite import write_datacite
from fairtool.record.datacite_read import said_in
from fairtool.record.datacite_tree import Elements, tree_of
from fairtool.record.datacite_words import KERNEL, LATEST
from fairtool.record.json_node import JsonNode
from fairtool.record.nested_said import Said, record_of
from fairtool.record.record import Record

_LISTS: Mapping[str, str] = {
    "titles": "title",
    "subjects": "subject",
    "dates": "date",
    "alternateIdentifiers": "alternateIdentifier",
    "relatedIdentifiers": "relatedIdentifier",
    "sizes": "size",
    "formats": "format",
    "rightsList": "rights",
    "descriptions": "description",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


def write_datacite_xml(record: Record, *, version: str = LATEST) -> bytes:
    """Give the description of a record as XML in UTF-8; mandatory properties that it does not know are left out."""
    said = write_datacite(record, version=version)
    root = etree.Element(f"{{{KERNEL}}}resource", nsmap={None: KERNEL, "xsi": _LOCATION[1:].partition("}")[0]})
    root.set(_LOCATION, f"{KERNEL} https://schema.datacite.org/meta/kernel-{version}/metadata.xsd")
    _add(root, "identifier", said.get("doi"), {"identifierType": "DOI"})
    _parties(root, said, "creator")
    for key in ("titles", "publisher", "publicationYear"):
        _member(root, key, said)
    types = _object(said.get("types"))
    _add(root, "resourceType", types.get("resourceType"), {"resourceTypeGeneral": types["resourceTypeGeneral"]})
    _member(root, "subjects", said)
    _parties(root, said, "contributor")
    for key in (*list(_LISTS)[2:5], "language", *list(_LISTS)[5:7], "version", *list(_LISTS)[7:]):
        _member(root, key, said)
    _locations(root, said)
    _fundings(root, said)
    _items(root, said)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def read_datacite_xml(document: bytes, name: str = "DataCite") -> Record:
    """Give the record that DataCite XML describes; raises UnreadableError for what is none."""
    root = parse(document, name)
    if etree.QName(root).localname != "resource" or "datacite.org" not in (etree.QName(root).namespace or ""):
        raise UnreadableError(
            "{path} is XML, but not DataCite: its root element is {root}",
            hint="the root element of DataCite is resource",
            path=name,
            root=etree.QName(root).localname,
        )
    return _record(root, name, "DataCite-4")


def read_view(view: XmlRecord) -> Record:
    """Give the record of a view of DataCite XML."""
    return _record(view.root, view.path, view.encoding.label)


def _record(root: Element, name: str, label: str) -> Record:
    document, elements = tree_of(root)
    return record_of(_placed(said_in(JsonNode(document)), elements, root), label, name)


def _placed(said: Iterator[Said], elements: Elements, root: Element) -> Iterator[Said]:
    """Turn JSON pointers into the XPath and line of the element that stands there, or of the one around it."""
    for one in said:
        pointer = one.where
        while pointer and pointer not in elements:
            pointer = pointer.rpartition("/")[0]
        element = elements.get(pointer, root)
        yield Said(one.field, one.value, xpath(element), line_of(element))


def _add(parent: Element, tag: str, text: object, attributes: Mapping[str, object] | None = None) -> Element | None:
    """Add an element with a text; nothing where there is no text."""
    if text in (None, ""):
        return None
    element = etree.SubElement(parent, f"{{{KERNEL}}}{tag}")
    element.text = str(text)
    for key, value in (attributes or {}).items():
        element.set(_LANG if key == "lang" else key.replace("Uri", "URI"), str(value))
    return element


def _member(root: Element, key: str, said: Mapping[str, object]) -> None:
    """Add a member whose items are a text with attributes."""
    value = said.get(key)
    if not value:
        return
    if not isinstance(value, list):
        one = _object(value)
        _add(root, key, one.get("name") if one else value, {k: v for k, v in one.items() if k != "name"})
        return
    around = etree.SubElement(root, f"{{{KERNEL}}}{key}")
    tag = _LISTS[key]
    for item in value:
        one = _object(item)
        _add(around, tag, one.get(tag) if one else item, {k: v for k, v in one.items() if k != tag})


def _parties(root: Element, said: Mapping[str, object], tag: str) -> None:
    parties = _objects(said.get(f"{tag}s"))
    around = etree.SubElement(root, f"{{{KERNEL}}}{tag}s") if parties else root
    for party in parties:
        element = etree.SubElement(around, f"{{{KERNEL}}}{tag}")
        if "contributorType" in party:
            element.set("contributorType", str(party["contributorType"]))
        _add(element, f"{tag}Name", party["name"], {key: party[key] for key in ("nameType",) if key in party})
        for key in ("givenName", "familyName"):
            _add(element, key, party.get(key))
        for key, inner, text in (
            ("nameIdentifiers", "nameIdentifier", "nameIdentifier"),
            ("affiliation", "affiliation", "name"),
        ):
            for one in _objects(party.get(key)):
                _add(element, inner, one[text], {k: v for k, v in one.items() if k != text})


def _locations(root: Element, said: Mapping[str, object]) -> None:
    locations = _objects(said.get("geoLocations"))
    around = etree.SubElement(root, f"{{{KERNEL}}}geoLocations") if locations else root
    for location in locations:
        element = etree.SubElement(around, f"{{{KERNEL}}}geoLocation")
        _add(element, "geoLocationPlace", location.get("geoLocationPlace"))
        if box := _object(location.get("geoLocationBox")):
            corners = etree.SubElement(element, f"{{{KERNEL}}}geoLocationBox")
            for side, value in box.items():
                _add(corners, side, f"{value!r}")


def _fundings(root: Element, said: Mapping[str, object]) -> None:
    fundings = _objects(said.get("fundingReferences"))
    around = etree.SubElement(root, f"{{{KERNEL}}}fundingReferences") if fundings else root
    for one in fundings:
        element = etree.SubElement(around, f"{{{KERNEL}}}fundingReference")
        _add(element, "funderName", one["funderName"])
        kind = {"funderIdentifierType": one.get("funderIdentifierType")}
        _add(element, "funderIdentifier", one.get("funderIdentifier"), kind)


def _items(root: Element, said: Mapping[str, object]) -> None:
    items = _objects(said.get("relatedItems"))
    around = etree.SubElement(root, f"{{{KERNEL}}}relatedItems") if items else root
    for one in items:
        element = etree.SubElement(around, f"{{{KERNEL}}}relatedItem")
        for key in ("relatedItemType", "relationType"):
            element.set(key, str(one[key]))
        named = _object(one.get("relatedItemIdentifier"))
        kind = {"relatedItemIdentifierType": named.get("relatedItemIdentifierType")}
        _add(element, "relatedItemIdentifier", named.get("relatedItemIdentifier"), kind)
        titles = etree.SubElement(element, f"{{{KERNEL}}}titles")
        for title in _objects(one.get("titles")):
            _add(titles, "title", title.get("title"))


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _objects(value: object) -> tuple[Mapping[str, object], ...]:
    return tuple(_object(one) for one in value) if isinstance(value, list) else ()
