"""The range of the values of parametric vertical coordinates (CF Appendix D)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.formula_terms_meaning import terms_of
from fairtool.rules.cf.parametric import parametric_of

_S = (
    'dimensions: z = 3 ; variables: double z(z) ; z:standard_name = "ocean_s_coordinate_g2" ; z:units = "1" ; '
    'z:positive = "up" ; z:formula_terms = "s: z C: C eta: eta depth: depth depth_c: depth_c" ; '
    'float C(z) ; C:units = "1" ; C:long_name = "C" ; float eta(lat, lon) ; eta:units = "m" ; eta:long_name = "eta" ; '
    'float depth(lat, lon) ; depth:units = "m" ; depth:long_name = "depth" ; float depth_c ; depth_c:units = "m" ; '
    'depth_c:long_name = "depth_c" ; data: z = {0} ; C = {1} ; depth_c = 50 ;'
)
_GOOD = _S.format("-1, -0.5, 0", "-1, -0.2, 0")
_TOLERANCE = 1e-6  # rounding of single precision


@rule(
    "cf-d-range",
    covers=["D:S4"],
    when=role(Role.COORDINATE, Role.SCALAR_COORDINATE),
    reads="values",
    examples=[
        Example("D:S4", bad=_S.format("0, 0.5, 1", "-1, -0.2, 0"), good=_GOOD),
        Example("D:S4", bad=_S.format("-1, -0.5, 0", "-100, -20, 0"), good=_GOOD),
    ],
)
def parametric_values_are_in_range(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a parametric coordinate lie in the range of its definition.

    The generic ocean s-coordinates run from -1 at the sea floor to 0 at the surface, and so does their stretching
    function C; other values are another coordinate, and give heights in the wrong place.
    """
    formula = parametric_of(variable, context.version)
    if not formula:
        return
    ranges = {variable.path: (variable, formula.range)}
    ranges |= {target.path: (target, term.range) for term, target in terms_of(variable, formula, context) if term.range}
    for part, limits in ranges.values():
        if limits and part.type.is_numeric and len(part.dimensions) <= 1:
            yield from _outside(part, limits, context)


def _outside(variable: Variable, limits: tuple[float, float], context: Context[Dataset]) -> Iterator[Problem]:
    raw = context.view.read(variable)
    values = raw[present(variable, raw)]
    if values.size and (values.min() < limits[0] - _TOLERANCE or values.max() > limits[1] + _TOLERANCE):
        yield Problem(
            "{where} has values from {low} to {high}; by its definition they lie between {least} and {most}",
            where=variable.place(),
            low=float(values.min()),
            high=float(values.max()),
            least=limits[0],
            most=limits[1],
        )
