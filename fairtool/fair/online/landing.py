"""What the web says of one identifier, as values; nothing here is worth points."""

from dataclasses import dataclass

from fairtool.fair.online.data_item import DataItem
from fairtool.fair.online.exchange import Resolved
from fairtool.fair.online.link import NO_LINKS, Links
from fairtool.fair.online.opendap import Service
from fairtool.fair.online.page import Page
from fairtool.fair.online.rdf_found import RdfFound
from fairtool.fair.online.record_found import RecordFound
from fairtool.fair.online.site import UNKNOWN, Site
from fairtool.warned import Warned

PAGES = frozenset({"text/html", "application/xhtml+xml"})
# Answers by which a server keeps a page to itself, or is too busy (RFC 9110 section 15.5, RFC 6585): who logs in, or
# comes later, may have it. Those from 500 on are faults of its own.
_WITHHELD = frozenset({401, 403, 407, 408, 421, 425, 429, 451})
_SERVER_FAULT = 500


def is_withheld(code: int) -> bool:
    """Say whether a status tells nothing of the thing that was asked for, since its server did not look for it."""
    return code in _WITHHELD or code >= _SERVER_FAULT


@dataclass(frozen=True, slots=True)
class Negotiated:
    """What came when a record was asked for as a media type."""

    accept: str
    answered: Resolved

    @property
    def is_record(self) -> bool:
        """Say whether something else than a page came."""
        kind = self.answered.last.media_type
        return self.answered.is_success and bool(kind) and kind not in PAGES


@dataclass(frozen=True, slots=True)
class Landing:
    """All that was found about one identifier. `address` is what the identifier was asked as.

    `links` are those that are of the page, from its header, itself and linksets; `other_links` are of other things.
    `descriptions` are the ways to what `describedby` links lead to, `graphs` what of all that came is RDF,
    `services` the OPeNDAP servers that give the data, `catalogues` the ways to the answers of catalogues, `cited` the
    ways from what the page says that it is cited as.
    """

    identifier: str
    address: str
    answered: Resolved | None = None
    page: Page | None = None
    links: Links = NO_LINKS
    other_links: Links = NO_LINKS
    records: tuple[RecordFound, ...] = ()
    graphs: tuple[RdfFound, ...] = ()
    descriptions: tuple[Resolved, ...] = ()
    negotiated: tuple[Negotiated, ...] = ()
    items: tuple[DataItem, ...] = ()
    site: Site = UNKNOWN
    warnings: tuple[Warned, ...] = ()
    services: tuple[Service, ...] = ()
    catalogues: tuple[Resolved, ...] = ()
    cited: tuple[Resolved, ...] = ()

    @property
    def status(self) -> int:
        """The HTTP status of the page, 0 where none came."""
        return self.answered.last.code if self.answered else 0

    @property
    def is_reached(self) -> bool:
        """Say whether a server answered for the page, be it that there is none: where none did, nobody is at fault."""
        return self.answered is not None and self.answered.last.fault is None and not is_withheld(self.status)

    @property
    def is_had(self) -> bool:
        """Say whether the page came."""
        return self.answered is not None and self.answered.is_success

    @property
    def cited_as(self) -> tuple[str, ...]:
        """The addresses that the page says it is to be cited as, each once."""
        return tuple(dict.fromkeys(link.target for link in self.links.signposting if link.rel == "cite-as"))
