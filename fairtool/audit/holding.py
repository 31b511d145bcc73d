"""What an audit keeps of one subject for looking across files; small, since there are millions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

from fairtool.audit.times import Times, Told

_TOLD: Mapping[str, Told] = {"v": "values", "a": "attributes", "r": "record"}


class Stored(TypedDict, total=False):
    """A holding as JSON; what is empty is left out. Name, kind and licence are kept beside it."""

    t: str
    i: list[str]
    b: list[str]
    r: list[str]
    w: list[float | int | str]
    c: list[str]
    p: list[list[str]]
    s: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One data file or record: what it is called, what it belongs to, when it is from, and who answers for it.

    `identifiers` are its own (tracking_id, uuid, the identifier of the record), `belongs` those of its data set (DOI,
    `id` with its naming authority), in lower case. `links` are the file names and addresses that a record points to.
    `centres` are organisations, `contacts` names with e-mails. `licence` is its SPDX id where it is known, else what is
    said. `scope` is what a record is about: `dataset`, `service`.
    """

    name: str
    kind: str
    title: str = ""
    identifiers: tuple[str, ...] = ()
    belongs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    times: Times | None = None
    centres: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    scope: str = ""
    licence: str = ""

    @property
    def is_data(self) -> bool:
        """Say whether these are data, and not a description of some."""
        return self.kind in ("netcdf", "cdl", "zarr")


def to_json(holding: Holding) -> Stored:
    """Give a holding as JSON values, without its name, kind and licence."""
    times = holding.times
    found: Stored = {
        "t": holding.title,
        "i": list(holding.identifiers),
        "b": list(holding.belongs),
        "r": list(holding.links),
        "w": [*map(_short, times[:3]), times.number, int(times.even), times.told[0], times.calendar] if times else [],
        "c": list(holding.centres),
        "p": [list(contact) for contact in holding.contacts],
        "s": holding.scope,
    }
    return cast("Stored", {key: value for key, value in found.items() if value})


def from_json(stored: Stored, name: str, kind: str) -> Holding:
    """Give the holding of a subject from what `to_json` gave."""
    return Holding(
        name=name,
        kind=kind,
        title=stored.get("t", ""),
        identifiers=tuple(stored.get("i", ())),
        belongs=tuple(stored.get("b", ())),
        links=tuple(stored.get("r", ())),
        times=_times(stored.get("w", [])),
        centres=tuple(stored.get("c", ())),
        contacts=tuple((one[0], one[1]) for one in stored.get("p", ())),
        scope=stored.get("s", ""),
    )


def _short(seconds: float) -> float | int:
    """Give seconds to the millisecond, a whole number without its point."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded.is_integer() else rounded


def _times(values: list[float | int | str]) -> Times | None:
    if not values:
        return None
    start, end, step, count, even, told, calendar = values
    source = _TOLD[str(told)]
    return Times(float(start), float(end), float(step), int(count), bool(even), source, str(calendar))
