"""The coordinates that place the values of a discrete sampling geometry (CF 9.1, 9.5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.roles import Axis
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_data import missing_axes, places, sampled
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, ORTHOGONAL, PROFILES
from fairtool.rules.cf.sampling_types import feature_type


@rule(
    "cf-9.5-coordinates",
    covers=["9.5:S1"],
    when=attribute("featureType"),
    examples=[
        Example(
            "9.5:S1",
            bad=ORTHOGONAL.replace('level:coordinates = "site_lat site_lon station_id" ;', ""),
            good=ORTHOGONAL,
        )
    ],
)
def data_have_coordinates(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Each data variable of a discrete sampling geometry has `coordinates`, which name what places it.

    The places of stations, casts and tracks are in variables that only this attribute connects with the data.
    Coordinate variables, which have the name of their dimension, need not be named.
    """
    kind = feature_type(dataset)
    for variable in sampled(dataset) if kind else ():
        if kind is None or "coordinates" in variable.attributes:
            continue
        axes = missing_axes(variable, kind, dataset)
        if axes:
            yield Problem(
                "{where} is missing; name the coordinates of the data there (for {type} the axes {axes} are needed)",
                where=variable.place("coordinates"),
                type=kind.name,
                axes=", ".join(axes),
            )


@rule(
    "cf-9.1-mandatory-coordinates",
    covers=["9.1:S1"],
    when=attribute("featureType"),
    examples=[
        Example("9.1:S1", bad=CONTIGUOUS.replace('"times site_lat', '"times'), good=CONTIGUOUS),
        Example("9.1:S1", bad=PROFILES.replace('"times depth', '"times'), good=PROFILES),
    ],
)
def mandatory_coordinates_are_there(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The data of a feature type have the space-time coordinates that Table 9.1 gives.

    Every type needs a horizontal place and a time, and the profiles need a height. Without them a value is nowhere.
    """
    kind = feature_type(dataset)
    for variable in sampled(dataset) if kind else ():
        text = variable.attributes.get("coordinates")
        if kind is None or not isinstance(text, str):
            continue
        axes = missing_axes(variable, kind, dataset)
        if axes:
            yield Problem(
                '{where} = "{value}" names no coordinate of the axes {axes}; {type} data need {needed}',
                where=variable.place("coordinates"),
                value=text,
                axes=", ".join(axes),
                type=kind.name,
                needed=", ".join(kind.axes),
            )


@rule(
    "cf-9.5-vertical-coordinate",
    covers=["9.5:S7", "9.5:S8"],
    when=attribute("featureType"),
    examples=[
        Example("9.5:S7", bad=PROFILES.replace('depth:axis = "Z" ;', ""), good=PROFILES),
        Example("9.5:S8", bad=PROFILES.replace('depth:standard_name = "depth" ;', ""), good=PROFILES),
    ],
)
def vertical_coordinates_are_clear(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The vertical coordinate of a discrete sampling geometry has `axis` Z and a `standard_name`.

    Then nobody takes a height for a depth, or the nominal height for a measured one. Of several vertical coordinates
    only the nominal one has the `axis`.
    """
    if feature_type(dataset) is None:
        return
    seen: dict[str, Variable] = {}
    for variable in sampled(dataset):
        vertical = places(variable, dataset).get(Axis.Z, ())
        seen |= {one.path: one for one in vertical}
        if vertical and not any("axis" in one.attributes for one in vertical):
            seen[vertical[0].place("axis")] = vertical[0]
    for where, coordinate in seen.items():
        if where == coordinate.place("axis"):
            yield Problem('{where} is missing; write axis = "Z"', where=where, row="9.5:S7")
        elif "standard_name" not in coordinate.attributes:
            template = "{where} is missing; say which height, depth or pressure it is"
            yield Problem(template, where=coordinate.place("standard_name"), row="9.5:S8")
