"""Whether `formula_terms` is a whole formula of Appendix D, and one formula only."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.formula_terms import is_list_of_pairs
from fairtool.rules.cf.formula_terms_example import sigma
from fairtool.rules.cf.parametric import Parametric, parametric_of

_HYBRID = (
    'dimensions: z = 2 ; variables: double z(z) ; z:standard_name = "atmosphere_hybrid_sigma_pressure_coordinate" ; '
    'z:units = "1" ; z:positive = "down" ; z:formula_terms = "{0}" ; float a(z) ; a:units = "1" ; a:long_name = "a" ; '
    'float ap(z) ; ap:units = "Pa" ; ap:long_name = "ap" ; float b(z) ; b:units = "1" ; b:long_name = "b" ; '
    'float ps(lat, lon) ; ps:units = "Pa" ; ps:standard_name = "surface_air_pressure" ; '
    'float p0 ; p0:units = "Pa" ; p0:long_name = "p0" ; data: z = 0.2, 0.8 ; a = 0, 0.1 ; ap = 0, 1e4 ; b = 0, 1 ; '
)


def _named(variable: Variable, formula: Parametric, context: Context[Dataset]) -> frozenset[str]:
    """Give the terms that are written, whether their variables exist or not; none if the list cannot be read."""
    if not is_list_of_pairs(variable.text("formula_terms") or ""):
        return frozenset()
    references = context.view.roles.named_by(variable, "formula_terms")
    terms = (formula.term(reference.key, context.version) for reference in references)
    return frozenset(term.name for term in terms if term)


@rule(
    "cf-d-formula-complete",
    covers=["D:S1"],
    when=attribute("formula_terms"),
    examples=[Example("D:S1", bad=sigma("sigma: z ps: ps"), good=sigma())],
)
def formula_terms_are_complete(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `formula_terms` attribute has every term of the formula.

    Appendix D lets a term be left out and counts it as zero. So this is no fault, but often it is an oversight: a
    hybrid coordinate without its surface pressure, say.
    """
    formula = parametric_of(variable, context.version)
    given = _named(variable, formula, context) if formula else frozenset()
    if not formula or not given:
        return
    missing = min(((set(form) - given) for form in formula.forms), key=len)
    if missing:
        yield Problem(
            "{where} leaves out {missing} of the formula of {coordinate}; that counts as zero: is it meant?",
            where=variable.place("formula_terms"),
            missing=", ".join(sorted(missing)),
            coordinate=formula.standard_name,
        )


@rule(
    "cf-d-formula-single",
    covers=["D:S2"],
    when=attribute("formula_terms"),
    examples=[
        Example(
            "D:S2", bad=_HYBRID.format("a: a ap: ap b: b ps: ps p0: p0"), good=_HYBRID.format("ap: ap b: b ps: ps")
        ),
        Example("D:S2", bad=_HYBRID.format("a: a ap: ap b: b ps: ps"), good=_HYBRID.format("a: a b: b ps: ps p0: p0")),
    ],
)
def formula_terms_are_of_one_formula(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `formula_terms` attribute does not mix the terms of two formulas.

    Where Appendix D gives a formula in two forms, each has terms of its own (`a` with `p0`, or `ap`). With the terms
    of both, programs choose differently, and compute different levels.
    """
    formula = parametric_of(variable, context.version)
    given = _named(variable, formula, context) if formula else frozenset()
    for group in formula.exclusive if formula else ():
        both = [term for term in group if term in given]
        if formula and len(both) > 1:
            yield Problem(
                "{where} has {terms}, which belong to two forms of the formula of {coordinate}; keep one of them",
                where=variable.place("formula_terms"),
                terms=", ".join(both),
                coordinate=formula.standard_name,
            )
