"""The name of the file (CF 2.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.rule import rule

_SUFFIX = ".nc"


@rule("cf-2.1-file-name", covers=["2.1:R1"])
def the_file_name_ends_in_nc(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The name of the file ends in `.nc`.

    Catalogues, servers and desktop software choose the reader by this ending. Text in CDL, standard input and
    addresses of services are no netCDF files and have no such name.
    """
    path = dataset.path
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2].rpartition("!")[2]
    is_other = dataset.format is Format.CDL or dataset.format.is_zarr
    if is_other or "://" in path or path in ("", "-") or name.endswith(_SUFFIX):
        return
    yield Problem('the file is called "{name}"; a netCDF file has a name that ends in .nc', where="/", name=name)
