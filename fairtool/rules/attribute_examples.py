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
        return Example(name, bad=frame + _wrong(row), good=f"{frame} :{row.attribute} = {value} ;")
    if row.on == "data":
        frame = f"{_frame(row)}float sst(time, lat, lon) ; {_attributes('sst', _kept(row, _DATA))}"
        return Example(name, bad=frame, good=f"{frame} sst:{row.attribute} = {value} ;")
    frame = f"float lat(lat) ; {_attributes('lat', _kept(row, _COORDINATE))}"
    return Example(name, bad=_whole(frame), good=_whole(f"{frame} lat:{row.attribute} = {value} ;"))


def _frame(row: Required) -> str:
    """Give what a row needs before it asks for anything: a vertical axis, or another global attribute."""
    if row.needs.startswith("axis"):
        return _DEPTH
    is_other = row.on == "global" and row.needs not in ("", row.attribute)
    return f':{row.needs} = "..." ; ' if is_other else ""


def _wrong(row: Required) -> str:
    """Give the attribute with a wrong text, where it is asked only if it is written, or the frame would add it."""
    if row.needs == row.attribute:
        return f' :{row.attribute} = "..." ;'
    return ' :Conventions = "" ;' if row.attribute == "Conventions" else ""


def _kept(row: Required, attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Give the attributes of the variable without the one that the row asks for, and with the one it needs."""
    needed = {row.needs: '"..."'} if row.needs and not row.needs.startswith("axis") else {}
    return {**needed, **{name: text for name, text in attributes.items() if name != row.attribute}}


def _attributes(owner: str, attributes: Mapping[str, str]) -> str:
    return " ".join(f"{owner}:{name} = {value} ;" for name, value in attributes.items())


def _whole(declarations: str) -> str:
    return (
        f"netcdf example {{ dimensions: lat = 3 ; variables: {declarations} "
        ':Conventions = "CF-1.13" ; data: lat = -10, 0, 10 ; }'
    )


def _literal(value: str | float) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value}f"
