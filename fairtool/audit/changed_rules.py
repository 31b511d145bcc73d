"""Which rules may say something else than they did by an earlier basis.

The others say of a stored header what they said before. That holds where nothing changed but modules of rules, and
which rules are chosen; rules on a header look at no other rule that runs beside them.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fairtool.audit.revision import modules_of
from fairtool.rules.catalogue import all_rules
from fairtool.selection import other_rules, rules_of_profiles

# What of a basis tells of rules, of where a subject belongs, or of its score, which are seen to one by one.
_APART = frozenset({"tool", "modules", "selection", "layout", "rubric"})
_CHOICE = frozenset({"select", "ignore"})


def changed_rules(before: str, now: str) -> tuple[str, ...] | None:
    """Give the ids of the rules that changed between two bases (as JSON), or were not chosen; None: any may have.

    Raises UsageError for an unknown profile.
    """
    old, new = _told(before), _told(now)
    if not old or _but(old, _APART) != _but(new, _APART):
        return None
    if _but(old["selection"], _CHOICE) != _but(new["selection"], _CHOICE):
        return None
    rules = {**all_rules(), **other_rules(), **rules_of_profiles(tuple(new["selection"]["profiles"]))}
    changed = frozenset(_differing(old["modules"], new["modules"]))
    modules = {name: frozenset(modules_of(rule)) for name, rule in rules.items()} if changed else {}
    if not changed <= frozenset().union(*modules.values()):
        return None  # something that rules are made with
    resting = {name for name, used in modules.items() if used & changed}
    was, is_now = (_Choice(told["selection"]) for told in (old, new))
    return tuple(name for name in rules if name in resting or (is_now.has(name) and not was.has(name)))


def _told(basis: str) -> dict[str, Any]:
    """Give what a basis tells; nothing for one that another version wrote, or that is damaged."""
    try:
        told = json.loads(basis)
        is_whole = isinstance(told["modules"], dict) and isinstance(told["selection"]["profiles"], list)
    except (ValueError, TypeError, KeyError):
        return {}
    return dict(told) if is_whole else {}


def _but(told: Mapping[str, object], names: frozenset[str]) -> dict[str, object]:
    return {name: value for name, value in told.items() if name not in names}


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    return (name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


class _Choice:
    """The rules that a user chose among those of the profiles, by how their ids begin."""

    def __init__(self, selection: Mapping[str, Any]) -> None:
        self._select = tuple(map(str, selection.get("select") or ("",)))
        self._ignore = tuple(map(str, selection.get("ignore") or ()))

    def has(self, rule: str) -> bool:
        """Say whether a rule is among them."""
        return rule.startswith(self._select) and not rule.startswith(self._ignore)
