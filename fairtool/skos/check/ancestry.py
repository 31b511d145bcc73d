"""What is above what in a hierarchy that may be deep, tangled or run in circles; nothing here calls itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence


class Ancestry:
    """Answers whether one concept is above another, at any distance.

    Concepts on a circle are one knot (strongly connected component). Knots are numbered in the order in which a walk
    upwards leaves them; what a knot reaches has numbers from its lowest to its own, so that most questions are
    answered by comparing two numbers (the method of GRAIL), and few need a walk.
    """

    __slots__ = ("_above", "_circular", "_entered", "_knot", "_left", "_lowest", "cycles")

    def __init__(self, broader: Mapping[str, Sequence[str]]) -> None:
        """Take the hierarchy: what is directly above each concept."""
        knots = tuple(_knots(broader))
        self._knot = {one: number for number, members in enumerate(knots) for one in members}
        self.cycles: tuple[tuple[str, ...], ...] = tuple(members for members in knots if len(members) > 1)
        loops = (one for one, parents in broader.items() if one in parents)
        self._circular = {*loops, *(one for members in self.cycles for one in members)}
        self._above = [
            tuple({self._knot[parent] for one in members for parent in broader.get(one, ())} - {number})
            for number, members in enumerate(knots)
        ]
        self._walk()

    def _walk(self) -> None:
        """Walk upwards from every knot, and number them as they are entered and left."""
        count = len(self._above)
        self._entered, self._left, self._lowest = [-1] * count, [-1] * count, [0] * count
        entered = left = 0
        for start in reversed(range(count)):  # from below: a knot comes after all that is above it
            if self._entered[start] >= 0:
                continue
            self._entered[start], entered = entered, entered + 1
            waiting: list[tuple[int, Iterator[int]]] = [(start, iter(self._above[start]))]
            while waiting:
                here, parents = waiting[-1]
                above = next((one for one in parents if self._entered[one] < 0), None)
                if above is None:
                    waiting.pop()
                    self._left[here], left = left, left + 1
                    self._lowest[here] = min([self._left[here], *(self._lowest[one] for one in self._above[here])])
                else:
                    self._entered[above], entered = entered, entered + 1
                    waiting.append((above, iter(self._above[above])))

    def is_above(self, upper: str, lower: str) -> bool:
        """Say whether `upper` is reached from `lower` by one step upwards or more: on a circle, by all from all."""
        if upper not in self._knot or lower not in self._knot:
            return False
        above, below = self._knot[upper], self._knot[lower]
        if above == below:
            return upper in self._circular
        return self._reaches(below, above)

    def _reaches(self, below: int, above: int) -> bool:
        waiting, seen = [below], {below}
        while waiting:
            here = waiting.pop()
            if not self._lowest[here] <= self._left[above] <= self._left[here]:
                continue
            if here == above or self._entered[here] <= self._entered[above]:
                return True  # entered after and left before: the walk came to it from here
            new = set(self._above[here]) - seen
            seen |= new
            waiting += new
        return False


def _knots(broader: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Give the strongly connected components of a hierarchy, each after all that is above it (Tarjan 1972)."""
    numbers: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for start in broader:
        if start in numbers:
            continue
        waiting: list[tuple[str, Iterator[str]]] = [(start, iter(broader[start]))]
        _enter(start, numbers, lowest, stack, on_stack)
        while waiting:
            here, parents = waiting[-1]
            above = _next(here, parents, numbers, lowest, on_stack)
            if above is not None:
                _enter(above, numbers, lowest, stack, on_stack)
                waiting.append((above, iter(broader.get(above, ()))))
                continue
            waiting.pop()
            if waiting:
                lowest[waiting[-1][0]] = min(lowest[waiting[-1][0]], lowest[here])
            if lowest[here] == numbers[here]:
                yield tuple(_popped(here, stack, on_stack))


def _enter(one: str, numbers: dict[str, int], lowest: dict[str, int], stack: list[str], on_stack: set[str]) -> None:
    numbers[one] = lowest[one] = len(numbers)
    stack.append(one)
    on_stack.add(one)


def _next(
    here: str, parents: Iterator[str], numbers: Mapping[str, int], lowest: dict[str, int], on_stack: set[str]
) -> str | None:
    """Give the next parent that was not met yet; those on the stack lower the number of the concept."""
    for parent in parents:
        if parent not in numbers:
            return parent
        if parent in on_stack:
            lowest[here] = min(lowest[here], numbers[parent])
    return None


def _popped(until: str, stack: list[str], on_stack: set[str]) -> Iterator[str]:
    while True:
        one = stack.pop()
        on_stack.discard(one)
        yield one
        if one == until:
            return


class Groups:
    """Things put together pair by pair, and which group each is in (union-find)."""

    __slots__ = ("_parent",)

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Put the two of each pair together."""
        self._parent: dict[str, str] = {}
        for one, other in pairs:
            first, second = self.group(one), self.group(other)
            if first != second:
                self._parent[second] = first

    def __contains__(self, one: object) -> bool:
        """Say whether a thing was in any pair."""
        return one in self._parent

    def group(self, one: str) -> str:
        """Give the name of a thing's group: one of its members."""
        top = one
        while (parent := self._parent.setdefault(top, top)) != top:
            top = parent
        while one != top:
            self._parent[one], one = top, self._parent[one]
        return top
