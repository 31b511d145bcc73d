"""What the variables named by `formula_terms` are: their standard names and units (CF 4.3.3, Appendix D)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.units import convertible, is_dimensionless, is_valid
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten
from fairtool.rules.cf.formula_terms_example import sigma
from fairtool.rules.cf.parametric import Parametric, Term, parametric_of
from fairtool.version import Version

Named = tuple[tuple[Term, Variable], ...]

_OCEAN = (
    'dimensions: z = 2 ; variables: double z(z) ; z:standard_name = "ocean_sigma_coordinate" ; z:units = "1" ; '
    'z:positive = "up" ; z:formula_terms = "sigma: z eta: eta depth: depth" ; '
    'float eta(lat, lon) ; eta:units = "m" ; eta:standard_name = "sea_surface_height_above_geoid" ; '
    'float depth(lat, lon) ; depth:units = "m" ; depth:standard_name = "{0}" ; data: z = -0.2, -0.8 ;'
)


def terms_of(variable: Variable, formula: Parametric, context: Context[Dataset]) -> Named:
    """Give the terms that a coordinate names and the formula has, each with its variable, those that exist."""
    references = context.view.roles.named_by(variable, "formula_terms")
    found = ((formula.term(one.key, context.version), one.target) for one in references)
    return tuple((term, target) for term, target in found if term and target)


def name_of(variable: Variable) -> str | None:
    """Give the standard name of a variable without its modifier, or None where it has none."""
    words = (variable.text("standard_name") or "").split()
    return words[0] if words else None


@rule(
    "cf-4.3.3-formula-terms-names",
    covers=["4.3.3:R3"],
    when=attribute("formula_terms"),
    examples=[
        Example(
            "4.3.3:R3",
            bad=sigma(more='ptop:standard_name = "air_pressure" ;'),
            good=sigma(more='ptop:standard_name = "air_pressure_at_top_of_atmosphere_model" ;'),
        ),
        Example(
            "4.3.3:R3",
            bad=_OCEAN.format("sea_floor_depth_below_mean_sea_level"),
            good=_OCEAN.format("sea_floor_depth_below_geoid"),
        ),
    ],
)
def terms_have_the_standard_names_of_the_formula(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The variables named in `formula_terms` have standard names that fit the formula.

    The name says what a term is, and above which surface heights are counted: mixing geoid and mean sea level
    shifts every level. A term needs no standard name; one that it has must fit.
    """
    formula = parametric_of(variable, context.version)
    if formula:
        terms = terms_of(variable, formula, context)
        yield from _wrong_names(terms, formula, context)
        if context.version >= formula.names_since:
            yield from _mixed_names(variable, terms, formula)


def _wrong_names(terms: Named, formula: Parametric, context: Context[Dataset]) -> Iterator[Problem]:
    for term, target in terms:
        name = name_of(target)
        legal = _legal_names(term, formula, context.version)
        if name and legal and name not in legal:
            successors = context.vocabularies.standard_names.successors(name)
            new = successors[0] if len(successors) == 1 and successors[0] in legal else ""
            template = '{where} is "{name}", but as the term {term} of {coordinate} it must be {legal}'
            if new:
                template = (
                    '{where} is "{name}", the old name of {new}; as the term {term} of {coordinate} it must be "{new}"'
                )
            yield Problem(
                template,
                where=target.place("standard_name"),
                name=name,
                new=new,
                term=term.name,
                coordinate=formula.standard_name,
                legal=", ".join(legal),
                fix=_renamed(target, new) if new else None,
            )


def _renamed(variable: Variable, name: str) -> SetAttribute:
    """Write another standard name, and leave the modifier as it is."""
    modifier = (variable.text("standard_name") or "").split()[1:]
    return rewritten(variable, "standard_name", " ".join([name, *modifier]))


def _legal_names(term: Term, formula: Parametric, version: Version) -> tuple[str, ...]:
    """Give the standard names that a term may have; empty where any will do."""
    if term.standard_name:
        return (term.standard_name,) if version >= term.standard_name_since else ()
    if version < formula.names_since:
        return ()
    return tuple(row[term.name] for row in formula.sets if term.name in row)


def fitting_sets(terms: Named, formula: Parametric) -> tuple[Mapping[str, str], ...]:
    """Give the sets of names that agree with the standard names that the terms have."""
    names = {term.name: name_of(target) for term, target in terms}
    return tuple(
        row for row in formula.sets if all(names.get(key) in (None, name) for key, name in row.items() if key in names)
    )


def _mixed_names(variable: Variable, terms: Named, formula: Parametric) -> Iterator[Problem]:
    """Report names that are legal one by one but not together."""
    tied = [(term, target) for term, target in terms if any(term.name in row for row in formula.sets)]
    named = [(term, target, name_of(target)) for term, target in tied]
    legal = all(name is None or any(row.get(term.name) == name for row in formula.sets) for term, _, name in named)
    if legal and not fitting_sets(terms, formula):
        yield Problem(
            "{where} names variables whose standard names do not go together: {names}; count them all from the same "
            "surface",
            where=variable.place("formula_terms"),
            names=", ".join(name for _, _, name in named if name),
            related=tuple(Related(target.place("standard_name"), name) for _, target, name in named if name),
        )


@rule(
    "cf-4.3.3-formula-terms-units",
    covers=["4.3.3:R6"],
    when=attribute("formula_terms"),
    examples=[Example("4.3.3:R6", bad=sigma(ps_units="m"), good=sigma(ps_units="hPa"))],
)
def terms_have_the_units_of_the_formula(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The variables named in `formula_terms` have units that fit the formula.

    A pressure given in metres, or a fraction given in pascal, makes every computed level wrong. The units of the
    constant `a` of ocean_double_sigma_coordinate are not judged: those of Appendix D do not fit its formula.
    """
    formula = parametric_of(variable, context.version)
    if not formula:
        return
    is_bounds = context.view.roles.has(variable, Role.BOUNDS)
    for term, target in terms_of(variable, formula, context):
        if is_bounds and "units" not in target.attributes:
            continue  # the bounds of a term need not repeat its units (7.1)
        if target.path != variable.path and not term.doubtful:
            yield from _wrong_units(term, target, formula)


def _wrong_units(term: Term, target: Variable, formula: Parametric) -> Iterator[Problem]:
    key, name, wanted = term.name, formula.standard_name, term.units
    units = target.text("units")
    if "units" not in target.attributes:
        if wanted != "1" and name_of(target) is None:
            template = '{where} has no units; as the term {term} of {coordinate} it needs units such as "{wanted}"'
            yield Problem(template, where=target.place(), term=key, coordinate=name, wanted=wanted)
    elif units is not None and not _fits(units, wanted):
        template = '{where} is "{units}"; as the term {term} of {coordinate} it needs units such as "{wanted}"'
        where = target.place("units")
        yield Problem(template, where=where, units=units, term=key, coordinate=name, wanted=wanted)


def _fits(units: str, wanted: str) -> bool:
    """Tell whether units will do; those that UDUNITS does not know are another rule's business."""
    if wanted == "1":
        return is_dimensionless(units) or not is_valid(units)
    return convertible(units, wanted) or not is_valid(units)
