"""The attributes that ACDD recommends are there: one rule for each, made from its table."""

from fairtool.rule import Rule
from fairtool.rules.acdd.attributes import attributes
from fairtool.rules.attributes import rule_from

PRESENCE: tuple[Rule, ...] = tuple(rule_from(row, (name,)) for name, row in attributes().items())
