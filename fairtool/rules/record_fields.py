"""The paths by which rows of profiles name a field of a record: `resources.citation.dates[type=publication].value`.

Steps are the fields of the path table. A filter in brackets keeps some of what a step gives: `[role=author|publisher]`
those with one of these values in a field, `[url~getcapabilities]` those in which a regular expression is found in any
case, `[access]` those that have the field at all, `[!end]` those that have not; without a field, the value itself is
looked at: `[=dataset]`. The field `kind` is the name of the element.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from fairtool.iso.node import Node
from fairtool.record.part import RecordPart
from fairtool.resources import schema
from fairtool.rules.iso.said import has_value

_WANTED = r"(?:[^\[\]]|\[[^\]]*\])*"  # an expression may hold brackets of its own
_STEP = re.compile(rf"(\w+)((?:\[{_WANTED}\])*)(?:\.|$)")
_FILTER = re.compile(rf"\[(!?)([\w.]*)(?:([=~])({_WANTED}))?\]")
_LONGEST = 20_000  # characters of a text in which an expression is looked for


Thing = Node | RecordPart


@dataclass(frozen=True, slots=True)
class Filter:
    """What is kept of a step: by the values of a field, by an expression in it, by its being there, or not."""

    field: str
    values: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    negative: bool = False

    def keeps(self, thing: Thing) -> bool:
        """Tell whether a thing is kept."""
        return self._holds(thing) is not self.negative

    def _holds(self, thing: Thing) -> bool:
        if self.field == "kind" and isinstance(thing, Node):
            return thing.element.tag.rpartition("}")[2] in self.values
        things = tuple(_inside(thing, self.field)) if self.field else (thing,)
        if self.pattern:
            texts = (text for one in things for text in texts_of(one))
            return any(self.pattern.search(text[:_LONGEST]) for text in texts)
        if self.values:
            return any(not self.values.isdisjoint(texts_of(one)) for one in things)
        return any(is_filled(one) for one in things)


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a path, with its filters."""

    field: str
    filters: tuple[Filter, ...] = ()


@cache
def steps_of(path: str) -> tuple[Step, ...]:
    """Give the steps of a path; raises ValueError, with the part that is wrong, where it is none."""
    steps: list[Step] = []
    section, position = "Record", 0
    while position < len(path):
        found = _STEP.match(path, position)
        if not found:
            raise ValueError(path[position:])
        section = _section_of(section, found[1])
        steps.append(Step(found[1], tuple(_filters(found[2], section))))
        position = found.end()
    if not steps:
        raise ValueError(path)
    return tuple(steps)


def _section_of(section: str, field: str) -> str:
    """Give the kind of a field of a class of the path table; raises ValueError for one that it has not."""
    rows = schema("iso/paths").get(section, {})
    if field not in rows or field == "class":
        message = f"{field} ({section})"
        raise ValueError(message)
    kind: str = rows[field][0]
    return kind


def _filters(text: str, section: str) -> Iterator[Filter]:
    for negation, field, sign, wanted in _FILTER.findall(text):
        inner = section
        for name in filter(None, field.split(".")):
            inner = _section_of(inner, name)
        if sign == "~":
            yield Filter(field, pattern=re.compile(wanted, re.IGNORECASE), negative=bool(negation))
        else:
            values = frozenset(wanted.split("|")) if wanted else frozenset()
            yield Filter(field, values, negative=bool(negation))


class Unfit(NamedTuple):
    """Why things were not kept: the field that a filter looked at, and what the things have there."""

    field: str
    values: tuple[str, ...]


class Found(NamedTuple):
    """What stands at a path; where nothing does, the last thing on the way, the field it lacks, and what did not fit.

    `filled` are those of `things` that say something.
    """

    things: tuple[Thing, ...]
    filled: tuple[Thing, ...]
    held: Thing
    lacking: str = ""
    unfit: tuple[Thing, ...] = ()


def found_in(start: Thing, path: str) -> Found:
    """Follow a path from the whole record."""
    things: tuple[Thing, ...] = (start,)
    for step in steps_of(path):
        reached: tuple[Thing, ...] = tuple(one for held in things for one in held.all(step.field))
        kept = tuple(one for one in reached if all(each.keeps(one) for each in step.filters))
        if not kept:
            return Found((), (), things[0], step.field, reached)
        things = kept
    return Found(things, tuple(one for one in things if is_filled(one)), things[0])


def _inside(thing: Thing, field: str) -> Iterator[Thing]:
    name, _, rest = field.partition(".")
    for one in thing.all(name):
        if rest:
            yield from _inside(one, rest)
        else:
            yield one


def why_unfit(things: tuple[Thing, ...], path: str, lacking: str) -> Unfit:
    """Give what the things under the field `lacking` of a path have, in the first field that a filter looked at."""
    looked = (one.field for step in steps_of(path) if step.field == lacking for one in step.filters if one.field)
    field = next(looked, "")
    if field == "kind":
        return Unfit(field, tuple(dict.fromkeys(one.name for one in things if isinstance(one, Node))))
    texts = (text for thing in things for one in _inside(thing, field) for text in texts_of(one)[:1]) if field else ()
    return Unfit(field, tuple(dict.fromkeys(texts)))


def texts_of(thing: Thing) -> tuple[str, ...]:
    """Give the value of a thing and the address that it points to, those that are there."""
    return tuple(text for text in (thing.value, thing.href) if text)


def is_filled(thing: Thing) -> bool:
    """Tell whether anything is said in a thing."""
    if not isinstance(thing, Node):
        return True  # the canonical record gives no empty parts
    return bool(thing.value) if thing.attribute else has_value(thing.element)
