"""What the data hold: variables, bands, feature types."""

from dataclasses import dataclass

from fairtool.record.citation import Citation, Identifier
from fairtool.record.geometry import Geometry
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class RangeElement:
    """A value or class that the data hold, and what it means."""

    name: str = ""
    definition: Text | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable or band: its name in the data, description, unit and range.

    `names` are concepts that it stands for, a CF standard name among them (codespace `CF`); `unit_codespace` is
    where the name of the unit is from; the bounds are those of a band in the spectrum, in `bound_unit`.
    """

    name: str = ""
    type: str = ""
    description: Text | None = None
    names: tuple[Identifier, ...] = ()
    unit: str = ""
    unit_name: str = ""
    unit_codespace: str = ""
    unit_definition: Geometry | None = None
    minimum: float | None = None
    maximum: float | None = None
    peak: float | None = None
    bits: int | None = None
    tones: int | None = None
    scale_factor: float | None = None
    offset: float | None = None
    mean: float | None = None
    deviation: float | None = None
    bound_minimum: float | None = None
    bound_maximum: float | None = None
    bound_unit: str = ""
    boundary: str = ""
    nominal_resolution: float | None = None
    transfer_function: str = ""
    transmitted_polarisation: str = ""
    detected_polarisation: str = ""
    range_elements: tuple[RangeElement, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The variables or bands of gridded or sampled data."""

    description: str = ""
    content_types: tuple[str, ...] = ()
    processing_level: Identifier | None = None
    variables: tuple[Variable, ...] = ()
    cloud_cover: float | None = None
    illumination_elevation: float | None = None
    illumination_azimuth: float | None = None
    imaging_condition: str = ""
    image_quality: Identifier | None = None
    range_elements: tuple[RangeElement, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The feature types of vector data."""

    compliant: bool | None = None
    languages: tuple[str, ...] = ()
    included: bool | None = None
    feature_types: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
