"""The rules that a run met, by id."""

from fairtool.rule import Rule
from fairtool.rule_page import title_of
from fairtool.rules.catalogue import rules_of
from fairtool.translate import Language


def rule_named(name: str) -> Rule | None:
    """Give a rule; None for an id without a page, as those of a profile or of unreadable files."""
    return rules_of(name.partition("-")[0]).get(name)


def title(name: str, language: Language) -> str:
    """Give the title of a rule; empty for an id without a page."""
    rule = rule_named(name)
    return title_of(rule, language) if rule else ""
