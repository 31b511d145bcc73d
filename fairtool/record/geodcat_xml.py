"""Writes things as RDF/XML: nested as they are, each node an element of its type."""

from lxml import etree

from fairtool.iso.element import Element
from fairtool.record.eml_make import LANG, clean
from fairtool.record.geodcat_thing import NAMESPACES, Iri, Literal, Thing, Value, full

_RDF = NAMESPACES["rdf"]


def rdf_xml(thing: Thing) -> str:
    """Give a thing as a document of RDF/XML."""
    root = etree.Element(f"{{{_RDF}}}RDF", nsmap=dict(NAMESPACES))
    _add(root, thing)
    etree.cleanup_namespaces(root)
    text: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return text.decode("utf-8")


def _add(parent: Element, thing: Thing) -> None:
    first, *others = thing.types or ("rdf:Description",)
    node = etree.SubElement(parent, _name(first))
    if thing.uri:
        node.set(f"{{{_RDF}}}about", thing.uri)
    for kind in others:
        _add_property(node, "rdf:type", Iri(kind))
    for predicate, value in thing.properties:
        _add_property(node, predicate, value)


def _add_property(node: Element, predicate: str, value: Value) -> None:
    element = etree.SubElement(node, _name(predicate))
    if isinstance(value, Thing):
        _add(element, value)
    elif isinstance(value, Iri):
        element.set(f"{{{_RDF}}}resource", full(value.value))
    else:
        _fill(element, value)


def _fill(element: Element, literal: Literal) -> None:
    element.text = clean(literal.value)
    if literal.language:
        element.set(LANG, literal.language)
    if literal.datatype:
        element.set(f"{{{_RDF}}}datatype", full(literal.datatype))


def _name(short: str) -> str:
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
