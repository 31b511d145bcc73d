"""The dimensions of auxiliary coordinates against those of their data (CF 5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.coordinates_span import reachable, span
from fairtool.rules.cf.domain_candidate import seems_a_domain
from fairtool.version import Version

_GROUPS_HAVE_RULES = Version(1, 8)
_T = 'float t(time, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:coordinates = "alt" ; '
_ALT = 'alt:units = "m" ; alt:standard_name = "altitude" ; alt:positive = "up" ; '


@rule(
    "cf-5-coordinates-dimensions",
    covers=["5:R5"],
    when=attribute("coordinates") & role(Role.DATA),
    examples=[
        Example("5:R5", bad=f"float alt(lat, lon) ; {_ALT} {_T}", good=f"float alt(lon) ; {_ALT} {_T}"),
        Example(
            "5:R5",
            bad="dimensions: station = 3 ; n = 8 ; variables: char name(station, n) ; "
            'name:long_name = "station name" ; float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
            't:coordinates = "name" ;',
            good="dimensions: station = 3 ; n = 8 ; variables: char name(station, n) ; "
            'name:long_name = "station name" ; float t(time, station) ; t:units = "K" ; '
            't:standard_name = "air_temperature" ; t:coordinates = "name" ;',
        ),
    ],
)
def coordinates_share_the_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An auxiliary coordinate has no dimension that its data variable lacks.

    A value of the data must have one value of each coordinate; a coordinate with a further dimension has many. Not
    counted: the text length of `char` labels, dimensions behind a gathered one, and the instance dimension of ragged
    arrays. The conformance documents before 1.11 do not name gathered dimensions; they are as sound there.
    """
    view = context.view
    if context.version >= Version(1, 9) and seems_a_domain(view, variable):
        return
    allowed = reachable(view, view.roles.dimensions[variable.path])
    targets = {one.target.path: one.target for one in view.roles.named_by(variable, "coordinates") if one.target}
    for target in targets.values():
        foreign = [one for one in span(view, target) if one not in allowed]
        if context.version >= _GROUPS_HAVE_RULES:
            foreign = [one for one in foreign if not _is_namesake(one, target, variable)]
        if foreign:
            template = (
                '{where} names "{name}", which has the dimension {foreign}; {variable} has only {own}: give it that '
                "dimension, or name a coordinate along its own dimensions"
            )
            if not view.roles.dimensions[variable.path]:
                template = (
                    '{where} names "{name}", which has the dimension {foreign}; {variable} has no dimension: give it '
                    "that one, or name a coordinate that is a scalar"
                )
            yield Problem(
                template,
                where=variable.place("coordinates"),
                name=target.path,
                foreign=", ".join(dimension.name for dimension in foreign),
                variable=variable.path,
                own=", ".join(dimension.name for dimension in view.roles.dimensions[variable.path]),
                related=(Related(target.place()),),
            )


def _is_namesake(dimension: Dimension, target: Variable, variable: Variable) -> bool:
    """Say whether a dimension of another group has the name of one of the variable, which a rule of 2.7 tells."""
    return target.group != variable.group and dimension.name in variable.dimension_names
