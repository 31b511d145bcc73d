"""Where the data of a netCDF file come from: its source, its history, its platforms and instruments."""

import re
from collections.abc import Iterator

from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.record.acquisition import Acquisition, Instrument, Platform
from fairtool.record.citation import Citation, Identifier
from fairtool.record.lineage import Lineage, ProcessStep
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.text import Text

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_C_TIME = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) (?P<clock>\d\d:\d\d:\d\d)"
    r"(?: [A-Z]{1,5})? (?P<year>\d{4}):?\s*"
)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)(?: *(?:UTC|GMT))?[ :,;-]*"
)
_MOST = 200  # steps; a file that was appended to a thousand times tells no more by all of them


def lineages(header: Header) -> tuple[Part[Lineage], ...]:
    """Give the source as the statement, and each line of the history as a step."""
    source, history = header.text("source"), header.said("history")
    steps = tuple(_steps(history)) if history else ()
    return (assembled(Lineage, statement=source, steps=steps),) if source or steps else ()


def _steps(history: Part[str]) -> Iterator[Part[ProcessStep]]:
    lines = [" ".join(line.split()) for line in history.value.splitlines()]
    for line in list(filter(None, lines))[:_MOST]:
        date, rest = _dated(line)
        description = Part(Text(rest or line), history.places)
        yield assembled(ProcessStep, description=description, date=Part(date, history.places) if date else None)


def _dated(line: str) -> tuple[str, str]:
    """Part a line into the date that it begins with, in ISO 8601, and the rest; no date where it begins otherwise."""
    found = _C_TIME.match(line)
    if found and found["month"] in _MONTHS:
        date = f"{found['year']}-{_MONTHS.index(found['month']) + 1:02d}-{int(found['day']):02d}T{found['clock']}"
    elif found := _ISO.match(line):
        date = found[1]
    instant = parse_iso8601(date) if found else None
    return (instant.text, line[found.end() :]) if found and instant else ("", line)


def acquisitions(header: Header) -> tuple[Part[Acquisition], ...]:
    """Give platforms and instruments, with the vocabularies that their names are from."""
    platforms = tuple(assembled(Platform, **named) for named in _named(header, "platform"))
    instruments = tuple(assembled(Instrument, **named) for named in _named(header, "instrument", "sensor"))
    if not (platforms or instruments):
        return ()
    return (assembled(Acquisition, platforms=platforms, instruments=instruments),)


def _named(header: Header, kind: str, *others: str) -> Iterator[dict[str, object]]:
    """Give identifier and description of each; a name of a variable stands for what its attributes say."""
    said, vocabulary = header.said(kind, *others), header.text(f"{kind}_vocabulary")
    authority = assembled(Citation, title=vocabulary) if vocabulary else None
    for word in re.split(r"\s*[;,]\s*", said.value) if said else ():
        variable = header.dataset.variables.get(word)
        long_name = variable.text("long_name") if variable else None
        if said and word:
            places = {"": variable.place("long_name")} if variable and long_name else said.places
            code = Part(Text((long_name or word).strip()), places)
            yield {"identifier": assembled(Identifier, code=code, authority=authority), "description": code}
