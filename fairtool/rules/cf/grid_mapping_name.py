"""Grid mapping variables: their name, and that they hold no data (CF 5.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.grid_mapping_syntax import mapping_sections
from fairtool.rules.cf.grid_mapping_table import grid_mappings

_T = 'float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ;'
_GOOD = f'int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:semi_major_axis = 6371000. ; {_T}'


@rule(
    "cf-5.6-grid-mapping-name",
    covers=["5.6:R5"],
    when=role(Role.GRID_MAPPING),
    examples=[
        Example("5.6:R5", bad=f"int crs ; crs:semi_major_axis = 6371000. ; {_T}", good=_GOOD),
        Example("5.6:R5", bad=_GOOD.replace("latitude_longitude", "plate_carree"), good=_GOOD),
        Example(
            "5.6:R5",
            bad=f'int crs ; crs:grid_mapping_name = "sinusoidal" ; {_T}',
            good=_GOOD,
            version="1.6",
        ),
    ],
)
def grid_mapping_variables_have_a_known_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A grid mapping variable has `grid_mapping_name`, with a value of Appendix F.

    The name says which projection it is and so what the other attributes mean. `crs_wkt` or `spatial_ref` beside it
    are welcome and do not replace it; software that knows CF alone reads the name.
    """
    value = variable.attributes.get("grid_mapping_name")
    where = variable.place("grid_mapping_name")
    if value is None:
        naming = _users(context.view, variable)
        related = tuple(Related(one.place("grid_mapping")) for one in naming[:3])
        if not naming:  # named only by a text that is in no known form, which 5.6:R1 tells
            return
        template = '{where} is missing; say which grid mapping of Appendix F it is, such as "latitude_longitude"'
        yield Problem(template, where=where, related=related)
        return
    if not isinstance(value, str):  # its type is judged by 5.6:R6
        return
    mapping = grid_mappings().get(value)
    if mapping is None:
        near = value.strip().lower().replace(" ", "_").replace("-", "_")
        template = '{where} = "{value}" is no grid mapping of CF-{version}; see Appendix F for the names'
        if near in grid_mappings():
            template = '{where} = "{value}" is no grid mapping of CF-{version}; write "{near}"'
        yield Problem(template, where=where, value=value, version=str(context.version), near=near)
    elif mapping.since > context.version:
        template = '{where} = "{value}" is a grid mapping from CF-{since} on, not in CF-{version}; raise :Conventions'
        yield Problem(template, where=where, value=value, since=str(mapping.since), version=str(context.version))


def _users(view: Dataset, mapping: Variable) -> tuple[Variable, ...]:
    """Give the variables whose well-formed `grid_mapping` names a variable as a grid mapping."""
    return tuple(
        one
        for one in view.roles.naming(mapping, "grid_mapping")
        if any(
            (found := view.roles.scope.variable(section.mapping, one.group)) and found[0].path == mapping.path
            for section in mapping_sections(one)
        )
    )


@rule(
    "cf-5.6-grid-mapping-scalar",
    covers=["5.6:Rec1"],
    when=attribute("grid_mapping_name") & role(Role.GRID_MAPPING),
    examples=[Example("5.6:Rec1", bad=_GOOD.replace("int crs ;", "int crs(lat) ;"), good=_GOOD)],
)
def grid_mapping_variables_are_scalars(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A grid mapping variable has no dimensions.

    It only carries attributes; values would be space for nothing, and readers would take it for data.
    """
    del context
    if variable.dimensions:
        template = "{where} is a grid mapping with the dimensions {dimensions}; declare it without dimensions"
        if "grid_mapping" in variable.attributes:
            template = "{where}:grid_mapping_name stands on data; leave it to the variable that grid_mapping names"
        yield Problem(template, where=variable.place(), dimensions=", ".join(variable.dimension_names))
