"""The `formula_terms` attribute: where it may stand and how it is written (CF 4.3.3)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import COORDINATES, Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.formula_terms_example import sigma
from fairtool.rules.cf.parametric import Parametric, parametric_coordinates, parametric_of
from fairtool.version import Version

_PAIRS = re.compile(r"\s*(?:[^\s:]+:\s+[^\s:]+(?:\s+|$))+")
_MISSPELLED = ("formula_term", "formulaTerms", "formula", "Formula_terms")
_INHERITING = (Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT)


def is_list_of_pairs(text: str) -> bool:
    """Tell whether a text is written as `term: variable term: variable`."""
    return _PAIRS.fullmatch(text) is not None


@rule(
    "cf-4.3.3-formula-terms-place",
    covers=["4.3.3:R1"],
    when=attribute("formula_terms"),
    examples=[
        Example(
            "4.3.3:R1",
            bad='dimensions: z = 2 ; variables: float z(z) ; z:standard_name = "height" ; z:units = "m" ; '
            'z:positive = "up" ; z:formula_terms = "a: a" ; float a(z) ; a:units = "m" ; a:long_name = "a" ; '
            "data: z = 1, 2 ;",
            good=sigma(),
        )
    ],
)
def formula_terms_are_on_a_parametric_coordinate(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `formula_terms` attribute stands on a vertical coordinate whose standard name Appendix D lists.

    The formula is told by the standard name alone; without one of these names nobody knows how to use the terms.
    Scalar and auxiliary coordinates may have it as well, and so may bounds (7.1.4).
    """
    roles = context.view.roles
    if roles.has(variable, *_INHERITING):
        return
    where = variable.place("formula_terms")
    if not roles.has(variable, *COORDINATES):
        yield _no_coordinate(variable, where, context.version)
    elif not parametric_of(variable, context.version):
        yield from _without_formula(variable, where, context.version)


def _no_coordinate(variable: Variable, where: str, version: Version) -> Problem:
    """Say how a variable with a formula becomes a coordinate; what has none should not have the attribute."""
    template = "{where} stands on a variable that is no coordinate; move it to the vertical coordinate"
    if parametric_of(variable, version):
        template = (
            "{where} stands on a variable that is no coordinate; name {variable} in the attribute coordinates of the "
            "data"
        )
        if len(variable.dimensions) == 1:
            template = (
                "{where} stands on a variable that is no coordinate; give {variable} and its dimension {dimension} the "
                "same name, or name {variable} in the attribute coordinates of the data"
            )
    dimension = ", ".join(variable.dimension_names)
    return Problem(template, where=where, variable=variable.path, dimension=dimension)


def _without_formula(variable: Variable, where: str, version: Version) -> Iterator[Problem]:
    name = variable.text("standard_name")
    later = parametric_coordinates().get((name or "").strip())
    if later:
        template = (
            '{where} needs CF-{since} or later, which gives "{name}" a formula; declare that version in Conventions'
        )
        yield Problem(template, where=where, name=name, since=later.since)
        return
    known = [entry.standard_name for entry in parametric_coordinates().values() if entry.since <= version]
    if name is None:
        template = "{where} has no meaning without a standard_name; give {variable} one of {known}"
        yield Problem(template, where=where, variable=variable.name, known=", ".join(known))
        return
    near = get_close_matches(name, known, n=2)
    template = '{where}: Appendix D has no formula for the standard name "{name}"; remove formula_terms'
    if near:
        template = '{where}: Appendix D has no formula for the standard name "{name}"; is {near} meant?'
    yield Problem(template, where=where, name=name, near=", ".join(near))


@rule(
    "cf-4.3.3-formula-terms-form",
    covers=["4.3.3:R2"],
    when=attribute("formula_terms"),
    examples=[
        Example("4.3.3:R2", bad=sigma(formula_terms="sigma z ps ps"), good=sigma()),
        Example("4.3.3:R2", bad=sigma(formula_terms="sigma: z ps: ps ptop: no_such"), good=sigma()),
        Example("4.3.3:R2", bad=sigma(formula_terms="sigma: z psurf: ps ptop: ptop"), good=sigma()),
        Example("4.3.3:R2", bad=sigma(formula_terms="Sigma: z ps: ps ptop: ptop"), good=sigma(), version="1.6"),
    ],
)
def formula_terms_are_pairs(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `formula_terms` attribute pairs the terms of the formula with variables that exist.

    Heights or pressures of the levels cannot be computed if a term is not recognised or its variable is missing.
    From 1.7 on, upper and lower case in the terms are the same. Appendix D lists the terms (the conformance document
    says Appendix C).
    """
    where = variable.place("formula_terms")
    value = variable.attributes["formula_terms"]
    if not isinstance(value, str):
        template = '{where} is not a text; write pairs such as "sigma: lev ps: PS ptop: PTOP"'
        yield Problem(template, where=where)
    elif not is_list_of_pairs(value):
        yield Problem(
            '{where} = "{value}" is not a list of pairs such as "sigma: lev ps: PS"; after each term write a colon, '
            "a blank and the name of one variable",
            where=where,
            value=value,
        )
    else:
        yield from _faulty_pairs(variable, context)


def _faulty_pairs(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    where = variable.place("formula_terms")
    references = context.view.roles.named_by(variable, "formula_terms")
    formula = parametric_of(variable, context.version)
    for key, count in Counter(reference.key for reference in references).items():
        if formula and not formula.term(key, context.version):
            yield _unknown_term(where, key, formula)
        if count > 1:
            template = "{where} has the term {term} {count} times; write it once"
            yield Problem(template, where=where, term=key, count=count)
    for reference in references:
        if reference.target is None:
            template = '{where} names "{name}" for the term {term}, but the file has no such variable'
            yield Problem(template, where=where, name=reference.name, term=reference.key)


def _unknown_term(where: str, key: str, formula: Parametric) -> Problem:
    return Problem(
        "{where} has a term {term} that the formula of {name} has not; its terms are {terms}",
        where=where,
        term=key,
        name=formula.standard_name,
        terms=", ".join(formula.terms),
    )


@rule(
    "cf-4.3.3-formula-terms-given",
    covers=["4.3.3:S1"],
    when=attribute("standard_name") & role(Role.COORDINATE, Role.SCALAR_COORDINATE),
    examples=[Example("4.3.3:S1", bad=sigma(formula_terms=None), good=sigma())],
)
def parametric_coordinates_have_formula_terms(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A parametric vertical coordinate has `formula_terms`.

    Without them the height or pressure of the levels cannot be computed from the file. Chapter 4.3.3 strongly
    recommends the attribute; the conformance document does not mention it.
    """
    formula = parametric_of(variable, context.version)
    if formula and "formula_terms" not in variable.attributes:
        typo = next((name for name in _MISSPELLED if name in variable.attributes), None)
        template = (
            '{where} has the standard name "{name}" and no formula_terms; write {variable}:formula_terms = "{example}"'
        )
        if typo:
            template = "{where}:{typo} is not read: the attribute is called formula_terms"
        yield Problem(
            template,
            where=variable.place(),
            name=formula.standard_name,
            variable=variable.name,
            example=_example(formula, variable.name),
            typo=typo or "",
        )


def _example(formula: Parametric, own: str) -> str:
    names: Mapping[str, str] = {formula.own: own}
    return " ".join(f"{term}: {names.get(term, term)}" for term in formula.forms[0])
