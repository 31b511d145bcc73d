"""What the rules on services look at, found once in a record, and which classes of services they concern."""

from dataclasses import dataclass
from functools import lru_cache

from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.levels import identifications, is_data, is_service
from fairtool.rules.inspire.service_declarations import CATEGORIES, declared_in

SERVICE_SECTION = "}SV_ServiceIdentification"


@dataclass(frozen=True, slots=True)
class Service:
    """A record of a service: its identification section, its other sections, its types, its category."""

    record: Node
    section: Node | None
    sections: tuple[Node, ...]
    types: tuple[Node, ...]
    category: str

    @property
    def type(self) -> str:
        """The type as written, empty where there is none or are several."""
        return written(self.types[0]) if len(self.types) == 1 else ""

    @property
    def is_invocable(self) -> bool:
        """Whether the service is said to be in a category of invocable services: class 5 is for it."""
        return bool(self.category)

    @property
    def is_interoperable(self) -> bool:
        """Whether class 6 is for the service too."""
        return self.category in CATEGORIES[1:]

    @property
    def is_harmonised(self) -> bool:
        """Whether class 7 is for the service too."""
        return self.category == CATEGORIES[2]


@lru_cache(maxsize=4)
def service_of(view: XmlRecord) -> Service | None:
    """Give the service that a record is about; None for a record of something else.

    It is one by its hierarchy level, or, without a level of data, by its first identification section.
    """
    first = tuple(one for one in first_sections(view) if one.element.tag.endswith(SERVICE_SECTION))
    if not is_service(view) and (not first or is_data(view)):
        return None
    sections = tuple(one for one in view.node.all("resources") if one.element.tag.endswith(SERVICE_SECTION))
    types = tuple(node for one in first for node in one.all("service_type") if written(node))
    categories = {one.category for one in declared_in(view)}
    category = next((one for one in reversed(CATEGORIES) if one in categories), "")
    return Service(view.node, first[0] if first else None, sections, types, category)


def first_sections(view: XmlRecord) -> tuple[Node, ...]:
    """Give what the first identification section holds: one element in a sound record."""
    resources = view.node.all("resources")
    holder = resources[0].element.getparent() if resources else None
    if holder is None or next(holder.itersiblings(holder.tag, preceding=True), None) is not None:
        return ()
    return tuple(one for one in resources if one.element.getparent() is holder)


def written(node: Node) -> str:
    """Give the text of an element exactly as it is written, with the blanks around it."""
    return node.element.text or ""


@lru_cache(maxsize=4)
def data_sections(view: XmlRecord) -> tuple[Node, ...]:
    """Give the identification sections of a record of a data set or series; none of another."""
    return identifications(view) if is_data(view) else ()
