"""Finds all that the web says of one identifier; what that is worth is for others to say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fairtool.fair.online.data_item import declared_items, look_at
from fairtool.fair.online.exchange import Asked, Exchange, Resolved
from fairtool.fair.online.fetch import Web, resolve
from fairtool.fair.online.landing import PAGES, Landing, Negotiated
from fairtool.fair.online.link import Link, Links, Source, joined
from fairtool.fair.online.links import LINKSET_JSON, LINKSET_TEXT, is_linkset, read_header, read_linkset
from fairtool.fair.online.page import LARGEST, Page, read_page
from fairtool.fair.online.rdf_found import RdfFound
from fairtool.fair.online.record_found import Found, RecordFound, Way, embedded_records, served_records
from fairtool.fair.online.site import look_at_site
from fairtool.identifiers import doi_of
from fairtool.translate import marked
from fairtool.warned import Warned, warned

RESOLVER = "https://doi.org/"
# What records are asked for as, one request each.
NEGOTIATED: tuple[str, ...] = (
    "application/ld+json",
    "text/turtle",
    "application/vnd.datacite.datacite+json",
    "application/vnd.iso.19139+xml, application/vnd.iso.19115-3+xml, application/xml;q=0.5",
)
_PAGE = (("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"),)
_MOST_LINKSETS = 5

_NO_WEB = marked("{where} is no DOI and no web address; give one that begins with https://, or a DOI")
_TWO_CITED = marked("{where} says different things with cite-as: {addresses}; say one")
_CUT = marked("{where} gives more than {most} bytes, and was not read")
_PART = marked("{where} is larger than {most} bytes; the rest was not looked at")
_STATUS = marked("{where} answers with HTTP status {code}")
_OTHER_TYPE = marked("{where} is said to be {declared}, but is served as {served}")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far to look: the resolver of DOIs, how many data files and descriptions are asked for, and what as."""

    resolver: str = RESOLVER
    most_items: int = 10
    most_descriptions: int = 10
    negotiated: tuple[str, ...] = NEGOTIATED


def assess(identifier: str, web: Web, extent: Extent | None = None) -> Landing:
    """Find what the web says of a DOI or an address; never raises: what fails is a warning."""
    extent = extent or Extent()
    address = address_of(identifier, extent.resolver)
    if not address:
        return Landing(identifier, "", warnings=(warned(_NO_WEB, identifier),))
    answered = resolve(web, Asked("GET", address, _PAGE, LARGEST))
    if answered.last.fault is not None:
        return Landing(identifier, address, answered, warnings=(answered.last.fault,))
    return _assessed(web, Landing(identifier, address, answered), answered, extent)


def address_of(identifier: str, resolver: str = RESOLVER) -> str:
    """Give the address that an identifier is asked as, empty where it is neither a DOI nor an address."""
    if doi := doi_of(identifier):
        return f"{resolver}{doi}"
    plain = identifier.strip()
    return plain.partition("#")[0] if plain.lower().startswith(("http://", "https://")) else ""


def _assessed(web: Web, begun: Landing, answered: Resolved, extent: Extent) -> Landing:
    page = _page(answered.last)
    links, others = _links(web, answered, page)
    described = tuple(
        (link, resolve(web, Asked("GET", link.target, _accept(link))))
        for link in _on_the_web(one for one in links.signposting if one.rel == "describedby")[
            : extent.most_descriptions
        ]
    )
    negotiated = tuple(
        Negotiated(accept, resolve(web, Asked("GET", begun.address, (("accept", accept),))))
        for accept in extent.negotiated
    )
    found = tuple(_found(page, described, negotiated))
    records = tuple(one for one in found if isinstance(one, RecordFound))
    odd = (
        *((answered.fault,) if answered.fault else ()),
        *(page.warnings if page else ()),
        *links.warnings,
        *_contradictions(links, answered.address),
        *(one for one in found if isinstance(one, Warned)),
    )
    return Landing(
        begun.identifier,
        begun.address,
        answered,
        page,
        links,
        others,
        records,
        tuple(one for one in found if isinstance(one, RdfFound)),
        tuple(one for _, one in described),
        negotiated,
        tuple(look_at(web, one) for one in declared_items(links, records, extent.most_items)),
        look_at_site(web, answered.address),
        odd,
    )


