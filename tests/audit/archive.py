"""Small archives for the tests, made anew each time."""

import os
from pathlib import Path

import netCDF4


def data_file(path: Path, *, units: str = "K", days: int = 0, form: str = "NETCDF4", **attributes: str) -> Path:
    """Write a small data set: three times of a temperature, from a day on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with netCDF4.Dataset(path, "w", format=form) as data:
        data.setncatts({"Conventions": "CF-1.8", "title": "Sea", "institution": "ICARE", **attributes})
        data.createDimension("time", 3)
        time = data.createVariable("time", "f8", ("time",))
        time.setncatts({"units": "days since 2020-01-01", "standard_name": "time", "axis": "T"})
        time[:] = [days, days + 1, days + 2]
        sst = data.createVariable("sst", "f4", ("time",))
        sst.setncatts(
            {
                "units": units,
                "standard_name": "sea_surface_temperature",
                "long_name": "temperature",
                "cell_methods": "time: point",
            }
        )
        sst[:] = [1, 2, 3]
    return path


def archive(root: Path, count: int = 6) -> Path:
    """Write an archive of two folders; every third file has units that are none."""
    for number in range(count):
        form = "NETCDF3_CLASSIC" if number % 2 else "NETCDF4"
        path = root / ("a" if number < count / 2 else "b") / f"sst_{number:04}.nc"
        data_file(path, units="kelvins_" if number % 3 == 2 else "K", days=3 * number, form=form)
    return root


def older(path: Path, seconds: float) -> None:
    """Let a file have been written so many seconds earlier."""
    about = path.stat()
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns - int(seconds * 1e9)))
