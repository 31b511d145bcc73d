"""What a domain variable refers to fits its dimensions (CF 5.8)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.coordinates_span import reachable, span

_GLAT = 'float glat(lat, lon) ; glat:units = "degrees_north" ; glat:standard_name = "latitude" ; '
_AREA = 'float area(lat, lon) ; area:units = "m2" ; area:standard_name = "cell_area" ; '
_DOMAIN = 'char domain ; domain:long_name = "grid" ; domain:dimensions = "lat lon" ; '
_PLACED = f'{_GLAT} {_DOMAIN} domain:coordinates = "glat" ;'
_MEASURED = f'{_AREA} {_DOMAIN} domain:cell_measures = "area: area" ;'


@rule(
    "cf-5.8-domain-coordinates",
    covers=["5.8:R3"],
    when=attribute("coordinates") & role(Role.DOMAIN),
    examples=[Example("5.8:R3", bad=_PLACED.replace('"lat lon"', '"lat"'), good=_PLACED)],
)
def domain_coordinates_fit(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The coordinates of a domain have no dimension that `dimensions` does not list.

    As for data, each location has one value of each coordinate. The text length of `char` labels, dimensions behind a
    gathered one and the instance dimension of ragged arrays do not count.
    """
    domain = _dimensions(variable, context.view)
    allowed = reachable(context.view, domain) if domain is not None else None
    yield from _foreign(variable, "coordinates", allowed, context.view)


@rule(
    "cf-5.8-domain-cell-measures",
    covers=["5.8:R4"],
    when=attribute("cell_measures") & role(Role.DOMAIN),
    examples=[Example("5.8:R4", bad=_MEASURED.replace('"lat lon"', '"lat"'), good=_MEASURED)],
)
def domain_cell_measures_fit(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The cell measures of a domain have no dimension that `dimensions` does not list.

    Each cell of the domain has one area or volume.
    """
    domain = _dimensions(variable, context.view)
    allowed = frozenset(domain) if domain is not None else None
    yield from _foreign(variable, "cell_measures", allowed, context.view)


def _dimensions(variable: Variable, view: Dataset) -> tuple[Dimension, ...] | None:
    """Give the dimensions of a domain; None where the list is no text or names none of the file (5.8:R2)."""
    text = variable.text("dimensions")
    if text is None:
        return None
    found = [view.roles.scope.dimension(name, variable.group) for name in text.split()]
    known = tuple(dimension for dimension in found if dimension)
    return known if len(known) == len(found) else None


def _foreign(variable: Variable, name: str, allowed: frozenset[Dimension] | None, view: Dataset) -> Iterator[Problem]:
    if allowed is None:
        return
    targets = {one.target.path: one.target for one in view.roles.named_by(variable, name) if one.target}
    for target in targets.values():
        foreign = ", ".join(one.name for one in span(view, target) if one not in allowed)
        if foreign:
            template = '{where} names "{name}", whose dimension {foreign} is not in {variable}:dimensions; add it there'
            yield Problem(
                template,
                where=variable.place(name),
                name=target.path,
                foreign=foreign,
                variable=variable.path,
                related=(Related(target.place()),),
            )
