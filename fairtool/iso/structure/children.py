"""Places the children of an element that do not follow its content model, with one fault for each mistake."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from fairtool.iso.element import Element
from fairtool.iso.structure.declaration import Declaration, Type
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.model import Particle, State, Way, way
from fairtool.iso.structure.notes import Notes

Placed = list[tuple[Element, Declaration]]
_OFFERED = 5


def place_children(element: Element, type_: Type, notes: Notes) -> Placed:
    """Note the faults of a sequence of children; gives the children that can be looked into."""
    placement = Placement(element, type_, notes)
    children = [child for child in element if isinstance(child.tag, str)]
    placement.counts = Counter(child.tag for child in children if child.tag in type_.grammar.alphabet)
    placement.later = Counter(placement.counts)
    for child, after in pairwise((*children, None)):
        placement.place(child, after)
    placement.end()
    return placement.placed


class Placement:
    """How far the reading of one sequence has come."""

    def __init__(self, element: Element, type_: Type, notes: Notes) -> None:
        """Stand before the first child."""
        self.element = element
        self.type = type_
        self.notes = notes
        self.table = notes.table
        self.state: State = type_.start
        self.placed: Placed = []
        self.counts: Counter[str] = Counter()
        self.later: Counter[str] = Counter()
        self.moved: dict[str, list[Fault]] = {}
        self.seen: dict[int, str] = {}
        self.said: set[tuple[Kind, str]] = set()
        self.previous = ""
        self.parent = notes.table.shown(element.tag)
        self.ways: dict[tuple[int, str], tuple[Way, State] | None] = {}

    def place(self, child: Element, after: Element | None) -> None:
        """Read one child; `after` is the next."""
        tag = child.tag
        known = self.type.grammar.alphabet.get(tag)
        if known is not None:
            self.later[tag] -= 1
        if self.moved.get(tag):
            self._moved(child)
        elif not self._step(child, tag) and not self._other_version(child):
            if known is None:
                self._unknown(child, after)
            elif not self._past_missing(child, tag):
                self._misplaced(child, *known)
        self.previous = self.table.shown(tag)

    def _step(self, child: Element, tag: str) -> bool:
        step = self.state[tag]
        if step is None:
            return False
        particle = next(one for one, _ in self.state.edges if one.find(tag) is not None)
        self.seen.setdefault(particle.rank, self.table.shown(tag))
        self.state = step[0]
        if step[1]:
            self.placed.append((child, step[1]))
        return True

    def _moved(self, child: Element) -> None:
        """Read a child whose place was found to be before: the fault is told here, where it stands."""
        fault = self.moved[child.tag].pop()
        self._say(Fault(Kind.MISPLACED, child, fault.name, self.parent, after=self.previous, before=fault.before))
        _, declaration = self.type.grammar.alphabet[child.tag]
        self.placed.append((child, declaration))

    def _other_version(self, child: Element) -> bool:
        for tag in self.table.counterparts(child.tag):
            if tag in self.type.grammar.alphabet:
                self.notes.other_version(child, child.tag)
                if not self._step(child, tag):
                    self._past_missing(child, tag)
                return True
        return False

    def _past_missing(self, child: Element, tag: str) -> bool:
        """Read a child before which others are missing; False where nothing put in would let it stand here."""
        key = (id(self.state), tag)
        if key not in self.ways:
            self.ways[key] = way(self.state, lambda state: state[tag] is not None)
        found = self.ways[key]
        if found is None:
            return False
        steps, self.state = found
        for state, particle in steps:
            self._absent(state, particle, lambda one: one[tag] is not None, self.table.shown(child.tag))
        return self._step(child, tag)

    def _absent(self, state: State, particle: Particle, reached: Callable[[State], bool], before: str) -> None:
        """Tell of one that is missing, unless it comes later: then it is misplaced, which is told there."""
        self.seen.setdefault(particle.rank, particle.shown)
        choice = self._choice(state, particle, reached)
        tag = next((tag for one in choice for tag in one.tags if self._comes(tag)), None)
        if tag is not None:
            moved = Fault(Kind.MISPLACED, self.element, self.table.shown(tag), before=before)
            self.moved.setdefault(tag, []).append(moved)
            return
        offered = tuple(dict.fromkeys(name for one in choice for name in one.offered))[:_OFFERED]
        names = offered if len(offered) > 1 else ()
        fault = Fault(
            Kind.MISSING, self.element, offered[0], self.parent, after=self.previous, before=before, names=names
        )
        self._say(fault, offered[0])

    def _comes(self, tag: str) -> bool:
        """Tell whether one of a name comes later that is not yet known to be misplaced."""
        return self.later[tag] > len(self.moved.get(tag, ()))

    @staticmethod
    def _choice(state: State, particle: Particle, reached: Callable[[State], bool]) -> tuple[Particle, ...]:
        """Give what could be put in at a place: a particle, and those that would do as well."""
        after = next(one for known, one in state.edges if known is particle)
        others = (known for known, one in state.edges if one is after or (reached(one) and reached(after)))
        return tuple(dict.fromkeys((particle, *others)))

    def _misplaced(self, child: Element, particle: Particle, declaration: Declaration) -> None:
        """Tell of one that could only stand before, or not once more, or not beside another."""
        name = self.table.shown(child.tag)
        if particle.rank in self.seen and not self.type.grammar.repeats(particle):
            count = self.counts[child.tag]
            self._say(Fault(Kind.REPEATED, child, name, self.parent, after=self.previous, count=count))
            return
        before = next((one for rank, one in self.seen.items() if rank > particle.rank), "")
        if before:
            self._say(Fault(Kind.MISPLACED, child, name, self.parent, after=self.previous, before=before))
        else:
            reason = "many" if name == self.previous else "choice"
            count = self.counts[child.tag]
            self._say(Fault(Kind.REPEATED, child, name, self.parent, reason, after=self.previous, count=count))
        self.placed.append((child, declaration))

    def _unknown(self, child: Element, after: Element | None) -> None:
        names = [one.shown for one in self.type.grammar.particles if not one.wild]
        fault = unknown(child, self.element, names, self.notes)
        self._stand_in(after, fault.names[0] if fault is not None and fault.names else "")
        if fault is not None:
            self._say(fault)

    def _stand_in(self, after: Element | None, nearest: str) -> None:
        """Let an unknown child count as the one it is named like, or as one missing there: it is one mistake."""
        ways = [(particle, state) for particle, state in self.state.edges if _leads(state, after)]
        meant = [way for way in ways if way[0].shown == nearest]
        if not meant and _leads(self.state, after):
            return
        for particle, state in (meant or ways)[:1]:
            self.seen.setdefault(particle.rank, particle.shown)
            self.state = state

    def _say(self, fault: Fault, name: str = "") -> None:
        """Note a fault of a child once for all its namesakes."""
        key = (fault.kind, name or fault.element.tag)
        if key not in self.said:
            self.said.add(key)
            self.notes.add(fault)

    def end(self) -> None:
        """Tell what is missing after the last child."""
        found = way(self.state, lambda state: state.final)
        for state, particle in found[0] if found else ():
            self._absent(state, particle, lambda one: one.final, "")


def _leads(state: State, after: Element | None) -> bool:
    """Tell whether the next child may stand after a state, or nothing where there is none."""
    return state.final if after is None else state[after.tag] is not None


def unknown(child: Element, parent: Element, names: list[str], notes: Notes) -> Fault | None:
    """Give the fault of a child that may stand nowhere in its parent; None where the parent is of another profile."""
    table = notes.table
    name, within = table.shown(child.tag), table.shown(parent.tag)
    namespace, _, local = child.tag[1:].rpartition("}")
    if namespace and namespace not in table.namespaces:
        if table.counterparts(child.tag):
            notes.other_version(child, child.tag)
            return None
        return None if parent in notes.extended else Fault(Kind.EXTENSION, child, name, within)
    if local == "PT_FreeText":
        type_name = f"{name.partition(':')[0]}:PT_FreeText_PropertyType"
        return Fault(Kind.UNKNOWN, child, name, within, reason="free text", names=(type_name,))
    return Fault(Kind.UNKNOWN, child, name, within, names=notes.nearest(child.tag, names))
