"""Which reference systems a netCDF file names: in its grid mappings, or in the attributes of ACDD."""

import re
from collections.abc import Iterator

from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.wkt import Node, WktError, parse
from fairtool.record.citation import Identifier
from fairtool.record.netcdf_header import Header, text_of
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.representation import ReferenceSystem
from fairtool.record.text import Text

_EPSG = re.compile(r"(?:^|EPSG\D{0,8}?(?:0[/:])?)(\d{4,6})$", re.IGNORECASE)
_BASE = "http://www.opengis.net/def/crs/EPSG/0/"
_CODES = ("epsg_code", "EPSG_code", "spatial_epsg", "epsg", "EPSG", "srid")
_TEXTS = ("crs_wkt", "spatial_ref")
_SYSTEM = re.compile(r"[A-Z]*(?:CS|CRS|VERT_CS)")


def epsg_address(text: str) -> str:
    """Give the address of a reference system that a text names by its EPSG code: `EPSG:4326`, `4326`, an address."""
    found = _EPSG.search(text.strip())
    return f"{_BASE}{found[1]}" if found else ""


def reference_systems(header: Header) -> tuple[Part[ReferenceSystem], ...]:
    """Give the reference systems, each once."""
    found: dict[str, Part[ReferenceSystem]] = {}
    for code in (*_of_grid_mappings(header), *_of_attributes(header)):
        if code.value.value not in found:
            found[code.value.value] = assembled(ReferenceSystem, identifier=assembled(Identifier, code=code))
    return tuple(found.values())


def _of_attributes(header: Header) -> Iterator[Part[Text]]:
    for name in ("geospatial_bounds_crs", "geospatial_bounds_vertical_crs"):
        said = header.said(name)
        if said and (address := epsg_address(said.value)):
            yield Part(Text(address, address), said.places)


def _of_grid_mappings(header: Header) -> Iterator[Part[Text]]:
    for variable in header.dataset.having(Role.GRID_MAPPING):
        yield from _of_one(variable)


def _of_one(variable: Variable) -> Iterator[Part[Text]]:
    for name in _CODES:
        address = epsg_address(text_of(variable.attributes.get(name)))
        if address:
            yield Part(Text(address, address), {"": variable.place(name)})
            return
    for name in _TEXTS:
        address = _of_wkt(text_of(variable.attributes.get(name)))
        if address:
            yield Part(Text(address, address), {"": variable.place(name)})
            return


def _of_wkt(text: str) -> str:
    """Give the address of the system that a well-known text describes, by the identifier of its root."""
    try:
        root = parse(text) if text else None
    except WktError:
        return ""
    if root is None or not _SYSTEM.fullmatch(root.keyword):
        return ""
    return next(filter(None, map(_code, root.nodes)), "")


def _code(node: Node) -> str:
    words = [leaf.text for leaf in node.leaves]
    is_epsg = node.keyword in ("ID", "AUTHORITY") and len(words) > 1 and words[0].upper() == "EPSG"
    return epsg_address(words[1]) if is_epsg else ""
