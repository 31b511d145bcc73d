"""Files that follow each other in time: what their usual distance is, and where it is not kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median, median_low

from fairtool.audit.timeline import Timeline
from fairtool.netcdf.time_line import moment

_FEWEST = 3  # files of which something can be usual
_FEWEST_DISTANCES = 5  # that show a cadence, where the files themselves have no step
_OFF, _NEAR = 0.75, 0.5  # of a step: what is more is told, what is less is usual
_CONTINUOUS, _REGULAR, _EVEN = 0.5, 0.75, 0.75  # shares of the files
_ALIKE, _HABIT = 0.2, 0.8  # of a length, and share of the gaps, for gaps that come back
_RARE = 0.25  # share of the files up to which something is no habit of the data set


@dataclass(frozen=True, slots=True)
class Break:
    """Where two neighbours do not follow each other: so many seconds are missing between them, or there twice.

    `end` and `start` are dates, `begin` is the former in seconds.
    """

    before: str
    after: str
    end: str
    start: str
    length: float
    begin: float


@dataclass(frozen=True, slots=True)
class Series:
    """Files of one kind in time order: `step` is the usual distance in seconds, 0 where there is none.

    `doubles` are files with the very same times.
    """

    name: str
    count: int
    step: float = 0.0
    gaps: tuple[Break, ...] = ()
    overlaps: tuple[Break, ...] = ()
    doubles: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Distances:
    """How far each file begins after the end, or begin, of the ones before, and what is usual.

    `before` is the place of the file from which that is measured: the one of those before that ends last.
    """

    values: tuple[float, ...]
    before: tuple[int, ...]
    usual: float
    step: float

    def near(self) -> float:
        """Give the share of distances that are near the usual one."""
        return sum(abs(value - self.usual) <= _NEAR * self.step for value in self.values) / len(self.values)

    def far(self, sign: int) -> list[int]:
        """Give which distances are longer (1) or shorter (-1) than usual, by nearly a step."""
        return [n for n, value in enumerate(self.values) if sign * (value - self.usual) > _OFF * self.step]


def series_of(line: Timeline, places: Sequence[int], name: str) -> Series:
    """Look at files in the order of their start."""
    unique, doubles = _once(line, places)
    if len(places) < _FEWEST or len(unique) < _FEWEST:
        return Series(name, len(places), doubles=_rare_doubles(line, doubles, len(places)))
    found = Series(name, len(places), doubles=_rare_doubles(line, doubles, len(places)))
    waits = _waits(line, unique)
    if waits and waits.near() >= _CONTINUOUS:
        return _broken(line, unique, waits, found, overlaps=True)
    cadence = _cadence(line, unique)
    if cadence and cadence.near() >= _REGULAR:
        return _broken(line, unique, cadence, found, overlaps=False)
    return found


def _once(line: Timeline, places: Sequence[int]) -> tuple[list[int], list[list[int]]]:
    """Give one file for each time, and the groups of files that share one."""
    groups: dict[tuple[int, int], list[int]] = {}
    for place in places:
        times = line.times(place)
        groups.setdefault((round(times.start), round(times.end)), []).append(place)
    return [group[0] for group in groups.values()], [group for group in groups.values() if len(group) > 1]


def _rare_doubles(line: Timeline, groups: list[list[int]], total: int) -> tuple[tuple[str, ...], ...]:
    """Name the files that share their times; where many do, the data set is made so."""
    extra = sum(len(group) - 1 for group in groups)
    if total < _FEWEST or extra > _RARE * total:
        return ()
    return tuple(tuple(line.name(place) for place in group) for group in groups)


def _waits(line: Timeline, places: Sequence[int]) -> _Distances | None:
    """Measure from the end of a file to the start of the next; None where the files have no common step."""
    times = [line.times(place) for place in places]
    steps = [one.step for one in times if one.step > 0]
    even = [one for one in times if one.step > 0 and one.even]
    if len(even) < _EVEN * len(times):
        return None
    step = median(steps)
    if sum(abs(one - step) <= _NEAR * step for one in steps) < _EVEN * len(steps):
        return None
    ends = [(one.end, number) for number, one in enumerate(times)]
    last = [number for _, number in accumulate(ends, max)][:-1]
    values = tuple(one.start - times[before].end for one, before in zip(times[1:], last, strict=True))
    return _Distances(values, tuple(places[n] for n in last), median_low(values), step)


def _cadence(line: Timeline, places: Sequence[int]) -> _Distances | None:
    """Measure from start to start; None where these are too few to show a cadence."""
    starts = [line.times(place).start for place in places]
    values = tuple(after - before for before, after in pairwise(starts))
    usual = median_low(values)
    return (
        _Distances(values, tuple(places[:-1]), usual, usual) if len(values) >= _FEWEST_DISTANCES and usual > 0 else None
    )


def _broken(line: Timeline, places: Sequence[int], found: _Distances, series: Series, *, overlaps: bool) -> Series:
    """Name the neighbours that are too far from each other, and too near."""
    too_near = found.far(-1) if overlaps else []
    gaps = tuple(_break(line, places, n, found) for n in _unusual(found.far(1), len(found.values)))
    nested = tuple(_break(line, places, n, found) for n in _unusual(too_near, len(found.values)))
    return Series(series.name, series.count, found.step, _without_habit(gaps), nested, series.doubles)


def _unusual(numbers: list[int], total: int) -> list[int]:
    """Give the places of breaks, none where there are so many that the data set is made so; one alone is told."""
    return numbers if len(numbers) <= max(1, _RARE * total) else []


def _break(line: Timeline, places: Sequence[int], number: int, found: _Distances) -> Break:
    before, after = found.before[number], places[number + 1]
    one, other = line.times(before), line.times(after)
    length = abs(found.values[number] - found.usual)
    return Break(
        line.name(before), line.name(after), moment(one.end, one.line), moment(other.start, other.line), length, one.end
    )


def _without_habit(gaps: tuple[Break, ...]) -> tuple[Break, ...]:
    """Leave out gaps of one length that come back regularly: winters without ships, Sundays without observers."""
    if len(gaps) < _FEWEST:
        return gaps
    usual = median(gap.length for gap in gaps)
    alike = [gap for gap in gaps if abs(gap.length - usual) <= _ALIKE * usual]
    begins = [gap.begin for gap in alike]
    distances = [after - before for before, after in pairwise(begins)]
    if len(alike) < _FEWEST:
        return gaps
    every = median(distances)
    regular = sum(abs(one - every) <= _ALIKE * every for one in distances) >= _HABIT * len(distances)
    return tuple(gap for gap in gaps if gap not in alike) if regular else gaps
