"""What fairtool adds to a plan, under the key `fairtool` of the plan and of each data set.

The standard has no place for variables, extents, growth and answers, and leaves its objects open for such things. Who
does not know the key passes over it.
"""

from collections.abc import Mapping
from typing import Literal

from fairtool.plan.madmp.element import Day, Element, Language, Number, Truth, Whole

# Where a value comes from: read in the files, read in a record, said by a person, or taken because nobody said more.
Origin = Literal["measured", "from-record", "declared", "default"]
Tier = Literal["hot", "warm", "cold", "tape"]


class Variable(Element):
    """A variable of a data set; `uri` is that of its standard name, or of a concept of another thesaurus."""

    name: str
    standard_name: str | None = None
    units: str | None = None
    uri: str | None = None


class Extent(Element):
    """A box in degrees of WGS 84; `west` is greater than `east` where it crosses the antimeridian."""

    west: Number
    east: Number
    south: Number
    north: Number


class Period(Element):
    """The first and the last day that the data are about; without `end` they go on."""

    start: Day | None = None
    end: Day | None = None


class Instrument(Element):
    """An instrument or a platform."""

    name: str
    uri: str | None = None


class QualityCheck(Element):
    """A check of quality that was made, or flags of quality that were found, and what came of it."""

    check: str
    result: str | None = None


class PersonExtension(Element):
    """What is known of who takes part beyond the standard, which has one kind of name: that it is an organisation."""

    is_organisation: Truth | None = None


class DatasetExtension(Element):
    """What is known of a data set beyond the standard.

    `key` is the short name that the data set has in a plan file. `growth_basis` says what the growth was told from.
    `bytes`, `files` and `growth_bytes_per_year` are of one copy. `sources` says of a key of the data set, as a pointer
    relative to it (`distribution/0/byte_size`), where its value comes from. `answers` are by the id of a question.
    """

    key: str | None = None
    variables: tuple[Variable, ...] | None = None
    extent: Extent | None = None
    period: Period | None = None
    resolution: str | None = None
    processing_level: str | None = None
    platform: Instrument | None = None
    instruments: tuple[Instrument, ...] | None = None
    conventions: tuple[str, ...] | None = None
    thesauri: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    files: Whole | None = None
    bytes: Whole | None = None
    growth_bytes_per_year: Number | None = None
    growth_basis: str | None = None
    retention_years: Number | None = None
    copies: Whole | None = None
    tier: Tier | None = None
    quality: tuple[QualityCheck, ...] | None = None
    provenance: str | None = None
    sources: Mapping[str, Origin] | None = None
    answers: Mapping[str, str] | None = None


class PlanExtension(Element):
    """What is known of a plan beyond the standard: its template, its pole, and the answers by the id of a question."""

    template: str | None = None
    pole: str | None = None
    language: Language | None = None
    next_review: Day | None = None
    sources: Mapping[str, Origin] | None = None
    answers: Mapping[str, str] | None = None
