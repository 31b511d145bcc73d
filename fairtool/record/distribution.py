"""How the data are had: formats, distributors, links, media."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Identifier, Online, Responsibility
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that the data are handed over on."""

    name: str = ""
    citation: Citation | None = None
    densities: tuple[float, ...] = ()
    density_units: tuple[str, ...] = ()
    volumes: tuple[int, ...] = ()
    formats: tuple[str, ...] = ()
    note: Text | None = None
    identifier: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """How the data are ordered."""

    fees: tuple[str, ...] = ()
    available: str = ""
    instructions: Text | None = None
    turnaround: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of data and its version."""

    name: Text | None = None
    version: str = ""
    specification: Citation | None = None
    specification_text: Text | None = None
    amendment: str = ""
    decompression: Text | None = None
    distributors: "tuple[Distributor, ...]" = ()
    media: Medium | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """How the data are transferred: links, media, and the size in megabytes."""

    units: str = ""
    size: float | None = None
    links: tuple[Online, ...] = ()
    media: Medium | None = None
    formats: tuple[Format, ...] = ()
    frequency: str = ""


@dataclass(frozen=True, slots=True)
class Distributor:
    """Who distributes the data, and how."""

    contacts: tuple[Responsibility, ...] = ()
    orders: tuple[Order, ...] = ()
    formats: tuple[Format, ...] = ()
    transfers: tuple[Transfer, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """All ways in which the data are had."""

    description: Text | None = None
    formats: tuple[Format, ...] = ()
    distributors: tuple[Distributor, ...] = ()
    transfers: tuple[Transfer, ...] = ()
