"""What a service does: its operations and what it operates on."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Online
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation."""

    name: str = ""
    type_name: str = ""
    direction: str = ""
    description: Text | None = None
    optionality: str = ""
    optional: bool | None = None
    repeatable: bool | None = None
    value_type: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of a service."""

    name: str = ""
    platforms: tuple[str, ...] = ()
    description: Text | None = None
    invocation_name: str = ""
    links: tuple[Online, ...] = ()
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Coupled:
    """A resource that an operation of a service works on."""

    operation_name: str = ""
    identifier: str = ""
    scoped_name: str = ""
    operations: tuple[Operation, ...] = ()
    references: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class OperatesOn:
    """A data set that a service works on, by reference."""

    uuid: str = ""
    href: str = ""
    title: str = ""
