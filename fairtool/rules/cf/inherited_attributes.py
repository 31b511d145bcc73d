"""Attributes that bounds repeat from their coordinate (CF 7.1): what is wrong in both is told once."""

from fairtool.context import Context
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role

INHERITING = (Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT)
_NAMING = ("bounds", "climatology", "bounds_tie_points")


def is_repeated(variable: Variable, name: str, context: Context[Dataset]) -> bool:
    """Say whether an attribute of a bounds variable is the same on the coordinate that the bounds belong to."""
    roles = context.view.roles
    if not roles.has(variable, *INHERITING):
        return False
    parents = (parent for attribute in _NAMING for parent in roles.naming(variable, attribute))
    return any(parent.attributes.get(name) == variable.attributes.get(name) for parent in parents)
