"""What an INSPIRE record is about, by its hierarchy levels, and which of its identification sections count."""

from functools import lru_cache

from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord

SERVICE = "service"
DATA = frozenset({"dataset", "series"})
LEVELS = DATA | {SERVICE}  # records of another level are outside of INSPIRE


@lru_cache(maxsize=2)  # all rules ask it of one record, then of the next
def levels(view: XmlRecord) -> frozenset[str]:
    """Give the codes of all hierarchy levels, as written."""
    return frozenset(scope.element.get("codeListValue") or "" for scope in view.node.all("scopes")) - {""}


def is_service(view: XmlRecord) -> bool:
    """Tell whether the record says that it is about a service: the classes 3 to 7 are for it."""
    return SERVICE in levels(view)


def is_data(view: XmlRecord) -> bool:
    """Tell whether the record is about a data set or a series: the classes 1, 2 and 8 are for it.

    One without a level that identifies data counts too: ISO 19115 means a data set then, and row 1.1 tells.
    """
    return not DATA.isdisjoint(levels(view)) or (not levels(view) and bool(identifications(view)))


@lru_cache(maxsize=2)
def identifications(view: XmlRecord) -> tuple[Node, ...]:
    """Give the identification sections that count: those of services in a record of a service, else those of data."""
    wanted = "}SV_ServiceIdentification" if is_service(view) else "}MD_DataIdentification"
    return tuple(resource for resource in view.node.all("resources") if resource.element.tag.endswith(wanted))


@lru_cache(maxsize=2)
def first_identification(view: XmlRecord) -> Node | None:
    """Give what stands in the first identification section, of whatever type; None where there is none."""
    return view.node.first("resources")
