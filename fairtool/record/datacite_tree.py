"""DataCite XML as the members of DataCite JSON, so that one reader serves both."""

from collections.abc import Iterator, Mapping

from lxml import etree

from fairtool.iso.element import Element

Elements = Mapping[str, Element]
# Elements whose attributes are members beside them in JSON, by their names there.
_NAMES: Mapping[str, str] = {
    "creatorName": "name",
    "contributorName": "name",
    "funderIdentifier": "funderIdentifier",
    "awardNumber": "awardNumber",
}
_LISTED = frozenset({"nameIdentifier", "affiliation"})
_LIST_NAMES: Mapping[str, str] = {"nameIdentifier": "nameIdentifiers"}
_AROUND = frozenset(
    {
        "creators",
        "contributors",
        "titles",
        "subjects",
        "dates",
        "alternateIdentifiers",
        "relatedIdentifiers",
        "sizes",
        "formats",
        "rightsList",
        "descriptions",
        "geoLocations",
        "fundingReferences",
        "relatedItems",
    }
)
_TEXT_KEYS: Mapping[str, str] = {"affiliation": "name", "publisher": "name"}


def tree_of(root: Element) -> tuple[Mapping[str, object], Elements]:
    """Give the members of a description, and the element of each by its JSON pointer."""
    elements: dict[str, Element] = {}
    made = _members(root, "", elements)
    made.update(_special(root, elements))
    return made, elements


def _members(parent: Element, pointer: str, elements: dict[str, Element]) -> dict[str, object]:
    """Give the members that the children of an element are; its attributes too."""
    made: dict[str, object] = {_attribute(key): value for key, value in _attributes(parent)}
    for child in parent.iterchildren("*"):
        tag = etree.QName(child).localname
        key = _LIST_NAMES.get(tag, _NAMES.get(tag, tag))
        where = f"{pointer}/{key}"
        if tag in _AROUND:
            elements[where] = child
            inside = list(child.iterchildren("*"))
            made[key] = [_value(one, f"{where}/{index}", elements) for index, one in enumerate(inside)]
        elif tag in _LISTED:
            listed = made.setdefault(key, [])
            if isinstance(listed, list):
                listed.append(_value(child, f"{where}/{len(listed)}", elements))
        else:
            made.setdefault(key, _value(child, where, elements))
            if tag in _NAMES:
                made.update({_attribute(name): value for name, value in _attributes(child)})
    return made


def _value(element: Element, pointer: str, elements: dict[str, Element]) -> object:
    """Give an element as an object with its attributes and text, or as its text where it has no attributes."""
    elements.setdefault(pointer, element)
    tag = etree.QName(element).localname
    if len(element) and tag != "description":
        return _members(element, pointer, elements)
    text = " ".join("".join(element.itertext()).split()) if tag != "description" else _paragraphs(element)
    attributes = {_attribute(key): value for key, value in _attributes(element)}
    if tag in _NAMES or not attributes:
        return text
    return attributes | {_TEXT_KEYS.get(tag, tag): text}


def _special(root: Element, elements: dict[str, Element]) -> dict[str, object]:
    """Give what the JSON has in another shape: the DOI and the types."""
    made: dict[str, object] = {"identifiers": []}
    for child in root.iterchildren("*"):
        tag = etree.QName(child).localname
        text = "".join(child.itertext()).strip()
        if tag == "identifier" and str(child.get("identifierType", "DOI")).upper() == "DOI":
            made["doi"] = text
            elements["/doi"] = child
        elif tag == "resourceType":
            made["types"] = {"resourceType": text, "resourceTypeGeneral": child.get("resourceTypeGeneral", "")}
            elements["/types"] = child
    return made


def _paragraphs(element: Element) -> str:
    """Give the text of a description, whose `br` are ends of lines."""
    parts = [element.text or "", *(f"\n{child.tail or ''}" for child in element.iterchildren("*"))]
    return "".join(parts).strip()


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    return ((etree.QName(key).localname, str(value).strip()) for key, value in element.attrib.items())


def _attribute(name: str) -> str:
    return name.replace("URI", "Uri")
