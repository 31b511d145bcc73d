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


def of_record(view: XmlRecord) -> tuple[Exposed, Exposed]:
    """Give what would be gathered from the page with JSON-LD in it, and with a link to the record as well.

    Whether a repository links to the record is not known before it is published there.
    """
    embedded = json_ld_source(JsonNode(write_schema_org(view.record)), Way.JSON_LD, _PAGE)
    page = (embedded,) if embedded else ()
    linked = xml_source(view.root, Way.XML_LINKED)
    return _exposed(page), _exposed((*page, linked) if linked.is_read else page)


def _exposed(sources: tuple[Source, ...]) -> Exposed:
    said = (text for source in sources for text in source.elements.get(Part.IDENTIFIER, ()))
    return Exposed(addresses=(_PAGE,), sources=sources, is_persistent=any(map(is_pid, said)), is_resolved=None)
