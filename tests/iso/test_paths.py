"""The path table fits the classes of the record, and leads to the same things in every encoding."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from fairtool.iso.namespaces import URIS, prefixed, tags
from fairtool.iso.node import Node
from fairtool.iso.paths import COLUMNS, paths
from fairtool.record.iso_plan import classes
from tests.rules.checking import record

TABLE = tomllib.loads((Path(__file__).parents[2] / "schemas/iso/paths.toml").read_text("utf-8"))
KINDS = {
    "text", "string", "code", "language", "date", "time", "real", "integer", "boolean", "uri", "raw", "attribute",
    "tag", "Geometry",
}  # fmt: skip
# Fields that no encoding of ISO has.
OTHERS = {
    "Record": {"encoding", "files", "nil", "unread", "places"},
    "Association": {"relation"},
}


@pytest.mark.parametrize("name", TABLE)
def test_every_field_of_a_class_is_a_row_and_every_row_a_field(name: str) -> None:
    known = {field.name for field in fields(classes()[name])} - OTHERS.get(name, set())
    assert {row for row in TABLE[name] if row != "class"} == known


@pytest.mark.parametrize("name", TABLE)
def test_every_row_has_a_known_kind_and_known_prefixes(name: str) -> None:
    for key, row in TABLE[name].items():
        kind, *ways = row if key != "class" else ["text", *row]
        assert kind in KINDS | set(TABLE), key
        assert len(ways) == len(COLUMNS), key
        names = [
            one for way in ways for part in way.split(" or ") for step in part.split("/") for one in step.split("|")
        ]
        prefixes = {one.lstrip("@").partition(":")[0] for one in names if ":" in one}
        assert prefixes <= set(URIS), key


@pytest.mark.parametrize("column", COLUMNS)
def test_the_names_of_a_document_with_old_namespaces_are_found(column: str) -> None:
    used = frozenset({"http://www.opengis.net/gml", "http://standards.iso.org/iso/19115/-3/mdb/1.0"})
    found = paths(column, used)  # type: ignore[arg-type]
    assert found["Period"].elements[0].steps == (("{http://www.opengis.net/gml}TimePeriod",),)


def test_a_tag_is_written_with_its_usual_prefix() -> None:
    assert prefixed("{http://standards.iso.org/iso/19115/-3/mdb/2.0}contact") == "mdb:contact"
    assert prefixed("{urn:other}contact") == "contact"
    assert tags("gmd:title", ()) == ("{http://www.isotc211.org/2005/gmd}title",)


def test_a_node_gives_values_places_and_lines() -> None:
    view = record("")
    citation = view.nodes("Citation")[0]
    title = citation.first("title")
    assert isinstance(title, Node)
    assert title.value.startswith("Température de la mer")
    assert title.where == (
        "/gmd:MD_Metadata/gmd:identificationInfo/gmd:MD_DataIdentification/gmd:citation/gmd:CI_Citation/gmd:title"
    )
    assert title.line == 63
    assert citation.text("dates.type") == "publication"
    assert citation.place("edition").endswith("/gmd:CI_Citation/gmd:edition")
    anchor = view.node.first("reference_systems.identifier.code")
    assert anchor
    assert anchor.href == "http://www.opengis.net/def/crs/EPSG/0/4258"


def test_a_field_that_is_not_in_the_table_is_a_mistake_of_the_rule() -> None:
    with pytest.raises(KeyError):
        record("").node.all("titel")


def test_nodes_of_several_names_come_in_the_order_of_the_document() -> None:
    view = record(
        "gmd:identificationInfo/*/gmd:resourceConstraints[1] += <gmd:resourceConstraints><gmd:MD_Constraints/>"
        "</gmd:resourceConstraints>"
    )
    assert [node.name for node in view.nodes("Constraints")] == [
        "gmd:MD_LegalConstraints", "gmd:MD_Constraints", "gmd:MD_LegalConstraints",
    ]  # fmt: skip


def test_only_what_is_several_is_numbered_in_a_place() -> None:
    view = record("")
    assert [node.where.rpartition("/gmd:resourceConstraints")[2] for node in view.nodes("Constraints")] == [
        "[1]/gmd:MD_LegalConstraints",
        "[2]/gmd:MD_LegalConstraints",
    ]
