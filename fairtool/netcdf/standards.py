"""Which standards a data set is checked against, by what it declares."""

from collections.abc import Mapping

from fairtool.netcdf.conventions import cf_version, declared
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.role import Role
from fairtool.standards import NEWEST, OLDEST
from fairtool.version import Version

_UGRID_IN_CF = Version(1, 11)  # the version of CF that incorporates UGRID by reference


def declared_versions(dataset: Dataset) -> Mapping[str, Version]:
    """Give CF always, ACDD and UGRID where `Conventions` names them; UGRID too for a mesh in CF-1.11 or later."""
    text = dataset.text("Conventions")
    found = declared(text)
    cf = cf_version(text).version
    versions = {"cf": cf}
    for name in ("acdd", "ugrid"):
        version = found.version(name)
        if version or found.named(name):
            versions[name] = min(max(version or NEWEST[name], OLDEST[name]), NEWEST[name])
    if cf >= _UGRID_IN_CF and dataset.having(Role.MESH):
        versions.setdefault("ugrid", NEWEST["ugrid"])
    return versions
