"""What the rules on services look at, found once in a record, and which classes of services they concern."""

from dataclasses import dataclass
from functools import lru_cache

from fairtool.finding import Problem
from fairtool.iso.about import SERVICE_SECTION, first_sections
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.service_declarations import CATEGORIES, declared_in

UNIDENTIFIED = "inspire-3.2-service-identification"  # the rule that tells where a service is not described as one


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


def service_of(view: XmlRecord) -> Service | None:
    """Give the service that a record is about; None for a record of something else."""
    return service_in(view) if view.nodes("ServiceRecord") else None


@lru_cache(maxsize=4)
def service_in(view: XmlRecord) -> Service:
    """Give the service that the record of a service is about."""
    first = tuple(one for one in first_sections(view.node) if one.element.tag.endswith(SERVICE_SECTION))
    sections = tuple(one for one in view.node.all("resources") if one.element.tag.endswith(SERVICE_SECTION))
    types = tuple(node for one in first for node in one.all("service_type") if written(node))
    categories = {one.category for one in declared_in(view)}
    category = next((one for one in reversed(CATEGORIES) if one in categories), "")
    return Service(view.node, first[0] if first else None, sections, types, category)


def written(node: Node) -> str:
    """Give the text of an element exactly as it is written, with the blanks around it."""
    return node.element.text or ""


def unidentified(service: Service) -> Problem:
    """Give what a row says where the service has no section of its own, which another rule tells."""
    return Problem(
        "{where} says nothing of the service (one mistake, told by {rule})",
        where=service.record.place("resources").removesuffix("/*"),
        line=service.record.line,
        rule=UNIDENTIFIED,
    )
