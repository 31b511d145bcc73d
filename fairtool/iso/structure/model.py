"""Content models: an automaton over the names of children, built state by state as records need it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

UNBOUNDED = -1


@dataclass(frozen=True, slots=True, eq=False)
class Particle:
    """What one place of a content model takes: an element with its substitutes, or what a wildcard allows.

    `shown` is its name, `*` for a wildcard; `tags` the declarations by tag; `find` gives the declaration for a tag,
    False for what is not to be looked into, None where the tag does not fit.
    """

    rank: int
    shown: str
    tags: Mapping[str, Any]
    find: Callable[[str], Any]
    wild: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        """The names that can be written for it: its own, or where that only stands for others, theirs."""
        names = tuple(one.name for one in self.tags.values() if not one.abstract)
        return (self.shown,) if self.shown in names else names or (self.shown,)


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the syntax: which places can come first and last, and whether it can be empty."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    empty: bool


class Grammar:
    """The places of one content model and what may follow each (Glushkov's construction)."""

    def __init__(self, content: Sequence[Any] | None, particle: Callable[[Sequence[Any], int], Particle]) -> None:
        """Read the content of a type as its table has it; `particle` makes a particle of an entry."""
        self.labels: list[int] = []
        self.follow: list[set[int]] = []
        self.particles: list[Particle] = []
        self.states: dict[frozenset[int], State] = {}
        ranks: dict[int, int] = {}

        def place(entry: Sequence[Any]) -> Node:
            if id(entry) not in ranks:
                ranks[id(entry)] = len(self.particles)
                self.particles.append(particle(entry, len(self.particles)))
            self.labels.append(ranks[id(entry)])
            self.follow.append(set())
            position = (len(self.labels) - 1,)
            return Node(position, position, empty=False)

        self.whole = self._node(content, place) if content else Node((), (), empty=True)
        self.start = State(self, frozenset(self.whole.first), final=self.whole.empty)

    @cached_property
    def alphabet(self) -> Mapping[str, tuple[Particle, Any]]:
        """What may stand anywhere in the content, by tag, with its declaration; wildcards set aside."""
        particles = reversed(self.particles)
        return {tag: (one, declared) for one in particles for tag, declared in one.tags.items()}

    def repeats(self, particle: Particle) -> bool:
        """Tell whether a particle may stand more than once."""
        queue = [position for position, label in enumerate(self.labels) if label == particle.rank]
        met: set[int] = set()
        for position in queue:
            fresh = self.follow[position] - met
            if any(self.labels[one] == particle.rank for one in fresh):
                return True
            met |= fresh
            queue.extend(fresh)
        return False

    def _node(self, entry: Sequence[Any], place: Callable[[Sequence[Any]], Node]) -> Node:
        def once() -> Node:
            if entry[0] in {",", "&"}:
                return self._sequence(self._node(part, place) for part in entry[1])
            if entry[0] == "|":
                return _choice([self._node(part, place) for part in entry[1]])
            return place(entry)

        least, most = occurrences(entry)
        return self._repeated(once, least, most)

    def _repeated(self, once: Callable[[], Node], least: int, most: int) -> Node:
        if most == UNBOUNDED:
            nodes = [once() for _ in range(max(least, 1))]
            self._link(nodes[-1].last, nodes[-1].first)
            whole = self._sequence(iter(nodes))
            return whole if least else Node(whole.first, whole.last, empty=True)
        tail = Node((), (), empty=True)
        for _ in range(most - least):
            node = self._sequence(iter((once(), tail)))
            tail = Node(node.first, node.last, empty=True)
        return self._sequence(iter((*(once() for _ in range(least)), tail)))

    def _sequence(self, nodes: Iterator[Node]) -> Node:
        whole = Node((), (), empty=True)
        for node in nodes:
            self._link(whole.last, node.first)
            first = whole.first + node.first if whole.empty else whole.first
            last = whole.last + node.last if node.empty else node.last
            whole = Node(first, last, empty=whole.empty and node.empty)
        return whole

    def _link(self, before: Sequence[int], after: Sequence[int]) -> None:
        for position in before:
            self.follow[position].update(after)

    def state(self, positions: frozenset[int], label: int) -> "State":
        """Give the state after one of the positions of a label was read."""
        read = frozenset(position for position in positions if self.labels[position] == label)
        if read not in self.states:
            after = frozenset(position for one in read for position in self.follow[one])
            final = any(position in self.whole.last for position in read)
            self.states[read] = State(self, after, final=final)
        return self.states[read]


def _choice(nodes: Sequence[Node]) -> Node:
    return Node(
        tuple(position for node in nodes for position in node.first),
        tuple(position for node in nodes for position in node.last),
        empty=any(node.empty for node in nodes),
    )


def occurrences(entry: Sequence[Any]) -> tuple[int, int]:
    """Give how often a particle of a table may stand: the least and the most, -1 for any number."""
    start = 3 if entry[0] == "*" else 2
    return (entry[start], entry[start + 1]) if len(entry) > start + 1 else (1, 1)


class State(dict[Any, tuple["State", Any] | None]):
    """Where one is in a content model: gives for a tag the next state and the declaration, or None.

    A dictionary, since every child of every record goes through it; only tags that fit are kept in it.
    """

    __slots__ = ("_edges", "final", "grammar", "positions")

    def __init__(self, grammar: Grammar, positions: frozenset[int], *, final: bool) -> None:
        """Take the places that may come next; comments and processing instructions change nothing."""
        super().__init__()
        self.grammar = grammar
        self.positions = positions
        self.final = final
        self._edges: tuple[tuple[Particle, State], ...] | None = None
        for node in (etree.Comment, etree.ProcessingInstruction, etree.Entity):
            self[node] = (self, None)

    def __missing__(self, tag: str) -> tuple["State", Any] | None:
        """Find the step for a tag that was not seen in this state before."""
        for particle, after in self.edges:
            declaration = particle.find(tag)
            if declaration is not None:
                if not particle.wild:
                    self[tag] = (after, declaration)
                return (after, declaration)
        return None

    @property
    def edges(self) -> tuple[tuple[Particle, "State"], ...]:
        """The particles that may come next, in the order of the schema and wildcards last, each with its state."""
        if self._edges is None:
            labels = {self.grammar.labels[position] for position in self.positions}
            particles = sorted(
                (self.grammar.particles[label] for label in labels), key=lambda one: (one.wild, one.rank)
            )
            self._edges = tuple((one, self.grammar.state(self.positions, one.rank)) for one in particles)
        return self._edges


Way = tuple[tuple[State, Particle], ...]


def way(start: State, reached: Callable[[State], bool]) -> tuple[Way, State] | None:
    """Give the fewest particles that must be put in to come from a state to one that is looked for.

    The way has the states left and the particles put in; None where no way leads there.
    """
    came: dict[int, tuple[State, Particle] | None] = {id(start): None}
    queue = [start]
    for state in queue:
        if reached(state):
            return _back(state, came), state
        for particle, after in state.edges:
            if id(after) not in came:
                came[id(after)] = (state, particle)
                queue.append(after)
    return None


def _back(state: State, came: Mapping[int, tuple[State, Particle] | None]) -> Way:
    steps: list[tuple[State, Particle]] = []
    step = came[id(state)]
    while step is not None:
        steps.append(step)
        step = came[id(step[0])]
    return tuple(reversed(steps))
