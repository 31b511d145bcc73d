"""Attributes of any type anywhere: the rules of chapter 2, 3.4 and Appendix A never crash."""

from math import inf, nan

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Dimension, Group, NcType, Numbers, Opaque, StringText, Value, Variable
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import dataset

NAMES = (
    *("Conventions", "_FillValue", "missing_value", "valid_range", "valid_min", "valid_max", "actual_range"),
    *("scale_factor", "add_offset", "title", "history", "comment", "external_variables", "coordinates"),
    *("ancillary_variables", "compress", "cell_methods", "long_name", "", " ", "\udcff"),
)
VALUES: tuple[Value, ...] = (
    "",
    " , ; / .. ",
    "\udce9\x00",
    StringText("CF-1.6"),
    (),
    ("", "a,b"),
    Opaque("mine"),
    Numbers(NcType.INT, ()),
    Numbers(NcType.INT64, (2**63 - 1, -(2**63))),
    Numbers(NcType.UBYTE, (1,)),
    Numbers(NcType.FLOAT, (nan,)),
    Numbers(NcType.DOUBLE, (inf, nan)),
    Numbers(NcType.DOUBLE, (1e300,)),
    Numbers(NcType.SHORT, (3, 2, 1)),
)
OWN = ("cf-2.", "cf-3.4", "cf-a-")
RULES = [rule for rule in rules_of("cf").values() if rule.id.startswith(OWN) and not rule.id.startswith("cf-2.8")]


def _dataset(value: Value) -> Dataset:
    dimension = Dimension("n", 2, path="n")
    attributes = dict.fromkeys(NAMES, value)
    variables = {
        f"v{number}": Variable(f"v{number}", kind, (dimension, dimension), attributes, type_name="mine")
        for number, kind in enumerate(NcType)
    }
    inner = Group("/g", attributes, variables={"w": Variable("/g/w", NcType.INT, (), attributes)})
    root = Group("/", attributes, {"n": dimension}, variables, {"g": inner})
    return Dataset("a.nc", Format.NETCDF4, root, dataset("").reader)


@pytest.mark.parametrize("minor", [6, 8, 13, 14])
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_no_rule_crashes(value: Value, minor: int) -> None:
    view = _dataset(value)
    outcomes = examine(view, RULES, {"cf": Context(view, Version(1, minor), shipped())}).outcomes
    assert not [outcome for outcome in outcomes if outcome.status is OutcomeStatus.CRASHED]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_every_message_can_be_shown(value: Value) -> None:
    view = _dataset(value)
    found = examine(view, RULES, {"cf": Context(view, Version(1, 13), shipped())}).findings
    assert all(finding.message for finding in found)
    assert len(found) > 0
