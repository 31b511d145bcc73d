"""The record as a place can import it: as it is where it has the right encoding, else converted."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from fairtool.conversion.encodings import encoding_named
from fairtool.conversion.read import Named, within
from fairtool.conversion.run import Plan, converted
from fairtool.netcdf.read_limits import Limits
from fairtool.push.targets import Place
from fairtool.record.record import Record

_AS_IT_IS = ("ISO-19139:", "ISO-19115-2:")


@dataclass(frozen=True, slots=True)
class RecordDocument:
    """The record in an encoding; `open` are the names of what it lacks there, which a converted one can tell."""

    name: str
    content: bytes
    is_as_given: bool
    open: tuple[str, ...] = ()


def record_document(one: Named, path: Path, place: Place, today: date, limits: Limits) -> RecordDocument:
    """Give the record for a place; raises UnreadableError where it cannot be written in the encoding of the place."""
    encoding = encoding_named(place.record)
    name = f"record{encoding.suffix}"
    is_alone = "#" not in one.name.removeprefix(str(path))
    if place.record == "iso19139" and is_alone and one.record.encoding.startswith(_AS_IT_IS):
        return RecordDocument(name, path.read_bytes(), is_as_given=True)
    return within(limits, one.name, partial(_made, name, one.record, Plan(encoding, today)))


def _made(name: str, record: Record, plan: Plan) -> RecordDocument:
    """Convert a record, and keep what crosses a process border."""
    made = converted(record, plan)
    return RecordDocument(name, made.document, is_as_given=False, open=tuple(key.name for key in made.open))
