"""Anomalies: a data variable, the norm it is relative to, and how the axes of both correspond (CF 7.5)."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from fairtool.netcdf.cell_methods import CellMethod, methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis
from fairtool.rules.cf.cell_axes import HORIZONTAL, axes_of, is_scalar, standard_name


class Case(Enum):
    """How the axes of a norm correspond to those of the data; the numbers are those of the conformance document.

    `OPEN` is a norm that may be of case 1 or 2, because the data have no axis beside those of the anomaly.
    """

    REST = 1
    NONE = 2
    TIME = 3
    OPEN = 4
    MIXED = 5


class Anomaly(NamedTuple):
    """An `anomaly_wrt` entry, and the axes of its data and of its norm.

    `axes` are the anomaly coordinates, `norm_axes` the axes of the norm that have one value and match an anomaly
    coordinate by standard name, `rest` the axes of the data that are neither.
    """

    data: Variable
    norm: Variable
    axes: tuple[Variable, ...]
    rest: tuple[Variable, ...]
    norm_axes: tuple[Variable, ...]
    case: Case


def entries_of(variable: Variable) -> tuple[CellMethod, ...]:
    """Give the `anomaly_wrt` entries of a variable."""
    return tuple(entry for entry in methods_of(variable.text("cell_methods") or "") if entry.kind == "anomaly_wrt")


def anomalies_of(variable: Variable, view: Dataset) -> Iterator[Anomaly]:
    """Give the anomalies that a variable holds, of which the norm is in the file."""
    for entry in entries_of(variable):
        found = view.roles.scope.variable(entry.norm, variable.group) if entry.norm else None
        if found:
            yield _anomaly(variable, entry, found[0], view)


def _anomaly(data: Variable, entry: CellMethod, norm: Variable, view: Dataset) -> Anomaly:
    own, of_norm = axes_of(data, view), axes_of(norm, view)
    axes = tuple({axis.path: axis for name in entry.names for axis in _meant(name, own, of_norm, view)}.values())
    norm_axes = tuple(_norm_axes(axes, of_norm, view))
    rest = tuple(axis for axis in own if axis not in axes and axis not in norm_axes)
    return Anomaly(data, norm, axes, rest, norm_axes, _case(norm, axes, rest, view))


def _norm_axes(axes: tuple[Variable, ...], of_norm: tuple[Variable, ...], view: Dataset) -> Iterator[Variable]:
    """Give the axes of a norm that have one value and match an anomaly coordinate by standard name."""
    names = {standard_name(axis) for axis in axes} - {""}
    for axis in of_norm:
        if axis not in axes and _is_single(axis, view) and standard_name(axis) in names:
            yield axis


def _meant(name: str, own: tuple[Variable, ...], of_norm: tuple[Variable, ...], view: Dataset) -> tuple[Variable, ...]:
    """Give the axes of the data that a name means: by its own name, by `area`, else by standard name.

    Norm coordinates belong to the data too and have the same standard name, so they come last.
    """
    exact = tuple(axis for axis in own if name in (axis.name, axis.path))
    if exact:
        return exact
    meant = _described(name, own, view)
    return tuple(axis for axis in meant if axis not in of_norm) or meant


def _described(name: str, own: tuple[Variable, ...], view: Dataset) -> tuple[Variable, ...]:
    """Give the axes that a name describes: the horizontal ones for `area`, else those of that standard name."""
    if name == "area":
        return tuple(axis for axis in own if view.roles.axis(axis) in HORIZONTAL)
    return tuple(axis for axis in own if standard_name(axis) == name)


def _is_single(axis: Variable, view: Dataset) -> bool:
    return is_scalar(axis, view) or view.roles.dimensions[axis.path][0].length == 1


def _case(norm: Variable, axes: tuple[Variable, ...], rest: tuple[Variable, ...], view: Dataset) -> Case:
    """Tell how a norm shares the axes of its data (CF 7.5, fifth requirement)."""
    of_norm = axes_of(norm, view)
    if _is_over_time(norm, axes, view) and not any(is_scalar(axis, view) for axis in of_norm):
        return Case.TIME
    shared = [axis for axis in rest if axis in of_norm]
    if not rest:
        return Case.OPEN
    if not shared:
        return Case.NONE
    return Case.REST if len(shared) == len(rest) else Case.MIXED


def _is_over_time(norm: Variable, axes: tuple[Variable, ...], view: Dataset) -> bool:
    """Say whether the only dimension of a norm is that of an anomaly coordinate of time."""
    sole = view.roles.dimensions[norm.path]
    times = [view.roles.dimensions[axis.path] for axis in axes if view.roles.axis(axis) is Axis.T]
    return len(sole) == 1 and sole in times
