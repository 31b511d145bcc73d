"""The form of the features that a file says it has (CF 9.1, 9.3, H.1)."""

from collections.abc import Callable, Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.roles import Axis
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_data import places, sampled
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, ORTHOGONAL, PROFILES, TRAJECTORIES
from fairtool.rules.cf.sampling_types import feature_type

Dimensions = frozenset[Dimension]

_GRIDDED_POINTS = """variables:
  float sst(time, lat, lon) ; sst:standard_name = "sea_surface_temperature" ; sst:units = "degC" ;
    sst:coordinates = "time lat lon" ;
  :featureType = "point" ;"""
_POINTS = """dimensions:
  obs = 3 ;
variables:
  double times(obs) ; times:units = "days since 2000-01-01" ; times:calendar = "standard" ;
    times:standard_name = "time" ;
  double lats(obs) ; lats:units = "degrees_north" ; lats:standard_name = "latitude" ;
  double lons(obs) ; lons:units = "degrees_east" ; lons:standard_name = "longitude" ;
  float sst(obs) ; sst:standard_name = "sea_surface_temperature" ; sst:units = "degC" ;
    sst:coordinates = "times lats lons" ;
  :featureType = "point" ;"""


def _varies(first: Dimensions, second: Dimensions) -> bool:
    return bool(first - second)


def _moves_with(first: Dimensions, second: Dimensions) -> bool:
    return bool(first & second)


# Feature type -> pairs of axes, and what must hold between their dimensions.
_FORMS: Mapping[str, tuple[tuple[Axis, Axis, Callable[[Dimensions, Dimensions], bool]], ...]] = {
    "timeSeries": ((Axis.T, Axis.X, _varies),),
    "timeSeriesProfile": ((Axis.T, Axis.X, _varies), (Axis.Z, Axis.T, _varies)),
    "profile": ((Axis.Z, Axis.X, _varies), (Axis.Z, Axis.T, _varies)),
    "trajectory": ((Axis.T, Axis.X, _moves_with),),
    "trajectoryProfile": ((Axis.T, Axis.X, _moves_with), (Axis.Z, Axis.T, _varies)),
}


@rule(
    "cf-9.1-form",
    covers=["9.1:S2"],
    when=attribute("featureType"),
    examples=[
        Example(
            "9.1:S2",
            bad=TRAJECTORIES.replace('featureType = "trajectory"', 'featureType = "timeSeries"'),
            good=TRAJECTORIES,
        ),
        Example(
            "9.1:S2",
            bad=CONTIGUOUS.replace("times(obs)", "times(station)").replace("0, 1, 0, 1, 2, 5", "0, 1, 2"),
            good=CONTIGUOUS,
        ),
        Example("9.1:S2", bad=ORTHOGONAL.replace('"timeSeries"', '"trajectory"'), good=ORTHOGONAL),
        Example(
            "9.1:S2",
            bad=PROFILES.replace("depth(obs)", "depth(cast)").replace("depth = 0, 10, 0, 10, 0 ;", ""),
            good=PROFILES,
        ),
    ],
)
def features_have_their_form(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The coordinates vary as the feature type says: stations stay, tracks move, heights vary within a profile.

    A `featureType` that does not fit the arrays makes software draw something else than what was measured. Precise
    positions beside nominal ones are welcome, as are coordinates that all features share; only a form that no
    representation allows is reported.
    """
    kind = feature_type(dataset)
    seen: set[tuple[str, str]] = set()
    for variable in sampled(dataset) if kind else ():
        found = places(variable, dataset)
        for first, second, holds in _FORMS.get(kind.name, ()) if kind else ():
            wrong = _contradiction(found.get(first, ()), found.get(second, ()), holds, dataset)
            if kind is None or wrong is None or (wrong[0].path, wrong[1].path) in seen:
                continue
            seen.add((wrong[0].path, wrong[1].path))
            yield Problem(
                "{where} ({dimensions}) and {other} ({others}) do not vary as in {type} data; "
                "choose the featureType that fits, or name the coordinates that do",
                where=wrong[0].place(),
                dimensions=", ".join(wrong[0].dimension_names),
                other=wrong[1].path,
                others=", ".join(wrong[1].dimension_names),
                type=kind.name,
                related=(Related(wrong[1].place()), Related(dataset.place("featureType"), kind.name)),
            )


@rule(
    "cf-h.1-point-dimension",
    covers=["H.1:S1"],
    when=attribute("featureType"),
    examples=[Example("H.1:S1", bad=_GRIDDED_POINTS, good=_POINTS)],
)
def points_share_one_dimension(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Points and all their coordinates share one dimension.

    Each point has a place and a time of its own. Coordinates along several dimensions make a grid, which has no
    `featureType`.
    """
    kind = feature_type(dataset)
    if kind is None or kind.name != "point":
        return
    for variable in sampled(dataset):
        spanned = _spanned(variable, dataset)
        if len(spanned) > 1:
            yield Problem(
                "{where} has coordinates along the dimensions {dimensions}; points and their coordinates share one",
                where=variable.place(),
                dimensions=", ".join(sorted(one.name for one in spanned)),
            )


def _spanned(variable: Variable, dataset: Dataset) -> frozenset[Dimension]:
    """Give the dimensions of several elements that the times and horizontal places of a data variable have."""
    found = places(variable, dataset)
    coordinates = [one for axis in (Axis.T, Axis.Y, Axis.X) for one in found.get(axis, ())]
    return frozenset(one for each in coordinates for one in dataset.roles.dimensions[each.path] if one.length > 1)


@rule(
    "cf-9.3-unlimited-first",
    covers=["9.3:S1"],
    when=attribute("featureType"),
    examples=[
        Example(
            "9.3:S1",
            bad=TRAJECTORIES.replace("obs = 3 ;", "obs = UNLIMITED ;"),
            good=TRAJECTORIES.replace("ship = 2 ;", "ship = UNLIMITED ;"),
        )
    ],
)
def the_unlimited_dimension_is_first(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """An unlimited dimension is the first dimension of the data variables of multidimensional arrays.

    The netCDF-3 formats know no other. The chapter says must, yet its own example H.2 has the unlimited dimension
    second, which netCDF-4 allows; so this is only told.
    """
    for variable in sampled(dataset) if feature_type(dataset) else ():
        first = next(iter(variable.dimensions), None)
        later = [one.name for one in variable.dimensions[1:] if one.unlimited]
        if first and later and not first.unlimited:
            yield Problem(
                "{where} has the unlimited dimension {dimension} after {first}; netCDF-3 readers need it first",
                where=variable.place(),
                dimension=later[0],
                first=first.name,
            )


def _contradiction(
    first: tuple[Variable, ...],
    second: tuple[Variable, ...],
    holds: Callable[[Dimensions, Dimensions], bool],
    dataset: Dataset,
) -> tuple[Variable, Variable] | None:
    """Give a pair of coordinates that breaks a form that no other pair keeps."""
    dimensions = dataset.roles.dimensions
    pairs = [(one, other) for one in first for other in second]
    if not pairs or any(_is_single(one, dataset) for one in first):
        return None
    kept = (holds(frozenset(dimensions[one.path]), frozenset(dimensions[other.path])) for one, other in pairs)
    return None if any(kept) else pairs[0]


def _is_single(coordinate: Variable, dataset: Dataset) -> bool:
    return all(one.length <= 1 for one in dataset.roles.dimensions[coordinate.path])
