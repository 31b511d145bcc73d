"""A rubric names rules that exist, and says what it asks in both languages."""

from collections.abc import Mapping

import pytest

from fairtool.conformance import table
from fairtool.errors import UsageError
from fairtool.fair.online.page_view import PageView
from fairtool.fair.rubric import Fold, Indicator, On, named
from fairtool.fair.rubric_file import load, rubrics
from fairtool.fair.score import Yardstick, settings_for
from fairtool.finding import Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.profile import shipped_profiles
from fairtool.record.bundle import Bundle
from fairtool.rule import Rule
from fairtool.rules.catalogue import all_rules
from fairtool.selection import choose
from fairtool.settings import Settings
from tests.rules.checking import is_about_records

RUBRIC = load("rda-1.0")
KNOWN = tuple(all_rules())
INDICATORS = pytest.mark.parametrize("indicator", RUBRIC.indicators, ids=[one.id for one in RUBRIC.indicators])


def test_the_model_has_41_indicators_of_which_20_are_essential() -> None:
    priorities = [one.priority for one in RUBRIC.indicators]
    assert [priorities.count(word) for word in ("essential", "important", "useful")] == [20, 14, 7]
    assert len({one.id for one in RUBRIC.indicators}) == 41


@INDICATORS
def test_every_rule_that_is_named_exists(indicator: Indicator) -> None:
    for group in indicator.groups:
        assert [rule for rule in group.rules if not named((rule,), KNOWN)] == []
    assert indicator.exempt is None or indicator.exempt.rule in KNOWN


@INDICATORS
def test_a_rule_looks_at_what_its_group_is_on(indicator: Indicator) -> None:
    for group in indicator.groups:
        rules = [all_rules()[rule] for rule in named(group.rules, KNOWN)]
        if group.on is On.TOGETHER:
            assert {rule.sees for rule in rules} == {Bundle}
        elif group.on is On.PLAN:
            assert {rule.sees for rule in rules} <= {PlannedBundle, PlannedDataset}
        elif group.on is On.PAGE:
            assert {rule.sees for rule in rules} == {PageView}
        elif group.on is On.DATA:
            assert any(not is_about_records(rule) for rule in rules)
        else:
            assert any(is_about_records(rule) and rule.sees is not Bundle for rule in rules)


@INDICATORS
def test_an_indicator_is_answered_by_rules_or_says_what_it_needs(indicator: Indicator) -> None:
    assert bool(indicator.asked.groups) is not bool(indicator.asked.needs)
    assert all(group.rules for group in indicator.groups)


@INDICATORS
def test_an_indicator_that_rests_on_nothing_but_silence_is_none(indicator: Indicator) -> None:
    assert not indicator.groups or any(group.fold is not Fold.SILENT for group in indicator.groups)


@INDICATORS
def test_both_languages_say_what_it_asks_and_how_to_satisfy_it(indicator: Indicator) -> None:
    for words in indicator.words.values():
        assert words.ask.endswith(".")
        assert words.do.endswith(".")
        assert words.title
        assert not words.title.endswith(".")
    assert indicator.words["en"].ask != indicator.words["fr"].ask


def test_a_score_runs_the_rules_of_the_rubric_and_hardly_any_others() -> None:
    settings = settings_for(Yardstick((RUBRIC,)), Settings())
    run = {rule.id for rule in choose(settings.selection, ()).rules}
    of_pages = {rule.id for rule in all_rules().values() if rule.sees is PageView}
    assert run >= set(named(RUBRIC.rules, KNOWN)) - of_pages
    assert all(rule.startswith(RUBRIC.rules) for rule in run)
    assert settings.evidence <= run


def test_the_rubric_runs_a_profile_that_is_shipped() -> None:
    assert RUBRIC.profile in shipped_profiles()
    assert RUBRIC.name in rubrics()


def test_an_unknown_rubric_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"rda-1\.0"):
        load("rda-1")


def _most_severe(rule: Rule, overrides: Mapping[str, Severity]) -> Severity:
    """Give the highest severity that a finding of a rule can have, in whatever version of its standard."""
    if rule.id in overrides:
        return overrides[rule.id]
    rows = [table(rule.standard)[row] for row in rule.covers]
    said = [severity for row in rows for span in row.spans if (severity := row.severity(span.since))]
    known: list[Severity] = [*said, *([rule.severity] if rule.severity else [])]
    return max(known, key=_rank)


def _rank(severity: Severity) -> int:
    return severity.rank


@pytest.mark.parametrize("name", rubrics())
def test_a_rubric_names_no_rule_whose_findings_can_never_count_there(name: str) -> None:
    rubric = load(name)
    chosen = choose(settings_for(Yardstick((rubric,)), Settings()).selection, ())
    known = {**all_rules(), **{rule.id: rule for rule in chosen.rules}}
    for indicator in rubric.indicators:
        for group in indicator.groups:
            for named_so in group.rules:
                if "-note-" in named_so:  # these count for nothing, and are told
                    continue
                found = [known[rule] for rule in named((named_so,), tuple(known))]
                most = max(_most_severe(rule, chosen.severities).rank for rule in found)

                assert most >= group.at_least.rank, (indicator.id, named_so)
