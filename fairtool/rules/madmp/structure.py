"""Rules of structure, one a kind of mistake: what the official JSON Schema of the standard would say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.fault import Fault, Kind
from fairtool.plan.view import Plan
from fairtool.rule import ALWAYS, Example, Rule
from fairtool.rules.madmp.repair import repair
from fairtool.rules.madmp.structure_sentences import sentence
from fairtool.translate import marked

_SOURCE = "RDA DMP Common Standard, JSON Schema"


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page of a kind of mistakes says, and an example."""

    text: str
    bad: str
    version: str | None = None


_PAGES: Mapping[Kind, _Page] = {
    Kind.MISSING: _Page(
        marked(
            "Every key that the standard asks for is there.\n\n"
            "A tool that exchanges plans refuses one without them, or shows a blank where a reader looks for an answer."
        ),
        '{"/dmp/dataset/0/distribution/0/data_access": null}',
    ),
    Kind.UNKNOWN: _Page(
        marked(
            "Beside the plan stands nothing that the standard does not name.\n\n"
            "Version 1.1 closes the outermost object, and a tool that keeps to it refuses the document. Inside the "
            "plan keys of your own may stand anywhere. `$schema`, which names the schema, is let pass."
        ),
        '{"/note": "draft"}',
        "1.1",
    ),
    Kind.TYPE: _Page(
        marked(
            "Every value is of the type that the standard gives it: text, number, list or object.\n\n"
            'A program that expects a number finds none in `"2000"`, and one that expects a list takes a text apart '
            "into its letters. What is not known is left out: null is a value, too."
        ),
        '{"/dmp/dataset/0/distribution/0/byte_size": "2000"}',
    ),
    Kind.CODE: _Page(
        marked(
            "Every code is one of its list.\n\n"
            "Programs compare codes letter by letter: `Open` is not `open`, and `fr` is no language where three "
            "letters are asked for."
        ),
        '{"/dmp/language": "en"}',
    ),
    Kind.FORMAT: _Page(
        marked(
            "Days, moments, addresses and e-mail addresses are written as the standard says.\n\n"
            "A moment without a time zone may be any of 26 hours, and an address without `https://` leads nowhere."
        ),
        '{"/dmp/created": "2026-01-05T09:00:00"}',
    ),
    Kind.COUNT: _Page(
        marked(
            "Lists have as many items as the standard says, none of them twice where it wants a set.\n\n"
            "An empty list says less than none at all, and version 1.0 refuses it."
        ),
        '{"/dmp/contributor/0/role": ["data manager", "data manager"]}',
    ),
}


def _rule(kind: Kind) -> Rule:
    page = _PAGES[kind]
    return Rule(
        id=f"madmp-schema-{kind.value}",
        check=partial(_check, kind),
        sees=Plan,
        when=ALWAYS,
        covers=(),
        severity=Severity.ERROR,
        reads="none",
        examples=(Example(kind.value, bad=page.bad, good="{}", version=page.version),),
        source=_SOURCE,
        docstring=page.text,
    )


def _check(kind: Kind, plan: Plan, context: Context[Plan]) -> Iterator[Problem]:
    for fault in plan.faults:
        if fault.kind is kind and not fault.is_own:
            yield _problem(fault, plan, context.zone)


def _problem(fault: Fault, plan: Plan, zone: str) -> Problem:
    template, told = sentence(fault)
    values: dict[str, Any] = dict(told)
    fix = repair(fault, plan, zone)
    return Problem(template, where=fault.where, line=plan.line(fault.where), fix=fix, **values)


def _check_own(plan: Plan, context: Context[Plan]) -> Iterator[Problem]:
    for fault in plan.faults:
        if fault.is_own:
            yield _problem(fault, plan, context.zone)


EXTENSION = Rule(
    id="madmp-extension",
    check=_check_own,
    sees=Plan,
    when=ALWAYS,
    covers=(),
    severity=Severity.ERROR,
    reads="none",
    examples=(Example("extension", bad='{"/dmp/dataset/0/fairtool": {"files": "ten"}}', good="{}"),),
    source="fairtool, madmp-1.2.json",
    docstring=marked(
        "What fairtool adds to a plan is as its own schema says.\n\n"
        "The standard leaves its objects open, so that other tools pass over the key `fairtool`. The commands that "
        "fill and check plans read it."
    ),
)
STRUCTURE = tuple(_rule(kind) for kind in Kind)
