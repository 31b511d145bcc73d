"""The edits that the findings of one file carry, without doubles and contradictions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairtool.finding import Edit, Finding, Fix, RenameAttribute
from fairtool.fix_text import place


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits to make, in order, and the places where two findings want different things (left alone)."""

    edits: tuple[Edit, ...]
    contested: tuple[str, ...] = ()


def edits_of(findings: Iterable[Finding]) -> Edits:
    """Collect the edits of findings; where two of them touch one attribute differently, neither fix is made.

    A fix is made whole or not at all: its edits belong together.
    """
    fixes = tuple(dict.fromkeys(finding.fix for finding in findings if finding.fix))
    contested = _contested(fixes)
    made = {edit: None for fix in fixes if contested.isdisjoint(_places(fix)) for edit in fix.edits}
    return Edits(tuple(made), tuple(sorted(contested)))


def _contested(fixes: tuple[Fix, ...]) -> frozenset[str]:
    wanted: dict[str, set[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            for where in _touched(edit):
                wanted.setdefault(where, set()).add(edit)
    return frozenset(where for where, edits in wanted.items() if len(edits) > 1)


def _places(fix: Fix) -> frozenset[str]:
    return frozenset(where for edit in fix.edits for where in _touched(edit))


def _touched(edit: Edit) -> tuple[str, ...]:
    own = place(edit.owner, edit.name)
    return (own, place(edit.owner, edit.new_name)) if isinstance(edit, RenameAttribute) else (own,)


def by_owner(edits: Iterable[Edit]) -> Mapping[str, tuple[Edit, ...]]:
    """Give the edits of each variable or group."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.owner, []).append(edit)
    return {owner: tuple(group) for owner, group in found.items()}
