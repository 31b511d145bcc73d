"""The variables of a netCDF file that hold data, as records list them."""

from collections.abc import Iterator
from math import isfinite

from fairtool.netcdf.measurements import is_measurement
from fairtool.netcdf.model import Numbers, Variable
from fairtool.record import content
from fairtool.record.citation import Identifier
from fairtool.record.content import Coverage
from fairtool.record.netcdf_header import Header, clean, number_of, said_of
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.text import Text

_CONTENT = "coverage_content_type"
# Codes of MD_CoverageContentTypeCode in ISO 19115-1; the first three are those of ISO 19139.
_TYPES = (
    "image", "thematicClassification", "physicalMeasurement", "auxiliaryInformation", "qualityInformation",
    "referenceInformation", "modelResult", "coordinate",
)  # fmt: skip


def coverages(header: Header) -> tuple[Part[Coverage], ...]:
    """Give the variables that hold data, those of one `coverage_content_type` together."""
    found: dict[str, list[Part[content.Variable]]] = {}
    for variable in header.dataset.variables.values():
        if is_measurement(variable, header.dataset):
            found.setdefault(_type(variable), []).append(_variable(variable))
    identifier = processing_level(header)
    return tuple(
        assembled(
            Coverage, content_types=(kind,) if kind else (), processing_level=identifier, variables=tuple(members)
        )
        for kind, members in found.items()
    )


def processing_level(header: Header) -> Part[Identifier] | None:
    """Give the level that the data are processed to."""
    level = header.text("processing_level")
    return assembled(Identifier, code=level) if level else None


def _type(variable: Variable) -> str:
    said = said_of(variable.attributes, _CONTENT).lower()
    return next((code for code in _TYPES if code.lower() == said), "")


def _variable(variable: Variable) -> Part[content.Variable]:
    long_name = _said(variable, "long_name") or _said(variable, "title")
    low, high = _range(variable)
    return assembled(
        content.Variable,
        name=Part(clean(variable.path.removeprefix("/")), {"": variable.path}),
        type=variable.type.value,
        description=long_name.made(Text) if long_name else None,
        names=tuple(_names(variable)),
        unit_name=_said(variable, "units"),
        minimum=low,
        maximum=high,
        scale_factor=_number(variable, "scale_factor"),
        offset=_number(variable, "add_offset"),
    )


def _said(variable: Variable, name: str) -> Part[str] | None:
    text = said_of(variable.attributes, name)
    return Part(text, {"": variable.place(name)}) if text else None


def _names(variable: Variable) -> Iterator[Part[Identifier]]:
    """Give the standard name, without its modifier, which names no other quantity."""
    said = _said(variable, "standard_name")
    if said:
        yield assembled(Identifier, code=said.made(lambda text: Text(text.split()[0])), codespace="CF")


def _number(variable: Variable, name: str) -> Part[float] | None:
    found = number_of(variable.attributes.get(name))
    return None if found is None else Part(found, {"": variable.place(name)})


def _range(variable: Variable) -> tuple[Part[float] | None, Part[float] | None]:
    """Give the range that the file states: of the values that there are, else of those that are valid."""
    for name in ("actual_range", "valid_range"):
        value = variable.attributes.get(name)
        if isinstance(value, Numbers) and len(value.values) == 2 and all(map(isfinite, value.values)):
            low, high = sorted(_unpacked(float(one), variable, name) for one in value.values)
            return Part(low, {"": variable.place(name)}), Part(high, {"": variable.place(name)})
    ends = (_number(variable, "valid_min"), _number(variable, "valid_max"))
    first, last = (one.made(lambda number: _unpacked(number, variable, "valid_min")) if one else None for one in ends)
    return first, last


def _unpacked(value: float, variable: Variable, name: str) -> float:
    """Give a limit in the units of the variable: valid ones are as they are packed, actual ones are not (CF 2.5.1)."""
    if name == "actual_range":
        return value
    scale, offset = number_of(variable.attributes.get("scale_factor")), number_of(variable.attributes.get("add_offset"))
    unpacked = value * (1.0 if scale is None else scale) + (offset or 0.0)
    return round(unpacked, 9)
