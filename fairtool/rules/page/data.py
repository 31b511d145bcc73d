"""A1 and F3: the page leads to the data, which are there, and are what the page says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.fair.online.page_view import PageView, is_answered
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.page.reach import PAGE, SOURCE

if TYPE_CHECKING:
    from fairtool.fair.online.data_item import DataItem

_FILE = "https://data.example.org/sst.nc"
_BARE = f"@ {PAGE} 200 text/html\n\n<html><head><title>T</title></head></html>"
_MEGABYTE = 1_000_000
_SLACK = 0.1  # of the size: some count in megabytes, some in mebibytes
_ODD = 10_000  # bytes that nobody misses


@rule(
    "page-f3-data-linked",
    severity=Severity.WARNING,
    source=f"{SOURCE} F3",
    shows=("data", "service", "item"),
    examples=[Example("F3", bad=f"{_BARE}\n@ https://data.example.org/sst.ttl 404", good="")],
)
def page_leads_to_the_data(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page says to programs where the data are: a link `item`, a download in a record, an OPeNDAP server.

    What only a button in a script leads to is found by people with patience, and by no program.
    """
    if not view.is_there or not (view.landing.items or view.landing.services):
        yield Problem(
            '{where} does not say where the data are; give each file as a link with rel="item", or as distribution in '
            "JSON-LD",
            where=view.where,
        )


@rule(
    "page-a1-data-there",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("data", "service"),
    examples=[Example("A1", bad=f"@ {_FILE} 404", good="")],
)
def data_are_there(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The files that the page or a record names are given to who asks.

    A record without its data is a promise that is not kept.
    """
    served = any(one.is_there for one in view.landing.services)
    if not view.is_there or not (view.landing.items or served):
        yield Problem("{where} names no file that could be asked for", where=view.where)
    for item in _answered(view):
        if not item.is_there:
            yield Problem(
                "{where} answers with HTTP status {code}; correct the address, or put the file there",
                where=item.declared.address,
                code=item.beginning.last.code,
            )


@rule(
    "page-a1-data-kind",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("data",),
    examples=[
        Example("A1", bad=f"@ {_FILE} 200 application/x-netcdf\n\nxxxxxxxxxxxxxxxxxxxxxxxxx", good=""),
        Example("A1", bad=f"@ {_FILE} 200 text/html\n\n<html><title>Log in</title></html>", good=""),
    ],
)
def data_are_what_is_said(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The first bytes of a file are those of the type that the page says it is.

    A page to log in, or an error, that is served in the place of a file ends as damaged data on a disk.
    """
    for item in _answered(view):
        if not item.is_there:
            continue
        declared = item.declared.media_type or item.media_type
        if item.is_page:
            yield Problem("{where} gives a page instead of the file; serve the file itself", where=_at(item))
        elif False in (item.is_as_declared, item.is_as_served) or _is_no_netcdf(item, declared):
            yield Problem(
                "{where} is said to be {declared}, and its first bytes are of {found}; correct the file or its type",
                where=_at(item),
                declared=declared or "-",
                found=item.kind or "-",
            )


@rule(
    "page-a1-data-size",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("data",),
    examples=[
        Example(
            "A1",
            bad=f'@ {PAGE} 200 text/html\n\n<script type="application/ld+json">{{"@context": "https://schema.org/", '
            f'"@type": "Dataset", "name": "T", "distribution": {{"@type": "DataDownload", "contentUrl": "{_FILE}", '
            '"contentSize": "5 MB"}}</script>',
            good="",
        )
    ],
)
def data_have_the_size_that_is_said(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The size of the files on the web is the one that a record gives.

    A file of another size was cut off, or changed after it was described.
    """
    sizes = [item.size for item in _answered(view) if item.is_there]
    found = sum(size for size in sizes if size is not None)
    if not sizes or None in sizes:
        return
    for said in dict.fromkeys(_sizes(view)):
        if abs(said - found) > max(_SLACK * max(said, found), _ODD):
            yield Problem(
                "the files of {where} have {found} MB together, and a record says {said} MB; write {found}",
                where=view.where,
                found=f"{found / _MEGABYTE:.4g}",
                said=f"{said / _MEGABYTE:.4g}",
            )


def _answered(view: PageView) -> tuple["DataItem", ...]:
    """Give the files that were answered for. Raises Unavailable where there are some, and none was."""
    known = tuple(item for item in view.landing.items if is_answered(item))
    if view.landing.items and not known:
        raise Unavailable("{path} gave no answer", path=view.landing.items[0].declared.address)
    return known


def _at(item: "DataItem") -> str:
    return item.declared.address


def _is_no_netcdf(item: "DataItem", declared: str) -> bool:
    """Tell a file that is called netCDF and has none of its first bytes."""
    return "netcdf" in declared and bool(item.beginning.last.body) and "netcdf" not in item.kind and item.kind != "hdf"


def _sizes(view: PageView) -> Iterator[float]:
    """Give the sizes in bytes that the records give for all files together."""
    for one in view.landing.records:
        sizes = [transfer.size for each in one.record.distributions for transfer in each.transfers]
        if sizes and None not in sizes:
            yield _MEGABYTE * sum(size for size in sizes if size is not None)
