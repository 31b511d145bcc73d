"""Which labels lead to which concepts of a thesaurus, with those that nobody wrote down but everybody uses."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from fairtool.skos.entry import Entry, Label, LabelKind
from fairtool.thesauri.words import content_words, key_of

_READ = frozenset({"en", "fr", "la", "mul", "und", ""})
_INITIALS = (2, 6)  # words of a label whose initials may stand for it


class Origin(IntEnum):
    """Where a label comes from, as it is kept in the index."""

    PREFERRED = 0
    ALTERNATIVE = 1
    HIDDEN = 2
    OLD = 3  # of a deprecated concept, whose place another has taken
    USAGE = 4  # how data producers name the same
    SHORT = 5  # the name of a variable in files
    INITIALS = 6


_ORIGINS: Mapping[LabelKind, Origin] = {
    LabelKind.PREFERRED: Origin.PREFERRED,
    LabelKind.ALTERNATIVE: Origin.ALTERNATIVE,
    LabelKind.HIDDEN: Origin.HIDDEN,
}


@dataclass(frozen=True, slots=True)
class Way:
    """A label that leads to a concept, which is given by its number."""

    concept: int
    label: Label
    origin: Origin
    key: str


@dataclass(frozen=True, slots=True)
class Usage:
    """How data producers name a concept of a thesaurus elsewhere than in it."""

    uri: str
    text: str
    lang: str
    short: bool = False


def ways_of(entries: Sequence[Entry], usage: Iterable[Usage] = ()) -> tuple[Way, ...]:
    """Give the labels that lead to concepts; those of a deprecated one lead to what took its place."""
    numbers = {entry.uri: number for number, entry in enumerate(entries)}
    replaced = successors_of(entries)
    read = _languages(entries)
    found: list[Way] = []
    for number, entry in enumerate(entries):
        successors = replaced.get(number, ())
        for label in (one for one in entry.labels if one.lang.partition("-")[0] in read):
            key = key_of(label.text)
            origin = Origin.OLD if successors else _ORIGINS[label.kind]
            found.extend(Way(target, label, origin, key) for target in successors or (number,) if key)
        if not entry.deprecated:
            found.extend(_initials(number, entry))
    found.extend(_used(numbers, usage))
    return tuple({(way.concept, way.key, way.label.lang): way for way in reversed(found)}.values())[::-1]


def _languages(entries: Iterable[Entry]) -> frozenset[str]:
    """Give the languages whose labels lead to concepts: those that keywords are in, and Latin for species.

    Words of others would be found by chance. Where a thesaurus has labels in others only, all count.
    """
    there = frozenset(label.lang.partition("-")[0] for entry in entries for label in entry.labels)
    return there & _READ or there


def successors_of(entries: Sequence[Entry]) -> Mapping[int, tuple[int, ...]]:
    """Give by number what to use instead of each deprecated concept; one that nothing in force replaces is left out.

    What took its place is said by `replaced_by`, at last by one in force, or has the same preferred label.
    """
    numbers = {entry.uri: number for number, entry in enumerate(entries)}
    twins = _in_force(entries)

    def after(number: int) -> Iterable[int]:
        named = [numbers[uri] for uri in entries[number].replaced_by if uri in numbers]
        return named or twins.get(key_of(entries[number].label("en").text), ())[:1]

    found = {number: _in_the_end(number, entries, after) for number, one in enumerate(entries) if one.deprecated}
    return {number: successors for number, successors in found.items() if successors}


def _in_the_end(number: int, entries: Sequence[Entry], after: Callable[[int], Iterable[int]]) -> tuple[int, ...]:
    """Follow what took the place of a concept until it is in force; a circle ends where it began."""
    seen, waiting = {number: None}, [number]
    while waiting:
        later = [one for one in after(waiting.pop(0)) if one not in seen]
        seen |= dict.fromkeys(later)
        waiting += [one for one in later if entries[one].deprecated]
    return tuple(one for one in seen if not entries[one].deprecated)


def _in_force(entries: Sequence[Entry]) -> Mapping[str, Sequence[int]]:
    """Give the concepts in force by the keys of their preferred labels."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        if not entry.deprecated:
            for label in entry.labels:
                if label.kind is LabelKind.PREFERRED:
                    found[key_of(label.text)].append(number)
    return found


def _initials(number: int, entry: Entry) -> Iterator[Way]:
    """Yield the initials of labels of several words: `BMI` leads to body mass index."""
    for label in entry.labels:
        words = content_words(key_of(label.text), label.lang[:2])
        if _INITIALS[0] <= len(words) <= _INITIALS[1]:
            letters = "".join(word[0] for word in words)
            yield Way(number, Label(letters.upper(), label.lang, LabelKind.HIDDEN), Origin.INITIALS, letters)


def _used(numbers: Mapping[str, int], usage: Iterable[Usage]) -> Iterator[Way]:
    for one in usage:
        key = key_of(one.text)
        if key and one.uri in numbers:
            origin = Origin.SHORT if one.short else Origin.USAGE
            yield Way(numbers[one.uri], Label(one.text, one.lang, LabelKind.HIDDEN), origin, key)
