"""Where the values of a plan stand that was put together from a plan file: in the lines of that file."""

from collections.abc import Mapping

from fairtool.plan.places import Places


class FilePlaces(Places):
    """The lines of values by their JSON pointers; a value that another file gave has that of what holds it, or 1."""

    def __init__(
        self, lines: Mapping[str, int], data: Mapping[int, str], measured: frozenset[str] = frozenset()
    ) -> None:
        """Take the lines that are known, where the data of data sets were, by their number, and what was measured."""
        super().__init__("{}")
        self._known = lines
        self.data = data
        self._measured = measured

    def is_measured(self, where: str) -> bool:
        """Say whether a value, or the list that it stands in, was measured, and is no word of a person or a record."""
        return where in self._measured or where.rpartition("/")[0] in self._measured

    def line(self, where: str) -> int:
        """Give the line of a value, or of the first that stands in it, or of what holds it."""
        while where:
            if where in self._known:
                return self._known[where]
            inside = [line for pointer, line in self._known.items() if pointer.startswith(f"{where}/")]
            if inside:
                return min(inside)
            where = where.rpartition("/")[0]
        return 1
