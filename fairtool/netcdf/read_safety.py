"""Whether a file may be read in the main process, where nothing can be killed."""

from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.sniff import Kind, sniff

_FEW_OBJECTS = 2000
_NEAR = 50  # levels of groups


def safe_in_process(path: Path, limits: Limits) -> bool:
    """Tell whether reading cannot hang, crash or fill the memory.

    A classic file or CDL text is read by our own bounded parsers. An HDF5 file is safe after its link scan, where it
    has few objects and no attribute text that expands: netCDF-C reads everything in the header at once. A path that
    is no netCDF file is safe too, because it is refused by its first bytes. Raises nothing.
    """
    try:
        return sniff(path) is not Kind.HDF5 or _is_small(path, limits)
    except UnreadableError:
        return True


def _is_small(path: Path, limits: Limits) -> bool:
    from fairtool.netcdf.hdf5_scan import scan  # noqa: PLC0415 - h5py costs 0.1 s
    from fairtool.netcdf.hdf5_texts import text_bound  # noqa: PLC0415 - h5py costs 0.1 s

    links = scan(path, str(path), limits)
    if links.objects > _FEW_OBJECTS or links.depth > _NEAR:
        return False
    return text_bound(path, str(path)) <= limits.memory // 8
