"""The attributes of climatology bounds (CF 7.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf import units
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.attribute_text import shown

MISSING = ("_FillValue", "missing_value")
_SAME_CALENDARS = (
    frozenset({"standard", "gregorian"}),
    frozenset({"noleap", "365_day"}),
    frozenset({"all_leap", "366_day"}),
)

_TIME = (
    'double time(time) ; time:units = "days since 2000-01-01" ; time:calendar = "standard" ; '
    'time:standard_name = "time" ; time:axis = "T" ; time:climatology = "clim" ; '
)
_CLIM = "double clim(time, bnds) ; "
_DATA = "data: time = 15, 45 ; clim = 0, 3683, 31, 3712 ;"
_GOOD = f"{_TIME} {_CLIM} {_DATA}"


@rule(
    "cf-7.4-climatology-attributes",
    covers=["7.4:R5"],
    when=role(Role.CLIMATOLOGY),
    examples=[
        Example(
            "7.4:R5",
            bad=f'{_TIME} {_CLIM} clim:units = "days since 1990-01-01" ; {_DATA}',
            good=f'{_TIME} {_CLIM} clim:units = "days since 2000-01-01" ; clim:calendar = "standard" ; {_DATA}',
        ),
        Example("7.4:R5", bad=f'{_TIME} {_CLIM} clim:calendar = "360_day" ; {_DATA}', good=_GOOD),
    ],
)
def climatology_agrees_with_its_time(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Units, standard name and calendar of climatology bounds agree with those of their time coordinate.

    Both are read as one axis. Texts that mean the same agree: `gregorian` and `standard` name one calendar.
    """
    for parent in context.view.roles.naming(variable, "climatology"):
        for name in ("units", "standard_name", "calendar"):
            here, there = variable.attributes.get(name), parent.attributes.get(name)
            if here is None or there is None or shown(here) == shown(there):
                continue
            if not _agree(name, shown(here), shown(there)):
                template = '{where} = "{value}", and {coordinate} has "{other}"; leave it out here'
                place, related = variable.place(name), (Related(parent.place(name), shown(there)),)
                told = shown(here), shown(there)
                yield Problem(
                    template, where=place, value=told[0], coordinate=parent.path, other=told[1], related=related
                )


def _agree(name: str, here: str, there: str) -> bool:
    if name == "units":
        return units.same(here, there)
    pair = {here.lower(), there.lower()}
    return name == "calendar" and (len(pair) == 1 or any(pair <= names for names in _SAME_CALENDARS))


@rule(
    "cf-7.4-climatology-complete",
    covers=["7.4:R6"],
    when=role(Role.CLIMATOLOGY),
    examples=[Example("7.4:R6", bad=f"{_TIME} {_CLIM} clim:_FillValue = -1. ; {_DATA}", good=_GOOD)],
)
def climatology_has_no_missing_values(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A climatology bounds variable has neither `_FillValue` nor `missing_value`.

    Every climatological interval begins and ends at known times.
    """
    del context
    for name in MISSING:
        if name in variable.attributes:
            yield Problem(
                "{where} is not allowed: climatology bounds have no missing values", where=variable.place(name)
            )