def _page(exchange: Exchange) -> Page | None:
    """Give the page that came, None for something else; one that came with an error says what it says, too."""
    if exchange.media_type not in PAGES or not exchange.body:
        return None
    page = read_page(exchange.body, exchange.header("content-type"), exchange.asked.address)
    cut = () if exchange.whole else (warned(_PART, exchange.asked.address, most=LARGEST),)
    return replace(page, warnings=(*page.warnings, *cut))


def _links(web: Web, answered: Resolved, page: Page | None) -> tuple[Links, Links]:
    """Give the links of the page, and those of other things."""
    address = answered.address
    said = joined((read_header(answered.last.all("link"), address), page.links if page else Links()))
    linksets = _on_the_web(
        link for link in said.anchored(address) if is_linkset(link) and link.source is not Source.ANCHOR
    )
    whole = joined((said, *(_linkset(web, link) for link in linksets[:_MOST_LINKSETS])))
    names = {
        address,
        *answered.redirects,
        *(link.target for link in said.anchored(address).signposting if link.rel == "cite-as"),
    }
    return whole.anchored(*names), Links(tuple(link for link in whole if link.anchor not in names))


def _linkset(web: Web, link: Link) -> Links:
    accept = link.media_type or f"{LINKSET_JSON}, {LINKSET_TEXT};q=0.9"
    answered = resolve(web, Asked("GET", link.target, (("accept", accept),)))
    if odd := _not_read(answered):
        return Links((), (odd,))
    served = answered.last.media_type
    return read_linkset(answered.last.body, answered.address, served if "linkset" in served else link.media_type)


def _on_the_web(links: Iterable[Link]) -> tuple[Link, ...]:
    """Give the links that can be asked for, each address, media type and profile once."""
    found = {link.said[1:]: link for link in links if link.target.startswith(("http://", "https://"))}
    return tuple(found.values())


def _accept(link: Link) -> tuple[tuple[str, str], ...]:
    """Give the headers that ask for a description as the link says it is."""
    if not link.type.isascii() or not link.type.isprintable() or not link.type:
        return (("accept", ", ".join((*NEGOTIATED, "*/*;q=0.1"))),)
    said = " ".join(link.profiles)
    profile = (
        f';profile="{said}"' if said and said.isascii() and said.isprintable() and "profile" not in link.type else ""
    )
    return (("accept", f"{link.type}{profile}, {link.media_type};q=0.9, */*;q=0.1"),)


def _not_read(answered: Resolved) -> Warned | None:
    """Say why what was answered is not read, None where it is."""
    last = answered.last
    if answered.fault is not None:
        return answered.fault
    if not last.is_success:
        return warned(_STATUS, last.asked.address, code=last.code)
    return None if last.whole else warned(_CUT, last.asked.address, most=last.asked.most)


def _found(
    page: Page | None, described: tuple[tuple[Link, Resolved], ...], negotiated: tuple[Negotiated, ...]
) -> Iterator[Found]:
    """Give the records in the page, those that it links to, and those that came when they were asked for."""
    if page:
        yield from embedded_records(page.json_ld, page.address)
    for link, answered in described:
        yield from _described(link, answered)
    for one in negotiated:
        if one.is_record and one.answered.last.whole:
            last = one.answered.last
            yield from served_records(last.body, last.media_type, one.answered.address, Way.NEGOTIATED)


def _described(link: Link, answered: Resolved) -> Iterator[Found]:
    if odd := _not_read(answered):
        yield odd
        return
    served = answered.last.media_type
    if link.media_type and served and link.media_type != served:
        yield warned(_OTHER_TYPE, link.target, declared=link.media_type, served=served)
    if served not in PAGES:
        yield from served_records(answered.last.body, served, answered.address, Way.DESCRIBED_BY)


def _contradictions(links: Links, address: str) -> Iterator[Warned]:
    cited = tuple(dict.fromkeys(link.target for link in links.signposting if link.rel == "cite-as"))
    if len(cited) > 1:
        yield warned(_TWO_CITED, address, addresses=", ".join(cited))
