"""The edits that the findings of one file carry, without doubles and contradictions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fairtool.finding import Edit, Finding, Fix, HeaderEdit, JsonEdit, RenameAttribute, RenameJson, SetXml
from fairtool.fix_text import place


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits to make, in order, and the places where two findings want different things (left alone).

    `rules` says which rules ask for an edit.
    """

    edits: tuple[Edit, ...]
    contested: tuple[str, ...] = ()
    rules: Mapping[Edit, tuple[str, ...]] = field(default_factory=dict)


def edits_of(findings: Iterable[Finding]) -> Edits:
    """Collect the edits of findings; where two of them touch one attribute differently, neither fix is made.

    A fix is made whole or not at all: its edits belong together.
    """
    asked: dict[Fix, list[str]] = {}
    for finding in findings:
        if finding.fix:
            asked.setdefault(finding.fix, []).append(finding.rule)
    fixes = tuple(asked)
    contested = _contested(fixes)
    made = {edit: None for fix in fixes if contested.isdisjoint(_places(fix)) for edit in fix.edits}
    return Edits(tuple(made), tuple(sorted(contested)), _rules(asked))


def _rules(asked: Mapping[Fix, Iterable[str]]) -> Mapping[Edit, tuple[str, ...]]:
    """Give the rules that ask for each edit, each once, in the order of the findings."""
    found: dict[Edit, dict[str, None]] = {}
    for fix, rules in asked.items():
        for edit in fix.edits:
            found.setdefault(edit, {}).update(dict.fromkeys(rules))
    return {edit: tuple(rules) for edit, rules in found.items()}


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
    if isinstance(edit, SetXml):
        return (f"{edit.where}/@{edit.attribute}" if edit.attribute else edit.where,)
    if isinstance(edit, JsonEdit):
        new = (f"{edit.where.rpartition('/')[0]}/{edit.key}",) if isinstance(edit, RenameJson) else ()
        return (edit.where, *new)
    own = place(edit.owner, edit.name)
    return (own, place(edit.owner, edit.new_name)) if isinstance(edit, RenameAttribute) else (own,)


def by_owner(edits: Iterable[HeaderEdit]) -> Mapping[str, tuple[HeaderEdit, ...]]:
    """Give the edits of each variable or group."""
    found: dict[str, list[HeaderEdit]] = {}
    for edit in edits:
        found.setdefault(edit.owner, []).append(edit)
    return {owner: tuple(group) for owner, group in found.items()}
