"""Profiles: each one that is shipped loads, names rules that exist, and its rows keep their promises."""

from pathlib import Path

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.netcdf import cdl
from fairtool.profile import load, shipped_profiles, with_parents
from fairtool.report import OutcomeStatus
from fairtool.rule import Rule
from fairtool.rules import frame
from fairtool.rules.attributes import rules_from
from fairtool.rules.catalogue import all_rules
from fairtool.selection import Selection, check_prefixes, choose, profile_rules
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import is_about_records, record

PROFILES = shipped_profiles()
ROWS = profile_rules()
ROW = (
    '[[required]]\nid = "lab-title"\nattribute = "title"\nseverity = "error"\nask = "write it"\nask_fr = "écrivez-le"\n'
)


def _findings(rule: Rule, text: str) -> list[str]:
    view = record(text) if is_about_records(rule) else cdl.parse(frame.complete(text, "CF-1.13"), "example.nc")
    found = examine(view, [rule], {rule.standard: Context(view, Version(1, 0), shipped())})
    assert not [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED], found.outcomes
    return [finding.message for finding in found.findings]


def _file(folder: Path, text: str) -> str:
    path = folder / "lab.toml"
    path.write_text(f'title = "Lab"\n{text}', encoding="utf-8")
    return str(path)


def test_the_profiles_of_the_poles_and_networks_are_shipped():
    assert {"cf", "acdd", "aeris", "eccad", "seadatanet", "odatis", "oceansites", "argo"} <= set(PROFILES)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_loads_with_its_parents_and_names_rules_that_exist(name):
    chosen = choose(Selection((name,)), ())
    assert chosen.rules
    profile = load(name)
    assert profile.title
    assert profile.title_fr
    assert profile.source
    assert set(profile.extends) <= {one.name for one in with_parents((name,))}


@pytest.mark.parametrize("name", PROFILES)
def test_what_a_profile_changes_or_ignores_is_a_rule_it_chooses(name):
    names = {rule.id for parent in with_parents((name,)) for rule in choose(Selection((parent.name,)), ()).rules}
    changed = {rule for parent in with_parents((name,)) for rule, _ in parent.severity}
    assert changed <= names


def test_a_row_has_an_id_of_its_own():
    rows = [row.id for name in PROFILES for row in load(name).required]
    assert len(rows) == len(set(rows))
    assert not set(rows) & set(all_rules())


@pytest.mark.parametrize("name", PROFILES)
def test_a_row_whose_source_was_not_read_is_an_info_that_says_so(name):
    for rule, row in zip(rules_from(load(name)), load(name).required, strict=True):
        if not row.confirmed:
            assert row.severity is Severity.INFO
            assert "advice" in rule.page
            assert "conseil" in rule.page_fr


@pytest.mark.parametrize("rule", ROWS.values(), ids=list(ROWS))
def test_the_rule_of_a_row_fires_on_its_bad_example_and_not_on_its_good_one(rule):
    assert _findings(rule, rule.examples[0].bad)
    assert not _findings(rule, rule.examples[0].good)


def test_odatis_asks_for_cf_and_for_seadatanet():
    rules = {rule.id for rule in choose(Selection(("odatis",)), ()).rules}
    assert {"cf-2.6.1-conventions-name", "pole-seadatanet-flags", "pole-odatis-seadatanet"} & rules >= {
        "pole-seadatanet-flags",
        "pole-odatis-seadatanet",
    }
    assert any(rule.startswith("cf-") for rule in rules)


def test_oceansites_makes_an_error_of_what_its_inventory_needs():
    assert choose(Selection(("oceansites",)), ()).severities["acdd-geospatial-lat-min"] is Severity.ERROR


def test_an_unknown_profile_gets_the_nearest_name():
    with pytest.raises(UsageError, match="there is no profile odatiss") as caught:
        load("odatiss")
    assert caught.value.hint.format_map(caught.value.values) == "did you mean odatis?"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('extend = ["cf"]', "unknown key extend", "did you mean extends?"),
        ('zzz = "a"', "unknown key zzz", "the keys are extends"),
        (f'{ROW}severty = "x"', "unknown key severty", "did you mean severity?"),
        ('rules = "cf"', "rules is not a list of texts", ""),
        ("rules = [1]", "rules is not a list of texts", ""),
        ("title_fr = 1", "title_fr is not a text", ""),
        (ROW.replace('"error"', '"fatal"'), "lab-title: severity is fatal", ""),
        (f'{ROW}on = "globe"', "lab-title: on is globe", ""),
        (f'{ROW}pattern = "("', "lab-title is no regular expression", ""),
        (f'{ROW}confirmed = "no"', "confirmed is neither true nor false", ""),
        (ROW.replace('attribute = "title"\n', ""), "lacks the key attribute", ""),
        ('severity = { "cf" = "fatal" }', "cf is fatal", ""),
        ("severity = 1", "severity is not a table", ""),
        ("required = [1]", "required is not a list of tables", ""),
        ("a = = 1", "is not a profile", ""),
    ],
)
def test_a_fault_in_a_profile_is_said_with_what_would_be_right(tmp_path, text, message, hint):
    with pytest.raises(UsageError) as caught:
        load(_file(tmp_path, text))
    assert message in str(caught.value)
    assert hint in caught.value.hint.format_map(caught.value.values)


def test_a_profile_without_title_is_refused(tmp_path):
    path = tmp_path / "lab.toml"
    path.write_text('rules = ["cf"]', encoding="utf-8")
    with pytest.raises(UsageError, match="lacks the key title"):
        load(str(path))


@pytest.mark.parametrize(("name", "near"), [("acdd-titel", "acdd-title"), ("acddd", "acdd")])
def test_a_profile_that_names_no_rule_is_refused(tmp_path, name, near):
    with pytest.raises(UsageError, match=f"names the rule {name}") as caught:
        check_prefixes((), (_file(tmp_path, f'rules = ["{name}"]'),))
    assert caught.value.values["near"] == near


def test_a_profile_that_extends_itself_is_refused(tmp_path):
    path = tmp_path / "lab.toml"
    path.write_text(f'title = "Lab"\nextends = ["{path}"]', encoding="utf-8")
    with pytest.raises(UsageError, match="extends itself"):
        with_parents((str(path),))


def test_a_profile_of_ones_own_asks_for_its_attributes(tmp_path):
    name = _file(tmp_path, f'extends = ["acdd"]\nignore = ["acdd-"]\n{ROW}values = ["SST"]')
    (rule,) = choose(Selection((name,)), ()).rules
    assert _findings(rule, ':title = "sst" ;') == [':title is "sst"; use one of SST']
    assert _findings(rule, ':title = "SST" ;') == []
