"""How the data were acquired: platforms, instruments, missions."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Identifier, Responsibility
from fairtool.record.extent import Extent
from fairtool.record.scope import Scope
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument."""

    citations: tuple[Citation, ...] = ()
    identifier: Identifier | None = None
    type: Text | None = None
    type_code: str = ""
    description: Text | None = None
    mounted_on: "Platform | None" = None


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform that carries instruments."""

    citation: Citation | None = None
    identifier: Identifier | None = None
    description: Text | None = None
    sponsors: tuple[Responsibility, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True)
class Mission:
    """An operation in which data were acquired."""

    description: Text | None = None
    citation: Citation | None = None
    identifier: Identifier | None = None
    status: str = ""
    type: str = ""
    parents: "tuple[Mission, ...]" = ()


@dataclass(frozen=True, slots=True)
class Objective:
    """What was to be observed."""

    identifiers: tuple[Identifier, ...] = ()
    priority: Text | None = None
    types: tuple[str, ...] = ()
    functions: tuple[Text, ...] = ()
    extents: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class Acquisition:
    """How the data were acquired."""

    scopes: tuple[Scope, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    platforms: tuple[Platform, ...] = ()
    operations: tuple[Mission, ...] = ()
    objectives: tuple[Objective, ...] = ()
