"""Rules made from rows about records: a field that a profile asks for, and what must stand in it."""

import re
from collections.abc import Iterator
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.structure.value_sentences import shortened
from fairtool.iso.view import XmlRecord
from fairtool.profile import Required
from fairtool.record.part import RecordPart
from fairtool.rule import ALWAYS, Example, Rule
from fairtool.rules.record_fields import Found, Thing, found_in, is_filled, steps_of, texts_of, why_unfit
from fairtool.rules.record_words import words_of

_ALTERNATIVES = re.compile(r"\|[^/]*")  # of several elements the first is named
_LONGEST = 20_000  # characters of a text that an expression is held against


def record_rule(row: Required, page: str, page_fr: str) -> Rule:
    """Make the rule of a row about records, which works on every encoding that can be read."""
    return Rule(
        id=row.id,
        check=partial(_judge, row),
        sees=XmlRecord,
        when=ALWAYS,
        covers=(),
        severity=row.severity,
        reads="none",
        examples=(Example(row.id, bad=row.bad, good=row.good),) if row.bad else (),
        source=row.source,
        docstring=page,
        page_fr=page_fr,
        shows=tuple(".".join(step.field for step in steps_of(path)) for path in (row.field, *row.any_of)),
    )


def _judge(row: Required, view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    start: Thing = view.node if view.paths else RecordPart(view.record, view.record)
    if row.needs and not found_in(start, row.needs).filled:
        return
    found = [found_in(start, path) for path in (row.field, *row.any_of)]
    filled = tuple(one for each in found for one in each.filled)
    if row.absent:
        yield from (_told(row, "{where} does not fit there; {ask}", one) for each in found for one in each.things)
    elif filled:
        yield from _value_problems(row, filled)
    else:
        yield _missing(row, found[0])


def _missing(row: Required, found: Found) -> Problem:
    """Say that nothing stands there, or that what stands there is something else."""
    if found.unfit and is_filled(found.unfit[0]):
        return _other(row, found)
    if isinstance(found.held, RecordPart):  # other encodings have no one place for it
        what = words_of(row.field)
        return Problem(
            "the record does not give {what}; {ask}",
            where=found.held.root,
            what=what.english,
            what_fr=what.french,
            ask=row.ask,
            ask_fr=row.ask_fr,
        )
    where = _ALTERNATIVES.sub("", found.held.place(found.lacking)) if found.lacking else found.held.where
    return Problem("{where} is not given; {ask}", where=where, line=found.held.line, ask=row.ask, ask_fr=row.ask_fr)


def _other(row: Required, found: Found) -> Problem:
    """Say what stands there: the value, or the values of the field by which others were looked for."""
    first = found.unfit[0]
    if first.value:
        return _told(row, '{where} is "{value}"; {ask}', first)
    field, values = why_unfit(found.unfit, row.field, found.lacking)
    template = "{where} does not have what is looked for; {ask}"
    if values and field == "kind":
        template = "{where} is {has}; {ask}"
    elif values:
        template = '{where} has "{has}" as {name}; {ask}'
    elif field:
        template = "{where} has no {name}; {ask}"
    return Problem(
        template,
        where=first.where,
        line=first.line,
        has=shortened(", ".join(values)),
        name=_name_of(field, first),
        ask=row.ask,
        ask_fr=row.ask_fr,
    )


def _name_of(field: str, thing: Thing) -> str:
    """Give the name of a field as the record has it: that of the last element on its way."""
    if isinstance(thing, Node) and field and field != "kind" and "." not in field:
        return _ALTERNATIVES.sub("", thing.path(field)).rpartition("/")[2]
    return field


def _value_problems(row: Required, things: tuple[Thing, ...]) -> Iterator[Problem]:
    """Say that none of the values is one of those that are asked for."""
    texts = [text for one in things for text in texts_of(one)]
    first = things[0]
    if row.values and not set(row.values) & set(texts):
        yield Problem(
            '{where} is "{value}"; use one of {allowed}',
            where=first.where,
            line=first.line,
            value=shortened(first.value),
            allowed=", ".join(row.values),
        )
    elif row.pattern and not any(re.fullmatch(row.pattern, text[:_LONGEST]) for text in texts):
        yield _told(row, '{where} is "{value}"; {ask}', first)


def _told(row: Required, template: str, thing: Thing) -> Problem:
    return Problem(
        template, where=thing.where, line=thing.line, value=shortened(thing.value), ask=row.ask, ask_fr=row.ask_fr
    )
