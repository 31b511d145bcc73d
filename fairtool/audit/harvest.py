"""All records of a catalogue (CSW 2.0.2 or 3.0) as entries, page by page, so that a harvest goes on where it ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from urllib.parse import parse_qsl, urlsplit

from fairtool.addresses import ANYWHERE, Reach
from fairtool.audit.entry import Entry
from fairtool.push.call import Patience
from fairtool.push.csw.opening import ask_capabilities, endpoint
from fairtool.push.csw.paging import Given, Pages, Record
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.translate import marked

_MOST = 10_000_000  # records of one catalogue: no total is believed beyond
_IDLE = 20  # pages without a new record one after another
_LONGEST = 500  # characters of an identifier
_CIRCLE = marked(
    "{origin} gives the same records again and again: {count} were read, and those from number {start} on are not given"
)
_HOLES = marked("{origin} says that it has {total} records, and gives no new ones from number {start} on")
_MANY = marked("{origin} has more than {most} records, or comes to no end with them")


@dataclass(frozen=True, slots=True)
class Page:
    """Records that came together.

    `start` is the position of the first, `next_start` where to go on, 0 after the last. `total` is how many the
    catalogue says that it has, None where it does not. `repeated` counts records that came before and are left out,
    `missed` are positions of records that the catalogue fails on.
    """

    start: int
    next_start: int
    total: int | None
    entries: tuple[Entry, ...]
    repeated: int = 0
    missed: tuple[int, ...] = ()


def is_catalogue(address: str) -> bool:
    """Say whether an address looks like that of a CSW: by its parameters, or the last part of its path."""
    parts = urlsplit(address)
    said = {name.lower(): value.upper() for name, value in parse_qsl(parts.query)}
    last = parts.path.rstrip("/").rpartition("/")[2].lower()
    return said.get("service") == "CSW" or last in ("csw", "csw.php", "csw.py", "pycsw")


def harvested(
    address: str, *, start: int = 1, schema: str = "", patience: Patience | None = None, reach: Reach = ANYWHERE
) -> Iterator[Page]:
    """Give the pages of a catalogue from the record at `start` on; names are `ADDRESS#IDENTIFIER`.

    The records are asked for in ISO 19139 unless `schema` names another. They are in the order of their identifiers
    where the catalogue can do that, so that `next_start` of a page means the same in the next run. What came twice in
    this run is left out. Raises AccessError and RefusedError where the catalogue gives no records, UnreadableError
    where it cannot be reached, UsageError for an address that is none.
    """
    plain = endpoint(address)
    with Session(plain, None, patience, reach=reach) as session:
        pages = Pages(session, plain, ask_capabilities(session, plain), schema)
        reading = _Reading(plain)
        while start:
            page = reading.page(start, pages.at(start))
            yield page
            start = page.next_start


class _Reading:
    """What a harvest remembers: the identifiers that came, how the last page began, how long nothing new has come."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._seen: set[bytes] = set()  # digests: identifiers may be long, and there may be millions
        self._first = ""
        self._idle = 0
        self._total: int | None = None

    def page(self, start: int, given: Given) -> Page:
        """Give what came from a position on, and where to go on; raises RefusedError where there is no end."""
        self._total = self._total if given.total is None else given.total
        names = [_name(record, position) for position, record in enumerate(given.records, start=start)]
        if len(names) > 1 and names[0] == self._first:  # it begins where the last page began
            raise RefusedError(_CIRCLE, origin=self._address, count=len(self._seen), start=start)
        self._first = names[0] if names else ""
        entries = tuple(self._new(names, given.records))
        self._idle = 0 if entries else self._idle + 1
        if given.missed:
            more = self._total is None or start < self._total
            return Page(start, start + 1 if more else 0, self._total, (), missed=(start,))
        following = self._following(start, given)
        return Page(start, following, given.total, entries, repeated=len(names) - len(entries))

    def _new(self, names: Sequence[str], records: Sequence[Record]) -> Iterator[Entry]:
        root = f"{self._address}#"
        for name, record in zip(names, records, strict=True):
            digest = blake2b(name.encode(errors="surrogatepass"), digest_size=16).digest()
            if digest not in self._seen:
                self._seen.add(digest)
                size, modified = len(record.document), _nanoseconds(record.stamp)
                yield Entry(f"{root}{name}", root, "xml", size, modified, content=record.document)

    def _following(self, start: int, given: Given) -> int:
        """Say where to go on: after what came, whatever the catalogue says comes next."""
        count = len(given.records)
        following = start + count
        if not count and start < given.following <= (self._total or 0):
            following = given.following  # some leave out what they cannot give
        elif not count or (self._total is not None and following > self._total and not given.following):
            return 0
        if following > _MOST:
            raise RefusedError(_MANY, origin=self._address, most=_MOST)
        if self._idle > _IDLE:
            raise RefusedError(_HOLES, origin=self._address, total=self._total, start=start)
        return following


def _name(record: Record, position: int) -> str:
    """Give the identifier of a record in one line, and its position where it has none."""
    name = " ".join(record.identifier.split())
    return name if 0 < len(name) <= _LONGEST else f"record-{position}"


def _nanoseconds(stamp: str) -> int:
    """Give the date of a record in nanoseconds since 1970, 0 for what is no date or before."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return 0
    seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return max(int(seconds), 0) * 10**9
