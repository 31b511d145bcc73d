"""Every rule keeps its promises: its examples, its page, its rows."""

from collections.abc import Iterator

import pytest

from fairtool.audit.across import OF_ARCHIVES
from fairtool.conformance import table
from fairtool.context import Context
from fairtool.engine import examine, in_force
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Severity
from fairtool.netcdf import cdl
from fairtool.netcdf.dataset import Dataset
from fairtool.record.bundle import Bundle
from fairtool.report import OutcomeStatus
from fairtool.rule import Example, Rule, Viewed
from fairtool.rules import frame
from fairtool.rules.catalogue import all_rules, rules_of
from fairtool.standards import NEWEST
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import is_about_records, view_of

RULES = all_rules()
CASES = [
    pytest.param(rule, example, id=f"{rule.id}[{example.row}-{number}]")
    for rule in RULES.values()
    for number, example in enumerate(rule.examples)
    if rule.standard in (*NEWEST, "pole", "crosscheck", "fair", "page", "fuji", "dmp", "archive")
]


def _version(rule: Rule, example: Example) -> Version:
    if example.version:
        return Version.parse(example.version)
    spans = table(rule.standard)[example.row].spans if rule.covers else ()
    newest = NEWEST.get(rule.standard, Version(1, 0))  # rules of no standard (`pole`) have no versions
    if not spans or any(span.covers(newest) for span in spans):
        return newest
    return spans[-1].until or spans[-1].since


def _view(rule: Rule, text: str, version: Version) -> Viewed:
    return view_of(rule, text, version) if is_about_records(rule) else _dataset(rule, text, version)


def _dataset(rule: Rule, text: str, version: Version) -> Dataset:
    cf = version if rule.standard == "cf" else NEWEST["cf"]
    draft = "-draft" if cf > NEWEST["cf"] else ""
    own = f" {rule.standard.upper()}-{version}" if rule.standard not in ("cf", "pole", "fair", "fuji") else ""
    conventions = f"CF-{cf}{draft}{own}"
    return cdl.parse(frame.complete(text, conventions), f"{rule.id}.nc")


def _family(rule: Rule) -> list[Rule]:
    """Give the rules that a good example must please: those of the standard, or of one network or data centre."""
    prefix = "-".join(rule.id.split("-")[:2]) if rule.standard == "pole" else rule.standard
    return [
        one
        for one in rules_of(rule.standard).values()
        if one.id.startswith(f"{prefix}-")
        and is_about_records(one) is is_about_records(rule)
        and (one.sees is Bundle) is (rule.sees is Bundle)
        and (one.sees is PageView) is (rule.sees is PageView)
        and (one.sees in OF_ARCHIVES) is (rule.sees in OF_ARCHIVES)
    ]


def _context(rule: Rule, view: Viewed, version: Version) -> dict[str, Context[Viewed]]:
    return {rule.standard: Context(view, version, shipped(), deep=True)}


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_fires_on_its_bad_example_for_the_row(rule: Rule, example: Example) -> None:
    version = _version(rule, example)
    view = _view(rule, example.bad, version)
    examined = examine(view, [rule], _context(rule, view, version))
    assert not [outcome for outcome in examined.outcomes if outcome.status is OutcomeStatus.CRASHED], examined.outcomes
    assert examined.findings, examined.outcomes
    if rule.covers:
        section = table(rule.standard)[example.row].section
        severity = table(rule.standard)[example.row].severity(version)
        assert any(
            finding.severity is severity and finding.source.endswith(f" {section}") for finding in examined.findings
        ), examined.findings
    for finding in examined.findings:
        assert finding.message, finding


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_no_rule_of_the_standard_finds_an_error_in_a_good_example(rule: Rule, example: Example) -> None:
    version = _version(rule, example)
    view = _view(rule, example.good, version)
    context = _context(rule, view, version)
    examined = examine(view, _family(rule), context)
    crashed = [outcome for outcome in examined.outcomes if outcome.status is OutcomeStatus.CRASHED]
    own = [finding for finding in examined.findings if finding.rule == rule.id]
    errors = [finding for finding in examined.findings if finding.severity is Severity.ERROR]
    assert not crashed
    assert not [(finding.rule, finding.message) for finding in errors]
    assert not [(finding.where, finding.message) for finding in own]


# What CDL text cannot say is shown by a builder in a test of its own.
SHOWN_ELSEWHERE = {"2.1:R1": "tests/rules/test_cf_identity.py"}


def _uncovered(standard: str) -> Iterator[str]:
    shown = {example.row for rule in rules_of(standard).values() for example in rule.examples}
    covered = {row for rule in rules_of(standard).values() for row in rule.covers}
    for row in table(standard).values():
        is_shown = row.id in shown or row.id in SHOWN_ELSEWHERE
        decided = row.undecidable or row.answered_by
        if not decided and (row.id not in covered or not is_shown):
            yield row.id


@pytest.mark.parametrize("standard", ["cf", "ugrid", "acdd", "inspire"])
def test_every_row_is_covered_by_a_rule_with_examples_or_is_undecidable(standard: str) -> None:
    assert not list(_uncovered(standard))


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_is_well_made(rule: Rule) -> None:
    assert rule.title.endswith("."), "the page opens with a sentence"
    assert rule.why, "the page says why"
    rows = table(rule.standard)
    assert all(row in rows for row in rule.covers)
    assert {example.row for example in rule.examples} <= set(rule.covers) or not rule.covers
    assert rule.covers or (rule.severity and rule.source)


def test_rules_that_are_not_in_force_do_not_apply() -> None:
    rule = next(rule for rule in rules_of("cf").values() if rule.covers == ("8.4:R1",))
    dataset = cdl.parse(frame.complete("", "CF-1.8"), "a.nc")
    assert not in_force(rule, Context(dataset, Version(1, 8), shipped()))
