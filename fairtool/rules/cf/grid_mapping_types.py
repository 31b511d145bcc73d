"""The types of the attributes of grid mapping variables (CF 5.6, Table F.1)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Value, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.grid_mapping_table import Parameter, parameters

_T = 'float t(lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:grid_mapping = "crs" ;'
_CRS = 'int crs ; crs:grid_mapping_name = "latitude_longitude" ; '
_GOOD = f"{_CRS} crs:earth_radius = 6371000. ; {_T}"
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*")


@rule(
    "cf-5.6-grid-mapping-types",
    covers=["5.6:R6"],
    when=role(Role.GRID_MAPPING),
    examples=[
        Example("5.6:R6", bad=f'{_CRS} crs:earth_radius = "6371000" ; {_T}', good=_GOOD),
        Example("5.6:R6", bad=f"int crs ; crs:grid_mapping_name = 1 ; {_T}", good=_GOOD),
    ],
)
def grid_mapping_attributes_have_their_type(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes of a grid mapping variable have the types of Table F.1: names are text, parameters numbers.

    Software computes with the parameters; a number written as text stops it. Where Table F.1 of the 1.14 draft calls
    numeric what its own text makes a name (`grid_subtype`, `latitude_dimension`), both are accepted here.
    """
    known = parameters()
    for name, value in variable.attributes.items():
        parameter = known.get(name)
        if parameter and parameter.since <= context.version and _type(value) not in parameter.types:
            yield _problem(variable, parameter, value)


def _type(value: Value) -> str:
    if isinstance(value, str):
        return "S"
    return "N" if isinstance(value, Numbers) else ""


def _problem(variable: Variable, parameter: Parameter, value: Value) -> Problem:
    where = variable.place(parameter.name)
    if "S" in parameter.types:
        template = "{where} is no single text but {value} ({type}); write it as text"
        return Problem(template, where=where, value=shown(value), type=type_of(value))
    fix = None
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        fix = SetAttribute(variable.path, parameter.name, float(value), "double")
    template = '{where} is the text "{value}"; write it as a number'
    if not isinstance(value, str):
        template = "{where} is {value} ({type}); write it as a number"
    return Problem(template, where=where, value=shown(value), type=type_of(value), fix=fix)
