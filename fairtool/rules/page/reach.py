"""A1 and F1: the address leads to a page for people, and the page to the identifier that it is cited by."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Problem, Severity
from fairtool.identifiers import doi_of
from fairtool.rule import Example, rule
from fairtool.rules.fair.persistence import is_persistent

SOURCE = "FAIR principles (2016)"
PAGE = "https://data.example.org/sst"
_HTML = f"@ {PAGE} 200 text/html\n\n<html><head><title>T</title></head></html>"
_TYPES = ("text/html", "application/xhtml+xml")
_SAYS_ANOTHER = (
    "{where} does not say that it is {asked}, but {found}; give the identifier in cite-as, in JSON-LD or in "
    "citation_doi"
)
_SAYS_NONE = (
    "{where} names no identifier; say in cite-as, in JSON-LD or in citation_doi that the page is that of {asked}"
)


@rule(
    "page-a1-reached",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("status",),
    examples=[Example("A1", bad=f"@ {PAGE} 404 text/html", good=_HTML)],
)
def page_is_reached(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The identifier or address leads to something on the web.

    What is not there is found by nobody, and what was cited is lost.
    """
    if not view.is_there:
        yield Problem(
            "{where} answers with HTTP status {code}; publish the data set there, or tell the registry where it is",
            where=view.where,
            code=view.landing.status,
        )


@rule(
    "page-a1-for-people",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("status", "title"),
    examples=[Example("A1", bad=f"@ {PAGE} 200 application/json\n\n{{}}", good=_HTML)],
)
def page_is_for_people(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The address leads to a page in HTML, which a person can read.

    A file that a browser does not show tells people nothing of the data.
    """
    landing = view.landing
    kind = landing.answered.last.media_type if landing.answered else ""
    if not view.is_there or kind not in _TYPES:
        yield Problem(
            '{where} gives no page in HTML (status {code}, type "{kind}"); serve a landing page there',
            where=view.where,
            code=landing.status,
            kind=kind,
        )


@rule(
    "page-a1-names-itself",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("cite-as", "json-ld"),
    examples=[Example("A1", bad=_HTML, good="")],
)
def page_names_what_was_asked_for(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page says, so that programs read it, the identifier that it was asked for by.

    Where a DOI leads to a page that says another one or none, nobody can tell whether it leads to the right place. A
    page that was asked for by its address says what it is cited as, and that leads back to it.
    """
    if view.is_there and _is_cited_back(view):
        return
    said = tuple(dict.fromkeys(one for one in _identifiers(view) if one)) if view.is_there else ()
    asked = {_plain(view.landing.identifier), _plain(view.landing.address), _plain(view.where)}
    if not asked.intersection(map(_plain, said)):
        yield Problem(
            _SAYS_ANOTHER if said else _SAYS_NONE,
            where=view.where,
            asked=view.landing.identifier,
            found=", ".join(said[:3]),
        )


@rule(
    "page-f1-persistent",
    severity=Severity.WARNING,
    source=f"{SOURCE} F1",
    shows=("cite-as", "json-ld"),
    examples=[Example("F1", bad="@ https://doi.org/10.17882/999001 404", good="")],
)
def page_says_a_persistent_identifier(view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    """The page says a DOI, Handle, ARK, PURL or URN:NBN that it is cited as, or was reached by one that resolves.

    The address of a page changes with the next software of the repository.
    """
    led = view.is_there and is_persistent(view.landing.identifier)
    if not led and not any(is_persistent(one) for one in _identifiers(view)):
        yield Problem(
            '{where} says no persistent identifier; give it one, and write it as a link with rel="cite-as"',
            where=view.where,
        )


def _is_cited_back(view: PageView) -> bool:
    """Tell whether what a page with an address says that it is cited as leads to it.

    Raises Unavailable where that was asked, and nobody answered.
    """
    if is_persistent(view.landing.identifier):
        return False
    ways = view.landing.cited
    if ways and all(one.last.fault for one in ways):
        raise Unavailable("{path} gave no answer", path=ways[0].last.asked.address)
    return any(one.address == view.where for one in ways)


def _identifiers(view: PageView) -> Iterator[str]:
    """Give what the page says that it is: `cite-as`, identifiers of the records, names of Dublin Core and Highwire."""
    landing = view.landing
    yield from landing.cited_as
    for one in landing.records:
        yield one.record.identifier
        yield one.record.data_set_uri
        citation = one.record.resource.citation
        for identifier in citation.identifiers if citation else ():
            yield from (str(identifier.code or ""), identifier.code.href if identifier.code else "")
    if landing.page:
        yield from (f"https://doi.org/{doi}" for text in landing.page.citation.get("doi", ()) if (doi := doi_of(text)))
        yield from landing.page.dublin_core.get("identifier", ())


def _plain(text: str) -> str:
    """Give an identifier so that two ways to write the same are equal."""
    doi = doi_of(text)
    return f"doi:{doi.lower()}" if doi else text.strip().removeprefix("http://").removeprefix("https://").rstrip("/")
