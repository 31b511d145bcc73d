"""What an INSPIRE record is about, by its hierarchy levels, and which of its identification sections count."""

from functools import lru_cache

from fairtool.iso.about import DATA, DATA_SECTION, SERVICE, SERVICE_SECTION, levels_of
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord

LEVELS = DATA | {SERVICE}  # records of another level are outside of INSPIRE


@lru_cache(maxsize=2)  # all rules ask it of one record, then of the next
def levels(view: XmlRecord) -> frozenset[str]:
    """Give the codes of all hierarchy levels, as written."""
    return levels_of(view.node)


def is_data(view: XmlRecord) -> bool:
    """Tell whether the record is about a data set or a series: the classes 1, 2 and 8 are for it."""
    return bool(view.nodes("DataRecord"))


def says_service(view: XmlRecord) -> bool:
    """Tell whether a level is `service`; a record may be about one without saying so, and row 3.1 tells."""
    return SERVICE in levels(view)


@lru_cache(maxsize=2)
def identifications(view: XmlRecord) -> tuple[Node, ...]:
    """Give the identification sections that count: those of services in a record of a service, else those of data."""
    wanted = SERVICE_SECTION if says_service(view) else DATA_SECTION
    return tuple(resource for resource in view.node.all("resources") if resource.element.tag.endswith(wanted))


@lru_cache(maxsize=2)
def first_identification(view: XmlRecord) -> Node | None:
    """Give what stands in the first identification section, of whatever type; None where there is none."""
    return view.node.first("resources")
