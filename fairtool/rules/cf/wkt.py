"""The `crs_wkt` attribute is well-known text of a coordinate reference system (CF 5.6.1)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.wkt import WktError, WktFault
from fairtool.netcdf.wkt_content import check
from fairtool.rule import Example, attribute, role, rule

_SYSTEM = (
    'GEOGCS[\\"WGS 84\\",DATUM[\\"WGS_1984\\",SPHEROID[\\"WGS 84\\",6378137,298.257223563]],'
    'PRIMEM[\\"Greenwich\\",0],UNIT[\\"degree\\",0.0174532925199433]]'
)
_T = 'float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ; '
_GOOD = f'{_T} int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:crs_wkt = "{_SYSTEM}" ;'

_FAULTS: Mapping[WktFault, str] = {
    WktFault.EMPTY: "{where} is empty; write the reference system, or leave it out",
    WktFault.TOO_LONG: "{where} has more than {position} characters, which no reference system needs",
    WktFault.TOO_DEEP: "{where} nests its brackets too deeply at character {position}",
    WktFault.UNCLOSED_QUOTE: "{where} has a quotation mark without a second one at character {position}: {found}",
    WktFault.UNCLOSED_BRACKET: "{where} ends before the brackets of {found} are closed",
    WktFault.UNMATCHED_BRACKET: "{where} closes a bracket with the wrong {found} at character {position}",
    WktFault.UNEXPECTED: '{where} is no CRS WKT: "{found}" is not expected at character {position}',
    WktFault.NO_KEYWORD: '{where} has "{found}" before a bracket at character {position}, which is no keyword',
    WktFault.NO_SYSTEM: "{where} begins with {found}, which is no reference system such as GEOGCRS or PROJCRS",
    WktFault.VALUES: "{where} lacks a value of {found}, or has it in the wrong form (text in quotes, numbers bare)",
    WktFault.PART: "{where} lacks a part: {found} is needed",
    WktFault.AXES: "{where} has another number of AXIS in {found} than its CS says",
}


@rule(
    "cf-5.6-crs-wkt",
    covers=["5.6:R7"],
    when=attribute("crs_wkt") & role(Role.GRID_MAPPING),
    examples=[
        Example("5.6:R7", bad=_GOOD.replace("UNIT[", "UNIT"), good=_GOOD),
        Example("5.6:R7", bad=_GOOD.replace(_SYSTEM, "EPSG:4326"), good=_GOOD),
        Example("5.6:R7", bad=_GOOD.replace(',PRIMEM[\\"Greenwich\\",0]', ""), good=_GOOD),
    ],
)
def crs_wkt_is_well_known_text(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `crs_wkt` attribute is well-known text of a coordinate reference system.

    Mapping software takes the whole reference system from it, and can do nothing with a damaged text, an EPSG code or
    a PROJ string. The first fault is told; versions 1 and 2 of the text are known, and what each part must hold.
    """
    del context
    text = variable.text("crs_wkt")
    if text is None:  # its type is judged by 5.6:R6
        return
    try:
        check(text)
    except WktError as error:
        where = variable.place("crs_wkt")
        yield Problem(_FAULTS[error.fault], where=where, position=error.position, found=error.found)
