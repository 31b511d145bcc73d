"""Moves what stands in other fields in the other edition of ISO 19115, before a record is written."""

from collections.abc import Mapping

from fairtool.iso.paths import Column
from fairtool.record import iso_to_19115_3, iso_to_19139
from fairtool.record.changed import Change, changed
from fairtool.record.record import Record

_CHANGES: Mapping[Column, Mapping[type, Change]] = {
    "19139": iso_to_19139.CHANGES,
    "19115-3": iso_to_19115_3.CHANGES,
}
_OWN: Mapping[Column, tuple[str, ...]] = {"19139": ("ISO-19139", "ISO-19115-2"), "19115-3": ("ISO-19115-3",)}


def adapt(record: Record, column: Column) -> Record:
    """Give a record with its values where an edition has them; one that was read from that edition stays as it is."""
    if record.encoding.startswith(_OWN[column]):
        return record
    adapted: Record = changed(record, _CHANGES[column])
    return adapted
