"""All records of a catalogue, page by page, whatever it says of its pages."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from fairtool.asking import UnsentError
from fairtool.errors import FairtoolError, UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.identify import ROOTS
from fairtool.push.csw.capabilities import Capabilities
from fairtool.push.csw.element import GMD, MDB, identifier_of, stamp_of
from fairtool.push.csw.envelope import Wish, by_position
from fairtool.push.csw.exceptions import Complaint, words_of
from fairtool.push.csw.exchange import question, told
from fairtool.push.csw.opening import in_origin
from fairtool.push.faults import AccessError, PushError, RefusedError
from fairtool.push.number import whole
from fairtool.push.session import Session
from fairtool.translate import marked

_FIRST, _MOST = 50, 500  # records of one question: the first, and where all goes well
_QUICK, _SLOW = 2.0, 15.0  # seconds of an answer after which more, or fewer, records are asked for
_IN_A_ROW = 5  # records one after another that a catalogue fails on: then it is not the records
_NO_RECORDS = marked("{origin} does not give its records: {words}")
_NO_RESULTS = marked("{origin} answers the question for its records without any list of them")
_DUBLIN_CORE = marked("{origin} gives its records in Dublin Core alone, though it was asked for {schema}")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it was given: its identifier and date, empty where it has none, and its document."""

    identifier: str
    stamp: str
    document: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """The records from a position on. `total` is what the catalogue says that it has, None where it does not.

    `following` is the position that it says comes next, 0 where it names none. `missed` says that it fails on the
    record at this position.
    """

    records: tuple[Record, ...] = ()
    total: int | None = None
    following: int = 0
    missed: bool = False


class Pages:
    """Asks one catalogue for its records."""

    def __init__(self, session: Session, address: str, known: Capabilities, schema: str = "") -> None:
        """Ask nothing yet; without a schema, ISO 19139 is asked for, or what the catalogue has in its place."""
        posted = known.posts.get("GetRecords", "")
        self._session = session
        self._address = posted if posted and in_origin(session, posted) else address
        self._dialect = known.dialect
        self._wishes = tuple(_wishes(schema or _schema_of(known)))
        self._size = _FIRST
        self._failed = 0

    def at(self, start: int) -> Given:
        """Give the records from a position on, as many as go well together.

        Raises AccessError, RefusedError where the catalogue gives no records at all, UnreadableError where it cannot be
        reached or breaks off again and again.
        """
        while True:
            began = time.monotonic()
            try:
                given = self._asked(start)
            except (PushError, UnreadableError) as error:
                if self._is_final(error):
                    raise
                if self._size == 1:
                    self._failed += 1
                    return Given(missed=True)
                self._size //= 2
                continue
            self._failed = 0
            self._adapt(time.monotonic() - began)
            return given

    def _is_final(self, error: FairtoolError) -> bool:
        """Say whether asking for fewer records, or for the next one, is of no use."""
        if isinstance(error, AccessError | UnsentError) or self._failed == _IN_A_ROW:
            return True
        return self._size == 1 and not isinstance(error, RefusedError)

    def _adapt(self, seconds: float) -> None:
        if seconds < _QUICK:
            self._size = min(self._size * 2, _MOST)
        elif seconds > _SLOW:
            self._size = max(self._size // 2, 1)

    def _asked(self, start: int) -> Given:
        """Ask in the ways that have not failed so far; the first that gives records is kept to."""
        words, given = "-", None
        for wish in self._wishes:
            answer = told(self._session, question(self._address, by_position(self._dialect, wish, start, self._size)))
            if not isinstance(answer, Complaint):
                given = self._read(answer, wish)
                if given.records or given.total:
                    self._wishes = (wish,)
                    return given
            elif answer.locator.lower() == "startposition" and start > 1:  # it is beyond the last
                return Given()
            else:
                words = words_of(answer.text or answer.code or "-", self._session.hidden)
        if given is None:
            raise RefusedError(_NO_RECORDS, origin=self._session.origin, words=words)
        return given

    def _read(self, answer: Element, wish: Wish) -> Given:
        results = next(answer.iter(f"{{{self._dialect.csw}}}SearchResults"), None)
        if results is None:
            raise RefusedError(_NO_RESULTS, origin=self._session.origin)
        found = list(results.iterchildren("*"))
        if found and all(one.tag.startswith(f"{{{self._dialect.csw}}}") for one in found):
            raise RefusedError(_DUBLIN_CORE, origin=self._session.origin, schema=wish.schema)
        records = tuple(_record(one) for one in found)
        return Given(
            records, whole(results.get("numberOfRecordsMatched", "")), whole(results.get("nextRecord", "")) or 0
        )


def _schema_of(known: Capabilities) -> str:
    """Give ISO 19139 where a catalogue has it or does not say, else the ISO that it has."""
    own = sorted(known.schemas & MDB)
    return own[0] if own and GMD not in known.schemas else GMD


def _wishes(schema: str) -> Iterator[Wish]:
    """Give ways to ask for all records: in an order that stays, of the kind of ISO or of any, and without an order."""
    kind = "mdb:MD_Metadata" if schema in MDB else "gmd:MD_Metadata"
    yield Wish(kind, schema, "apiso:Identifier")
    yield Wish("csw:Record", schema, "dc:identifier")
    yield Wish(kind, schema)
    yield Wish("csw:Record", schema)


def _record(element: Element) -> Record:
    is_known = element.tag in ROOTS
    return Record(
        identifier_of(element) if is_known else "",
        stamp_of(element) if is_known else "",
        etree.tostring(element, encoding="UTF-8", xml_declaration=True, with_tail=False),
    )
