"""The `grid_mapping` attribute: its form, and that what it names exists (CF 5.6)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.coordinates_span import external_names
from fairtool.rules.cf.grid_mapping_syntax import (
    SyntaxFault,
    georeferencing_coordinates,
    mapping_sections,
    read_mapping_text,
)
from fairtool.version import Version

_CRS = 'int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:semi_major_axis = 6371000. ; '
_T = 'float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_SHORT = f'{_CRS} {_T} t:grid_mapping = "crs" ;'
_LONG = f'{_CRS} {_T} t:grid_mapping = "crs: lat lon" ;'
_GLAT = 'float glat(lat, lon) ; glat:units = "degrees_north" ; glat:standard_name = "latitude" ; '

_FAULTS: Mapping[SyntaxFault, str] = {
    SyntaxFault.EMPTY: "{where} is empty; name a grid mapping variable, or leave it out",
    SyntaxFault.SEVERAL: (
        '{where} = "{value}" names several variables; write one name, or "mapping: coordinate coordinate" for each'
    ),
    SyntaxFault.COMMA: '{where} = "{value}" has commas or semicolons; separate the names by blanks alone',
    SyntaxFault.START: '{where} = "{value}" does not begin with a grid mapping; write "mapping: coordinate coordinate"',
    SyntaxFault.ALONE: '{where} = "{value}" has a mapping without coordinates; write "mapping: coordinate coordinate"',
}


@rule(
    "cf-5.6-grid-mapping-form",
    covers=["5.6:R1", "5.6:R2"],
    when=attribute("grid_mapping"),
    examples=[
        Example("5.6:R1", bad=f'{_CRS} {_T} t:grid_mapping = "crs:" ;', good=_LONG),
        Example("5.6:R1", bad=f"{_CRS} {_T} t:grid_mapping = 4326 ;", good=_SHORT),
        Example("5.6:R1", bad=f'{_CRS} {_T} t:grid_mapping = "crs: lat, lon" ;', good=_LONG),
        Example("5.6:R2", bad=_LONG, good=_SHORT, version="1.6"),
    ],
)
def grid_mapping_has_a_known_form(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `grid_mapping` attribute is a name, or grid mappings each with a colon and their coordinates.

    Software looks the name up to learn the projection. In CF-1.6 only a single name is known; from 1.7 the longer form
    tells which coordinates belong to which reference system.
    """
    where = variable.place("grid_mapping")
    value = variable.attributes["grid_mapping"]
    is_old = context.version < Version(1, 7)
    row = "5.6:R2" if is_old else "5.6:R1"
    if not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write the name of a grid mapping variable"
        yield Problem(template, where=where, value=shown(value), type=type_of(value), row=row)
        return
    fault = read_mapping_text(value).fault
    if fault:
        yield Problem(_FAULTS[fault], where=where, value=value, row=row)
    elif is_old and read_mapping_text(value).is_extended:
        template = '{where} = "{value}" names coordinates, which CF-1.6 does not know; write "{name}"'
        yield Problem(template, where=where, value=value, name=mapping_sections(variable)[0].mapping, row=row)


@rule(
    "cf-5.6-grid-mapping-exists",
    covers=["5.6:R3"],
    when=attribute("grid_mapping"),
    examples=[Example("5.6:R3", bad=f'{_T} t:grid_mapping = "crs" ;', good=_SHORT)],
)
def grid_mapping_variables_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Every grid mapping variable that `grid_mapping` names is in the file.

    It holds the projection and the figure of the Earth; without it the positions cannot be computed.
    """
    elsewhere = external_names(context.view)
    for name in dict.fromkeys(section.mapping for section in mapping_sections(variable)):
        if name not in elsewhere and context.view.roles.scope.variable(name, variable.group) is None:
            template = '{where} names "{name}", which is no variable of this file; add it, or correct the name'
            yield Problem(template, where=variable.place("grid_mapping"), name=name)


@rule(
    "cf-5.6-grid-mapping-coordinates",
    covers=["5.6:R4"],
    when=attribute("grid_mapping"),
    examples=[
        Example("5.6:R4", bad=f'{_CRS} {_T} t:grid_mapping = "crs: latitude lon" ;', good=_LONG),
        Example(
            "5.6:R4",
            bad=f'{_GLAT} {_CRS} {_T} t:grid_mapping = "crs: glat lon" ;',
            good=f'{_GLAT} {_CRS} {_T} t:coordinates = "glat" ; t:grid_mapping = "crs: glat lon" ;',
        ),
    ],
)
def grid_mapping_coordinates_are_coordinates(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Every coordinate named in `grid_mapping` is a coordinate of the data variable.

    It is a coordinate variable of one of its dimensions, or an auxiliary coordinate that `coordinates` lists too;
    anything else has no place in the reference system of these data.
    """
    view = context.view
    own = {one.path for one in georeferencing_coordinates(view, variable)}
    is_data = view.roles.has(variable, Role.DATA, Role.DOMAIN)
    where = variable.place("grid_mapping")
    for name in dict.fromkeys(name for section in mapping_sections(variable) for name in section.coordinates):
        found = view.roles.scope.variable(name, variable.group)
        if found is None:
            if name not in external_names(view):
                template = '{where} names the coordinate "{name}", which is no variable of this file; correct the name'
                yield Problem(template, where=where, name=name)
        elif is_data and found[0].path not in own:
            template = '{where} names "{name}", which is no coordinate of {variable}; list it in {variable}:coordinates'
            related = (Related(found[0].place()),)
            yield Problem(template, where=where, name=name, variable=variable.path, related=related)


@rule(
    "cf-5.6-grid-mapping-once",
    covers=["5.6:S1"],
    when=attribute("grid_mapping"),
    examples=[
        Example(
            "5.6:S1",
            bad=f'{_CRS} {_CRS.replace("crs", "sphere")} {_T} t:grid_mapping = "crs: lat lon sphere: lat lon" ;',
            good=_LONG,
        )
    ],
)
def coordinates_have_one_grid_mapping(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A coordinate stands under one grid mapping at most.

    Its values are positions in one reference system; under two, a reader cannot tell which is meant.
    """
    del context
    seen: dict[str, str] = {}
    for section in mapping_sections(variable):
        for name in section.coordinates:
            first = seen.setdefault(name, section.mapping)
            if first != section.mapping:
                template = '{where} puts "{name}" under "{first}" and under "{second}"; keep one of them'
                where = variable.place("grid_mapping")
                yield Problem(template, where=where, name=name, first=first, second=section.mapping)
