"""The examples of rules that are made from rows: the same piece of CDL without the attribute, and with it."""

from collections.abc import Mapping

from fairtool.profile import Required
from fairtool.rule import Example

_DEPTH = (
    'dimensions: depth = 2 ;\nvariables: float depth(depth) ; depth:units = "m" ; depth:positive = "down" ; '
    'depth:standard_name = "depth" ; depth:axis = "Z" ;\ndata: depth = 0, 10 ;\nvariables: '
)
_DATA: Mapping[str, str] = {
    "long_name": '"sea surface temperature"',
    "standard_name": '"sea_surface_temperature"',
    "units": '"K"',
}
_COORDINATE: Mapping[str, str] = {"standard_name": '"latitude"', "units": '"degrees_north"', "axis": '"Y"'}


def example_of(row: Required, name: str) -> Example:
    """Give the example of a row: what it asks for is missing in the bad text, and there in the good one."""
    value = _literal(row.values[0] if row.values else row.sample)
    if row.on == "global":
        frame = f"{_frame(row)}float sst(time, lat, lon) ; {_attributes('sst', _DATA)}"
        empty = f' :{row.attribute} = "" ;' if row.attribute == "Conventions" else ""  # which the frame would add
        return Example(name, bad=frame + empty, good=f"{frame} :{row.attribute} = {value} ;")
    if row.on == "data":
        kept = {key: text for key, text in _DATA.items() if key != row.attribute}
        frame = f"{_frame(row, 'sst')}float sst(time, lat, lon) ; {_attributes('sst', kept)}"
        return Example(name, bad=frame, good=f"{frame} sst:{row.attribute} = {value} ;")
    kept = {key: text for key, text in _COORDINATE.items() if key != row.attribute}
    frame = f"float lat(lat) ; {_attributes('lat', kept)}"
    return Example(name, bad=_whole(frame), good=_whole(f"{frame} lat:{row.attribute} = {value} ;"))


def _frame(row: Required, owner: str = "") -> str:
    """Give what a row needs before it asks for anything: a vertical axis, or another attribute."""
    if row.needs.startswith("axis"):
        return _DEPTH
    return f'{owner}:{row.needs} = "..." ; ' if row.needs and not owner else ""


def _attributes(owner: str, attributes: Mapping[str, str]) -> str:
    return " ".join(f"{owner}:{name} = {value} ;" for name, value in attributes.items())


def _whole(declarations: str) -> str:
    return (
        f"netcdf example {{ dimensions: lat = 3 ; variables: {declarations} "
        ':Conventions = "CF-1.13" ; data: lat = -10, 0, 10 ; }'
    )


def _literal(value: str | float) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value}f"
