"""The numbers in a location index set (UGRID A402, A405, A406); reads them."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.ugrid.examples import MESH
from fairtool.rules.ugrid.location_index_set import mesh_of_set
from fairtool.rules.ugrid.topology import start_index

_S = "location-index-set"


@rule(
    "ugrid-index-set-values",
    covers=[f"{_S}:A402", f"{_S}:A405", f"{_S}:A406"],
    when=role(Role.LOCATION_INDEX_SET),
    reads="values",
    examples=[
        Example(f"{_S}:A402", bad=MESH.replace("gauges = 0, 4", "gauges = 0, _"), good=MESH),
        Example(f"{_S}:A405", bad=MESH.replace("gauges = 0, 4", "gauges = 4, 4"), good=MESH),
        Example(f"{_S}:A406", bad=MESH.replace("gauges = 0, 4", "gauges = 1, 5"), good=MESH),
    ],
)
def index_set_chooses_elements(index: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The numbers of a location index set are there, different, and places of the mesh.

    Each is one element that the data are about.
    """
    if not index.type.is_integer:
        return
    raw = context.view.read(index)
    there = missing.present(index, raw)
    if not there.any():
        return
    if not there.all():
        template = "{where} has {number} missing values; a location index set has none"
        yield Problem(template, where=index.place(), number=int((~there).sum()), row=f"{_S}:A402")
    values, times = np.unique(raw[there], return_counts=True)
    if (times > 1).any():
        template = "{where} has the index {value} {number} times; name each element once"
        again = times > 1
        yield Problem(
            template, where=index.place(), value=int(values[again][0]), number=int(times[again][0]), row=f"{_S}:A405"
        )
    mesh = mesh_of_set(index, context.view)
    source = mesh.dimensions.get(index.text("location") or "") if mesh else None
    first = start_index(index)
    outside = values[(values < first) | (values >= source.length + first)] if source else values[:0]
    if outside.size and source:
        yield Problem(
            "{where} has the index {value}; the elements of {dimension} are {first} to {last}",
            where=index.place(),
            value=int(outside[0]),
            dimension=source.name,
            first=first,
            last=source.length + first - 1,
            row=f"{_S}:A406",
        )
