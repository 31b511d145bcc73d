"""Rules made from rows: an attribute that a profile or a standard asks for, and what its text must look like."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from fairtool.absence import MISSING
from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.measurements import is_measurement
from fairtool.netcdf.model import Value, Variable
from fairtool.netcdf.role import COORDINATES, Axis, Role
from fairtool.profile import Profile, Required
from fairtool.rule import ALWAYS, Rule, When, role
from fairtool.rules.attribute_examples import example_of

_SETS: Mapping[str, When] = {
    "global": ALWAYS,
    "variable": ALWAYS,
    "data": role(Role.DATA),
    "coordinate": role(*COORDINATES),
}
_UNCONFIRMED = "The source of this row was not read in full: take it as advice."
_UNCONFIRMED_FR = "La source de cette ligne n’a pas été lue en entier : à prendre comme un conseil."


@cache
def rules_from(profile: Profile) -> tuple[Rule, ...]:
    """Make the rules of a profile from its rows."""
    return tuple(rule_from(row) for row in profile.required)


def rule_from(row: Required, covers: tuple[str, ...] = ()) -> Rule:
    """Make the rule of one row, with its page and its examples.

    A row of a conformance table is named in `covers`, and its severity then comes from the table.
    """
    if row.on == "record":
        from fairtool.rules.record_rows import record_rule  # noqa: PLC0415 - data need no XML

        page = _page(row, row.title, row.ask, _UNCONFIRMED)
        return record_rule(row, page, _page(row, row.title_fr, row.ask_fr, _UNCONFIRMED_FR))
    return Rule(
        id=row.id,
        check=partial(_judge, row),
        sees=Dataset if row.on == "global" else Variable,
        when=_SETS[row.on],
        covers=covers,
        severity=None if covers else row.severity,
        reads="none",
        examples=(example_of(row, covers[0] if covers else row.id),),
        source=row.source,
        docstring=_page(row, "The attribute `{name}` is there and filled in.", row.ask, _UNCONFIRMED),
        page_fr=_page(row, "L’attribut `{name}` est présent et rempli.", row.ask_fr, _UNCONFIRMED_FR),
        shows=(row.attribute, *row.also),
    )


def _page(row: Required, title: str, ask: str, unconfirmed: str) -> str:
    why = ask[0].upper() + ask[1:] + "."
    return "\n".join([title.replace("{name}", row.attribute), "", why, *([] if row.confirmed else [unconfirmed])])


def _judge(row: Required, part: Dataset | Variable, context: Context[Dataset]) -> Iterator[Problem]:
    if not _is_asked(row, part, context):
        return
    where = part.place(row.attribute)
    value = _value(row, part)
    if value is None:
        yield Problem(MISSING, where=where, ask=row.ask, ask_fr=row.ask_fr)
        return
    if not str(value).strip():
        yield Problem("{where} is empty; {ask}", where=where, ask=row.ask, ask_fr=row.ask_fr)
        return
    text = str(value).strip()
    if row.values and text not in row.values:
        allowed = ", ".join(row.values)
        yield Problem('{where} is "{value}"; use one of {allowed}', where=where, value=text, allowed=allowed)
    elif row.pattern and not re.fullmatch(row.pattern, text):
        yield Problem('{where} is "{value}"; {ask}', where=where, value=text, ask=row.ask, ask_fr=row.ask_fr)


def _is_asked(row: Required, part: Dataset | Variable, context: Context[Dataset]) -> bool:
    if row.on == "data" and isinstance(part, Variable) and not is_measurement(part, context.view):
        return False
    axis = row.needs.removeprefix("axis ")
    if axis in Axis.__members__:
        return Axis(axis) in context.view.roles.axes.values()
    return not row.needs or row.needs in part.attributes


def _value(row: Required, part: Dataset | Variable) -> Value | None:
    """Give the value under the name of the row, or under another spelling that counts."""
    return next((part.attributes[name] for name in (row.attribute, *row.also) if name in part.attributes), None)
