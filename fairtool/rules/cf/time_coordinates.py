"""What a time coordinate is to the rules of CF 4.4, and which calendar it follows."""

from fairtool.context import Context
from fairtool.netcdf.calendars import Calendar, calendar_named, explicit_calendar
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.netcdf.time import Reference, looks_like_time_units, parse_reference
from fairtool.rule import When, role
from fairtool.version import Version

COORDINATE_ROLES: When = role(
    Role.COORDINATE, Role.SCALAR_COORDINATE, Role.AUXILIARY, Role.NODE_COORDINATE, Role.TIE_POINT
)
_INHERITING = (Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT)
_INSTANTS = ("time", "forecast_reference_time")


def is_time_coordinate(variable: Variable, context: Context[Dataset]) -> bool:
    """Tell whether a variable is a time coordinate: by its units, by `axis`, or by its standard name.

    A coordinate with `axis` T that its standard name calls something else, such as a `forecast_period`, is a length of
    time and needs no reference.
    """
    if variable.type.is_text or context.view.roles.axis(variable) is not Axis.T:
        return False
    if looks_like_time_units(variable.text("units") or ""):
        return True
    return variable.text("standard_name") in (None, *_INSTANTS)


def may_have_calendar(variable: Variable, context: Context[Dataset]) -> bool:
    """Tell whether a variable counts time from a reference, or repeats the attributes of one that does (CF 7.1).

    Data that are datetimes (the time of a maximum) cannot be read without a calendar either.
    """
    if context.view.roles.has(variable, *_INHERITING):
        return True
    if looks_like_time_units(variable.text("units") or ""):
        return True
    return is_time_coordinate(variable, context)


def reference_of(variable: Variable, context: Context[Dataset]) -> Reference | None:
    """Give the reference datetime in the units of a time coordinate; None where there is none that can be read."""
    if not is_time_coordinate(variable, context):
        return None
    return parse_reference(variable.text("units") or "")


def calendar_of(variable: Variable, version: Version) -> Calendar | None:
    """Give the calendar of a time coordinate, its own by `month_lengths` included; None where it cannot be told."""
    named = variable.text("calendar")
    known = calendar_named(named) if named is not None or "month_lengths" not in variable.attributes else None
    if "calendar" in variable.attributes and named is None:
        return None
    if known:
        return known if Version.parse(known.since) <= version else None
    lengths, example, month = (_integers(variable, name) for name in ("month_lengths", "leap_year", "leap_month"))
    return explicit_calendar(lengths, example[0] if example else None, month[0] if month else 2)


def _integers(variable: Variable, attribute: str) -> tuple[int, ...]:
    value = variable.attributes.get(attribute)
    return tuple(map(int, value.values)) if isinstance(value, Numbers) and value.type.is_integer else ()
