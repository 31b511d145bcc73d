"""Keywords, identifiers, licences and units in ACDD attributes."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import said
from fairtool.netcdf.units import is_valid
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE

_UNITS = ("geospatial_lat_units", "geospatial_lon_units", "geospatial_vertical_units")
_MOST = 6  # words of a keyword; what is longer is several
_CREATIVE_COMMONS = re.compile(r"\bCC[ -]BY(?:[ -](?:NC|SA|ND))*+\b(?![ -]*v?\.?\d)", re.IGNORECASE)


@rule(
    "acdd-keywords-list",
    when=attribute("keywords"),
    severity=Severity.WARNING,
    source=f"{SOURCE} keywords",
    examples=[
        Example(
            "acdd-keywords-list", bad=':keywords = "ocean; temperature" ;', good=':keywords = "ocean, temperature" ;'
        ),
        Example(
            "acdd-keywords-list",
            bad=':keywords = "ocean sea surface temperature satellite infrared daily" ;',
            good=':keywords = "EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE" ;',
        ),
    ],
)
def keywords_are_a_list(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `keywords` is a list separated by commas.

    A catalogue splits it at the commas; without them all the words become one keyword that nobody searches for.
    """
    for name, text in said(dataset, ("keywords",)):
        if "," in text:
            continue
        if re.search(r"[;|\n]", text):
            yield Problem(
                '{where} is "{value}"; separate the keywords by commas', where=dataset.place(name), value=text
            )
        elif ">" not in text and len(text.split()) > _MOST:
            yield Problem(
                "{where} is one keyword of {count} words; separate the keywords by commas",
                where=dataset.place(name),
                count=len(text.split()),
            )


@rule(
    "acdd-id-blanks",
    when=attribute("id"),
    severity=Severity.WARNING,
    source=f"{SOURCE} id",
    examples=[Example("acdd-id-blanks", bad=':id = "sst biscay" ;', good=':id = "sst-biscay" ;')],
)
def the_identifier_has_no_blanks(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `id` has no blanks.

    An identifier becomes part of addresses and file names, where a blank ends it.
    """
    for name, text in said(dataset, ("id",)):
        if len(text.split()) > 1:
            yield Problem(
                '{where} is "{value}", with a blank in it; write it without', where=dataset.place(name), value=text
            )


@rule(
    "acdd-license-version",
    when=attribute("license"),
    severity=Severity.INFO,
    source=f"{SOURCE} license",
    examples=[
        Example("acdd-license-version", bad=':license = "CC BY-NC-SA" ;', good=':license = "CC BY-NC-SA 4.0" ;'),
        Example(
            "acdd-license-version",
            bad=':license = "Licence CC-BY" ;',
            good=':license = "CC-BY, https://creativecommons.org/licenses/by/4.0/" ;',
        ),
    ],
)
def a_licence_has_its_version(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A Creative Commons licence is named with its version or its address.

    The versions differ in what they allow (rights on databases came with 4.0), so that the name alone is no licence.
    """
    for name, text in said(dataset, ("license",)):
        found = _CREATIVE_COMMONS.search(text)
        if found and "://" not in text:
            yield Problem(
                '{where} names "{value}" without its version; write for instance {value} 4.0',
                where=dataset.place(name),
                value=found[0],
            )


@rule(
    "acdd-geospatial-units",
    when=attribute(*_UNITS),
    severity=Severity.WARNING,
    source=f"{SOURCE} geospatial_lat_units",
    examples=[
        Example(
            "acdd-geospatial-units",
            bad=':geospatial_vertical_units = "mètres" ;',
            good=':geospatial_vertical_units = "m" ;',
        ),
        Example(
            "acdd-geospatial-units",
            bad=':geospatial_lat_units = "deg N." ;',
            good=':geospatial_lat_units = "degrees_north" ;',
        ),
    ],
)
def units_of_the_limits_are_units(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The units of the geographic limits are units of UDUNITS.

    Software that converts the limits reads them as it reads the units of a variable.
    """
    for name, text in said(dataset, _UNITS):
        if not is_valid(text):
            yield Problem('{where} is "{value}", which is no unit of UDUNITS', where=dataset.place(name), value=text)
