"""The times of all files of a data set, packed: a million of them take some hundred bytes each."""

from array import array
from collections.abc import Iterator, Sequence

from fairtool.audit.file_name import folded
from fairtool.audit.times import Times
from fairtool.netcdf.calendars import CALENDARS

_CALENDARS = tuple(CALENDARS)
_SAMPLE = 2000  # names that decide which numbers tell series apart
_FEWEST = 2  # files of a series on average, for a number to tell series apart


class Timeline:
    """Names and times of files as they pass by; each belongs to a pattern of names, which is given as a number."""

    __slots__ = ("_calendars", "_counts", "_ends", "_even", "_names", "_patterns", "_starts", "_steps", "_stops")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._starts, self._ends, self._steps = array("d"), array("d"), array("d")
        self._counts, self._patterns, self._stops = array("q"), array("l"), array("q")
        self._even, self._calendars = array("b"), array("b")
        self._names = bytearray()

    def __len__(self) -> int:
        """Count the files."""
        return len(self._starts)

    def add(self, name: str, times: Times, pattern: int) -> None:
        """Keep a file; times that attributes tell, and those that values tell, are kept apart by their count."""
        self._starts.append(times.start)
        self._ends.append(times.end)
        self._steps.append(times.step)
        self._counts.append(times.number)
        self._even.append(times.even)
        self._calendars.append(_CALENDARS.index(times.calendar))
        self._patterns.append(pattern)
        self._names += name.encode("utf-8", "surrogatepass")
        self._stops.append(len(self._names))

    def name(self, place: int) -> str:
        """Give the name of a file."""
        start = self._stops[place - 1] if place else 0
        return self._names[start : self._stops[place]].decode("utf-8", "surrogatepass")

    def times(self, place: int) -> Times:
        """Give the times of a file."""
        calendar = _CALENDARS[self._calendars[place]]
        even = bool(self._even[place])
        return Times(
            self._starts[place], self._ends[place], self._steps[place], self._counts[place], even, calendar=calendar
        )

    def series(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Give the pattern and the places of files that follow each other in time, in the order of their start.

        Such files have the same pattern of names and the same numbers in it; numbers that make nearly every file a
        series of its own are counters, the last ones first. Those of another calendar are apart.
        """
        groups: dict[tuple[int, int, bool], list[int]] = {}
        for place, (pattern, calendar, count) in enumerate(
            zip(self._patterns, self._calendars, self._counts, strict=True)
        ):
            groups.setdefault((pattern, calendar, bool(count)), []).append(place)
        for (pattern, _, _), places in groups.items():
            yield from ((pattern, one) for one in self._by_numbers(places))

    def _by_numbers(self, places: list[int]) -> Iterator[Sequence[int]]:
        level = self._level(places)
        if not level:
            yield self._ordered(places)
            return
        found: dict[tuple[str, ...], list[int]] = {}
        for place in places:
            found.setdefault(folded(self.name(place)).numbers[:level], []).append(place)
        yield from map(self._ordered, found.values())

    def _level(self, places: list[int]) -> int:
        """Give how many of the numbers in the names tell series apart, by a sample that is spread over the files."""
        stride = max(1, len(places) // _SAMPLE)
        numbers = [folded(self.name(place)).numbers for place in (places[::stride] if stride < 5 else places[:_SAMPLE])]
        level = len(numbers[0])
        while level and len(numbers) < _FEWEST * len({one[:level] for one in numbers}):
            level -= 1
        return level

    def _ordered(self, places: list[int]) -> Sequence[int]:
        return sorted(places, key=lambda place: (self._starts[place], self._ends[place]))
