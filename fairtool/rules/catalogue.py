"""Finding rules: those of one standard, loaded only when asked for, or all."""

import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fairtool.rule import Rule, rules_in


@cache
def standards() -> tuple[str, ...]:
    """Give the names of the packages that hold rules, in alphabetical order."""
    package = import_module("fairtool.rules")
    return tuple(sorted(info.name for info in iter_modules(package.__path__) if info.ispkg))


@cache
def rules_of(standard: str) -> Mapping[str, Rule]:
    """Give the rules of a standard by id, in the order of its sections; empty for a standard without rules."""
    if standard not in standards():
        return {}
    found = rules_in(import_module(f"fairtool.rules.{standard}"))
    return {name: found[name] for name in sorted(found, key=_by_section)}


def _by_section(name: str) -> tuple[tuple[int, str], ...]:
    """Order ids by their section, `cf-2.5.1-...` before `cf-2.10-...` and appendices last; others stay as they are."""
    section = name.split("-")[1]
    if not re.fullmatch(r"(\d+|[a-z])(\.\d+)*", section):
        return ()
    return tuple((int(part), "") if part.isdigit() else (sys.maxsize, part) for part in section.split("."))


def all_rules() -> Mapping[str, Rule]:
    """Give the rules of every standard by id."""
    return {name: rule for standard in standards() for name, rule in rules_of(standard).items()}
