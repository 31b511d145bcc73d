"""Sound files: what mutants are made of, and the innocent ones that lie between hostile files."""

from pathlib import Path

import netCDF4
import numpy as np

from fairtool.netcdf import cdl
from tests.cli.running import CLEAN, ROOT

CLASSIC = {"cdf1": "NETCDF3_CLASSIC", "cdf2": "NETCDF3_64BIT_OFFSET", "cdf5": "NETCDF3_64BIT_DATA"}
XML = {"iso19139": "synthetique_19139.xml", "iso19115-3": "synthetique_19115-3.xml"}

RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
  <dcat:Dataset rdf:about="https://example.org/sst">
    <dct:title xml:lang="en">Sea surface temperature</dct:title>
    <dct:description xml:lang="en">Monthly means of buoys.</dct:description>
    <dct:identifier>sst</dct:identifier>
    <dcat:keyword>sea</dcat:keyword>
    <dct:publisher><foaf:Organization><foaf:name>Observatory</foaf:name></foaf:Organization></dct:publisher>
    <dct:issued>2024-01-01</dct:issued>
  </dcat:Dataset>
</rdf:RDF>
"""
SCHEMA_ORG = """{"@context": "https://schema.org/", "@type": "Dataset", "@id": "https://example.org/sst",
 "name": "Sea surface temperature", "description": "Monthly means of buoys, measured in the bay.",
 "keywords": ["sea", "temperature"], "license": "https://creativecommons.org/licenses/by/4.0/",
 "creator": {"@type": "Person", "name": "Ada"}, "temporalCoverage": "2020-01-01/2020-12-31",
 "spatialCoverage": {"@type": "Place", "geo": {"@type": "GeoShape", "box": "40 0 45 10"}}}
"""
PLAN_FILE = """fairtool_plan: 1
template: anr
language: fr
declared:
  title: Plan de la campagne
  contact: {name: Zoé, mbox: zoe@example.org, contact_id: {identifier: https://orcid.org/0000-0002-1825-0097, type: orcid}}
  dataset:
    cruise:
      personal_data: no
"""


def clean(path: Path, form: str = "NETCDF4") -> Path:
    """Write a data set of which no rule of CF has anything to say."""
    dataset = cdl.parse(CLEAN, "clean.cdl")
    with netCDF4.Dataset(path, "w", format=form) as file:
        file.setncatts({name: str(value) for name, value in dataset.root.attributes.items()})
        file.createDimension("time", 2)
        for variable in dataset.root.variables.values():
            made = file.createVariable(variable.name, "f8" if variable.name == "time" else "f4", ("time",))
            made.setncatts({name: str(value) for name, value in variable.attributes.items()})
            made[:] = [0, 1] if variable.name == "time" else [280, 281]
    return path


def rich(path: Path) -> Path:
    """Write a netCDF-4 file with all that the format has: groups, types of its own, strings, chunks, filters."""
    with netCDF4.Dataset(path, "w") as file:
        file.setncatts({"Conventions": "CF-1.8", "title": "t", "numbers": np.arange(5, dtype="f4")})
        file.setncattr_string("authors", ["one", "two"])
        for name, length in (("time", None), ("lat", 10), ("lon", 12)):
            file.createDimension(name, length)
            axis = file.createVariable(name, "f8", (name,))
            axis.units = (
                "days since 2000-01-01" if name == "time" else f"degrees_{'north' if name == 'lat' else 'east'}"
            )
            axis[:] = np.arange(length or 4)
        data = file.createVariable("sst", "f4", ("time", "lat", "lon"), zlib=True, shuffle=True, fletcher32=True)
        data.setncatts({"units": "K", "standard_name": "sea_surface_temperature", "cell_methods": "time: mean"})
        data[:] = np.arange(480).reshape(4, 10, 12)
        _own_types(file)
        group = file.createGroup("profiles").createGroup("deep")
        group.createVariable("depth", "i2", ("lat",), fill_value=-1).units = "m"
    return path


def _own_types(file: netCDF4.Dataset) -> None:
    wind = file.createCompoundType(np.dtype([("u", "f4"), ("v", "f4")]), "wind_t")
    file.createVariable("wind", wind, ("lat",))[:] = np.zeros(10, dtype=[("u", "f4"), ("v", "f4")])
    ragged = file.createVLType("i4", "ragged_t")
    file.createVariable("rows", ragged, ("lat",))[0] = np.arange(3, dtype="i4")
    flags = file.createEnumType("u1", "flags_t", {"good": 0, "bad": 1})
    file.createVariable("quality", flags, ("lat",), fill_value=0)
    names = file.createVariable("names", str, ("lat",))
    names[:] = np.array([f"station {number}" for number in range(10)], dtype=object)


def plain(path: Path, form: str) -> Path:
    """Write a classic file with fixed and record variables."""
    with netCDF4.Dataset(path, "w", format=form) as file:
        file.setncatts({"Conventions": "CF-1.8", "title": "t", "numbers": np.arange(5, dtype="f4")})
        for name, length in (("time", None), ("lat", 5), ("lon", 6)):
            file.createDimension(name, length)
            axis = file.createVariable(name, "f8", (name,))
            axis.units = (
                "days since 2000-01-01" if name == "time" else f"degrees_{'north' if name == 'lat' else 'east'}"
            )
            axis[:] = np.arange(length or 3)
        data = file.createVariable("sst", "f4", ("time", "lat", "lon"))
        data.setncatts({"units": "K", "standard_name": "sea_surface_temperature", "_FillValue": np.float32(-1)})
        data[:] = np.arange(90).reshape(3, 5, 6)
        file.createVariable("quality", "i1", ("lat", "lon")).flag_values = np.array([0, 1], dtype="i1")
    return path


def example(name: str) -> bytes:
    """Give the bytes of one of the examples of the project."""
    return (ROOT / "examples" / name).read_bytes()


def iso(name: str) -> bytes:
    """Give the bytes of a filled record in an encoding of ISO."""
    return (ROOT / "tests" / "files" / "iso" / XML[name]).read_bytes()
