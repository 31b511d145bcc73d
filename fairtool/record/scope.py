"""What a statement is about, and how often a thing is maintained."""

from dataclasses import dataclass

from fairtool.record.citation import Date, Responsibility
from fairtool.record.extent import Extent
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class ScopeDescription:
    """What exactly a statement is about."""

    dataset: str = ""
    other: str = ""
    attributes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The level that a statement is about (a code of MD_ScopeCode), and where it holds."""

    level: str = ""
    extents: tuple[Extent, ...] = ()
    descriptions: tuple[ScopeDescription, ...] = ()


@dataclass(frozen=True, slots=True)
class Maintenance:
    """How often a thing is brought up to date (a code of MD_MaintenanceFrequencyCode)."""

    frequency: str = ""
    next_date: str = ""
    dates: tuple[Date, ...] = ()
    user_frequency: str = ""
    scope_codes: tuple[str, ...] = ()
    scope_descriptions: tuple[ScopeDescription, ...] = ()
    scopes: tuple[Scope, ...] = ()
    notes: tuple[Text, ...] = ()
    contacts: tuple[Responsibility, ...] = ()
