"""The values of HEALPix indices (CF 5.6, Appendix F)."""

from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.grid_mapping_examples import HEALPIX
from fairtool.rules.cf.healpix import refinement_level

_NAME = "healpix_index"
_AUXILIARY = (
    HEALPIX.replace("int cell(cell) ; cell:", "int index(cell) ; index:")
    .replace("cell:units", "index:units")
    .replace("t:units", 't:coordinates = "index" ; t:units')
    .replace("data: cell", "data: index")
)


@rule(
    "cf-5.6-healpix-index-values",
    covers=["5.6:R13"],
    when=attribute("standard_name"),
    reads="values",
    examples=[Example("5.6:R13", bad=HEALPIX.replace("cell = 0,", "cell = -1,"), good=HEALPIX)],
)
def healpix_indices_are_not_negative(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """No HEALPix index is negative.

    Cells are numbered from 0; a negative number names none.
    """
    if variable.text("standard_name") != _NAME or not variable.type.is_integer:
        return
    values = _present(variable, context.view)
    if values.size and values.min() < 0:
        template = "{where} has the index {value}; HEALPix indices are 0 or greater"
        yield Problem(template, where=variable.place(), value=values.min().item())


@rule(
    "cf-f-healpix-index-range",
    covers=["F:S10"],
    when=attribute("standard_name"),
    reads="values",
    examples=[Example("F:S10", bad=HEALPIX.replace("5, 9", "5, 192"), good=HEALPIX)],
)
def healpix_indices_are_cells_of_the_grid(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """HEALPix indices are below the number of cells of the refinement level.

    A level has 12 times 4 to the power of the level cells, numbered from 0.
    """
    if variable.text("standard_name") != _NAME or not variable.type.is_integer:
        return
    levels = _levels(variable, context.view)
    values = _present(variable, context.view) if levels else np.empty(0)
    for level in sorted(levels):
        cells = 12 * 4**level
        if values.size and values.max() >= cells:
            template = "{where} has the index {value}, but refinement level {level} has only {cells} cells, from 0"
            yield Problem(template, where=variable.place(), value=values.max().item(), level=level, cells=cells)


def _levels(index: Variable, view: Dataset) -> set[int]:
    """Give the refinement levels of the grid mappings of the data that have this index as a coordinate."""
    levels: set[int] = set()
    for data in view.by_attribute.get("grid_mapping", ()):
        if index in view.roles.coordinates[data.path]:
            mappings = (one.target for one in view.roles.named_by(data, "grid_mapping") if one.target)
            schemes = (one for one in mappings if one.text("indexing_scheme") in ("nested", "ring"))
            levels |= {level for one in schemes if (level := refinement_level(one)) is not None}
    return levels


@rule(
    "cf-5.6-healpix-coordinate",
    covers=["5.6:Rec3"],
    when=attribute("standard_name") & role(Role.AUXILIARY),
    reads="values",
    examples=[Example("5.6:Rec3", bad=_AUXILIARY, good=HEALPIX)],
)
def distinct_healpix_indices_are_coordinate_variables(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """HEALPix indices that are all different stand in a coordinate variable, in monotonic order.

    Readers then know the order without looking, and find cells by a fast search.
    """
    if variable.text("standard_name") != _NAME or len(variable.dimensions) != 1 or variable.dimensions[0].length < 2:
        return
    raw = context.view.read(variable)
    if missing.present(variable, raw).all() and np.unique(raw).size == raw.size:
        template = (
            "{where} has {count} different HEALPix indices; sort the data by it and make it the coordinate variable of "
            "{dimension}"
        )
        dimension = variable.dimensions[0].name
        yield Problem(template, where=variable.place(), count=raw.size, dimension=dimension)


def _present(variable: Variable, view: Dataset) -> Array:
    raw = view.read(variable)
    return raw[missing.present(variable, raw)]
