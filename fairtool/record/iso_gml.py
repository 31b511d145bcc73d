"""GML that a record holds as it is: one way to write it, whatever document it comes from."""

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace

_NEW, _OLD = URIS["gml"]


def xml_of(element: Element) -> str:
    """Give an element as XML that is the same for the same content: in GML 3.2, without white space between elements.

    Namespaces that are not used, comments and indentation of the document that it stands in leave no trace.
    """
    copy = _copied(element)
    etree.cleanup_namespaces(copy, top_nsmap={"gml": _NEW})
    text: bytes = etree.tostring(copy, method="c14n", exclusive=True)
    return text.decode()


def _copied(element: Element) -> Element:
    attributes = {_current(key): value for key, value in element.attrib.items()}
    copy: Element = etree.Element(_current(element.tag), attributes, nsmap={"gml": _NEW})
    inner = list(element.iterchildren("*"))
    text = "".join(element.xpath("text()"))
    copy.text = text.strip() or None if inner else text.strip()
    copy.extend([_copied(child) for child in inner])
    return copy


def _current(name: str) -> str:
    return f"{{{_NEW}}}{name.partition('}')[2]}" if namespace(name) == _OLD else name
