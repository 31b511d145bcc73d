"""Rules made from rows: an attribute that a profile asks for, and what its text must look like."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import COORDINATES, Role
from fairtool.profile import Profile, Required
from fairtool.rule import ALWAYS, Example, Rule, When, role

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
    """Make the rules of a profile from its rows; raises KeyError on an unknown set of variables."""
    return tuple(rule_from(row) for row in profile.required)


def rule_from(row: Required) -> Rule:
    """Make the rule of one row, with its page and its examples."""
    is_global = row.on == "global"
    return Rule(
        id=row.id,
        check=partial(_judge, row),
        sees=Dataset if is_global else Variable,
        when=_SETS[row.on],
        covers=(),
        severity=row.severity,
        reads="none",
        examples=(_example(row),),
        source=row.source,
        docstring=_page(row, "The attribute `{name}` is there and filled in.", row.ask, _UNCONFIRMED),
        page_fr=_page(row, "L’attribut `{name}` est présent et rempli.", row.ask_fr, _UNCONFIRMED_FR),
    )


def _page(row: Required, title: str, ask: str, unconfirmed: str) -> str:
    why = ask[0].upper() + ask[1:] + "."
    return "\n".join([title.format(name=row.attribute), "", why, *([] if row.confirmed else [unconfirmed])])


def _example(row: Required) -> Example:
    owner = "" if row.on == "global" else "sst"
    value = (row.values or (row.sample,))[0]
    frame = 'float sst(time, lat, lon) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ;'
    return Example(row.id, bad=frame, good=f'{frame} {owner}:{row.attribute} = "{value}" ;')


def _judge(row: Required, part: Dataset | Variable, _: Context[Dataset]) -> Iterator[Problem]:
    where = part.place(row.attribute)
    value = part.attributes.get(row.attribute)
    ask = {"ask": row.ask, "ask_fr": row.ask_fr}
    if value is None or not str(value).strip():
        yield Problem("{where} is missing or empty; {ask}", where=where, **ask)
        return
    text = str(value)
    if row.values and text not in row.values:
        allowed = ", ".join(row.values)
        yield Problem('{where} is "{value}"; use one of {allowed}', where=where, value=text, allowed=allowed)
    elif row.pattern and not re.fullmatch(row.pattern, text):
        yield Problem('{where} is "{value}"; {ask}', where=where, value=text, **ask)
