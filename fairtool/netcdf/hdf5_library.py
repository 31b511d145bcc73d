"""The functions of the netCDF library itself that netCDF4-python does not pass on.

netCDF4-python gives text stored as char and as string alike, replaces bytes that are not UTF-8, drops variables of
opaque types, and finds dimensions by name instead of number. The library that it has loaded answers all of that; each
call takes a microsecond.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_void_p
from ctypes.util import find_library
from functools import cache
from pathlib import Path
from types import MappingProxyType

import netCDF4  # noqa: F401 - loads the library

from fairtool.errors import UnreadableError

_INT, _SIZE = POINTER(c_int), POINTER(c_size_t)
_SIGNATURES = MappingProxyType(
    {
        "nc_inq_grps": (c_int, _INT, _INT),
        "nc_inq_grpname": (c_int, c_char_p),
        "nc_inq_dimids": (c_int, _INT, _INT, c_int),
        "nc_inq_dim": (c_int, c_int, c_char_p, _SIZE),
        "nc_inq_unlimdims": (c_int, _INT, _INT),
        "nc_inq_typeids": (c_int, _INT, _INT),
        "nc_inq_user_type": (c_int, c_int, c_char_p, _SIZE, _INT, _SIZE, _INT),
        "nc_inq_varids": (c_int, _INT, _INT),
        "nc_inq_var": (c_int, c_int, c_char_p, _INT, _INT, _INT, _INT),
        "nc_inq_varndims": (c_int, c_int, _INT),
        "nc_inq_var_deflate": (c_int, c_int, _INT, _INT, _INT),
        "nc_inq_natts": (c_int, _INT),
        "nc_inq_attname": (c_int, c_int, c_int, c_char_p),
        "nc_inq_att": (c_int, c_int, c_char_p, _INT, _SIZE),
        "nc_get_att": (c_int, c_int, c_char_p, c_void_p),
        "nc_free_string": (c_size_t, POINTER(c_char_p)),
    }
)

Call = Callable[..., int]  # gives 0, or the code of an error


class Library:
    """The functions by name; each gives 0 or the code of an error, which `error` explains.

    The codes are checked by the callers: a check inside ctypes would double the cost of a thousand calls per file.
    """

    def __init__(self, loaded: ctypes.CDLL) -> None:
        """Bind the functions, with the types of their arguments."""
        for name, types in _SIGNATURES.items():
            getattr(loaded, name).argtypes = types
        loaded.nc_strerror.restype = c_char_p
        self._explain = loaded.nc_strerror
        self.inq_grps: Call = loaded.nc_inq_grps
        self.inq_grpname: Call = loaded.nc_inq_grpname
        self.inq_dimids: Call = loaded.nc_inq_dimids
        self.inq_dim: Call = loaded.nc_inq_dim
        self.inq_unlimdims: Call = loaded.nc_inq_unlimdims
        self.inq_typeids: Call = loaded.nc_inq_typeids
        self.inq_user_type: Call = loaded.nc_inq_user_type
        self.inq_varids: Call = loaded.nc_inq_varids
        self.inq_var: Call = loaded.nc_inq_var
        self.inq_varndims: Call = loaded.nc_inq_varndims
        self.inq_var_deflate: Call = loaded.nc_inq_var_deflate
        self.inq_natts: Call = loaded.nc_inq_natts
        self.inq_attname: Call = loaded.nc_inq_attname
        self.inq_att: Call = loaded.nc_inq_att
        self.get_att: Call = loaded.nc_get_att
        self.free_string: Call = loaded.nc_free_string

    def error(self, code: int) -> OSError:
        """Give the error that a code stands for, with the words of the library."""
        return OSError(code, self._explain(code).decode())


@cache
def library() -> Library:
    """Give the library that netCDF4-python has loaded; raises `UnreadableError` where it cannot be reached."""
    for candidate in _candidates():
        try:
            loaded = ctypes.CDLL(candidate)
            return Library(loaded)
        except (OSError, AttributeError):
            continue
    raise UnreadableError(
        "netCDF-4 files cannot be read: the netCDF library inside netCDF4-python was not found",
        hint="install netCDF4 from its wheel: pip install --force-reinstall netCDF4",
    )


def _candidates() -> list[str]:
    """Give where the library may lie: behind the extension module, beside it (Windows), or in the system."""
    extension = Path(sys.modules["netCDF4._netCDF4"].__file__ or "")
    beside = sorted(extension.parent.parent.glob("net[cC][dD][fF]4.libs/*netcdf*"))
    system = find_library("netcdf")
    return [str(extension), *map(str, beside), *([system] if system else [])]
