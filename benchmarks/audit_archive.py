"""Makes an archive like those that are audited: four of five files netCDF-4, the rest classic, with many attributes.

A data set is one file made from nothing, and copies of it with other times, dates and identifiers. Each file has 13 to
30 variables with about 20 attributes each; the data of netCDF-4 are compressed (shuffle, zlib 4).
"""

import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import netCDF4
import numpy as np

_OF_A_SET = 100  # files
_MADE = 2_000  # files that are no links
_START = datetime(1995, 1, 1, tzinfo=UTC)
_POLES = ("aeris", "odatis", "theia", "formater")
_CENTRES = ("ICARE", "CORIOLIS", "SEDOO", "ESPRI", "CDS-Aniane", "AVISO")
_QUANTITIES = (  # name, standard name, units; two are wrong in some data sets
    ("tas", "air_temperature", "K"),
    ("pr", "precipitation_flux", "kg m-2 s-1"),
    ("hus", "specific_humidity", "1"),
    ("psl", "air_pressure_at_mean_sea_level", "Pa"),
    ("uas", "eastward_wind", "m s-1"),
    ("vas", "northward_wind", "m s-1"),
)
_WRONG = (("tas", "air_temprature", "Kelvins"), ("hus", "specific_humidity", "percent"))
_OF_VARIABLE = 20  # attributes


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set to make: its number, the folder of the archive, how many files it has."""

    number: int
    archive: Path
    files: int

    @property
    def is_classic(self) -> bool:
        """Whether its files are of the classic format: of every fifth data set they are."""
        return self.number % 5 == 4

    @property
    def folder(self) -> Path:
        """The folder of its years: pole/centre/dataset."""
        pole, centre = _POLES[self.number % len(_POLES)], _CENTRES[self.number % len(_CENTRES)]
        return self.archive / pole / centre / f"daily-fields-{self.number:04}"

    def path(self, number: int) -> Path:
        """Give the place of one of its files."""
        day = self.day(number)
        return self.folder / f"{day:%Y}" / f"fields{self.number:04}_{day:%Y%m%d}.nc"

    @staticmethod
    def day(number: int) -> datetime:
        """Give the day of one of its files; the fortieth is missing."""
        return _START + timedelta(days=number + (number >= 40))


def fill(archive: Path, count: int, processes: int = 2, of_a_set: int = _OF_A_SET) -> None:
    """Make an archive of so many files in a folder that is empty; of the first ones all others are hard links."""
    sizes = [min(of_a_set, count - first) for first in range(0, count, of_a_set)]
    first, rest = sizes[: _MADE // of_a_set or 1], sizes[_MADE // of_a_set or 1 :]
    sets = [DataSet(number, archive, size) for number, size in enumerate(first)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(_write, sets):
            pass
    for number, size in enumerate(rest, start=len(first)):
        _link(sets[number % len(sets)], DataSet(number, archive, size))


def _link(made: DataSet, one: DataSet) -> None:
    for number in range(one.files):
        path = one.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(made.path(number))


def touch(path: Path, word: str) -> None:
    """Change an attribute of a file, as its producer would."""
    with netCDF4.Dataset(path, "a") as file:
        file.history = f"{file.history[:-8]}{word:>8.8}"


def _write(one: DataSet) -> None:
    for number in range(one.files):
        path = one.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        if number:
            shutil.copyfile(one.path(0), path)
        else:
            _original(path, one)
        _date(path, one, number)


def _date(path: Path, one: DataSet, number: int) -> None:
    """Give a file the times and dates of its day; texts keep their length, so that the classic format has room."""
    day = one.day(number)
    with netCDF4.Dataset(path, "a") as file:
        file["time"][:] = np.arange(file["time"].size) + 24 * (day - _START).days
        file.tracking_id = f"{one.number:08x}-0000-4000-8000-{number:012x}"
        file.time_coverage_start, file.time_coverage_end = f"{day:%Y-%m-%dT00:00:00Z}", f"{day:%Y-%m-%dT23:00:00Z}"
        file.date_created = f"{day + timedelta(days=90):%Y-%m-%dT06:00:00Z}"
        file.history = f"{day + timedelta(days=90):%Y-%m-%d} written by version 00000001"


def _original(path: Path, one: DataSet) -> None:
    random = np.random.default_rng(one.number)
    lengths = {"time": 6 if one.is_classic else 24, "lat": 20, "lon": 30}
    with netCDF4.Dataset(path, "w", format="NETCDF3_CLASSIC" if one.is_classic else "NETCDF4") as file:
        file.setncatts(_globals(one))
        for name, length in lengths.items():
            file.createDimension(name, None if name == "time" else length)
            along = file.createVariable(name, "f8", (name,))
            along.setncatts(_coordinate(name))
            along[:] = np.arange(length) if name == "time" else np.linspace(-40, 40, length)
        wave = np.sin(np.arange(lengths["time"] * 600) / 900).reshape(lengths["time"], 20, 30)
        for number in range(10 + one.number * 7 % 18):
            packing = {} if one.is_classic else {"zlib": True, "complevel": 4, "shuffle": True}
            name, attributes = _quantity(number, one)
            data = file.createVariable(name, "f4", tuple(lengths), fill_value=-999.0, **packing)
            data.setncatts(attributes)
            data[:] = wave * 10 + random.normal(280, 1, wave.shape).round(3)


def _globals(one: DataSet) -> dict[str, str]:
    said = {
        "Conventions": "CF-1.8, ACDD-1.3",
        "title": f"Daily fields of region {one.number}",
        "summary": "Hourly fields of the atmosphere near the ground, gridded from stations and analyses. " * 2,
        "institution": _CENTRES[one.number % len(_CENTRES)],
        "source": "analysis",
        "references": f"https://doi.org/10.5072/fields.{one.number}",
        "id": f"10.5072/fields.{one.number}",
        "naming_authority": "org.example",
        "keywords": "EARTH SCIENCE > ATMOSPHERE > ATMOSPHERIC TEMPERATURE",
        "license": "CC-BY-4.0",
        "creator_name": "A. Producer",
        "creator_email": "producer@example.org",
        "publisher_name": "The data centre",
        "publisher_email": "data@example.org",
        "project": "Fields",
        "product_version": "1.0",
    }
    if one.number % 3 == 1:
        del said["license"], said["summary"]
    return said


def _coordinate(name: str) -> dict[str, str]:
    if name == "time":
        return {"units": f"hours since {_START:%Y-%m-%d}", "standard_name": "time", "axis": "T", "calendar": "standard"}
    long = {"lat": "latitude", "lon": "longitude"}[name]
    units = {"lat": "degrees_north", "lon": "degrees_east"}[name]
    return {"units": units, "standard_name": long, "long_name": long, "axis": {"lat": "Y", "lon": "X"}[name]}


def _quantity(number: int, one: DataSet) -> tuple[str, dict[str, str]]:
    known = _WRONG if one.number % 4 == 2 and number < len(_WRONG) else _QUANTITIES
    name, standard_name, units = known[number % len(known)]
    said = {
        "standard_name": standard_name,
        "units": units,
        "long_name": f"{standard_name.replace('_', ' ')} at level {number}",
        "cell_methods": "time: mean",
        "coverage_content_type": "modelResult",
        "comment": "Interpolated linearly from neighbouring levels where a station was silent.",
    }
    more = {f"processing_{index:02}": f"step {index} of the chain, parameter {number}" for index in range(_OF_VARIABLE)}
    return f"{name}{number}", said | dict(list(more.items())[: _OF_VARIABLE - len(said)])
