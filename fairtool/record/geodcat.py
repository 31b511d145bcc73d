"""Writes a record as GeoDCAT-AP 3, in Turtle, RDF/XML or JSON-LD."""

from typing import Literal

from fairtool.record.flat import flat
from fairtool.record.geodcat_json import json_ld
from fairtool.record.geodcat_resource import described, served
from fairtool.record.geodcat_xml import rdf_xml
from fairtool.record.record import Record

Syntax = Literal["turtle", "rdf-xml", "json-ld"]


def write_geodcat(record: Record, syntax: Syntax = "turtle") -> str:
    """Give the description of a record; the same record gives the same text."""
    thing = served(described(flat(record)), record.resource.operates_on)
    if syntax == "json-ld":
        return json_ld(thing)
    if syntax == "rdf-xml":
        return rdf_xml(thing)
    from fairtool.record.geodcat_rdf import turtle  # noqa: PLC0415 - rdflib is heavy

    return turtle(thing)
