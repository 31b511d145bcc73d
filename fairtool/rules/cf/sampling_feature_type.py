"""The `featureType` attribute (CF 9.4)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.roles import Axis, Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, INDEXED, ORTHOGONAL, TRAJECTORIES
from fairtool.rules.cf.sampling_types import feature_types


@rule(
    "cf-9.4-feature-type",
    covers=["9.4:S1"],
    when=attribute("featureType"),
    examples=[
        Example("9.4:S1", bad=CONTIGUOUS.replace('"timeSeries"', '"time series"'), good=CONTIGUOUS),
        Example("9.4:S1", bad=':featureType = "grid" ;', good=ORTHOGONAL.replace('"timeSeries"', '"TIMESERIES"')),
    ],
)
def feature_type_is_known(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The global attribute `featureType` is point, timeSeries, trajectory, profile or a collection of profiles.

    Software decides by it how to read the file: as stations, as tracks or as casts. Upper and lower case are the
    same. A gridded file has no `featureType`.
    """
    value = dataset.attributes.get("featureType")
    if value is None or (isinstance(value, str) and value.strip().lower() in feature_types()):
        return
    letters = re.sub("[^a-z]", "", value.lower()) if isinstance(value, str) else ""
    meant = feature_types().get(letters) or feature_types().get(letters.removesuffix("s"))
    yield Problem(
        "{where} is {value}; write one of {types}, or leave it out for data that are no such features",
        where=dataset.place("featureType"),
        value=value,
        types=", ".join(kind.name for kind in feature_types().values()),
        fix=SetAttribute("/", "featureType", meant.name) if meant else None,
    )


@rule(
    "cf-9.4-feature-type-ragged",
    covers=["9.4:S2"],
    when=attribute("sample_dimension", "instance_dimension"),
    examples=[
        Example("9.4:S2", bad=CONTIGUOUS.replace(':featureType = "timeSeries" ;', ""), good=CONTIGUOUS),
        Example("9.4:S2", bad=INDEXED.replace(':featureType = "timeSeries" ;', ""), good=INDEXED),
    ],
)
def ragged_arrays_have_a_feature_type(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A file with ragged arrays has the global attribute `featureType`.

    The arrays alone do not tell whether the elements of a feature are a time series, a track or a cast.
    """
    if "featureType" not in dataset.attributes:
        yield Problem(
            "{where} is missing and the file has ragged arrays; write one of {types}",
            where=dataset.place("featureType"),
            types=", ".join(kind.name for kind in feature_types().values()),
        )


@rule(
    "cf-9.4-feature-type-with-roles",
    covers=["9.4:S2", "9.4:S3"],
    when=role(Role.INSTANCE_ID),
    examples=[
        Example("9.4:S2", bad=TRAJECTORIES.replace(':featureType = "trajectory" ;', ""), good=TRAJECTORIES),
        Example("9.4:S3", bad=ORTHOGONAL.replace(':featureType = "timeSeries" ;', ""), good=ORTHOGONAL),
    ],
)
def features_have_a_feature_type(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A file whose features have a `cf_role` has the global attribute `featureType`.

    It is needed where times or heights differ from feature to feature (incomplete arrays), and recommended where all
    features share them (orthogonal arrays). Ragged arrays have a rule of their own.
    """
    if "featureType" in dataset.attributes or dataset.having(Role.COUNT) or dataset.having(Role.INDEX):
        return
    instances = {dimension for one in dataset.having(Role.INSTANCE_ID) for dimension in one.dimensions}
    identifier = dataset.having(Role.INSTANCE_ID)[0]
    incomplete = any(_differs(variable, instances, dataset) for variable in dataset.variables.values())
    yield Problem(
        '{where} is missing and {variable} has cf_role = "{role}"; write one of {types}',
        where=dataset.place("featureType"),
        variable=identifier.path,
        role=identifier.text("cf_role"),
        types=", ".join(kind.name for kind in feature_types().values()),
        row="9.4:S2" if incomplete else "9.4:S3",
    )


def _differs(variable: Variable, instances: set[Dimension], dataset: Dataset) -> bool:
    """Say whether a variable is a time or height that has elements of its own for each of several features."""
    own = dataset.roles.dimensions[variable.path]
    if len(own) < 2 or dataset.roles.axis(variable) not in (Axis.T, Axis.Z):
        return False
    return any(one.length > 1 for one in own if one in instances) and any(one not in instances for one in own)
