"""The words of EML: roles, frequencies, kinds of keywords, units, in terms of ISO 19115 and UDUNITS.

Source: EML 2.2.0, enumerations of eml-party, eml-dataset, eml-resource and of the unit dictionary.
"""

from collections.abc import Mapping
from itertools import takewhile

NAMESPACE = "https://eml.ecoinformatics.org/eml-2.2.0"
SCHEMA = "https://eml.ecoinformatics.org/eml-2.2.0/eml.xsd"
UNITS_NAMESPACE = "http://www.xml-cml.org/schema/stmml-1.2"
TOPICS = "ISO 19115 Topic Category"
SUBJECT = "http://purl.org/dc/terms/subject"
# Codes of CI_RoleCode that EML calls otherwise.
ROLES: Mapping[str, str] = {"resourceProvider": "contentProvider", "custodian": "custodianSteward"}
# Codes of MD_MaintenanceFrequencyCode; what EML has no word for is another period.
FREQUENCIES: Mapping[str, str] = {
    "continual": "continually",
    "daily": "daily",
    "weekly": "weekly",
    "monthly": "monthly",
    "biannually": "biannually",
    "annually": "annually",
    "asNeeded": "asNeeded",
    "irregular": "irregular",
    "notPlanned": "notPlanned",
    "unknown": "unknown",
}
# Codes of MD_KeywordTypeCode.
KEYWORD_TYPES: Mapping[str, str] = {
    "theme": "theme",
    "place": "place",
    "temporal": "temporal",
    "stratum": "stratum",
    "taxon": "taxonomic",
}
# Units of UDUNITS in the words of the unit dictionary.
UNITS: Mapping[str, str] = {
    "1": "dimensionless",
    "%": "percent",
    "percent": "percent",
    "m": "meter",
    "meter": "meter",
    "meters": "meter",
    "metre": "meter",
    "km": "kilometer",
    "dm": "decimeter",
    "cm": "centimeter",
    "mm": "millimeter",
    "um": "micrometer",
    "nm": "nanometer",
    "kg": "kilogram",
    "g": "gram",
    "mg": "milligram",
    "ug": "microgram",
    "s": "second",
    "min": "minute",
    "h": "hour",
    "day": "nominalDay",
    "K": "kelvin",
    "kelvin": "kelvin",
    "degC": "celsius",
    "degree_Celsius": "celsius",
    "degrees_Celsius": "celsius",
    "celsius": "celsius",
    "Pa": "pascal",
    "hPa": "hectopascal",
    "kPa": "kilopascal",
    "bar": "bar",
    "dbar": "decibar",
    "mbar": "millibar",
    "m s-1": "metersPerSecond",
    "m/s": "metersPerSecond",
    "W m-2": "wattPerMeterSquared",
    "W/m2": "wattPerMeterSquared",
    "degree": "degree",
    "degrees": "degree",
    "degrees_north": "degree",
    "degrees_east": "degree",
    "degree_north": "degree",
    "degree_east": "degree",
    "m2": "squareMeter",
    "m3": "cubicMeter",
    "m3 s-1": "cubicMetersPerSecond",
    "m3/s": "cubicMetersPerSecond",
    "kg m-3": "kilogramPerCubicMeter",
    "mg L-1": "milligramsPerLiter",
    "mg/L": "milligramsPerLiter",
    "L": "liter",
    "ha": "hectare",
    "V": "volt",
    "J": "joule",
    "N": "newton",
    "Hz": "hertz",
    "lx": "lux",
}
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "del", "el", "ter"})


def split_name(name: str) -> tuple[str, str]:
    """Give the given names and the family name of a person: `Family, Given`, `Given de Family`, `Le Family Given`."""
    family, comma, given = name.partition(",")
    if comma:
        return given.strip(), family.strip()
    words = name.split()
    leading = sum(1 for _ in takewhile(_is_particle, words))  # no given name begins with a particle
    if leading:
        return " ".join(words[leading + 1 :]), " ".join(words[: leading + 1])
    start = next((n for n, word in enumerate(words) if n and _is_particle(word)), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:])


def _is_particle(word: str) -> bool:
    return word.casefold() in _PARTICLES


def joined_name(given: str, family: str) -> str:
    """Give the name of a person as `Family, Given`."""
    return f"{family}, {given}" if given and family else family or given
