"""F4, I1 and R1: what the page says to programs: records, RDF, the licence, and that it may be read at all."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Problem, Severity
from fairtool.record.flat import flat
from fairtool.rule import Example, rule
from fairtool.rules.page.reach import PAGE, SOURCE

_BARE = f"@ {PAGE} 200 text/html\n\n<html><head><title>T</title></head></html>"
_NOTHING = f"{_BARE}\n@ https://data.example.org/sst.ttl 404"


@rule(
    "page-f4-json-ld",
    severity=Severity.WARNING,
    source=f"{SOURCE} F4",
    shows=("json-ld",),
    examples=[Example("F4", bad=_BARE, good="")],
)
def page_holds_a_record(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page holds a record of the data set in JSON-LD of schema.org.

    That is what search engines for data read.
    """
    if not view.is_there or not any(one.way.value == "embedded" for one in view.landing.records):
        yield Problem(
            "{where} holds no JSON-LD of schema.org that describes a Dataset; `fairtool convert --to schema-org` "
            "writes it",
            where=view.where,
        )


@rule(
    "page-f4-record",
    severity=Severity.WARNING,
    source=f"{SOURCE} F4",
    shows=("record",),
    examples=[Example("F4", bad=_NOTHING, good="")],
)
def page_leads_to_a_record(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """Some record is had from the page: in it, by a link `describedby`, or by asking for one (content negotiation).

    A page that only people can read joins no catalogue.
    """
    if not view.is_there or not view.landing.records:
        yield Problem(
            '{where} leads to no record that programs read; give one as JSON-LD in the page, or by rel="describedby"',
            where=view.where,
        )


@rule(
    "page-f4-may-be-read",
    severity=Severity.WARNING,
    source=f"{SOURCE} F4",
    shows=("status",),
    examples=[
        Example(
            "F4",
            bad="@ https://data.example.org/robots.txt 200 text/plain\n\nUser-agent: *\nDisallow: /",
            good="@ https://data.example.org/robots.txt 200 text/plain\n\nUser-agent: *\nDisallow: /admin",
        )
    ],
)
def page_may_be_read(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The site lets programs read the page (`robots.txt`).

    What search engines may not read they do not find.
    """
    if view.landing.site.may_be_read is False:
        yield Problem("robots.txt forbids programs to read {where}; allow the pages of data sets", where=view.where)


@rule(
    "page-i1-rdf",
    severity=Severity.WARNING,
    source=f"{SOURCE} I1",
    shows=("rdf", "json-ld"),
    examples=[Example("I1", bad=_NOTHING, good="")],
)
def page_gives_linked_data(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """What the page says is had as linked data: JSON-LD in the page, or RDF by a link or by asking for it.

    Linked data are understood without a program for each repository.
    """
    embedded = any(one.way.value == "embedded" for one in view.landing.records)
    if not view.is_there or not (embedded or any(one.statements for one in view.landing.graphs)):
        yield Problem(
            "{where} gives neither JSON-LD nor other RDF; embed JSON-LD, or serve Turtle to who asks for it",
            where=view.where,
        )


@rule(
    "page-r1.1-licence",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.1",
    shows=("license", "json-ld"),
    examples=[Example("R1.1", bad=_NOTHING, good="")],
)
def page_says_the_licence(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page says the licence by its address, in a link `license` or in a record.

    Programs choose data by what may be done with them.
    """
    linked = any(link.is_signposting for link in view.landing.links.of("license"))
    told = (licence for one in view.landing.records for licence in flat(one.record).licences)
    if not view.is_there or not (linked or any(one.url or one.spdx for one in told)):
        yield Problem(
            '{where} does not say the licence by its address; give it as a link with rel="license", or in JSON-LD',
            where=view.where,
        )


@rule(
    "page-f4-signposted",
    severity=Severity.INFO,
    source="Signposting FAIR profile",
    shows=("cite-as", "describedby", "item", "license"),
    examples=[Example("F4", bad=f'@ {PAGE} 200 text/html\nLink: <https://x.example.org/a>; rel="item"', good="")],
)
def page_is_signposted(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page has typed links to its identifier, its record, its files and its licence.

    They are read without knowing the software of the repository.
    """
    said = {link.rel for link in view.landing.links.signposting}
    missing = [rel for rel in ("cite-as", "describedby", "item", "license") if rel not in said]
    if view.is_there and missing:
        yield Problem(
            "{where} has no typed links {missing}; add them to the header Link",
            where=view.where,
            missing=", ".join(missing),
        )
