"""What a record is about decides which rules concern it: those on data show nothing on a service, and the reverse."""

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.report import OutcomeStatus
from fairtool.rule import element
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import record

LEVEL = "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue"
SERVICE = "<gmd:identificationInfo><srv:SV_ServiceIdentification/></gmd:identificationInfo>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"DataRecord"}),
        (f"{LEVEL} = series", {"DataRecord"}),
        ("gmd:hierarchyLevel =", {"DataRecord"}),
        ("gmd:hierarchyLevel =\ngmd:identificationInfo =", {"DataRecord"}),
        ("in dataset-3", {"DataRecord"}),
        ("in service", {"ServiceRecord"}),
        ("in service\ngmd:hierarchyLevel =", {"ServiceRecord"}),
        (f"in service\n{LEVEL} = software", {"ServiceRecord"}),
        (f"{LEVEL} = service", {"ServiceRecord"}),
        (f"gmd:identificationInfo = {SERVICE}", {"DataRecord", "ServiceRecord"}),
        (f"{LEVEL} = software", {"OtherRecord"}),
        (f"{LEVEL} = Dataset", {"OtherRecord"}),
    ],
)
def test_a_record_is_about_what_its_level_says_or_its_first_section(text: str, expected: set[str]) -> None:
    view = record(text)
    found = {kind for kind in ("DataRecord", "ServiceRecord", "OtherRecord") if view.nodes(kind)}
    assert found == expected
    assert all(view.nodes(kind) == (view.node,) for kind in found)


def test_a_view_gives_itself_to_rules_on_what_it_is_about() -> None:
    view = record("in service")
    assert view.parts(type(view), element("ServiceRecord")) == (view,)
    assert view.parts(type(view), element("DataRecord")) == ()
    assert view.parts(type(view), element("DataRecord", "ServiceRecord")) == (view,)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("in service", ("1.", "2.", "8", "m.", "rec-1.1-", "rec-1.5", "rec-1.6", "rec-2", "rec-8")),
        ("", ("3.", "4.", "5.", "6.", "7.", "rec-3", "rec-4", "rec-5")),
    ],
    ids=["service", "data"],
)
def test_rules_on_another_kind_of_record_are_not_applicable(text: str, foreign: tuple[str, ...]) -> None:
    view = record(text)
    rules = [rule for name, rule in rules_of("inspire").items() if name.removeprefix("inspire-").startswith(foreign)]
    found = examine(view, rules, {"inspire": Context(view, Version(2, 0), shipped())})
    assert len(rules) > 15
    assert {one.rule for one in found.outcomes if one.status is not OutcomeStatus.NOT_APPLICABLE} == set()
