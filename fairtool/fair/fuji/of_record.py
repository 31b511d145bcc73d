"""What F-UJI would gather once a record is published as fairtool writes it."""

from fairtool.fair.fuji.exposed import Exposed
from fairtool.fair.fuji.identifiers import is_pid
from fairtool.fair.fuji.json_ld_source import json_ld_source
from fairtool.fair.fuji.source import Part, Source, Way
from fairtool.fair.fuji.xml_source import xml_source
from fairtool.iso.view import XmlRecord
from fairtool.record.json_node import JsonNode
from fairtool.record.schema_org import write_schema_org

_PAGE = "https://landing.invalid/page"  # stands for the address that the page will have


def of_record(view: XmlRecord) -> Exposed:
    """Give what would be gathered from a page with JSON-LD in it that links to the record, if that is one in XML.

    A repository may expose less than that; `fairtool score --online` sees what it does expose.
    """
    embedded = json_ld_source(JsonNode(write_schema_org(view.record)), Way.JSON_LD, _PAGE)
    linked = xml_source(view.root, Way.XML_LINKED)
    return _exposed((*((embedded,) if embedded else ()), *((linked,) if linked.is_read else ())))


def _exposed(sources: tuple[Source, ...]) -> Exposed:
    said = (text for source in sources for text in source.elements.get(Part.IDENTIFIER, ()))
    persistent = any(map(is_pid, said))
    return Exposed((_PAGE,), sources, is_persistent=persistent, is_resolved=None if persistent else False)
