"""Where keywords come from: a list, a data set, a metadata record."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from fairtool.conversion.read import read_one, within
from fairtool.discovery import SUFFIXES, Source
from fairtool.engine import opened as read_safely
from fairtool.errors import UnreadableError
from fairtool.inputs import local
from fairtool.kinds import RECORD_SUFFIXES, kind_of
from fairtool.mapping.answer import Keyword
from fairtool.mapping.inputs_list import listed, read_list
from fairtool.mapping.inputs_netcdf import of_dataset, units_of
from fairtool.mapping.inputs_record import of_record
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.sniff import sniff
from fairtool.skos.facet import Facet

_LISTS = frozenset({".txt", ".csv", ".tsv", ".tab", ".lst"})


def keywords_of(source: Source, limits: Limits, *, units: bool = False) -> tuple[Keyword, ...]:
    """Give the keywords of one source, whatever it is; raises UnreadableError.

    With `units` those of the variables of a data set are given, too, as keywords for a thesaurus of units.
    A list is what is neither a data set nor a record. An address is fetched, and a file that others wrote is read in
    a process of its own.
    """
    with local(source, limits.seconds) as path:
        here = Source(source.name, path)
        if is_list(path):
            found = read_safely(lambda: listed(read_list(path, source.name), source.name, path.suffix), source.name)
        elif kind_of(path) == "data":
            found = read_safely(
                lambda: within(limits, source.name, partial(_of_data, here, limits, units=units)), source.name
            )
        else:
            found = tuple(one for named in read_one(here, limits) for one in of_record(named.record, named.name))
    if isinstance(found, UnreadableError):
        raise found
    return found


def is_list(path: Path) -> bool:
    """Tell a list of keywords from a data set and a record, by its name, else by its first bytes."""
    suffix = path.suffix.lower()
    if suffix in _LISTS:
        return True
    if suffix in RECORD_SUFFIXES | SUFFIXES or kind_of(path) != "data":
        return False
    try:
        sniff(path)
    except UnreadableError:
        return True  # the reader of lists says what is wrong where it is no text
    return False


def _of_data(source: Source, limits: Limits, *, units: bool) -> tuple[Keyword, ...]:
    with opened(source.path, limits=limits, name=source.name) as dataset:
        return (*of_dataset(dataset), *(units_of(dataset) if units else ()))


def with_defaults(keywords: Iterable[Keyword], lang: str, facet: Facet | None) -> tuple[Keyword, ...]:
    """Give keywords with what the user says of all: the language and facet of those that have none of their own."""
    return tuple(replace(one, lang=one.lang or lang, facet=one.facet or facet) for one in keywords)
