"""Where and when the data of a netCDF file are: measured from the coordinates, else as the attributes say."""

from collections.abc import Iterator

import numpy as np

from fairtool.errors import Unavailable
from fairtool.netcdf.coordinate_values import blocks, verticals
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.shortest import shortest
from fairtool.netcdf.time_coordinates import calendar_of
from fairtool.record.altitudes import counts_down
from fairtool.record.citation import Identifier
from fairtool.record.extent import Box, Extent, Period, Vertical
from fairtool.record.flat_identifiers import epsg_of
from fairtool.record.netcdf_arc import Longitudes
from fairtool.record.netcdf_crs import epsg_address
from fairtool.record.netcdf_header import Header, clean, said_of
from fairtool.record.netcdf_instant import to_millisecond
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.netcdf_positions import latitude_variables, longitude_variables, time_ends
from fairtool.record.text import Text

_POLE = 90.0
_SLACK = 1e-4  # degrees beyond a pole that rounding explains
_OPEN = ("now", "present", "ongoing")


def extent(header: Header) -> Part[Extent] | None:
    """Give the extent of the data; None where nothing tells of it."""
    boxes, periods, vertical = tuple(_boxes(header)), tuple(_periods(header)), tuple(_verticals(header))
    area = header.text("area", "sea_name")
    if not (boxes or periods or vertical or area):
        return None
    return assembled(Extent, description=area, boxes=boxes, periods=periods, verticals=vertical)


def _boxes(header: Header) -> Iterator[Part[Box]]:
    south_north = _latitudes(header.dataset) or _limits(header, "lat")
    west_east = _longitudes(header.dataset) or _limits(header, "lon")
    if not south_north or not west_east:
        return
    (south, north), *_ = south_north
    for west, east in west_east:
        yield assembled(Box, west=west, east=east, south=south, north=north)


def _latitudes(dataset: Dataset) -> list[tuple[Part[float], Part[float]]]:
    variables = latitude_variables(dataset)
    low, high = np.inf, -np.inf
    try:
        for variable in variables:
            for block in blocks(variable, dataset):
                values = block[np.abs(block) <= _POLE + _SLACK]
                low, high = min(low, values.min(initial=np.inf)), max(high, values.max(initial=-np.inf))
    except Unavailable:
        return []
    if low > high:
        return []
    return [(_measured(max(low, -_POLE), variables[0]), _measured(min(high, _POLE), variables[0]))]


def _longitudes(dataset: Dataset) -> list[tuple[Part[float], Part[float]]]:
    variables, seen = longitude_variables(dataset), Longitudes()
    try:
        for variable in variables:
            for block in blocks(variable, dataset):
                seen.add(block)
    except Unavailable:
        return []
    return [(_measured(west, variables[0]), _measured(east, variables[0])) for west, east in seen.arcs()]


def _measured(value: float, variable: Variable) -> Part[float]:
    """Give a number of a coordinate with the digits that its type holds."""
    told = float(shortest(value)) if variable.type is NcType.FLOAT else round(float(value), 9)
    return Part(told, {"": variable.path})


def _limits(header: Header, axis: str) -> list[tuple[Part[float], Part[float]]]:
    """Give what the attributes say, where it can be a position on the globe."""
    low, high = header.number(f"geospatial_{axis}_min"), header.number(f"geospatial_{axis}_max")
    if low is None or high is None:
        return []
    if axis == "lat":
        return [(low, high)] if -_POLE <= low.value <= high.value <= _POLE else []
    ends = _turned(low), _turned(high)
    if not (ends[0] and ends[1]):
        return []
    if high.value - low.value >= 2 * _POLE * 2:
        return [(Part(-180.0, low.places), Part(180.0, high.places))]
    if ends[0].value <= ends[1].value:
        return [(ends[0], ends[1])]
    return [(ends[0], Part(180.0, low.places)), (Part(-180.0, high.places), ends[1])]


def _turned(longitude: Part[float]) -> Part[float] | None:
    if not -180.0 <= longitude.value <= 360.0:
        return None
    return longitude.made(lambda value: round(value - 360.0, 9)) if longitude.value > 180.0 else longitude


