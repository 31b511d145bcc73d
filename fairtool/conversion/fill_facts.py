"""Answers about facts: identifiers, versions, reference systems, formats, links, extents, conformity."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from fairtool.conversion.parts import citation_of, says, with_citation, with_extent
from fairtool.conversion.said import Answer, last
from fairtool.conversion.system_names import system_named, systems_near
from fairtool.conversion.wrong import cannot_be
from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.record.citation import Citation, Date, Identifier, Online
from fairtool.record.distribution import Distribution, Format, Transfer
from fairtool.record.extent import Box, Period
from fairtool.record.flat_identifiers import DOI_ADDRESS, doi_in, doi_of
from fairtool.record.netcdf_crs import epsg_address
from fairtool.record.quality import Conformance, Quality, QualityReport
from fairtool.record.record import Record
from fairtool.record.representation import ReferenceSystem
from fairtool.record.scope import Scope
from fairtool.record.text import Text
from fairtool.translate import marked
from fairtool.vocabulary.inspire import regulations
from fairtool.vocabulary.languages import language as language_named

_CODED = re.compile(r"[A-Za-z][\w.-]*:\S+")
_YEARS = (1, 9999)
_GUESSED = {"true": True, "yes": True, "false": False, "no": False, "not evaluated": None, "unknown": None}
_EXPLANATION = {"en": "See the referenced specification", "fr": "Voir la spécification référencée"}


def put_doi(record: Record, said: Answer) -> Record:
    """Put the DOI of the data."""
    doi = doi_in(last(said))
    if not doi:
        raise cannot_be("doi", last(said), marked("write it as 10.1234/abc or https://doi.org/10.1234/abc"))
    others = tuple(one for one in citation_of(record).identifiers if not doi_of(one))
    return with_citation(record, identifiers=(Identifier(code=Text(f"{DOI_ADDRESS}{doi}")), *others))


def has_doi(record: Record) -> bool:
    """Tell whether the data have a DOI."""
    return any(doi_of(one) for one in citation_of(record).identifiers)


def put_resource_identifier(record: Record, said: Answer) -> Record:
    """Put identifiers of the data beside a DOI."""
    dois = tuple(one for one in citation_of(record).identifiers if doi_of(one))
    return with_citation(record, identifiers=(*dois, *(Identifier(code=Text(one.text)) for one in said)))


def put_system(record: Record, said: Answer) -> Record:
    """Put the reference systems, by EPSG code or address."""
    return replace(record, reference_systems=tuple(_system(one.text) for one in said))


def _system(text: str) -> ReferenceSystem:
    """Give a system by its code, its address or a name in common use; raises UsageError on another name."""
    code = system_named(text)
    address = epsg_address(str(code or text))
    if address:
        return ReferenceSystem(Identifier(code=Text(address, address)))
    if _CODED.fullmatch(text):  # of another authority: IGNF:LAMB93, OGC:CRS84, urn:ogc:def:crs:...
        return ReferenceSystem(Identifier(code=Text(text, text if "://" in text else "")))
    near = systems_near(text)
    if near:
        raise cannot_be("crs", text, marked("did you mean {near}?"), near=", ".join(near))
    raise cannot_be("crs", text, marked("write the code or the address of the system, such as EPSG:4326"))


def put_format(record: Record, said: Answer) -> Record:
    """Put the format, with the version that is known."""
    first, others = _distribution(record)
    version = next((form.version for form in first.formats if str(form.name) == last(said)), "")
    return replace(record, distributions=(replace(first, formats=(Format(Text(last(said)), version),)), *others))


def put_format_version(record: Record, said: Answer) -> Record:
    """Put the version of the formats that have none."""
    first, others = _distribution(record)
    formats = tuple(form if form.version else replace(form, version=last(said)) for form in first.formats)
    return replace(record, distributions=(replace(first, formats=formats), *others))


def has_format(record: Record) -> bool:
    """Tell whether a format is named."""
    formats = [form for one in record.distributions for form in one.formats]
    return any(says(form.name) for form in (*formats, *record.resource.formats))


def put_links(record: Record, said: Answer) -> Record:
    """Add addresses where the data are had."""
    wrong = next((one.text for one in said if "://" not in one.text), None)
    if wrong is not None:
        raise cannot_be("link", wrong, marked("write a whole address, such as https://example.org/data"))
    first, others = _distribution(record)
    links = tuple(Online(url=one.text, function="download") for one in said)
    return replace(record, distributions=(replace(first, transfers=(*first.transfers, Transfer(links=links))), *others))


def has_link(record: Record) -> bool:
    """Tell whether an address of the data is known."""
    return any(link.url for one in record.distributions for transfer in one.transfers for link in transfer.links)


def _distribution(record: Record) -> tuple[Distribution, tuple[Distribution, ...]]:
    first, *others = record.distributions or (Distribution(),)
    return first, tuple(others)


def put_box(record: Record, said: Answer) -> Record:
    """Put the geographic box: west, south, east, north in degrees."""
    try:
        west, south, east, north = (float(number) for number in last(said).replace(",", " ").split())
    except ValueError:
        raise _no_box(last(said)) from None
    if not (abs(west) <= 180 >= abs(east) and -90 <= south <= north <= 90):
        raise _no_box(last(said))
    return with_extent(record, boxes=(Box(west=west, east=east, south=south, north=north),))


def _no_box(text: str) -> Exception:
    return cannot_be("box", text, marked("write west, south, east and north in degrees: -5.5 42 8 51.1"))


def has_box(record: Record) -> bool:
    """Tell whether a geographic box is known."""
    return any(extent.boxes for extent in record.resource.extents)


def put_period(record: Record, said: Answer) -> Record:
    """Put the time that the data cover: begin and end, parted by a slash."""
    begin, slash, end = (_days_of(last(said)) or last(said)).partition("/")
    if not slash or not all(one in ("", "..", "now") or parse_iso8601(one) for one in (begin, end)):
        raise cannot_be("period", last(said), marked("write begin and end as 2000-01-01/2010-12-31, or 2000-01-01/now"))
    running = "now" if end in ("now", "..") else ""
    period = Period(begin=begin if begin != ".." else "", end="" if running else end, end_indeterminate=running)
    return with_extent(record, periods=(period,))


def _days_of(text: str) -> str:
    """Give the first and the last day of a year, a month or a day that stands alone; nothing for another text."""
    found = parse_iso8601(text)
    if found is None or found.has_time or not _YEARS[0] <= found.year <= _YEARS[1]:
        return ""
    first = 1 if found.parts == 1 else found.month
    last_month = 12 if found.parts == 1 else found.month
    end = found.day if found.parts == 3 else monthrange(found.year, last_month)[1]
    return f"{date(found.year, first, found.day)}/{date(found.year, last_month, end)}"


def has_period(record: Record) -> bool:
    """Tell whether the time that the data cover is known."""
    return any(extent.periods or extent.instants for extent in record.resource.extents)


def put_conformity(record: Record, said: Answer) -> Record:
    """Put whether the data conform to the regulation on the interoperability of data, 1089/2010."""
    word = last(said).strip().lower()
    if word not in _GUESSED:
        raise cannot_be("conformity", last(said), marked("use true, false or not evaluated"))
    return with_conformity(record, passed=_GUESSED[word])


def has_conformity(record: Record) -> bool:
    """Tell whether the record says something on conformity to 1089/2010."""
    results = (one for quality in record.qualities for report in quality.reports for one in report.conformances)
    titles = (one.specification.title for one in results if one.specification)
    return any(title is not None and "1089/2010" in title.value for title in titles)


def with_conformity(record: Record, *, passed: bool | None) -> Record:
    """Give the record with a statement on conformity; not evaluated where `passed` is None."""
    known = language_named(record.language) if record.language else None
    language = (known.alpha2 if known else None) or "en"
    regulation = regulations()["1089/2010"]
    title = Text(regulation.validator_titles.get(language) or regulation.titles["en"], regulation.uri)
    cited = Citation(title=title, dates=(Date(regulation.date, "publication"),))
    explanation = Text(_EXPLANATION.get(language, _EXPLANATION["en"]))
    report = QualityReport("DQ_DomainConsistency", conformances=(Conformance(cited, explanation, passed),))
    others = tuple(one for one in record.qualities if not has_conformity(Record(qualities=(one,))))
    level = next(iter(record.scopes), "dataset")
    first = next((one for one in others if one.scope and one.scope.level == level), None)
    if first is None:
        return replace(record, qualities=(Quality(Scope(level), (report,)), *others))
    made = replace(first, reports=(*first.reports, report))
    return replace(record, qualities=tuple(made if one is first else one for one in others))
