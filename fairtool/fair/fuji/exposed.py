"""What F-UJI would gather of a data set, from all descriptions together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from fairtool.fair.fuji.source import Claimed, Elements, Part, Source, Way

_MULTIPLES: Mapping[str, int] = {"k": 10**3, "M": 10**6, "G": 10**9, "P": 10**12}
_SIZE = re.compile(r"([0-9]+(?:[.,][0-9]+)*)\s*([kMGTP]?(?:[Bb](?:ytes?)?))?")
EMBEDDED = (Way.JSON_LD, Way.META, Way.MICRODATA, Way.RDFA)  # of these search engines take what they find


@dataclass(frozen=True, slots=True)
class Served:
    """What came when a data file was asked for; `text` is its beginning where it is text. `size` may not be known."""

    code: int = 0
    media_type: str = ""
    size: int | None = None
    text: str = ""
    is_text: bool = False


@dataclass(frozen=True)
class Exposed:
    """All that is gathered.

    `addresses` are those that lead to the metadata. `is_persistent` and `is_resolved` are None where it is not known.
    `linked_files` are those of links, which count where no description names files. `served` says of the files that
    were asked for what came. `lost_fields` are header fields `Link` that F-UJI does not see, `unseen` says that a link
    leads to a description that was not fetched here.
    """

    addresses: tuple[str, ...]
    sources: tuple[Source, ...]
    is_persistent: bool | None = False
    is_resolved: bool | None = False
    linked_files: tuple[Claimed, ...] = ()
    served: Mapping[str, Served] = field(default_factory=lambda: MappingProxyType({}))
    lost_fields: int = 0
    unseen: bool = False

    @cached_property
    def elements(self) -> Elements:
        """The elements of all descriptions together."""
        found: dict[Part, tuple[str, ...]] = {}
        for source in self.sources:
            for part, values in source.elements.items():
                found[part] = (*found.get(part, ()), *values)
        return MappingProxyType(found)

    def has(self, *parts: Part) -> bool | None:
        """Say whether all elements are there; None where one may be in what is not read here."""
        return self.answer(all(self.elements.get(part) for part in parts))

    def answer(self, found: object) -> bool | None:
        """Give the answer to a question: yes where something was found, else no, or None where it is not known."""
        return True if found else None if self.is_open else False

    @property
    def is_open(self) -> bool:
        """Say whether there are descriptions of which it is not known what F-UJI finds in them."""
        return self.unseen or any(not one.is_read for one in self.sources)

    @cached_property
    def files(self) -> tuple[Claimed, ...]:
        """The data files, each address once; the size of the data set is that of its only file."""
        joined: dict[str, Claimed] = {}
        for one in self._named_files:
            old = joined.get(one.address, one)
            kind = one.media_type if "/" not in old.media_type and one.media_type else old.media_type
            joined[one.address] = Claimed(one.address, kind, old.size or one.size, old.service)
        sizes = self.elements.get(Part.SIZE, ())
        if len(joined) == 1 and sizes:
            return tuple(
                Claimed(one.address, one.media_type, one.size or sizes[0], one.service) for one in joined.values()
            )
        return tuple(joined.values())

    @property
    def _named_files(self) -> tuple[Claimed, ...]:
        """The files that the page names, else its links, and after them those of other descriptions."""
        inside = tuple(file for one in self.sources if one.way in EMBEDDED for file in one.files)
        others = tuple(file for one in self.sources if one.way not in EMBEDDED for file in one.files)
        return (*(inside or self.linked_files), *others)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The addresses of files of which descriptions tell several sizes: which F-UJI takes is left to chance."""
        sizes: dict[str, set[str]] = {}
        for one in self._named_files:
            sizes.setdefault(one.address, set()).update({one.size} - {""})
        return frozenset(address for address, told in sizes.items() if len(told) > 1)

    @cached_property
    def asked_files(self) -> tuple[Claimed, ...]:
        """The files with an address; of those that came the others count no more."""
        with_address = tuple(one for one in self.files if one.address)
        there = tuple(one for one in with_address if self.served.get(one.address, Served()).code == _OK)
        return there or with_address

    @cached_property
    def related(self) -> tuple[str, ...]:
        """The identifiers and names of related resources."""
        return tuple(one for source in self.sources for one in source.related)

    @cached_property
    def namespaces(self) -> tuple[str, ...]:
        """The namespaces of descriptions, and in RDF all addresses."""
        return tuple(dict.fromkeys(one for source in self.sources for one in source.addresses))

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """The addresses in texts of descriptions in XML."""
        return tuple(dict.fromkeys(one for source in self.sources for one in source.linked))

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """The addresses of keywords and variables."""
        return tuple(dict.fromkeys(one for source in self.sources for one in source.concepts if one))

    def came(self, *ways: Way) -> bool:
        """Say whether a description with something in it came in one of these ways."""
        return any(one.way in ways and one.elements for one in self.sources)


_OK = 200


def size_in_bytes(size: str) -> float | None:
    """Give a size as F-UJI reads it: `2 MB` is two million; None for what has no number."""
    found = _SIZE.search(size)
    if not found:
        return None
    try:
        number = float(found[1])
    except ValueError:
        return None
    return number * _MULTIPLES.get((found[2] or " ")[0], 1)
