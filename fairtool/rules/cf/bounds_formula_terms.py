"""The formula terms of the bounds of a parametric vertical coordinate (CF 7.1.4)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.references import Reference
from fairtool.rule import Example, attribute, rule

_SIGMA = (
    "dimensions: z = 2 ; variables: float z(z) ; "
    'z:standard_name = "atmosphere_hybrid_sigma_pressure_coordinate" ; z:units = "1" ; z:positive = "down" ; '
    'z:formula_terms = "ap: ap b: b ps: ps" ; z:bounds = "z_bnds" ; float z_bnds(z, bnds) ; '
    'float ap(z) ; ap:units = "Pa" ; ap:long_name = "a" ; float b(z) ; b:units = "1" ; b:long_name = "b" ; '
    'float ap_bnds(z, bnds) ; ap_bnds:units = "Pa" ; ap_bnds:long_name = "a" ; '
    'float b_bnds(z, bnds) ; b_bnds:units = "1" ; b_bnds:long_name = "b" ; '
    'float ps(lat, lon) ; ps:units = "Pa" ; ps:standard_name = "surface_air_pressure" ; '
)
_DATA = "data: z = 0.2, 0.8 ; z_bnds = 0, 0.5, 0.5, 1 ;"
_INDEPENDENT = "{where} names {found} for {term}, which does not depend on the level; name {level}"


def _bound(terms: str) -> str:
    return f'{_SIGMA} z_bnds:formula_terms = "{terms}" ; {_DATA}'


_GOOD = _bound("ap: ap_bnds b: b_bnds ps: ps")


@rule(
    "cf-7.1-bounds-formula-terms",
    covers=["7.1:R8"],
    when=attribute("formula_terms"),
    examples=[
        Example("7.1:R8", bad=f"{_SIGMA} {_DATA}", good=_GOOD),
        Example("7.1:R8", bad=_bound("ap: ap_bnds ps: ps"), good=_GOOD),
        Example("7.1:R8", bad=_bound("ap: ap b: b_bnds ps: ps"), good=_GOOD),
    ],
)
def bounds_repeat_formula_terms(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The bounds of a parametric vertical coordinate have formula terms of their own.

    The heights or pressures of the cell edges are computed by the same formula as those of the levels. So the bounds
    name the same terms: with the same variable where the term does not depend on the level, with its bounds where it
    does.
    """
    bounds = context.view.roles.target(variable, "bounds")
    if bounds is None or variable.text("formula_terms") is None:
        return
    terms = _terms(variable, context)
    repeated = _terms(bounds, context)
    related = (Related(variable.place("formula_terms"), variable.text("formula_terms") or ""),)
    if not repeated:
        template = "{where} holds the bounds of {coordinate}, which has formula_terms ({terms}), and has none itself"
        shown = variable.text("formula_terms")
        yield Problem(template, where=bounds.place(), coordinate=variable.path, terms=shown, related=related)
    elif terms.keys() != repeated.keys():
        template = "{where} has the terms {found}; those of {coordinate} are {wanted}"
        found, wanted = ", ".join(repeated), ", ".join(terms)
        place = bounds.place("formula_terms")
        yield Problem(template, where=place, found=found, coordinate=variable.path, wanted=wanted, related=related)
    for term in terms.keys() & repeated.keys():
        yield from _term(variable, bounds, (terms[term], repeated[term]), context)


def _terms(variable: Variable, context: Context[Dataset]) -> Mapping[str, Reference]:
    return {reference.key: reference for reference in context.view.roles.named_by(variable, "formula_terms")}


def _term(
    coordinate: Variable, bounds: Variable, pair: tuple[Reference, Reference], context: Context[Dataset]
) -> Iterator[Problem]:
    """Give the problem of a term, of which `pair` is what the coordinate and what its bounds name."""
    levels, edges = pair[0].target, pair[1].target
    if levels is None or edges is None:
        return
    roles = context.view.roles
    own, vertical = roles.dimensions[levels.path], roles.dimensions[coordinate.path]
    wanted = own + roles.dimensions[bounds.path][-1:]
    is_bound = roles.dimensions[edges.path] == wanted
    if set(own).isdisjoint(vertical):
        is_of_scalar = is_bound and not vertical  # the terms of a scalar coordinate may have bounds as well
        template = "" if edges == levels or is_of_scalar else _INDEPENDENT
    else:
        template = _fault_of_bounds(levels, edges, is_bound=is_bound, named=roles.target(levels, "bounds"))
    if template:
        yield Problem(
            template,
            where=bounds.place("formula_terms"),
            found=edges.path,
            term=pair[0].key,
            level=levels.path,
            wanted=", ".join(dimension.name for dimension in wanted),
            named=levels.text("bounds"),
        )


def _fault_of_bounds(levels: Variable, edges: Variable, *, is_bound: bool, named: Variable | None) -> str:
    """Give the template for what is wrong with the bounds of a term that depends on the level, if anything is."""
    if edges == levels:
        return "{where} names {found} for {term}, as its coordinate does; name the bounds of {level}"
    if not is_bound:
        return "{where} names {found} for {term}; the bounds of {level} have the dimensions ({wanted})"
    return "" if named in (None, edges) else '{where} names {found} for {term}; the bounds of {level} are "{named}"'
