"""The dimensions that the data of a variable have: those of a domain variable, and those behind gathering, included."""

from collections.abc import Iterable

from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.roles import Roles


def spanned(variable: Variable, roles: Roles) -> tuple[Dimension, ...]:
    """Give the dimensions of a variable, or for a domain variable those that its `dimensions` names (CF 5.8)."""
    if not roles.has(variable, Role.DOMAIN):
        return roles.dimensions[variable.path]
    names = (variable.text("dimensions") or "").split()
    return _found(names, variable, roles)


def gathered(dimension: Dimension, variable: Variable, roles: Roles) -> tuple[Dimension, ...]:
    """Give the dimensions that a list variable gathers into a dimension (CF 8.2); empty where it gathers none."""
    along = roles.coordinate_variable(dimension)
    names = ((along.text("compress") if along else None) or "").split()
    return _found(names, along or variable, roles)


def _found(names: Iterable[str], variable: Variable, roles: Roles) -> tuple[Dimension, ...]:
    found = (roles.scope.dimension(name, variable.group) for name in names)
    return tuple(dimension for dimension in found if dimension)
