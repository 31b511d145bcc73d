"""Reads what was published, by catalogue or page: had, surely not there, or not seen; the three are never mixed up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from fairtool.errors import FairtoolError
from fairtool.fair.online.assessment import assess
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.fetch import Web
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.record_found import RecordFound, Way, served_records
from fairtool.push.call import Patience
from fairtool.push.form import Held
from fairtool.push.published.ways import CatalogueWay
from fairtool.push.target import Target, open_catalogue, session_for
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_NOT_IN = marked("the CSW of {place} ({where}) has no record {id}")
_HARVESTED = marked("{place} has taken it over by harvest as {id}, and was read too: {where}")
_NO_PAGE = marked("{where} is not there: HTTP status {code}")
_WITHHELD = marked("{where} answers with HTTP status {code}, which does not tell whether the record is there")
_NO_RECORD = marked("{where} was read, and no record that can be compared was found in it or by it")


class Sight(StrEnum):
    """What was seen of a record at an address."""

    HAD = "had"
    ABSENT = "absent"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one address gave: `told` says why there is nothing, or what else is to be known of it.

    `files` are the names of the data files that it names, with their bytes where known. Where it `is_decisive`, what is
    absent there was not published. `held` is the record as a catalogue gave it.
    """

    address: str
    sight: Sight
    records: tuple[RecordFound, ...] = ()
    told: Warned | None = None
    files: Mapping[str, int | None] = field(default_factory=dict)
    is_decisive: bool = False
    held: Held | None = None


Answer = Mapping[str, Held] | Warned


def read_catalogue(address: str, ids: Sequence[str], patience: Patience) -> Answer:
    """Give what a public catalogue holds of some ids, without any key, or the warning why that is not known."""
    try:
        with session_for(Target(address, "csw", address), None, patience) as session:
            return open_catalogue(Target(address, "csw", address), session).held(ids)
    except FairtoolError as error:
        return from_error(error, address)


def in_catalogue(way: CatalogueWay, held: Answer) -> Reading:
    """Give what a catalogue that was asked says of one record."""
    if isinstance(held, Warned):
        return Reading(way.address, Sight.UNSEEN, told=held)
    if way.id not in held:
        absent = warned(_NOT_IN, way.address, place=way.title, id=way.id)
        return Reading(way.address, Sight.ABSENT, told=absent, is_decisive=way.is_decisive)
    one = held[way.id]
    found = tuple(served_records(one.document, "application/xml", way.address, Way.CATALOGUE))
    records = tuple(each for each in found if isinstance(each, RecordFound))
    if records:
        harvested = warned(_HARVESTED, way.address, place=way.title, id=way.id) if way.is_harvest else None
        return Reading(way.address, Sight.HAD, records, harvested, held=one)
    odd = next((each for each in found if isinstance(each, Warned)), None)
    return Reading(way.address, Sight.UNSEEN, told=odd or warned(_NO_RECORD, way.address))


def read_page(identifier: str, web: Web, extent: Extent, *, is_decisive: bool) -> Reading:
    """Give the records that a DOI or the address of a page leads to."""
    landing = assess(identifier, web, extent)
    address = landing.answered.address if landing.answered else landing.address
    if landing.records:
        return Reading(address, Sight.HAD, landing.records, files=_files(landing))
    if landing.is_reached and landing.status in _GONE:
        return Reading(address, Sight.ABSENT, told=_status(_NO_PAGE, landing), is_decisive=is_decisive)
    return Reading(address, Sight.UNSEEN, told=_unseen(landing))


def _unseen(landing: Landing) -> Warned:
    answered = landing.answered
    if answered is None or answered.fault:
        return answered.fault if answered and answered.fault else landing.warnings[0]
    return warned(_NO_RECORD, answered.address) if answered.is_success else _status(_WITHHELD, landing)


def _status(template: str, landing: Landing) -> Warned:
    where = landing.answered.address if landing.answered else landing.address
    return warned(template, where, code=landing.status)


def _files(landing: Landing) -> Mapping[str, int | None]:
    found = {_name(one.declared.address): one.size for one in landing.items if one.is_there and not one.is_page}
    return {name: size for name, size in found.items() if name}


def _name(address: str) -> str:
    try:
        return unquote(urlsplit(address).path).rpartition("/")[2]
    except ValueError:
        return ""
