"""Asks for the data files that a page names: whether they are there, what they are, and how large."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairtool.fair.online.exchange import Asked, Resolved
from fairtool.fair.online.fetch import Web, resolve
from fairtool.fair.online.link import Link
from fairtool.fair.online.magic import HEAD, agrees, kind_of_bytes
from fairtool.fair.online.record_found import RecordFound
from fairtool.record.citation import Online
from fairtool.record.record import Record

_RANGE = (("accept", "*/*"), ("range", f"bytes=0-{HEAD - 1}"))


@dataclass(frozen=True, slots=True)
class Declared:
    """A data file as links or records name it: address, media type, and who says so (`item`, `record`)."""

    address: str
    media_type: str = ""
    profiles: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataItem:
    """A data file as it was found: what HEAD and the first bytes said.

    `size` is that of the file in bytes, as far as the server says it. `kind` is the media type of the first bytes.
    `takes_ranges` is None where no answer tells.
    """

    declared: Declared
    head: Resolved
    beginning: Resolved
    kind: str = ""
    takes_ranges: bool | None = None

    @property
    def is_there(self) -> bool:
        """Say whether the file is given to who asks for it."""
        return self.beginning.is_success

    @property
    def size(self) -> int | None:
        """The size in bytes: as the part that came says it, else HEAD, else of a small file that came whole."""
        last = self.beginning.last
        told = last.length if self.beginning.is_success else None
        if told is None and self.head.is_success:
            told = self.head.last.length
        came_whole = self.beginning.is_success and last.code != 206 and last.whole
        return len(last.body) if told is None and came_whole else told

    @property
    def media_type(self) -> str:
        """The media type that the server says."""
        answered = self.beginning if self.beginning.is_success else self.head
        return answered.last.media_type if answered.is_success else ""

    @property
    def is_as_declared(self) -> bool | None:
        """Say whether the bytes are of the declared media type; None where one of the two is not known."""
        return agrees(self.kind, self.declared.media_type)

    @property
    def is_as_served(self) -> bool | None:
        """Say whether the bytes are of the media type that the server says; None where one of the two is not known."""
        return agrees(self.kind, self.media_type)

    @property
    def is_page(self) -> bool:
        """Say whether a page came, such as one to log in, where it is not what is declared."""
        return self.kind == "text/html" and not self.declared.media_type.startswith(("text/html", "application/xhtml"))


def declared_items(links: Iterable[Link], records: Iterable[RecordFound], most: int) -> tuple[Declared, ...]:
    """Give the data files that `item` links and the downloads of records name, each once, in order."""
    found: dict[str, Declared] = {}
    for link in links:
        if link.rel == "item" and link.is_signposting:
            _join(found, Declared(link.target, link.type, link.profiles, ("item",)))
    for one in records:
        for online in _downloads(one.record):
            _join(found, Declared(online.url, "", (), ("record",)))
    web = [one for one in found.values() if one.address.startswith(("http://", "https://"))]
    return tuple(web[:most])


def look_at(web: Web, declared: Declared) -> DataItem:
    """Ask for the header of a data file and for its first bytes."""
    head = resolve(web, Asked("HEAD", declared.address, (("accept", "*/*"),), 0))
    beginning = resolve(web, Asked("GET", declared.address, _RANGE, HEAD))
    return DataItem(
        declared,
        head,
        beginning,
        kind_of_bytes(beginning.last.body) if beginning.is_success else "",
        _takes_ranges(head, beginning),
    )


def _takes_ranges(head: Resolved, beginning: Resolved) -> bool | None:
    if not beginning.is_success:
        return None
    accepts = (beginning.last.header("accept-ranges") or head.last.header("accept-ranges")).lower()
    return beginning.last.code == 206 or accepts == "bytes"


def _join(found: dict[str, Declared], one: Declared) -> None:
    address = one.address.partition("#")[0]
    old = found.get(address)
    by = tuple(dict.fromkeys((*(old.by if old else ()), *one.by)))
    first = old or one
    found[address] = Declared(address, first.media_type or one.media_type, first.profiles or one.profiles, by)


def _downloads(record: Record) -> Iterator[Online]:
    for distribution in record.distributions:
        transfers = (*distribution.transfers, *(one for each in distribution.distributors for one in each.transfers))
        yield from (online for transfer in transfers for online in transfer.links if online.function == "download")
