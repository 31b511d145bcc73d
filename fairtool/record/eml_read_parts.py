"""Reads the people, the coverage and the entities of EML."""

import re
from collections.abc import Iterator

from fairtool.iso.element import Element
from fairtool.record.citation import Identifier
from fairtool.record.content import Variable
from fairtool.record.eml_document import Document, amount, spoken, word, words
from fairtool.record.eml_words import ROLES, UNITS, joined_name
from fairtool.record.essentials import Keyword, Party
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.file import DataFile
from fairtool.record.flat_identifiers import orcid_in, ror_in
from fairtool.record.text import Text

_ISO_ROLES = {word_: code for code, word_ in ROLES.items()}
_ISO_UNITS = {name: unit for unit, name in reversed(tuple(UNITS.items()))}
_MADE = re.compile(r"W -?[\d.]+ E -?[\d.]+ N -?[\d.]+ S -?[\d.]+")  # a description that the writer had to make
_BYTES = {"byte": 1, "bytes": 1, "kilobyte": 1000, "kb": 1000, "megabyte": 1_000_000, "mb": 1_000_000}


def party(element: Element, role: str) -> Party:
    """Give a person or organisation in a role (a code of CI_RoleCode)."""
    person = element.find("individualName")
    name = joined_name(_given(person), word(person, "surName")) if person is not None else ""
    ids = [words(one) for one in element.iterfind("userId")]
    return Party(
        role,
        individual=name or (word(element, "positionName") if element.find("organizationName") is None else ""),
        organisation=word(element, "organizationName"),
        email=word(element, "electronicMailAddress"),
        orcid=next((found for one in ids if (found := orcid_in(one))), ""),
        ror=next((found for one in ids if (found := ror_in(one))), ""),
        url=word(element, "onlineUrl"),
    )


def role_of(element: Element, otherwise: str) -> str:
    """Give the role that an element says, as a code of CI_RoleCode; `otherwise` where it says none."""
    said = word(element, "role")
    return _ISO_ROLES.get(said, said) or otherwise


def boxes(document: Document, coverages: list[Element]) -> tuple[tuple[Box, Text | None, Vertical | None], ...]:
    """Give each box with the name of its place and its heights."""
    found = []
    for coverage in coverages:
        for one in document.all(coverage, "geographicCoverage"):
            bounds = one.find("boundingCoordinates")
            if bounds is not None:
                name = spoken(one.find("geographicDescription"))
                named = None if name is None or _MADE.fullmatch(name.value) else name
                found.append((_box(bounds), named, _vertical(bounds)))
    return tuple(found)


def periods(coverage: Element) -> Iterator[Period]:
    """Give the periods of a coverage, moments as periods that end when they begin."""
    for one in coverage.iterfind("temporalCoverage"):
        for span in one.iterfind("rangeOfDates"):
            yield Period(_moment(span.find("beginDate")), end=_moment(span.find("endDate")))
        for single in one.iterfind("singleDateTime"):
            at = _moment(single)
            yield Period(at, end=at, description=word(single, "alternativeTimeScale/timeScaleAgeEstimate"))


def taxa(coverage: Element) -> Iterator[Keyword]:
    """Give the taxa of a coverage as words: the lowest of each classification."""
    for general in coverage.iterfind("taxonomicCoverage/generalTaxonomicCoverage"):
        if words(general):
            yield Keyword(Text(words(general)), "taxon")
    for one in coverage.iterfind("taxonomicCoverage//taxonomicClassification"):
        name = word(one, "taxonRankValue") or word(one, "commonName")
        if name and one.find("taxonomicClassification") is None:
            identifier = one.find("taxonId")
            provider = str(identifier.get("provider") or "") if identifier is not None else ""
            uri = words(identifier)
            yield Keyword(Text(name, uri if "://" in uri else ""), "taxon", thesaurus_uri=provider)


def file_of(physical: Element) -> DataFile | None:
    """Give the file that a physical description is of."""
    name = word(physical, "objectName")
    size = physical.find("size")
    unit = _BYTES.get(str(size.get("unit") or "byte").casefold()) if size is not None else None
    value = amount(physical, "size")
    sums = physical.iterfind("authentication")
    sha256 = next((words(one) for one in sums if re.fullmatch(r"[0-9a-fA-F]{64}", words(one))), "")
    count = round(value * unit) if value is not None and unit and 0 <= value < 1e18 else None
    return DataFile(name, count, sha256.lower(), format_of(physical)[0]) if name else None


def format_of(physical: Element) -> tuple[str, str]:
    """Give the format of a file and its version."""
    external = physical.find("dataFormat/externallyDefinedFormat")
    if external is not None:
        return word(external, "formatName"), word(external, "formatVersion")
    kind = next((one.tag for one in physical.iterfind("dataFormat/*")), "")
    return {"textFormat": "text", "binaryRasterFormat": "binary raster"}.get(kind, ""), ""


def variable(attribute: Element) -> Variable:
    """Give the variable that an attribute of an entity is."""
    unit = word(attribute, "measurementScale/*/unit/standardUnit")
    custom = word(attribute, "measurementScale/*/unit/customUnit")
    format_ = word(attribute, "measurementScale/dateTime/formatString")
    labels = (words(one) for one in attribute.iterfind("attributeLabel"))
    bounds = "measurementScale/*/numericDomain/bounds/"
    return Variable(
        name=word(attribute, "attributeName"),
        type=word(attribute, "storageType"),
        description=spoken(attribute.find("attributeDefinition")),
        names=tuple(Identifier(code=Text(label)) for label in labels if label),
        unit=_ISO_UNITS.get(unit, unit) or custom or (format_ if " since " in format_ else ""),
        minimum=amount(attribute, f"{bounds}minimum"),
        maximum=amount(attribute, f"{bounds}maximum"),
    )


def _given(person: Element) -> str:
    return " ".join(words(one) for one in person.iterfind("givenName"))


def _box(bounds: Element) -> Box:
    sides = ("west", "east", "south", "north")
    west, east, south, north = (amount(bounds, f"{side}BoundingCoordinate") for side in sides)
    return Box(None, west, east, south, north)


def _vertical(bounds: Element) -> Vertical | None:
    lowest, highest = (amount(bounds, f"boundingAltitudes/altitude{end}") for end in ("Minimum", "Maximum"))
    return None if lowest is None and highest is None else Vertical(lowest, highest)


def _moment(element: Element | None) -> str:
    if element is None:
        return ""
    day, time = word(element, "calendarDate"), word(element, "time")
    return f"{day}T{time}" if day and time else day
