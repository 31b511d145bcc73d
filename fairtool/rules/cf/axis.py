"""The `axis` attribute: where it may stand, what it may say, and that it fits the coordinate (CF 4)."""

from collections import defaultdict
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.netcdf.time import looks_like_time_units
from fairtool.netcdf.units import is_latitude_units, is_longitude_units, is_pressure
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.text_edit import write_text

# Coordinates, and the variables that take over the attributes of one (CF 7.1, 8.3).
_CARRIERS = (
    Role.COORDINATE,
    Role.SCALAR_COORDINATE,
    Role.AUXILIARY,
    Role.NODE_COORDINATE,
    Role.TIE_POINT,
    Role.BOUNDS,
    Role.CLIMATOLOGY,
    Role.BOUNDS_TIE_POINT,
)
_LEGAL = ", ".join(f'"{axis}"' for axis in ("X", "Y", "Z", "T"))


def axis_written(variable: Variable) -> Axis | None:
    """Give the direction that the `axis` attribute names in either case, or None where it names none."""
    text = (variable.text("axis") or "").upper()
    return Axis(text) if text in Axis.__members__ else None


@rule(
    "cf-4-axis-on-coordinates",
    covers=["4:R1"],
    when=attribute("axis"),
    examples=[
        Example(
            "4:R1",
            bad='float sst(time, lat, lon) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '
            'sst:axis = "X" ;',
            good='float sst(time, lat, lon) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ;',
        ),
        Example(
            "4:R1",
            bad='float lat2(lat, lon) ; lat2:units = "degrees_north" ; lat2:standard_name = "latitude" ; '
            'lat2:axis = "Y" ;',
            good='float alt(time) ; alt:units = "m" ; alt:standard_name = "height" ; alt:axis = "Z" ; '
            'alt:positive = "up" ; float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
            't:coordinates = "alt" ;',
        ),
    ],
)
def axis_is_on_a_coordinate(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `axis` attribute stands on coordinates only.

    Software takes a variable with `axis` for the position of data, so it must not stand on the data. Scalar and
    auxiliary coordinates may have it: chapters 4, 5 and 9.5 of the conventions say so, against the conformance
    document. Bounds may repeat it (7.1). What is no axis at all is told by another rule.
    """
    if not context.view.roles.has(variable, *_CARRIERS) and axis_written(variable):
        yield Problem(
            "{where} stands on a variable that is no coordinate: no coordinates attribute names {name}, and no "
            "dimension is called so; name it in the coordinates of its data, or remove axis",
            name=variable.path,
            where=variable.place("axis"),
        )


@rule(
    "cf-4-axis-value",
    covers=["4:R2"],
    when=attribute("axis"),
    examples=[
        Example(
            "4:R2",
            bad='float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "lat" ;',
            good='float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "y" ;',
        )
    ],
)
def axis_is_one_of_four_letters(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The `axis` attribute is X, Y, Z or T, in either case.

    Software looks for exactly these letters to tell the directions of the data.
    """
    if axis_written(variable):
        return
    value = variable.attributes["axis"]
    letter = value.strip().upper() if isinstance(value, str) else ""
    yield Problem(
        '{where} is "{value}"; write one of {legal}',
        where=variable.place("axis"),
        value=", ".join(value) if isinstance(value, tuple) else value,
        legal=_LEGAL,
        fix=write_text(variable, "axis", letter) if letter in Axis.__members__ else None,
    )


def _implied(variable: Variable) -> Iterator[tuple[Axis, str]]:
    """Give the directions that `units` and `positive` imply, each with the attribute that does."""
    units = variable.text("units") or ""
    if looks_like_time_units(units):
        yield Axis.T, "units"
    elif is_latitude_units(units):
        yield Axis.Y, "units"
    elif is_longitude_units(units):
        yield Axis.X, "units"
    elif units and is_pressure(units):
        yield Axis.Z, "units"
    if (variable.text("positive") or "").lower() in ("up", "down"):
        yield Axis.Z, "positive"


@rule(
    "cf-4-axis-agrees",
    covers=["4:R3"],
    when=attribute("axis") & role(*_CARRIERS),
    examples=[
        Example(
            "4:R3",
            bad='float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "X" ; '
            'float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;',
            good='float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "Y" ; '
            'float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;',
        )
    ],
)
def axis_agrees_with_units_and_positive(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The `axis` attribute agrees with `units` and `positive`.

    Units of latitude, longitude, pressure or time, and `positive`, tell the direction of a coordinate too. Where two
    attributes disagree, some programs draw the data on its side.
    """
    axis = axis_written(variable)
    for implied, attribute_name in _implied(variable):
        if axis and implied is not axis:
            yield Problem(
                '{where} is "{value}", but {attribute} = "{other}" tells the direction {implied}; correct one of them',
                where=variable.place("axis"),
                value=variable.text("axis") or "",
                attribute=attribute_name,
                other=variable.text(attribute_name) or "",
                implied=implied.value,
            )
            return


@rule(
    "cf-4-axis-once",
    covers=["4:R5"],
    when=role(Role.DATA, Role.DOMAIN),
    examples=[
        Example(
            "4:R5",
            bad='dimensions: y = 3 ; x = 4 ; variables: float y(y) ; y:units = "km" ; y:axis = "X" ; '
            'y:long_name = "y" ; float x(x) ; x:units = "km" ; x:axis = "X" ; x:long_name = "x" ; '
            'float sst(y, x) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '
            "data: y = 1, 2, 3 ; x = 1, 2, 3, 4 ;",
            good='dimensions: y = 3 ; x = 4 ; variables: float y(y) ; y:units = "km" ; y:axis = "Y" ; '
            'y:long_name = "y" ; float x(x) ; x:units = "km" ; x:axis = "X" ; x:long_name = "x" ; '
            'float sst(y, x) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '
            "data: y = 1, 2, 3 ; x = 1, 2, 3, 4 ;",
        )
    ],
)
def axis_is_unique_among_coordinates(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """No two coordinates of a variable have the same `axis`.

    With two X axes software cannot tell which one the data lie along. Chapter 5 counts auxiliary coordinates too.
    """
    found: defaultdict[Axis, list[Variable]] = defaultdict(list)
    for coordinate in context.view.roles.coordinates[variable.path]:
        axis = axis_written(coordinate)
        if axis:
            found[axis].append(coordinate)
    for axis, coordinates in found.items():
        if len(coordinates) > 1:
            yield Problem(
                'the coordinates {names} of {where} all have axis = "{axis}"; leave it on one of them',
                where=variable.place(),
                names=", ".join(coordinate.path for coordinate in coordinates),
                axis=axis.value,
                related=tuple(Related(one.place("axis"), one.text("axis") or "") for one in coordinates),
            )
