"""What a profile adds to the standard, and the schema of the data."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Online, Responsibility
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class ExtendedElement:
    """An element that a profile adds."""

    name: str = ""
    short_name: str = ""
    code: int | None = None
    code_name: str = ""
    concept_name: str = ""
    definition: Text | None = None
    obligation: str = ""
    condition: Text | None = None
    data_type: str = ""
    maximum_occurrence: str = ""
    domain: str = ""
    parents: tuple[str, ...] = ()
    rule: Text | None = None
    rationales: tuple[Text, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """What a profile adds to the standard."""

    links: tuple[Online, ...] = ()
    elements: tuple[ExtendedElement, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationSchema:
    """The schema of the data."""

    name: Citation | None = None
    language: str = ""
    constraint_language: str = ""
    ascii: str = ""
