"""The `positive` attribute of vertical coordinates (CF 4.3)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.netcdf.units import is_pressure
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.axis import axis_written
from fairtool.rules.cf.parametric import parametric_coordinates
from fairtool.rules.cf.text_edit import write_text
from fairtool.rules.cf.vertical_directions import vertical_directions

_DEPTH = (
    'dimensions: z = 2 ; variables: float z(z) ; z:standard_name = "depth" ; z:units = "m" ; z:axis = "Z" ; {0} '
    "data: z = 0, 10 ;"
)
_DOWN = _DEPTH.format('z:positive = "down" ;')
# Names of the height or depth of the levels themselves; a surface is no axis.
_AXIS_NAMES = frozenset(
    {
        "altitude",
        "depth",
        "depth_below_geoid",
        "depth_below_sea_floor",
        "geopotential_height",
        "height",
        "height_above_geopotential_datum",
        "height_above_mean_sea_level",
        "height_above_reference_ellipsoid",
        "height_above_sea_floor",
    }
)


@rule(
    "cf-4.3-positive-value",
    covers=["4.3:R1"],
    when=attribute("positive"),
    examples=[
        Example("4.3:R1", bad=_DEPTH.format('z:positive = "downwards" ;'), good=_DEPTH.format('z:positive = "Down" ;'))
    ],
)
def positive_is_up_or_down(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The `positive` attribute is `up` or `down`, in either case.

    Any other word leaves the reader to guess whether values grow towards the sky or towards the ground.
    """
    value = variable.attributes["positive"]
    word = value.strip().lower() if isinstance(value, str) else ""
    if isinstance(value, str) and value.lower() in ("up", "down"):
        return
    meant = next(
        (direction for direction in ("up", "down") if word in (direction, f"{direction}ward", f"{direction}wards")),
        None,
    )
    yield Problem(
        '{where} is "{value}"; write "up" or "down"',
        where=variable.place("positive"),
        value=", ".join(value) if isinstance(value, tuple) else value,
        fix=write_text(variable, "positive", meant) if meant else None,
    )


@rule(
    "cf-4.3-positive-agrees",
    covers=["4.3:Rec1"],
    when=attribute("positive"),
    examples=[Example("4.3:Rec1", bad=_DEPTH.format('z:positive = "up" ;'), good=_DOWN)],
)
def positive_agrees_with_the_standard_name(variable: Variable, _: Context[Dataset]) -> Iterator[Problem]:
    """The `positive` attribute agrees with the direction that the standard name has by its definition.

    A depth is counted downwards and a height upwards. Where the values go the other way the name is wrong: depths
    that are negative below the surface are heights.
    """
    positive = (variable.text("positive") or "").lower()
    name = variable.text("standard_name") or ""
    direction = vertical_directions().get(name) if positive in ("up", "down") else None
    if direction and direction != positive:
        yield Problem(
            '{where} is "{positive}", but the values of {name} grow {direction}; correct the attribute or choose '
            "another standard_name",
            where=variable.place("positive"),
            positive=positive,
            name=name,
            direction=direction,
        )


@rule(
    "cf-4.3-positive-given",
    covers=["4.3:S1"],
    when=role(Role.COORDINATE, Role.SCALAR_COORDINATE, Role.AUXILIARY),
    examples=[Example("4.3:S1", bad=_DEPTH.format(""), good=_DOWN)],
)
def vertical_axes_have_positive(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A vertical axis has `positive`, unless its units are those of pressure.

    Units of length do not tell whether the values grow upwards or downwards. Chapter 4.3 requires the attribute; the
    conformance document does not mention it. A vertical axis is one with `axis` Z, or a coordinate variable whose
    standard name is that of a height, a depth or a parametric coordinate.
    """
    if "positive" in variable.attributes or variable.type.is_text or not _is_vertical_axis(variable, context):
        return
    units = variable.text("units")
    if units is None or not is_pressure(units):
        name = variable.text("standard_name") or ""
        direction = vertical_directions().get(name, "")
        known = (
            '{where} is a vertical axis without positive; write {variable}:positive = "{direction}", as {name} implies'
        )
        unknown = '{where} is a vertical axis without positive; write {variable}:positive = "up" or "down"'
        yield Problem(
            known if direction else unknown,
            where=variable.place(),
            variable=variable.name,
            direction=direction,
            name=name,
        )


def _is_vertical_axis(variable: Variable, context: Context[Dataset]) -> bool:
    axis = axis_written(variable)
    if axis:
        return axis is Axis.Z
    name = variable.text("standard_name")
    return context.view.roles.has(variable, Role.COORDINATE) and (
        name in _AXIS_NAMES or name in parametric_coordinates()
    )
