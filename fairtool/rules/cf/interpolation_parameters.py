"""The parameters of interpolation methods (CF 8.3.8 and Appendix J)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.interpolation_example import GOOD
from fairtool.rules.cf.interpolation_table import Method, interpolations
from fairtool.rules.cf.tie_points import Mapped, mapped, subsamplings
from fairtool.rules.cf.word_pairs import pairs

_ATTRIBUTE = "interpolation_parameters"
_LINEAR = GOOD.replace("bi_quadratic_latitude_longitude", "bi_linear")


@rule(
    "cf-8.3-interpolation-parameters",
    covers=["8.3:R11"],
    when=role(Role.INTERPOLATION),
    examples=[
        Example("8.3:R11", bad=GOOD.replace('"ce1: ce ', '"ce1 ce '), good=GOOD),
        Example("8.3:R11", bad=GOOD.replace('"ce1: ce ', '"ce1: curves '), good=GOOD),
        Example("8.3:R11", bad=GOOD.replace('"ce1: ce ', '"w: ce '), good=GOOD.replace('"ce1: ce ', '"CE1: ce ')),
        Example("8.3:R11", bad=GOOD.replace(" interpolation_subarea_flags: flags", ""), good=GOOD),
        Example("8.3:R11", bad=_LINEAR, good=_LINEAR.replace("interpolation_parameters", "comment")),
    ],
)
def interpolation_parameters_are_those_of_the_method(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """The `interpolation_parameters` are pairs of a term of the method and a variable of the file.

    Appendix J gives the terms of each method, in upper or lower case; from CF-1.10 on the methods on latitude and
    longitude need their flags. A method that is described in words has terms of its own.
    """
    method = interpolations().methods.get(variable.text("interpolation_name") or "")
    value = variable.attributes.get(_ATTRIBUTE)
    terms: tuple[tuple[str, str], ...] = ()
    if value is not None and not isinstance(value, str):
        template = '{where} is no single text but {value} ({type}); write pairs such as "ce1: name"'
        yield Problem(template, where=variable.place(_ATTRIBUTE), value=shown(value), type=type_of(value))
        return
    if value is not None:
        found = pairs(value)
        if not found:
            template = '{where} = "{value}"; write pairs such as "ce1: name ca1: name"'
            yield Problem(template, where=variable.place(_ATTRIBUTE), value=value)
            return
        terms = found
        yield from _missing_variables(variable, context.view)
    if method:
        yield from _wrong_terms(variable, [term.lower() for term, _ in terms], method, context)


def _missing_variables(variable: Variable, view: Dataset) -> Iterator[Problem]:
    for reference in view.roles.named_by(variable, _ATTRIBUTE):
        if reference.target is None:
            template = '{where} names "{name}", which is no variable of this file; add it, or correct the name'
            yield Problem(template, where=variable.place(_ATTRIBUTE), name=reference.name)


def _wrong_terms(variable: Variable, terms: list[str], method: Method, context: Context[Dataset]) -> Iterator[Problem]:
    where = variable.place(_ATTRIBUTE)
    name = variable.text("interpolation_name")
    for term in terms:
        if term not in method.terms and not method.terms:
            yield Problem(
                '{where} has the term "{term}"; {method} has no parameters', where=where, term=term, method=name
            )
        elif term not in method.terms:
            template = '{where} has the term "{term}"; the terms of {method} are {known}'
            yield Problem(template, where=where, term=term, method=name, known=", ".join(method.terms))
    for term in method.required(context.version):
        if term not in terms:
            template = "{where} is interpolated by {method} and has no term {term} in interpolation_parameters"
            yield Problem(template, where=variable.place(), method=name, term=term)


@rule(
    "cf-8.3-parameter-dimensions",
    covers=["8.3:R12"],
    when=role(Role.INTERPOLATION) & attribute(_ATTRIBUTE),
    examples=[
        Example("8.3:R12", bad=GOOD.replace("ce(tp_yc, sub_xc)", "ce(tp_yc, xc)"), good=GOOD),
        Example("8.3:R12", bad=GOOD.replace("ce(tp_yc, sub_xc)", "ce(sub_xc)"), good=GOOD),
        Example("8.3:R12", bad=GOOD.replace("ce(tp_yc, sub_xc)", "ce(time, tp_yc, sub_xc)"), good=GOOD),
    ],
)
def parameters_span_the_tie_points(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The variable of an interpolation parameter has, for each interpolated dimension, its tie points or its subareas.

    Other dimensions that it has are dimensions of the tie points. The conformance document asks for the second only;
    chapter 8.3.8, which prevails, for both, since software looks a parameter up by tie point or subarea. A method that
    is described in words may do with fewer dimensions.
    """
    parts = mapped(variable, context.view)
    others = _dimensions_of_tie_points(variable, context.view)
    if not parts or others is None:
        return
    dimensions = context.view.roles.dimensions
    least = 1 if variable.text("interpolation_name") in interpolations().methods else 0
    for reference in context.view.roles.named_by(variable, _ATTRIBUTE):
        if reference.target and not _fits(dimensions[reference.target.path], parts, others, least):
            yield _unfitting(reference.target, dimensions[reference.target.path], variable, parts)


def _dimensions_of_tie_points(interpolation: Variable, view: Dataset) -> frozenset[Dimension] | None:
    """Give the dimensions of all tie points of an interpolation variable, or None where it has no tie points."""
    points = [point for one in subsamplings(interpolation, view) for point in one.tie_points]
    return frozenset(one for point in points for one in view.roles.dimensions[point.path]) if points else None


def _unfitting(
    parameter: Variable, own: tuple[Dimension, ...], interpolation: Variable, parts: tuple[Mapped, ...]
) -> Problem:
    mapping = Related(interpolation.place("tie_point_mapping"), interpolation.text("tie_point_mapping") or "")
    return Problem(
        "{where} has the dimensions ({found}); as a parameter of {method} it has, along each interpolated "
        "dimension, {wanted}, and else only dimensions of the tie points",
        where=parameter.place(),
        found=", ".join(one.name for one in own),
        method=interpolation.path,
        wanted="; ".join(" / ".join(one.name for one in _choice(part)) for part in parts),
        related=(mapping,),
    )


def _fits(own: tuple[Dimension, ...], parts: tuple[Mapped, ...], others: frozenset[Dimension], least: int) -> bool:
    """Say whether dimensions have one of each choice (or none), and beyond these only dimensions of the tie points."""
    chosen = [sum(one in _choice(part) for one in own) for part in parts]
    known = {one for part in parts for one in _choice(part)} | others
    return all(least <= number <= 1 for number in chosen) and known.issuperset(own)


def _choice(part: Mapped) -> tuple[Dimension, ...]:
    return (part.subsampled, part.subarea) if part.subarea else (part.subsampled,)
