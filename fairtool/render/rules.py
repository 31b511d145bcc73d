"""The rules that a run met, by id."""

from collections.abc import Mapping
from functools import cache

from fairtool.rule import Rule
from fairtool.rule_page import title_of
from fairtool.rules.catalogue import rules_of
from fairtool.selection import other_rules
from fairtool.translate import Language


def rule_named(name: str) -> Rule | None:
    """Give a rule of a standard or a shipped profile; None for another id, as that of an unreadable file."""
    return rules_of(name.partition("-")[0]).get(name) or _of_profiles().get(name)


@cache
def _of_profiles() -> Mapping[str, Rule]:
    return other_rules()


def title(name: str, language: Language) -> str:
    """Give the title of a rule; empty for an id without a page."""
    rule = rule_named(name)
    return title_of(rule, language) if rule else ""
