"""Attributes of any type anywhere: the rules of 2.8 and of chapter 8 never crash."""

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
    *("scale_factor", "add_offset", "compress", "bounds", "quantization", "quantization_nsb", "quantization_nsd"),
    *("algorithm", "implementation", "aggregated_dimensions", "aggregated_data", "coordinate_interpolation"),
    *("tie_point_mapping", "interpolation_name", "interpolation_description", "interpolation_parameters"),
    *("computational_precision", "bounds_tie_points", "_FillValue", "dimensions"),
)
VALUES: tuple[Value, ...] = (
    "",
    "n",
    "v0 v1",
    ": :",
    "n: v0 n n",
    "map: v4 uris: v2 identifiers: v12",
    "v0: v1: v2 n: v3 n m",
    "\udce9\x00",
    StringText("n: v4 n"),
    (),
    ("n", "v0"),
    Opaque("mine"),
    Numbers(NcType.INT, ()),
    Numbers(NcType.INT64, (2**63 - 1, -(2**63))),
    Numbers(NcType.FLOAT, (nan,)),
    Numbers(NcType.DOUBLE, (inf, nan)),
    Numbers(NcType.SHORT, (3,)),
)
RULES = [rule for rule in rules_of("cf").values() if rule.id.startswith(("cf-2.8", "cf-8."))]


def _dataset(value: Value) -> Dataset:
    long, short = Dimension("n", 2, path="n"), Dimension("m", 0, unlimited=True, path="m")
    attributes = dict.fromkeys(NAMES, value)
    shapes = ((long,), (), (long, short), (long, long))
    variables = {
        f"v{number}": Variable(f"v{number}", kind, shapes[number % 4], attributes, type_name="mine")
        for number, kind in enumerate(NcType)
    }
    variables["n"] = Variable("n", NcType.INT, (long,), attributes)
    inner = Group("/g", attributes, variables={"w": Variable("/g/w", NcType.INT, (), attributes)})
    root = Group("/", attributes, {"n": long, "m": short}, variables, {"g": inner})
    return Dataset("a.nc", Format.NETCDF4, root, dataset("").reader)


@pytest.mark.parametrize("minor", [6, 9, 10, 13, 14])
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_no_rule_crashes_and_every_message_can_be_shown(value: Value, minor: int) -> None:
    view = _dataset(value)
    found = examine(view, RULES, {"cf": Context(view, Version(1, minor), shipped())})
    assert not [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert all(finding.message for finding in found.findings)
    assert found.findings
