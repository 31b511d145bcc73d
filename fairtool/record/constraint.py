"""What may be done with a resource or a record."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Graphic, Responsibility
from fairtool.record.scope import Scope
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limitations of one kind, named by the element of the standard: `MD_LegalConstraints`."""

    kind: str = ""
    limitations: tuple[Text, ...] = ()
    access: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    others: tuple[Text, ...] = ()
    classification: str = ""
    note: Text | None = None
    system: Text | None = None
    handling: Text | None = None
    references: tuple[Citation, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    graphics: tuple[Graphic, ...] = ()
    scopes: tuple[Scope, ...] = ()
    releasability_statement: Text | None = None
    releasability_addressees: tuple[Responsibility, ...] = ()
    dissemination: str = ""
