"""The time coordinates that the coverage of ACDD is about, and their calendar."""

from fairtool.netcdf.calendars import Calendar, calendar_named
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis
from fairtool.netcdf.time import parse_reference


def time_coordinates(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the coordinates of time with a reference datetime, in file order; not that of a forecast's start."""
    found = tuple(
        variable
        for path, axis in dataset.roles.axes.items()
        if axis is Axis.T and (variable := dataset.variables[path]).type.is_numeric and _has_reference(variable)
    )
    named = tuple(variable for variable in found if variable.text("standard_name") == "time")
    return named or tuple(variable for variable in found if not variable.text("standard_name"))


def calendar_of(dataset: Dataset) -> Calendar | None:
    """Give the calendar of the first time coordinate; None where there is none, or it has no dates."""
    for variable in time_coordinates(dataset):
        calendar = calendar_named(variable.text("calendar"))
        return calendar if calendar is not None and calendar.dates else None
    return None


def _has_reference(variable: Variable) -> bool:
    return parse_reference(variable.text("units") or "") is not None
