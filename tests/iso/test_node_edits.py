"""A node gives the edits that write into it, with the names that its document uses."""

import pytest

from fairtool.finding import SetXml
from fairtool.iso.identify import encoding_of
from fairtool.iso.node import Node
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.record.of_view import read_xml
from tests.rules.checking import record

TITLE = "/gmd:MD_Metadata/gmd:identificationInfo/gmd:MD_DataIdentification/gmd:citation/gmd:CI_Citation/gmd:title"
CODE = "/gmd:MD_Metadata/gmd:language/gmd:LanguageCode"


def _title(text: str = "") -> Node:
    node = record(text).node.first("resources.citation.title")
    assert node
    return node


def test_a_text_is_written_into_the_character_string_of_its_property() -> None:
    assert _title().set_text("Houle") == SetXml(f"{TITLE}/gco:CharacterString", "Houle")


def test_a_text_is_written_into_an_anchor_where_there_is_one() -> None:
    change = TITLE.removeprefix("/gmd:MD_Metadata/")
    text = f"{change} = <gmd:title><gmx:Anchor xlink:href='http://a.example'>Houle</gmx:Anchor></gmd:title>"
    assert _title(text).set_text("Vagues") == SetXml(f"{TITLE}/gmx:Anchor", "Vagues")
    assert _title(text).set_attribute("xlink:href", "x") == SetXml(f"{TITLE}/gmx:Anchor", "x", "xlink:href")


def test_a_text_without_an_element_of_its_own_is_written_where_it_stands() -> None:
    node = record("").node.first("resources.topics")
    assert node
    assert node.set_text("biota") == SetXml(node.where, "biota")


def test_elements_are_not_overwritten_by_a_text() -> None:
    (resource,) = record("").node.all("resources")
    assert resource.set_text("Houle") is None


def test_an_attribute_is_written_where_it_stands() -> None:
    (language,) = record("").node.all("language")
    assert language.set_attribute("codeListValue", "fre") == SetXml(CODE, "fre", "codeListValue")


def test_a_new_attribute_is_written_on_the_node_itself() -> None:
    assert _title().set_attribute("id", "a") == SetXml(TITLE, "a", "id")


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('xmlns:xlink="http://www.w3.org/1999/xlink"', "xlink:href"),
        ('xmlns:x="http://www.w3.org/1999/xlink"', "x:href"),
        ('xmlns:x="http://www.w3.org/1999/xlink" xmlns:y="http://www.w3.org/1999/xlink"', None),
        ("", None),
    ],
    ids=["as usual", "another prefix", "two prefixes", "none"],
)
def test_an_attribute_has_the_prefix_that_the_document_declares(declared: str, expected: str | None) -> None:
    text = f'<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" {declared}><gmd:contact/></gmd:MD_Metadata>'
    root = parse(text.encode(), "r.xml")
    encoding = encoding_of(root)
    assert encoding
    view = XmlRecord("r.xml", root, encoding, read_xml)
    edit = Node(root[0], "Responsibility", view.paths).set_attribute("xlink:href", "#a")
    assert (edit.attribute if edit else None) == expected
