"""Attributes that bounds repeat from their coordinate (CF 7.1): what is wrong in both is told once."""

from fairtool.context import Context
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role

INHERITING = (Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT)
_NAMING = ("bounds", "climatology", "bounds_tie_points")


def is_repeated(variable: Variable, name: str, context: Context[Dataset]) -> bool:
    """Say whether the coordinate of a bounds variable has the attribute too; 7.1 tells where the two differ."""
    roles = context.view.roles
    if not roles.has(variable, *INHERITING):
        return False
    parents = (parent for attribute in _NAMING for parent in roles.naming(variable, attribute))
    return any(name in parent.attributes for parent in parents)
