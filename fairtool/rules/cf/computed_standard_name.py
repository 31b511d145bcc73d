"""The `computed_standard_name` attribute of a parametric vertical coordinate (CF 4.3.3, Appendix D)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.formula_terms_example import sigma
from fairtool.rules.cf.formula_terms_meaning import fitting_sets, terms_of
from fairtool.rules.cf.parametric import parametric_of

_INHERITING = (Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT)
_GOOD = sigma(more='z:computed_standard_name = "air_pressure" ;')


@rule(
    "cf-4.3.3-computed-name-place",
    covers=["4.3.3:R4"],
    when=attribute("computed_standard_name"),
    examples=[
        Example("4.3.3:R4", bad=sigma(None, more='z:computed_standard_name = "air_pressure" ;'), good=_GOOD),
    ],
)
def computed_name_stands_beside_formula_terms(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `computed_standard_name` attribute stands on a coordinate with `formula_terms`.

    It names what the formula computes; without the terms nothing can be computed. Bounds may repeat it (7.1).
    """
    if "formula_terms" not in variable.attributes and not context.view.roles.has(variable, *_INHERITING):
        yield Problem(
            "{where} names the result of a formula, but {variable} has no formula_terms; add them or leave it out",
            where=variable.place("computed_standard_name"),
            variable=variable.name,
        )


@rule(
    "cf-4.3.3-computed-name-value",
    covers=["4.3.3:R5"],
    when=attribute("computed_standard_name"),
    examples=[Example("4.3.3:R5", bad=sigma(more='z:computed_standard_name = "altitude" ;'), good=_GOOD)],
)
def computed_name_fits_the_formula(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `computed_standard_name` is one that the formula gives with these terms.

    It must be the name of what the formula computes: a pressure from pressures, a height above the surface from which
    the terms are counted.
    """
    where = variable.place("computed_standard_name")
    value = variable.attributes["computed_standard_name"]
    if not isinstance(value, str):
        yield Problem("{where} is not a text; write a standard name", where=where)
        return
    formula = parametric_of(variable, context.version)
    if not formula or context.version < formula.names_since or "formula_terms" not in variable.attributes:
        return
    terms = terms_of(variable, formula, context)
    sets = fitting_sets(terms, formula) or formula.sets
    legal = tuple(dict.fromkeys(row["computed"] for row in sets))
    if value not in legal:
        yield Problem(
            '{where} is "{value}"; with these formula_terms a {coordinate} gives {legal}',
            where=where,
            value=value,
            coordinate=formula.standard_name,
            legal=", ".join(legal),
        )
