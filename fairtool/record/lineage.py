"""Where the data come from: statement, sources, steps."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Identifier, Responsibility
from fairtool.record.extent import Extent
from fairtool.record.scope import Scope
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Processing:
    """The software and parameters of a step."""

    identifier: Identifier | None = None
    software: Citation | None = None
    description: Text | None = None
    documentations: tuple[Citation, ...] = ()
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """Something that was done to the data."""

    description: Text | None = None
    rationale: Text | None = None
    date: str = ""
    processors: tuple[Responsibility, ...] = ()
    references: tuple[Citation, ...] = ()
    scopes: tuple[Scope, ...] = ()
    sources: "tuple[LineageSource, ...]" = ()
    outputs: "tuple[LineageSource, ...]" = ()
    processing: Processing | None = None


@dataclass(frozen=True, slots=True)
class LineageSource:
    """Something that the data were made from."""

    description: Text | None = None
    scale: int | None = None
    reference_system: Identifier | None = None
    citation: Citation | None = None
    metadata: Citation | None = None
    extents: tuple[Extent, ...] = ()
    scopes: tuple[Scope, ...] = ()
    steps: tuple[ProcessStep, ...] = ()
    level: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where the data come from."""

    statement: Text | None = None
    scopes: tuple[Scope, ...] = ()
    documentations: tuple[Citation, ...] = ()
    steps: tuple[ProcessStep, ...] = ()
    sources: tuple[LineageSource, ...] = ()
