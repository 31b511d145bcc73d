"""Rules made from Schematron schemas that the user gives: one rule an assertion."""

from collections.abc import Iterator
from functools import cache, partial

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem
from fairtool.iso.schematron import Assertion, Schematron, failures, load
from fairtool.iso.view import XmlRecord
from fairtool.rule import ALWAYS, Rule

FAMILY = "user-schematron"


@cache
def rules_of_schema(path: str) -> tuple[Rule, ...]:
    """Make the rules of a schema, `user-schematron-FILE-ASSERTION`; raises UsageError on one that cannot be run."""
    schematron = load(path)
    return tuple(_rule(schematron, assertion, path) for assertion in schematron.assertions)


def _rule(schematron: Schematron, assertion: Assertion, path: str) -> Rule:
    return Rule(
        id=f"{FAMILY}-{schematron.name}-{assertion.name}",
        check=partial(_judge, schematron, assertion),
        sees=XmlRecord,
        when=ALWAYS,
        covers=(),
        severity=assertion.severity,
        reads="none",
        examples=(),
        source=path,
        docstring=f"{assertion.text}\n\nAn assertion of {path}.",
    )


def _judge(
    schematron: Schematron, assertion: Assertion, view: XmlRecord, _context: Context[XmlRecord]
) -> Iterator[Problem]:
    try:
        found = failures(schematron, view)
    except Unavailable as error:
        if assertion is not schematron.gravest:
            raise
        reason = error.values["reason"]
        template = "{where} cannot be judged by the schema {name}: {reason}"
        yield Problem(template, where=view.node.where, line=view.node.line, name=schematron.name, reason=reason)
        return
    for one in found.get(assertion.key, ()):
        yield Problem("{where}: {text}", where=one.where, line=one.line, text=one.text, text_fr=one.text_fr)
