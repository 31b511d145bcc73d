"""The words of GeoDCAT-AP: language tags, dates, and the addresses of codes in the lists of the Union and INSPIRE.

Sources: the authority tables of the Publications Office (language, frequency, file-type), the code lists of the INSPIRE
register, the names of OGC standards.
"""

import re
from collections.abc import Mapping

from fairtool.record.citation import Online
from fairtool.record.geodcat_thing import Literal, Properties
from fairtool.record.text import Text
from fairtool.vocabulary.languages import language

AUTHORITY = "http://publications.europa.eu/resource/authority/"
INSPIRE = "http://inspire.ec.europa.eu/metadata-codelist/"
# Codes of CI_RoleCode that the INSPIRE list has too; the others have their address in the list of ISO.
_INSPIRE_ROLES = frozenset(
    {
        "author",
        "custodian",
        "distributor",
        "originator",
        "owner",
        "pointOfContact",
        "principalInvestigator",
        "processor",
        "publisher",
        "resourceProvider",
        "user",
    }
)
ISO_ROLES = "http://registry.it.csiro.au/def/isotc211/CI_RoleCode/"
FREQUENCIES: Mapping[str, str] = {
    "continual": AUTHORITY + "frequency/UPDATE_CONT",
    "daily": AUTHORITY + "frequency/DAILY",
    "weekly": AUTHORITY + "frequency/WEEKLY",
    "fortnightly": AUTHORITY + "frequency/BIWEEKLY",
    "semimonthly": AUTHORITY + "frequency/MONTHLY_2",
    "monthly": AUTHORITY + "frequency/MONTHLY",
    "quarterly": AUTHORITY + "frequency/QUARTERLY",
    "biannually": AUTHORITY + "frequency/ANNUAL_2",
    "annually": AUTHORITY + "frequency/ANNUAL",
    "biennially": AUTHORITY + "frequency/BIENNIAL",
    "irregular": AUTHORITY + "frequency/IRREG",
    "unknown": AUTHORITY + "frequency/UNKNOWN",
    "asNeeded": INSPIRE + "MaintenanceFrequency/asNeeded",
    "notPlanned": INSPIRE + "MaintenanceFrequency/notPlanned",
}
# Names of formats without version, in lower case.
FILE_TYPES: Mapping[str, str] = {
    "netcdf": "NETCDF",
    "csv": "CSV",
    "text": "TXT",
    "txt": "TXT",
    "xml": "XML",
    "json": "JSON",
    "geojson": "GEOJSON",
    "tiff": "TIFF",
    "geotiff": "TIFF",
    "shapefile": "SHP",
    "esri shapefile": "SHP",
    "geopackage": "GPKG",
    "gml": "GML",
    "kml": "KML",
    "hdf": "HDF",
    "hdf5": "HDF",
    "zip": "ZIP",
    "pdf": "PDF",
    "html": "HTML",
    "xlsx": "XLSX",
}
SERVICES: Mapping[str, str] = {
    "wms": "http://www.opengeospatial.org/standards/wms",
    "wmts": "http://www.opengeospatial.org/standards/wmts",
    "wfs": "http://www.opengeospatial.org/standards/wfs",
    "wcs": "http://www.opengeospatial.org/standards/wcs",
    "wps": "http://www.opengeospatial.org/standards/wps",
    "csw": "http://www.opengeospatial.org/standards/cat",
    "sos": "http://www.opengeospatial.org/standards/sos",
    "opendap": "https://www.opendap.org/",
}
_DATES: Mapping[str, re.Pattern[str]] = {
    "xsd:dateTime": re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"),
    "xsd:date": re.compile(r"-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?"),
    "xsd:gYearMonth": re.compile(r"-?\d{4,}-\d\d"),
    "xsd:gYear": re.compile(r"-?\d{4,}"),
}
_NO_SECONDS = re.compile(r"(.*T\d\d:\d\d)(Z|[+-]\d\d:\d\d)?")
_SERVICE = re.compile(r"[?&]service=(\w+)", re.IGNORECASE)


def tag(code: str) -> str:
    """Give the language tag of a code of ISO 639: `fr` for `fre`; empty where it is no language."""
    found = language(code) if code else None
    return (found.alpha2 or found.terminological) if found else ""


def spoken(predicate: str, text: Text | None, main: str) -> Properties:
    """Give one property a language; `main` is the code of the language of the record."""
    if text is None:
        return ()
    versions = {tag(main): text.value} | {tag(code): words for code, words in text.translations.items()}
    return tuple((predicate, Literal(words.strip(), code)) for code, words in versions.items() if words.strip())


def date(predicate: str, text: str) -> Properties:
    """Give one property with a date of its XML Schema type; none where the text is no date of ISO 8601."""
    value = text.strip()
    if short := _NO_SECONDS.fullmatch(value):
        value = f"{short[1]}:00{short[2] or ''}"
    kind = next((name for name, pattern in _DATES.items() if pattern.fullmatch(value)), "")
    return ((predicate, Literal(value, datatype=kind)),) if kind else ()


def role_address(code: str) -> str:
    """Give the address of a role (a code of CI_RoleCode)."""
    return (INSPIRE + "ResponsiblePartyRole/" if code in _INSPIRE_ROLES else ISO_ROLES) + code


def service_standard(protocol: str) -> str:
    """Give the address of the standard of a service by its protocol (`OGC:WMS-1.3.0`); empty where it is none."""
    words = re.split(r"[^a-z]+", protocol.casefold())
    return next((SERVICES[word] for word in words if word in SERVICES), "")


def service_of(link: Online) -> str:
    """Give the address of the standard of the service that a link leads to, by its protocol or by its question."""
    standard = service_standard(link.protocol.value) if link.protocol else ""
    asked = _SERVICE.search(link.url)
    return standard or (SERVICES.get(asked[1].casefold(), "") if asked else "")
