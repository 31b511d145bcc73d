"""Made-up archives: netCDF files that are written, read, held and folded as an audit does."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import netCDF4
import numpy as np

from fairtool.audit.across import findings_across
from fairtool.audit.archive import Archive
from fairtool.audit.collection import Collection
from fairtool.audit.fold import fold
from fairtool.audit.headings import Heading, Headings
from fairtool.audit.held import holding_of
from fairtool.audit.holding import Holding, from_json, to_json
from fairtool.audit.packing import packed, text_of
from fairtool.finding import Finding
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.facts import to_facts
from fairtool.netcdf.read_limits import Limits
from fairtool.opening import subjects_in
from fairtool.report import Report
from fairtool.selection import Selection
from fairtool.settings import Settings

UNITS = "days since 2000-01-01"
SST = ("sst", "f4", ("time", "lat", "lon"), {"units": "K", "standard_name": "sea_surface_temperature"})
Variable = tuple[str, str, tuple[str, ...], dict[str, str]]


def write(
    path: Path,
    times: Sequence[float],
    *,
    cells: Sequence[tuple[float, float]] | None = None,
    units: str = UNITS,
    calendar: str = "standard",
    variables: Iterable[Variable] = (SST,),
    lengths: tuple[int, int] = (3, 4),
    **attributes: str,
) -> None:
    """Write a file with these times, and a variable on a small grid."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with netCDF4.Dataset(path, "w") as file:
        file.setncatts({"Conventions": "CF-1.8", "title": "Sea", "institution": "LOPS", **attributes})
        file.createDimension("time", None)
        file.createDimension("lat", lengths[0])
        file.createDimension("lon", lengths[1])
        file.createDimension("bnds", 2)
        time = file.createVariable("time", "f8", ("time",))
        time.setncatts({"units": units, "calendar": calendar, "standard_name": "time", "axis": "T"})
        time[:] = np.array(times, dtype="f8")
        if cells is not None:
            time.bounds = "time_bnds"
            file.createVariable("time_bnds", "f8", ("time", "bnds"))[:] = np.array(cells)
        for name, kind, dimensions, said in variables:
            file.createVariable(name, kind, dimensions).setncatts(said)


def days(folder: Path, numbers: Iterable[int], **said: str) -> None:
    """Write a file of six-hourly values for each of these days since the 1st of January 2000."""
    for number in numbers:
        date = np.datetime64("2000-01-01") + np.timedelta64(int(number), "D")
        write(folder / f"sst_{str(date).replace('-', '')}.nc", [number + part / 4 for part in range(4)], **said)


def held(root: Path) -> list[tuple[Holding, Heading]]:
    """Read every file below a folder, and give what an audit keeps of it, through its stored form."""
    return [_held(path, str(path.relative_to(root))) for path in sorted(root.rglob("*.nc"))]


def _held(path: Path, name: str) -> tuple[Holding, Heading]:
    with subjects_in(path, name, Limits(), {}) as subjects:
        (subject,) = subjects
        holding = holding_of(subject.view, name, subject.kind)
        assert isinstance(subject.view, Dataset)
        heading = Headings().read(text_of(packed(to_facts(subject.view))))
    return from_json(json.loads(json.dumps(to_json(holding))), name, subject.kind), heading


def collection(root: Path) -> Collection:
    """Give the files below a folder as one data set."""
    return fold(held(root), "the data set")


def report(root: Path, *ignored: str) -> Report:
    """Give the report on the files below a folder; a rule that crashes fails."""
    settings = Settings(Selection(ignore=ignored))
    (found,) = findings_across([collection(root)], None, settings)
    assert not [one for one in found.outcomes if one.status == "crashed"], found.outcomes
    return found


def findings(root: Path) -> list[Finding]:
    """Give the findings on the files below a folder."""
    return list(report(root).findings)


def rules(root: Path) -> list[str]:
    """Give the rules that find something, without the family."""
    return [one.rule.removeprefix("archive-") for one in findings(root)]


def of_archive(archive: Archive) -> list[Finding]:
    """Give the findings on a whole archive."""
    (found,) = findings_across([], archive, Settings())
    assert not [one for one in found.outcomes if one.status == "crashed"], found.outcomes
    return list(found.findings)
