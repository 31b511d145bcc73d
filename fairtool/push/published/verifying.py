"""Verifies what was published: all that servers gave is read in children of this process, within limits."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fairtool.addresses import Reach
from fairtool.alone import apart, can_fork
from fairtool.discovery import Source
from fairtool.fair.online.exchange import Patience
from fairtool.fair.online.extent import RESOLVER, Extent
from fairtool.fair.online.fetch import LiveWeb
from fairtool.loss import Loss, Lost
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.push.batches import batches
from fairtool.push.call import Patience as CataloguePatience
from fairtool.push.form import Given
from fairtool.push.published.judging import Published, judged, unevaluated
from fairtool.push.published.reading import Answer, Reading, Sight, in_catalogue, read_catalogue, read_page
from fairtool.push.published.ways import Ways
from fairtool.push.read import Unread, read_given, with_files
from fairtool.push.targets import Place
from fairtool.push.verifying import Verified
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_TOGETHER = 20  # records that one child looks for: a catalogue is asked for them at once
_LATE = marked("what its servers gave was not read within {seconds} seconds")
_LARGE = marked("what its servers gave needs more than {memory} MiB of memory")
_CRASH = marked("what its servers gave makes a reading library crash (exit code {code})")


# A public catalogue that does not answer is not waited for long: nothing depends on it.
BRIEF = CataloguePatience(seconds=60.0, silence=60.0, tries=2, longest_pause=30.0, in_all=60.0)


@dataclass(frozen=True, slots=True)
class Looking:
    """How what was published is looked at: the place, where requests may go, limits for reading, how servers are asked.

    `patience` is for pages, `brief` for catalogues.
    """

    place: Place | None
    reach: Reach
    limits: Limits
    patience: Patience = field(default_factory=Patience)
    brief: CataloguePatience = BRIEF
    resolver: str = RESOLVER

    def limits_of(self, count: int) -> Limits:
        """Give the limits of a child that looks for so many records."""
        catalogues = 2 * (self.brief.in_all + 4 * self.brief.tries * self.brief.seconds)
        return replace(self.limits, seconds=catalogues + count * (self.patience.in_all + 2 * self.limits.seconds))

    def within(self, seconds: float) -> "Looking":
        """Give the same with other seconds for each request."""
        brief = replace(self.brief, seconds=seconds, silence=seconds)
        return replace(self, patience=replace(self.patience, seconds=seconds), brief=brief)


Waiting = tuple[Given, Ways]


def read_records(sources: Sequence[Source], data: Sequence[Source], limits: Limits) -> tuple[Given | Unread, ...]:
    """Read the records here with their data; raises UnreadableError for data that cannot be read or are of none."""
    found = tuple(read_given(sources, limits))
    given = iter(with_files([one for one in found if isinstance(one, Given)], data, limits))
    return tuple(next(given) if isinstance(one, Given) else one for one in found)


def published(found: Sequence[Unread | Waiting], looking: Looking) -> Iterator[Published]:
    """Give what was published of each record, in their order; never raises for what servers give or do not give."""
    looked = _looked_for([one for one in found if not isinstance(one, Unread) and not one[1].why], looking)
    for one in found:
        if isinstance(one, Unread):
            yield Published(Verified("", one.path, "unreadable", reason=from_error(one.error, one.path)))
        elif why := one[1].why:
            yield Published(unevaluated(one[0], why))
        else:
            yield next(looked)


def _looked_for(waiting: Sequence[Waiting], looking: Looking) -> Iterator[Published]:
    for some in batches(waiting, _TOGETHER):
        yield from _within_limits(some, looking)


def _within_limits(some: Sequence[Waiting], looking: Looking) -> Sequence[Published]:
    """Look in a child where there can be one; where that is lost, for each record in its own."""
    if not can_fork():
        return _looked(some, looking)
    limits = looking.limits_of(len(some))
    try:
        with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
            return apart(lambda: _in_child(some, looking, folder), limits)
    except Lost as loss:
        told = _told(loss.loss, limits, loss.code)
    except MemoryError:
        told = _told(Loss.MEMORY, limits)
    if len(some) > 1:
        return [one for each in some for one in _within_limits([each], looking)]
    return [Published(unevaluated(some[0][0], told))]


def _in_child(some: Sequence[Waiting], looking: Looking, folder: str) -> Sequence[Published]:
    tempfile.tempdir = folder  # which is taken away when this process is
    return _looked(some, looking)


def _told(loss: Loss, limits: Limits, code: int | None = None) -> Warned:
    match loss:
        case Loss.TIMEOUT:
            return warned(_LATE, "-", seconds=f"{limits.seconds:g}")
        case Loss.MEMORY:
            return warned(_LARGE, "-", memory=limits.memory // MEBIBYTE)
    return warned(_CRASH, "-", code=code)


def _looked(some: Sequence[Waiting], looking: Looking) -> Sequence[Published]:
    asked: dict[str, list[str]] = {}
    for _, ways in some:
        for way in ways.catalogues:
            asked.setdefault(way.address, []).append(way.id)
    held = {address: read_catalogue(address, ids, looking.brief) for address, ids in asked.items()}
    exactly = looking.place is not None and looking.place.kind == "geonetwork"
    return [judged(given, ways, _readings(given, ways, held, looking), exactly=exactly) for given, ways in some]


def _readings(given: Given, ways: Ways, held: dict[str, Answer], looking: Looking) -> tuple[Reading, ...]:
    """Give what the addresses of a record gave; a page is asked where it has to be, or no catalogue has the record."""
    found = tuple(in_catalogue(way, held[way.address]) for way in ways.catalogues)
    is_had = any(one.sight is Sight.HAD for one in found)
    if not ways.page or (is_had and not ways.needs_page):
        return found
    extent = Extent(looking.resolver, most_items=Extent().most_items if given.files else 0)
    web = LiveWeb(looking.patience, looking.reach)
    page = read_page(ways.page, web, extent, is_decisive=ways.is_stable)
    return (page, *found) if ways.needs_page else (*found, page)
