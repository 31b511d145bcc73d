"""What ECCAD (AERIS) asks of files of emissions."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.rule import rule
from fairtool.rules.pole.storage import is_netcdf3

_SOURCE = "ECCAD, https://eccad.aeris-data.fr/recommendation/"
_PATTERN = "[Dataset]_[Coverage]_[LatxLon]_[Category]_[Parameter]_[Version].nc"
_NUMBER = r"\d+(?:\.\d+)?(?:deg)?"
_NAME = re.compile(rf"[^_]+_[^_]+_{_NUMBER}x{_NUMBER}_[^_]+_[^_]+_[^_]+(?:_[^_]+)*\.nc")


@rule("pole-eccad-netcdf4", severity=Severity.WARNING, source=_SOURCE)
def the_file_is_netcdf4(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The file is stored as netCDF-4.

    It is the format in which ECCAD gives out data.
    """
    if is_netcdf3(dataset):
        yield Problem("the file is stored as {format}; write netCDF-4", where="/", format=dataset.format.value)


@rule("pole-eccad-file-name", severity=Severity.WARNING, source=_SOURCE)
def the_file_name_tells_its_content(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The name of the file has the parts that ECCAD asks for: data set, coverage, grid, category, parameter, version.

    Users choose the file by its name. The parts are separated by underscores, the grid is written like `0.5x0.5`.
    """
    name = dataset.path.replace("\\", "/").rpartition("/")[2]
    if name.endswith(".nc") and not _NAME.fullmatch(name):
        yield Problem('the file is called "{name}"; ECCAD asks for {pattern}', where="/", name=name, pattern=_PATTERN)
