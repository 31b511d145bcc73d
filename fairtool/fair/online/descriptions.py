"""Asks for the records that describe a thing, wherever it says that there are some, and reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fairtool.fair.online.catalogue import asked_of_catalogues, is_of_the_same
from fairtool.fair.online.exchange import Asked, Resolved
from fairtool.fair.online.extent import NEGOTIATED, Extent
from fairtool.fair.online.fetch import Web, resolve
from fairtool.fair.online.landing import PAGES, Negotiated
from fairtool.fair.online.link import Link, Links
from fairtool.fair.online.page import Page
from fairtool.fair.online.rdf_found import RdfFound
from fairtool.fair.online.record_found import (
    Found,
    RecordFound,
    Way,
    embedded_records,
    marked_up_records,
    served_records,
)
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_XML = (("accept", "application/xml, text/xml;q=0.9, */*;q=0.1"),)
_ANY_XML = frozenset({"application/xml", "text/xml"})

_CUT = marked("{where} gives more than {most} bytes, and was not read")
_STATUS = marked("{where} answers with HTTP status {code}")
_OTHER_TYPE = marked("{where} is said to be {declared}, but is served as {served}")
_OTHER_THING = marked("{where} gives a record of something else than the page; it was not looked at")


Seen = tuple[Page | None, Links, Links]  # a page, its links, and those of other things


@dataclass(frozen=True, slots=True)
class Described:
    """The ways to records, and all that was found on them."""

    descriptions: tuple[Resolved, ...] = ()
    negotiated: tuple[Negotiated, ...] = ()
    catalogues: tuple[Resolved, ...] = ()
    found: tuple[Found, ...] = ()

    @property
    def records(self) -> tuple[RecordFound, ...]:
        """The records."""
        return tuple(one for one in self.found if isinstance(one, RecordFound))

    @property
    def graphs(self) -> tuple[RdfFound, ...]:
        """The facts of what is RDF."""
        return tuple(one for one in self.found if isinstance(one, RdfFound))

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What was odd on the way."""
        return tuple(one for one in self.found if isinstance(one, Warned))


def described(web: Web, address: str, seen: Seen, extent: Extent) -> Described:
    """Find the records of a thing: in its page, behind its links, by asking its address, and in catalogues."""
    page, links, others = seen
    targets = on_the_web(one for one in links.signposting if one.rel == "describedby")[: extent.most_descriptions]
    linked = tuple((link, resolve(web, Asked("GET", link.target, _accept(link)))) for link in targets)
    negotiated = tuple(_negotiated(web, address, page.address if page else address, extent))
    begun = Described(tuple(one for _, one in linked), negotiated, (), tuple(_found_in(page, linked, negotiated)))
    named = asked_of_catalogues(
        page.addresses if page else (), (*links, *others), begun.records, extent.most_catalogues
    )
    answers = tuple(resolve(web, Asked("GET", one, _XML)) for one in named)
    more = tuple(one for answered in answers for one in _catalogued(answered, begun.records))
    return replace(begun, catalogues=answers, found=(*begun.found, *more))


def _negotiated(web: Web, address: str, page: str, extent: Extent) -> Iterator[Negotiated]:
    """Ask an identifier for records, and then its page.

    A resolver of DOIs sends those who ask for records to the registration agency: what the repository itself would
    give is had from its page only.
    """
    found = []
    for accept in extent.negotiated:
        found.append(Negotiated(accept, resolve(web, Asked("GET", address, (("accept", accept),)))))
        yield found[-1]
    for one in found:
        if page not in (address, one.answered.address) and "datacite" not in one.accept:
            yield Negotiated(one.accept, resolve(web, Asked("GET", page, (("accept", one.accept),))))


def on_the_web(links: Iterable[Link]) -> tuple[Link, ...]:
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


def not_read(answered: Resolved) -> Warned | None:
    """Say why what was answered is not read, None where it is."""
    last = answered.last
    if answered.fault is not None:
        return answered.fault
    if not last.is_success:
        return warned(_STATUS, last.asked.address, code=last.code)
    return None if last.whole else warned(_CUT, last.asked.address, most=last.asked.most)


def _found_in(
    page: Page | None, described: tuple[tuple[Link, Resolved], ...], negotiated: tuple[Negotiated, ...]
) -> Iterator[Found]:
    """Give the records in the page, those that it links to, and those that came when they were asked for."""
    if page:
        yield from embedded_records(page.json_ld, page.address)
        yield from marked_up_records(page.markup)
    for link, answered in described:
        yield from _behind(link, answered)
    different = {(one.answered.last.media_type, one.answered.last.body): one for one in reversed(negotiated)}
    for one in reversed(different.values()):
        if one.is_record:
            yield from _given(one.answered)


def _given(answered: Resolved) -> Iterator[Found]:
    """Give the records in what came when one was asked for; XML of some other kind was not what was asked for."""
    if odd := not_read(answered):
        yield odd
        return
    last = answered.last
    found = served_records(last.body, last.media_type, answered.address, Way.NEGOTIATED)
    yield from (one for one in found if last.media_type not in _ANY_XML or not isinstance(one, Warned))


def _behind(link: Link, answered: Resolved) -> Iterator[Found]:
    if odd := not_read(answered):
        yield odd
        return
    served = answered.last.media_type
    if link.media_type and served and link.media_type != served:
        yield warned(_OTHER_TYPE, link.target, declared=link.media_type, served=served)
    if served not in PAGES:
        yield from served_records(answered.last.body, served, answered.address, Way.DESCRIBED_BY)


def _catalogued(answered: Resolved, records: tuple[RecordFound, ...]) -> Iterator[Found]:
    if odd := not_read(answered):
        yield odd
        return
    last = answered.last
    for one in served_records(last.body, last.media_type, answered.address, Way.CATALOGUE):
        same = not isinstance(one, RecordFound) or is_of_the_same(one.record, records)
        yield one if same else warned(_OTHER_THING, answered.address)
