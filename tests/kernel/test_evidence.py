"""Evidence: what a rule looked at, where that is asked for."""

import pickle

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.report import Evidence, Report, Status
from fairtool.rule import Viewed
from fairtool.rules.catalogue import all_rules
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import bundle, dataset, record

UNITS = "".join(f'float v{n}(time) ; v{n}:units = "K" ; ' for n in range(5))


def _evidence(view: Viewed, rule: str, *, asked: bool = True) -> tuple[Evidence, ...]:
    found = all_rules()[rule]
    contexts = {found.standard: Context(view, Version(1, 13), shipped())}
    return examine(view, [found], contexts, evidence=frozenset({rule}) if asked else frozenset()).outcomes[0].evidence


def test_nothing_is_shown_unless_it_is_asked_for() -> None:
    assert _evidence(dataset(UNITS), "cf-3.1-units-valid", asked=False) == ()


def test_three_attributes_that_the_rule_is_about_are_shown() -> None:
    shown = _evidence(dataset(UNITS), "cf-3.1-units-valid")
    assert len(shown) == 3
    assert Evidence("lat:units", "degrees_north") in shown


def test_a_rule_of_a_row_shows_the_attribute_that_it_asks_for() -> None:
    assert _evidence(dataset(':title = "Sea" ;'), "acdd-title") == (Evidence(":title", "Sea"),)


def test_a_node_shows_its_fields_or_itself() -> None:
    [node, *_] = record("").nodes("Citation")
    [(where, value)] = node.shown(("title",))
    assert (where[-9:], value[:11]) == ("gmd:title", "Température")
    assert [where for where, _ in node.shown(())] == [node.where]


def test_a_long_value_is_cut() -> None:
    [shown] = _evidence(dataset(f':title = "{"a" * 2000}" ;'), "acdd-title")
    assert len(shown.value) < 500


def test_a_bundle_without_fields_shows_nothing() -> None:
    assert _evidence(bundle('---\n:title = "bouée" ;'), "crosscheck-title") == ()


def test_evidence_crosses_a_process_border() -> None:
    view = dataset(':title = "Sea" ;')
    rule = all_rules()["acdd-title"]
    found = examine(view, [rule], {"acdd": Context(view, Version(1, 3), shipped())}, evidence=frozenset({"acdd-title"}))
    report = Report("a.nc", "netcdf", Status.CLEAN, outcomes=found.outcomes)
    again = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own bytes
    assert again == report
    assert again.outcomes[0].evidence[0].value == "Sea"
