"""The edits that the findings of one file carry, without doubles and contradictions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairtool.finding import Edit, Finding, RenameAttribute
from fairtool.fix_text import place


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits to make, in order, and the places where two findings want different things (left alone)."""

    edits: tuple[Edit, ...]
    contested: tuple[str, ...] = ()


def edits_of(findings: Iterable[Finding]) -> Edits:
    """Collect the edits of findings; where two of them touch one attribute differently, neither is made."""
    wanted: dict[str, list[Edit]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            for where in _touched(edit):
                wanted.setdefault(where, []).append(edit)
    contested = {where for where, edits in wanted.items() if any(edit != edits[0] for edit in edits)}
    made = {edit: None for edits in wanted.values() for edit in edits if contested.isdisjoint(_touched(edit))}
    return Edits(tuple(made), tuple(sorted(contested)))


def _touched(edit: Edit) -> tuple[str, ...]:
    own = place(edit.owner, edit.name)
    return (own, place(edit.owner, edit.new_name)) if isinstance(edit, RenameAttribute) else (own,)


def by_owner(edits: Iterable[Edit]) -> Mapping[str, tuple[Edit, ...]]:
    """Give the edits of each variable or group."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.owner, []).append(edit)
    return {owner: tuple(group) for owner, group in found.items()}
