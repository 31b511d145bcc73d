"""Telling a domain variable that lacks its `dimensions` attribute from a scalar data variable."""

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role

_DESCRIBE = ("coordinates", "cell_measures")
_OF_DATA = ("units", "standard_name", "cell_methods", "ancillary_variables", "flag_values", "flag_masks")


def seems_a_domain(view: Dataset, variable: Variable) -> bool:
    """Say whether a scalar can only be meant as a domain variable (CF 5.8).

    It describes locations with more than one value, which no scalar data can have, and says nothing about data.
    """
    if view.roles.dimensions[variable.path] or "dimensions" in variable.attributes:
        return False
    if view.roles.of[variable.path] != {Role.DATA} or any(name in variable.attributes for name in _OF_DATA):
        return False
    targets = (one.target for name in _DESCRIBE for one in view.roles.named_by(variable, name))
    return any(target is not None and view.roles.dimensions[target.path] for target in targets)
