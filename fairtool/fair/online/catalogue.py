"""Asks the catalogues that a page or record names, by CSW or OAI-PMH, for the record of the data."""

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fairtool.fair.forms import addresses as forms_of
from fairtool.fair.forms import plain
from fairtool.fair.online.link import Link
from fairtool.fair.online.record_found import RecordFound
from fairtool.link_fields import resolved
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.record import Record

_GMD = "http://www.isotc211.org/2005/gmd"
_MOST_NAMES = 2  # identifiers that one catalogue is asked for
_ASKED = {"service": "CSW", "version": "2.0.2", "request": "GetRecordById"}
_WHOLE = {"elementSetName": "full", "outputSchema": _GMD}


def asked_of_catalogues(
    addresses: Iterable[str], links: Iterable[Link], records: tuple[RecordFound, ...], most: int
) -> tuple[str, ...]:
    """Give the addresses that ask a catalogue for a record, each once.

    They are those that a page or record has, and those that are made of a link to a CSW and the identifier of a record.
    """
    said = tuple(flat(one.record) for one in records)
    names = tuple(dict.fromkeys(one.identifier for one in said if one.identifier))[:_MOST_NAMES]
    found: dict[str, None] = {}
    for address, words in _named(addresses, links, said):
        for made in _made(address, words, names):
            found[made] = None
    return tuple(found)[:most]


def is_of_the_same(record: Record, others: Iterable[RecordFound], *more: str) -> bool:
    """Tell whether a record is about the thing that the others are about, or that has one of the identifiers.

    Records name records of other things too, such as the service that shows them. Where nothing else is known of the
    thing, any record is its own.
    """
    known = {key for one in others for key in _keys(flat(one.record))}
    known |= {key for one in more if one for key in forms_of(one)}
    return not known or not known.isdisjoint(_keys(flat(record)))


def _keys(said: Essentials) -> Iterator[str]:
    for one in (said.identifier, said.doi, *said.other_identifiers):
        yield from forms_of(one) if one else ()
    if said.title and (title := plain(said.title.value)):
        yield f"title:{title}"


def _named(addresses: Iterable[str], links: Iterable[Link], records: Iterable[Essentials]) -> Iterator[tuple[str, str]]:
    """Give addresses with what is said of their protocol."""
    for said in records:
        for online in said.links:
            yield online.url, f"{online.protocol or ''} {online.application_profile or ''}"
    for link in links:
        if link.rel != "describedby":  # which is asked for anyway
            yield link.target, " ".join((link.type, *link.profiles))
    for address in addresses:
        yield address, ""


def _made(address: str, words: str, names: tuple[str, ...]) -> Iterator[str]:
    """Give what to ask: an address that asks for one record already, or a catalogue with identifiers."""
    if not address.lower().startswith(("http://", "https://")) or resolved("", address) is None:
        return
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=50) if parts.query.count("&") < 50 else []
    given = {name.lower(): value for name, value in query}
    asks = given.get("request", "").lower()
    if given.get("verb", "").lower() == "getrecord" and given.get("identifier") and given.get("metadataprefix"):
        yield _with(address, query, {})
    elif asks == "getrecordbyid" and given.get("id"):
        yield _with(address, query, _ASKED | _WHOLE)
    elif "ogc:csw" in words.lower() and asks in ("", "getcapabilities"):
        kept = [(name, value) for name, value in query if name.lower() not in ("request", "service", "version")]
        for name in names:
            yield _with(address, kept, _ASKED | {"id": name} | _WHOLE)


def _with(address: str, query: list[tuple[str, str]], more: dict[str, str]) -> str:
    """Give an address with parameters that it has not, whatever their case, and without a fragment."""
    there = {name.lower() for name, _ in query}
    added = [(name, value) for name, value in more.items() if name.lower() not in there]
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode([*query, *added]), ""))
