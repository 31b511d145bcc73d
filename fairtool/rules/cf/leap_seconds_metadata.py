"""What `units_metadata` says of leap seconds on time coordinates, in CF 1.12 alone (4.4.3 there)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.time_coordinates import COORDINATE_ROLES, calendar_of, is_time_coordinate
from fairtool.rules.cf.time_example import time

_REAL = ("standard", "proleptic_gregorian", "julian")
_VALUES = ("leap_seconds: none", "leap_seconds: utc", "leap_seconds: unknown")
_NONE = 'time:units_metadata = "leap_seconds: none" ;'
_WHEN = attribute("units_metadata") & COORDINATE_ROLES


@rule(
    "cf-4.4.3-leap-seconds-calendar",
    covers=["4.4.3:W2"],
    when=_WHEN,
    examples=[
        Example("4.4.3:W2", bad=time(calendar="360_day", more=_NONE), good=time(more=_NONE), version="1.12"),
    ],
)
def leap_seconds_are_told_of_real_calendars(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units_metadata` of a time coordinate stands only with the calendars of the real world.

    In the calendars of models there are no leap seconds, and `utc` and `tai` say themselves how they count. Without
    `calendar` the default `standard` holds.
    """
    calendar = calendar_of(variable, context.version)
    if is_time_coordinate(variable, context) and calendar and calendar.name not in _REAL:
        yield Problem(
            '{where} stands beside calendar = "{calendar}"; it belongs to the calendars {legal} only: remove it',
            where=variable.place("units_metadata"),
            calendar=variable.text("calendar") or "",
            legal=", ".join(_REAL),
        )


@rule(
    "cf-4.4.3-leap-seconds-value",
    covers=["4.4.3:W3"],
    when=_WHEN,
    examples=[
        Example(
            "4.4.3:W3",
            bad=time(more='time:units_metadata = "temperature: unknown" ;'),
            good=time(more=_NONE),
            version="1.12",
        )
    ],
)
def units_metadata_of_time_tells_leap_seconds(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `units_metadata` of a time coordinate says how leap seconds are counted.

    Without that, real times are uncertain by up to half a minute.
    """
    value = variable.text("units_metadata")
    if is_time_coordinate(variable, context) and value is not None and value not in _VALUES:
        yield Problem(
            '{where} is "{value}"; on a time coordinate it is one of {legal}',
            where=variable.place("units_metadata"),
            value=value,
            legal=", ".join(f'"{text}"' for text in _VALUES),
        )


@rule(
    "cf-4.4.3-leap-seconds-given",
    covers=["4.4.3:W4"],
    when=COORDINATE_ROLES,
    examples=[Example("4.4.3:W4", bad=time(), good=time(more=_NONE), version="1.12")],
)
def real_calendars_tell_leap_seconds(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A time coordinate of a calendar of the real world has `units_metadata`.

    It tells whether leap seconds are counted. CF 1.12 alone recommends it; 1.13 has the calendars `utc` and `tai`
    in its place.
    """
    calendar = calendar_of(variable, context.version)
    if not is_time_coordinate(variable, context) or "units_metadata" in variable.attributes:
        return
    if calendar and calendar.name in _REAL:
        yield Problem(
            "{where} does not say how leap seconds are counted; write {variable}:units_metadata = "
            '"leap_seconds: unknown", or "leap_seconds: none" or "leap_seconds: utc" if you know it',
            where=variable.place(),
            variable=variable.name,
        )
