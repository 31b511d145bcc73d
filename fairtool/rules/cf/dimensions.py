"""The dimensions of variables (CF 2.4 and 2.5)."""

from collections import Counter
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.conventions import declared
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.rule import Example, role, rule

_ORDER = "TZYX"


@rule(
    "cf-2.4-dimensions-differ",
    covers=["2.4:R1"],
    examples=[
        Example(
            "2.4:R1",
            bad='float c(lat, lat) ; c:units = "1" ; c:long_name = "covariance" ;',
            good='float c(lat, lon) ; c:units = "1" ; c:long_name = "covariance" ;',
        )
    ],
)
def dimensions_differ(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The dimensions of a variable all have different names.

    A dimension that stands twice has one set of coordinates for two directions, and software cannot tell them apart.
    A square matrix needs two dimensions of the same length.
    """
    names = [dimension.name for dimension in context.view.roles.dimensions[variable.path]]
    if len(set(names)) == len(names):
        return
    yield Problem(
        "{where} has the dimensions ({dimensions}), of which {twice} occurs more than once",
        where=variable.place(),
        dimensions=", ".join(names),
        twice=", ".join(name for name, count in Counter(names).items() if count > 1),
    )


@rule(
    "cf-2.4-dimension-order",
    covers=["2.4:Rec1"],
    examples=[
        Example(
            "2.4:Rec1",
            bad='float sst(lat, lon, time) ; sst:units = "K" ; sst:long_name = "sst" ;',
            good='float sst(time, lat, lon) ; sst:units = "K" ; sst:long_name = "sst" ;',
        )
    ],
)
def dimensions_are_in_order(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The dimensions of time, height or depth, latitude and longitude come in the order T, Z, Y, X.

    Most software reads and draws data in this order without being told more. Other dimensions may stand between.
    """
    axes = [(dimension, _axis(dimension, context)) for dimension in context.view.roles.dimensions[variable.path]]
    places = [(dimension.name, axis) for dimension, axis in axes if axis]
    right = sorted(places, key=lambda place: _ORDER.index(place[1]))
    if [axis for _, axis in places] != [axis for _, axis in right]:
        yield Problem(
            "{where} has its dimensions in the order {order} ({axes}); put them in the order {right}",
            where=variable.place(),
            order=", ".join(name for name, _ in places),
            axes="".join(axis for _, axis in places),
            right=", ".join(name for name, _ in right),
        )


@rule(
    "cf-2.4-coards-dimension-order",
    covers=["2.4:Rec2"],
    when=role(Role.DATA),
    examples=[
        Example(
            "2.4:Rec2",
            bad=':Conventions = "COARDS, CF-1.13" ; dimensions: band = 2 ; variables: int band(band) ; '
            'band:units = "1" ; band:long_name = "band" ; float r(time, band) ; r:units = "1" ; r:long_name = "r" ; '
            "data: band = 1, 2 ;",
            good=':Conventions = "COARDS, CF-1.13" ; dimensions: band = 2 ; variables: int band(band) ; '
            'band:units = "1" ; band:long_name = "band" ; float r(band, time) ; r:units = "1" ; r:long_name = "r" ; '
            "data: band = 1, 2 ;",
        )
    ],
)
def coards_puts_other_dimensions_first(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """In a file that follows COARDS, dimensions other than those of space and time come first.

    Software made for COARDS takes the last four dimensions for time and space. Only files that name COARDS in
    `Conventions` are asked for this, and only dimensions whose coordinate variable tells what they are.
    """
    if not declared(context.view.text("Conventions")).named("coards"):
        return
    dimensions = context.view.roles.dimensions[variable.path]
    located = [index for index, dimension in enumerate(dimensions) if _axis(dimension, context)]
    late = [
        one.name for index, one in enumerate(dimensions) if located and index > located[0] and _is_other(one, context)
    ]
    if late:
        yield Problem(
            "{where} has {late} after a dimension of space or time; COARDS wants other dimensions first",
            where=variable.place(),
            late=", ".join(late),
        )


def _axis(dimension: Dimension, context: Context[Dataset]) -> Axis | None:
    """Give the direction of a dimension: that of its coordinate variable."""
    roles = context.view.roles
    variable = roles.coordinate_variable(dimension)
    return roles.axis(variable) if variable else None


def _is_other(dimension: Dimension, context: Context[Dataset]) -> bool:
    """Say whether a dimension has a coordinate variable that is not of space or time."""
    roles = context.view.roles
    variable = roles.coordinate_variable(dimension)
    return variable is not None and roles.axis(variable) is None


@rule(
    "cf-2.5-text-not-named-like-its-dimension",
    covers=["2.5:R1"],
    examples=[
        Example(
            "2.5:R1",
            bad='dimensions: station = 2 ; variables: string station(station) ; station:long_name = "station" ; '
            'data: station = "Brest", "Nice" ;',
            good='dimensions: station = 2 ; variables: string name(station) ; name:long_name = "station" ; '
            'data: name = "Brest", "Nice" ;',
        )
    ],
)
def text_is_not_named_like_its_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A one-dimensional text variable does not have the name of its dimension.

    A variable named like its dimension is read as a coordinate variable, which holds numbers in order. Identifiers
    with `cf_role` are left alone, since the conventions themselves name them so (examples H.12 and H.14).
    """
    dimensions = context.view.roles.dimensions[variable.path]
    if variable.type.is_text and len(dimensions) == 1 and dimensions[0].name == variable.name:
        if "cf_role" in variable.attributes:
            return
        yield Problem(
            "{where} is text and has the name of its dimension; give the variable or the dimension another name",
            where=variable.place(),
        )
