"""What a catalogue says that a transaction did: read here, since OWSLib looks for it in the wrong place."""

from dataclasses import dataclass

from fairtool.iso.element import Element
from fairtool.push.number import whole

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of a transaction, and the identifiers of the records that were inserted, where they are told.

    They are the words of the catalogue, no proof: some count only the last update of an envelope.
    """

    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give them as the catalogue calls them."""
        return f"totalInserted={self.inserted} totalUpdated={self.updated} totalDeleted={self.deleted}"


def totals_in(response: Element) -> Totals:
    """Read the answer to a transaction in either version; a number that is none counts as nothing."""
    names = tuple(
        (one.text or "").strip() for result in response.iter("{*}InsertResult") for one in result.iter(_IDENTIFIER)
    )
    inserted, updated, deleted = (_number(response, f"total{what}") for what in ("Inserted", "Updated", "Deleted"))
    return Totals(inserted, updated, deleted, names)


def _number(response: Element, name: str) -> int:
    text = "".join((one.text or "").strip() for one in response.iter(f"{{*}}{name}"))
    return whole(text) or 0
