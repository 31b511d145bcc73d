"""The values of grid mapping parameters: their domain and their number (CF Table F.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.grid_mapping_examples import GEOSTATIONARY, HEALPIX, MERCATOR, POLAR, STEREOGRAPHIC
from fairtool.rules.cf.grid_mapping_parameters import mapping_of
from fairtool.rules.cf.grid_mapping_table import GridMapping, Parameter, parameters
from fairtool.version import Version

_NAMED = attribute("grid_mapping_name") & role(Role.GRID_MAPPING)
_OWN_LINES = ("refinement_level", "grid_subtype", "latitude_dimension")  # judged by 5.6:R12 and R15 to R17


@rule(
    "cf-f-parameter-values",
    covers=["F:S3"],
    when=_NAMED,
    examples=[
        Example("F:S3", bad=STEREOGRAPHIC.replace("= 50.", "= 95."), good=STEREOGRAPHIC),
        Example("F:S3", bad=STEREOGRAPHIC.replace("= 1.", "= 0."), good=STEREOGRAPHIC),
        Example("F:S3", bad=POLAR.replace("= 90.", "= 80."), good=POLAR),
        Example("F:S3", bad=MERCATOR.replace("= 0. ;", "= 0., 10. ;"), good=MERCATOR),
        Example("F:S3", bad=HEALPIX.replace('"nested"', '"spiral"'), good=HEALPIX),
        Example(
            "F:S3",
            bad=GEOSTATIONARY.replace("crs:sweep", 'crs:fixed_angle_axis = "y" ; crs:sweep'),
            good=GEOSTATIONARY,
        ),
    ],
)
def parameters_are_in_their_domain(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Grid mapping parameters have values of their domain, and as many as they may have.

    A latitude beyond a pole or a scale of zero describes no projection; software stops or computes nonsense.
    """
    for parameter in _given(variable, context.version):
        value = variable.attributes[parameter.name]
        if isinstance(value, Numbers):
            yield from _number_problems(variable, parameter, value, context.version)
        elif isinstance(value, str) and parameter.words and value.lower() not in parameter.words:
            template = '{where} = "{value}" is not known; write one of {words}'
            yield Problem(template, where=variable.place(parameter.name), value=value, words=", ".join(parameter.words))
    sweep, fixed = (variable.text(name) or "" for name in ("sweep_angle_axis", "fixed_angle_axis"))
    if sweep.lower() in ("x", "y") and sweep.lower() == fixed.lower():
        template = '{where} and fixed_angle_axis are both "{value}"; one is x and the other y'
        yield Problem(template, where=variable.place("sweep_angle_axis"), value=sweep)


def _given(variable: Variable, version: Version) -> Iterator[Parameter]:
    """Give the parameters of Table F.1 that a variable has, those with a rule of their own left out."""
    for name in variable.attributes:
        parameter = parameters().get(name)
        if parameter and parameter.since <= version and name not in _OWN_LINES:
            yield parameter


def _number_problems(variable: Variable, parameter: Parameter, value: Numbers, version: Version) -> Iterator[Problem]:
    where = variable.place(parameter.name)
    mapping = mapping_of(variable, version)
    counts = _counts(parameter, mapping)
    if len(value.values) not in counts and "N" in parameter.types:
        template = "{where} has {count} values; give {counts}"
        text = ", ".join(str(count) for count in counts)
        yield Problem(template, where=where, count=len(value.values), counts=text)
        return
    allowed = mapping.values.get(parameter.name) if mapping else None
    if allowed and value.values[0] not in allowed:
        template = "{where} is {value}; the grid mapping allows only {allowed}"
        yield Problem(template, where=where, value=str(value), allowed=", ".join(f"{one:g}" for one in allowed))
    elif not parameter.is_longitude and not all(map(parameter.admits, value.values)):
        yield Problem(_DOMAIN[parameter.above is None], where=where, value=str(value))


def _counts(parameter: Parameter, mapping: GridMapping | None) -> tuple[int, ...]:
    """Give how many values a parameter may have; a standard parallel is one unless the grid mapping says otherwise."""
    usual = (1,) if mapping and parameter.name == "standard_parallel" else parameter.counts
    return mapping.counts.get(parameter.name, usual) if mapping else usual


_DOMAIN = ("{where} is {value}; it must be above 0", "{where} is {value}; it must be from -90 to 90")


@rule(
    "cf-f-parameter-longitudes",
    covers=["F:S4"],
    when=_NAMED,
    examples=[Example("F:S4", bad=STEREOGRAPHIC.replace("= 10.", "= 265."), good=STEREOGRAPHIC)],
)
def longitudes_are_in_their_domain(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Longitudes among the grid mapping parameters are from -180 to below 180.

    That is the domain of Table F.1. Example 5.7 of the conventions has 265, which means the same as -95, so this is
    only worth knowing.
    """
    for parameter in _given(variable, context.version):
        value = variable.attributes[parameter.name]
        if not parameter.is_longitude or not isinstance(value, Numbers) or len(value.values) != 1:
            continue
        if not parameter.admits(value.values[0]):
            template = "{where} is {value}; Table F.1 has longitudes from -180 to below 180, here {usual}"
            usual = format((value.values[0] + 180) % 360 - 180, ".9g")
            yield Problem(template, where=variable.place(parameter.name), value=str(value), usual=usual)
