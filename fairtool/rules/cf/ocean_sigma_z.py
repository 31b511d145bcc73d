"""The ocean sigma over z coordinate: levels of sigma near the surface, of height below (CF Appendix D)."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import COORDINATES
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.formula_terms_example import ocean_sigma_z
from fairtool.rules.cf.formula_terms_meaning import terms_of
from fairtool.rules.cf.parametric import parametric_of
from fairtool.version import Version

_NAME = "ocean_sigma_z_coordinate"
_DEFINED = Version(1, 9)
_WITH_NSIGMA = "sigma: sigma eta: eta depth: depth depth_c: depth_c zlev: zlev nsigma: nsigma"
_NSIGMA = 'int nsigma ; nsigma:long_name = "number of sigma levels" ; nsigma:units = "1" ;'
_PROFILE = (
    'dimensions: z = 4 ; variables: double z(z) ; z:standard_name = "{0}" ; z:units = "{1}" ; z:positive = "up" ;'
)


def _terms(variable: Variable, context: Context[Dataset]) -> dict[str, Variable]:
    """Give the variables of an ocean sigma over z coordinate by term; nothing for any other variable."""
    formula = parametric_of(variable, context.version)
    if not formula or formula.standard_name != _NAME or not context.view.roles.has(variable, *COORDINATES):
        return {}
    return {term.name: target for term, target in terms_of(variable, formula, context)}


@rule(
    "cf-d-sigma-z-levels",
    covers=["D:R1"],
    when=attribute("formula_terms"),
    reads="values",
    examples=[
        Example("D:R1", bad=ocean_sigma_z(zlev_values="_, -50, -100, -200"), good=ocean_sigma_z()),
        Example("D:R1", bad=ocean_sigma_z(zlev_values="_, _, _, -200"), good=ocean_sigma_z()),
    ],
)
def each_level_has_sigma_or_height(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """At each level of an ocean sigma over z coordinate exactly one of `sigma` and `zlev` is given.

    Which of the two is there tells by which formula the level is computed. So `nsigma`, where it is given, is the
    number of missing values of `zlev`.
    """
    terms = _terms(variable, context)
    sigma, zlev = terms.get("sigma"), terms.get("zlev")
    if sigma is None or zlev is None or sigma.shape != zlev.shape or sigma.shape != variable.shape:
        return
    there_sigma, there_zlev = _present(sigma, context), _present(zlev, context)
    if not there_sigma.any() and not there_zlev.any():
        return  # a file without data
    wrong = np.flatnonzero(there_sigma == there_zlev)
    if wrong.size:
        first = int(wrong[0])
        both = "{where}: {sigma} and {zlev} both have a value at level {level}; exactly one of them must be missing"
        neither = "{where}: {sigma} and {zlev} are both missing at level {level}; exactly one of them must have a value"
        yield Problem(
            both if there_sigma.ravel()[first] else neither,
            where=variable.place("formula_terms"),
            level=first + 1,
            sigma=sigma.path,
            zlev=zlev.path,
        )
        return
    yield from _count(terms, int((~there_zlev).sum()), context)


def _present(variable: Variable, context: Context[Dataset]) -> NDArray[np.bool_]:
    return present(variable, context.view.read(variable))


def _count(terms: dict[str, Variable], missing: int, context: Context[Dataset]) -> Iterator[Problem]:
    """Report an `nsigma` that is not the number of missing heights."""
    nsigma = terms.get("nsigma")
    if nsigma is None or nsigma.dimensions or not nsigma.type.is_numeric:
        return
    value = context.view.read(nsigma)
    if present(nsigma, value).all() and float(value) != missing:
        yield Problem(
            "{where} is {value}, but {zlev} has {missing} missing values; the two numbers must be equal",
            where=nsigma.place(),
            value=float(value),
            zlev=terms["zlev"].path,
            missing=missing,
        )


@rule(
    "cf-d-sigma-z-nsigma",
    covers=["D:Rec1"],
    when=attribute("formula_terms"),
    examples=[
        Example(
            "D:Rec1",
            bad=ocean_sigma_z(formula_terms=_WITH_NSIGMA, more=_NSIGMA, more_data="nsigma = 2 ;"),
            good=ocean_sigma_z(),
        )
    ],
)
def number_of_sigma_levels_is_left_out(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `formula_terms` of an ocean sigma over z coordinate leave out `nsigma`.

    The missing values of `zlev` say the same; a number that is kept twice can contradict itself. It is deprecated.
    """
    if "nsigma" in _terms(variable, context):
        yield Problem(
            "{where} has the deprecated term nsigma; leave it out, the missing values of zlev say the same",
            where=variable.place("formula_terms"),
        )


@rule(
    "cf-d-sigma-z-version",
    covers=["D:Rec2"],
    when=attribute("standard_name"),
    examples=[
        Example(
            "D:Rec2",
            bad=_PROFILE.format(_NAME, "m"),
            good=_PROFILE.format("height", "m") + " data: z = 0, -25, -100, -200 ;",
            version="1.8",
        )
    ],
)
def sigma_z_needs_a_version_that_defines_it(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A file with an ocean sigma over z coordinate follows CF-1.9 or later.

    Older versions do not say what the coordinate itself holds, so that its values have no meaning; they are
    deprecated for such files.
    """
    if context.version < _DEFINED and variable.text("standard_name") == _NAME:
        yield Problem(
            "{where} is an ocean_sigma_z_coordinate, which CF-{version} does not define in full; follow CF-1.9 or "
            "later and say so in Conventions",
            where=variable.place(),
            version=context.version,
        )


@rule(
    "cf-d-sigma-z-dimension",
    covers=["D:S3"],
    when=attribute("formula_terms"),
    examples=[
        Example("D:S3", bad=ocean_sigma_z(zlev_dimensions="", zlev_values="-100"), good=ocean_sigma_z()),
    ],
)
def sigma_and_height_have_the_vertical_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The terms `sigma` and `zlev` have the dimension of the ocean sigma over z coordinate.

    Every level needs its own sigma or its own height.
    """
    terms = _terms(variable, context)
    formula = parametric_of(variable, context.version)
    dimensions = context.view.roles.dimensions
    for name in formula.vertical_terms if formula else ():
        target = terms.get(name)
        if target and dimensions[target.path] != dimensions[variable.path]:
            yield Problem(
                "{where} has the dimensions ({found}); as the term {term} it has those of {coordinate}: ({wanted})",
                where=target.place(),
                found=", ".join(one.name for one in dimensions[target.path]),
                term=name,
                coordinate=variable.path,
                wanted=", ".join(one.name for one in dimensions[variable.path]),
                related=(Related(variable.place("formula_terms"), variable.text("formula_terms") or ""),),
            )