def _periods(header: Header) -> Iterator[Part[Period]]:
    ends = time_ends(header.dataset)
    if ends:
        calendar = calendar_of(header.dataset)
        first, last = (Part(to_millisecond(one, calendar).text, {"": variable.path}) for one, variable in ends)
        yield assembled(Period, begin=first, end=last)
        return
    start, end = _instant(header, "time_coverage_start"), _instant(header, "time_coverage_end")
    running = header.said("time_coverage_end")
    now = Part("now", running.places) if running and running.value.lower() in _OPEN else None
    if start or end:
        yield assembled(Period, begin=start, end=end, end_indeterminate=now if not end else None)


def _instant(header: Header, name: str) -> Part[str] | None:
    said = header.said(name)
    instant = parse_iso8601(said.value, calendar_of(header.dataset)) if said else None
    if said is None or instant is None or parse_iso8601(instant.text) is None:  # 30 February is in no catalogue
        return None
    return Part(instant.text, said.places)


def _verticals(header: Header) -> Iterator[Part[Vertical]]:
    crs = header.said("geospatial_bounds_vertical_crs")
    measured = False
    for variable in verticals(header.dataset):
        found = _vertical(header.dataset, variable)
        if found:
            measured = True
            yield _counted(found, crs, _meaning(variable), down=_is_down(variable))
    low, high = header.number("geospatial_vertical_min"), header.number("geospatial_vertical_max")
    if measured or low is None or high is None:
        return
    units, positive = header.said("geospatial_vertical_units"), header.said("geospatial_vertical_positive")
    way = positive.value.lower() if positive else ""
    words = [*([units.value] if units else ()), *([f"positive {way}"] if way else ())]
    said = Part(", ".join(words), units.places if units else {}) if words else None
    yield _counted((low, high), crs, said, down=way == "down" if way else None)


def _vertical(dataset: Dataset, variable: Variable) -> tuple[Part[float], Part[float]] | None:
    low, high = np.inf, -np.inf
    try:
        for block in blocks(variable, dataset):
            low, high = min(low, block.min(initial=np.inf)), max(high, block.max(initial=-np.inf))
    except Unavailable:
        return None
    return (_measured(low, variable), _measured(high, variable)) if low <= high else None


def _is_down(variable: Variable) -> bool | None:
    """Tell whether a vertical coordinate counts downwards; None where it does not say."""
    positive = said_of(variable.attributes, "positive").lower()
    if positive in {"up", "down"}:
        return positive == "down"
    return True if said_of(variable.attributes, "standard_name").split(" ")[0] == "depth" else None


def _counted(
    ends: tuple[Part[float], Part[float]], crs: Part[str] | None, meaning: Part[str] | None, *, down: bool | None
) -> Part[Vertical]:
    """Give an extent as its reference system counts: depths are negative in a system of heights."""
    address = epsg_address(crs.value) if crs else ""
    if crs is None or not address:
        named = {"crs_identifier": assembled(Identifier, code=meaning.made(Text))} if meaning else {}
        return assembled(Vertical, minimum=ends[0], maximum=ends[1], **named)
    if down is not None and down != counts_down(epsg_of(Text(address))):
        ends = ends[1].made(_turned_over), ends[0].made(_turned_over)
    return assembled(Vertical, minimum=ends[0], maximum=ends[1], crs_href=Part(address, crs.places))


def _turned_over(value: float) -> float:
    return 0.0 - value  # no negative zero


def _meaning(variable: Variable) -> Part[str]:
    """Give what the numbers of a vertical coordinate are: `depth (m, positive down)`."""
    name = said_of(variable.attributes, "standard_name").split(" ")[0] or variable.name
    positive = said_of(variable.attributes, "positive").lower()
    words = [said_of(variable.attributes, "units"), f"positive {positive}" if positive else ""]
    return Part(clean(f"{name} ({', '.join(filter(None, words))})"), {"": variable.path})
