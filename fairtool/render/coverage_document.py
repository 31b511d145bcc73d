"""The types of the JSON document `fairtool-coverage/1`; its JSON Schema is made from them."""

from typing import Literal

from typing_extensions import TypedDict


class CoverageRowDocument(TypedDict):
    """A row of a conformance document, and the rules that cover it."""

    row: str
    """The row as its standard numbers or names it: `3.1:R4`, `Rec-C.6`, `title`."""
    kind: Literal["requirement", "recommendation", "information", "highly recommended", "recommended", "suggested"]
    """What the standard makes of the row, in its own words."""
    since: str
    """The version of the standard that the row came with."""
    rules: list[str]
    """The ids of the rules that cover the row."""
    undecidable: str | None
    """Why no program can decide the row; null where one can."""
    text: str
    """What the row asks, in our own words."""


class CoverageDocument(TypedDict):
    """Which rules of fairtool cover which rows of the conformance document of a standard."""

    schema: Literal["fairtool-coverage/1"]
    standard: str
    """The standard with its version, such as `CF-1.13`."""
    rows: list[CoverageRowDocument]
