"""Finds all that the web says of one identifier; what that is worth is for others to say."""

from collections.abc import Iterator
from dataclasses import replace

from fairtool.addresses import without_user
from fairtool.fair.online.data_item import DataItem, Declared, declared_items, look_at
from fairtool.fair.online.descriptions import described, not_read, on_the_web
from fairtool.fair.online.exchange import Asked, Exchange, Resolved
from fairtool.fair.online.extent import RESOLVER, Extent
from fairtool.fair.online.fetch import Web, resolve
from fairtool.fair.online.landing import PAGES, Landing
from fairtool.fair.online.link import Link, Links, Source, joined
from fairtool.fair.online.links import LINKSET_JSON, LINKSET_TEXT, is_linkset, read_header, read_linkset
from fairtool.fair.online.opendap import Service, look_at_service, services_named
from fairtool.fair.online.page import LARGEST, Page, read_page
from fairtool.fair.online.site import look_at_site
from fairtool.identifiers import doi_of
from fairtool.translate import marked
from fairtool.warned import Warned, warned

__all__ = ["Extent", "address_of", "assess"]

_PAGE = (("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"),)
_MOST_LINKSETS = 5
_MOST_CITED = 2

_NO_WEB = marked("{where} is no DOI and no web address; give one that begins with https://, or a DOI")
_NAMED_USER = marked("{where} was not asked: its address had a user name or password before an @; leave that out")
_TWO_CITED = marked("{where} says different things with cite-as: {addresses}; say one")
_PART = marked("{where} is larger than {most} bytes; the rest was not looked at")


def assess(identifier: str, web: Web, extent: Extent | None = None) -> Landing:
    """Find what the web says of a DOI or an address; never raises: what fails is a warning."""
    extent = extent or Extent()
    address = address_of(identifier, extent.resolver)
    if not address:
        shown = without_user(identifier)
        told = _NO_WEB if shown == identifier else _NAMED_USER
        return Landing(shown, "", warnings=(warned(told, shown),))
    answered = resolve(web, Asked("GET", address, _PAGE, LARGEST))
    if answered.last.fault is not None:
        return Landing(identifier, address, answered, warnings=(answered.last.fault,))
    return _assessed(web, Landing(identifier, address, answered), answered, extent)


def address_of(identifier: str, resolver: str = RESOLVER) -> str:
    """Give the address that an identifier is asked as, empty where it is neither a DOI nor an address.

    One with a user name or password is none: it would be written into every document.
    """
    if identifier != without_user(identifier):
        return ""
    if doi := doi_of(identifier):
        return f"{resolver}{doi}"
    plain = identifier.strip()
    return plain.partition("#")[0] if plain.lower().startswith(("http://", "https://")) else ""


def _assessed(web: Web, begun: Landing, answered: Resolved, extent: Extent) -> Landing:
    page = _page(answered.last)
    links, others = _links(web, answered, page)
    said = described(web, begun.address, (page, links, others), extent)
    named = services_named(page.addresses if page else (), (*links, *others), said.records, extent.most_services)
    services = tuple(look_at_service(web, address, is_stated=stated) for address, stated in named)
    odd = (
        *((answered.fault,) if answered.fault else ()),
        *(page.warnings if page else ()),
        *links.warnings,
        *_contradictions(links, answered.address),
        *said.warnings,
        *(one for service in services for one in service.warnings),
    )
    return replace(
        begun,
        answered=answered,
        page=page,
        links=links,
        other_links=others,
        records=said.records,
        graphs=said.graphs,
        descriptions=said.descriptions,
        negotiated=said.negotiated,
        items=_items(web, declared_items(links, said.records, extent.most_items), services),
        site=look_at_site(web, answered.address),
        warnings=odd,
        services=services,
        catalogues=said.catalogues,
        cited=_cited(web, answered, links),
    )


def _cited(web: Web, answered: Resolved, links: Links) -> tuple[Resolved, ...]:
    """Follow what a page says that it is cited as, where it was not asked for by that: it must lead back."""
    known = {answered.address, *answered.redirects}
    cited = dict.fromkeys(one.target for one in on_the_web(links.signposting) if one.rel == "cite-as")
    return tuple(
        resolve(web, Asked("GET", target, _PAGE, LARGEST)) for target in [*cited][:_MOST_CITED] if target not in known
    )


def _items(web: Web, named: tuple[Declared, ...], services: tuple[Service, ...]) -> tuple[DataItem, ...]:
    """Look at the data files; the address of a service that answers is none, whatever it gives who asks for a file."""
    serving = frozenset(one.address for one in services if one.is_there)
    looked_at = (look_at(web, one) for one in named)
    return tuple(one for one in looked_at if one.is_there or one.declared.address not in serving)


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
    linksets = on_the_web(
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
    if odd := not_read(answered):
        return Links((), (odd,))
    served = answered.last.media_type
    return read_linkset(answered.last.body, answered.address, served if "linkset" in served else link.media_type)


def _contradictions(links: Links, address: str) -> Iterator[Warned]:
    cited = tuple(dict.fromkeys(link.target for link in links.signposting if link.rel == "cite-as"))
    if len(cited) > 1:
        yield warned(_TWO_CITED, address, addresses=", ".join(cited))
