"""Sound files with attributes on which a rule might think for ever."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import netCDF4

from tests.hostile.case import READ, Case

_LONG, _LESS = 200_000, 20_000  # characters; a megabyte of some takes ten seconds of the processor
_TEXTS = {
    "units": ("(", "m.", "m^", "m/", "days since ", "1e", "-", "m2 ", "log(", "%"),
    "calendar": ("x",),
    "standard_name": ("x ", "_", "sea_surface_temperature "),
    "coordinates": ("a ", "/", "../", "a:"),
    "cell_methods": ("time: ", "(", "time: mean (interval: ", "a: b: ", "where "),
    "formula_terms": ("a: ", "a: b ", ":"),
    "grid_mapping": ("a: b ", "a "),
    "cell_measures": ("area: ", "area: a "),
    "bounds": ("x/",),
    "flag_meanings": ("a ", "é "),
    "ancillary_variables": ("a ",),
    "crs_wkt": ("[", 'A["', "GEOGCRS[", '"'),
    "Conventions": ("CF-1.8,", "CF-", ", ", "CF-1."),
    "time_coverage_start": ("P1Y", "2000-", "9"),
    "geospatial_bounds": (
        "POLYGON((",
        "1 ",
        "(",
    ),
    "keywords": ("a,", ",", ">"),
    "history": ("2000-01-01T00:00:00 x\n",),
    "license": ("https://", "."),
    "institution": ("a@", "\u202e"),
    "geometry": ("x ",),
    "references": ("doi:10.", "https://doi.org/10.1/"),
    "compress": ("x ",),
    "valid_range": ("1",),
}


def cases() -> Iterator[Case]:
    """Give a case for each attribute and each piece that it is made of, again and again."""
    for name, pieces in _TEXTS.items():
        for number, piece in enumerate(pieces):
            text = piece * ((_LONG if number else _LESS) // len(piece))
            yield Case(f"long-{name}-{number}.nc", partial(_written, name=name, text=text), READ, heavy=number > 0)
    for number, moment in enumerate(("1e400-01-01", "-99999999-01-01", "2000-13-45T99:99:99", "0000-00-00", "9" * 400)):
        yield Case(f"since-{number}.nc", partial(_written, name="units", text=f"days since {moment}"), READ)


def _written(path: Path, name: str, text: str) -> None:
    with netCDF4.Dataset(path, "w", format="NETCDF3_64BIT_OFFSET") as file:
        file.setncatts({"Conventions": "CF-1.11, ACDD-1.3", "title": "t"})
        file.createDimension("time", 2)
        axis = file.createVariable("time", "f8", ("time",))
        axis.setncatts({"units": "days since 2000-01-01", "standard_name": "time"})
        data = file.createVariable("v", "f4", ("time",))
        data.setncatts({"units": "K", "standard_name": "sea_surface_temperature"})
        for one in (file, axis, data):
            one.setncattr(name, text)
        axis[:] = [0, 1]
