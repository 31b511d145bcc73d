"""One entry of a controlled vocabulary."""

import re
from dataclasses import dataclass

STANDARD_NAME_ADDRESS = "https://vocab.nerc.ac.uk/standard_name/"
_ADDRESS = re.compile(r"https?://vocab\.nerc\.ac\.uk/standard_name/([^/]+)/?")


def standard_name_of(address: str) -> str:
    """Give the standard name that an address is of, with http or https; empty for another address."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry that files point to by its identifier.

    `scheme` is the name of its vocabulary (`cf-area-types`). `uri` is None where the vocabulary
    publishes no address for its entries.
    """

    identifier: str
    scheme: str
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class StandardName(Concept):
    """A CF standard name with the units that its quantity is defined in.

    `canonical_units` is a UDUNITS string, or None where the table gives none: such a name is
    for text or codes (`platform_name`, `area_type`), which have no units.
    """

    canonical_units: str | None = None

    @property
    def name(self) -> str:
        """The standard name as files write it."""
        return self.identifier
