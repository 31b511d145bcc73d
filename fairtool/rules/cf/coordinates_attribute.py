"""The `coordinates` attribute: a list of existing variables (CF 5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import StringText, Variable
from fairtool.netcdf.references import Reference
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.coordinates_span import external_names

_T = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_HEIGHT = (
    'double height ; height:units = "m" ; height:standard_name = "height" ; height:positive = "up" ; '
    'height:axis = "Z" ; '
)
_GOOD = f'{_HEIGHT} {_T} t:coordinates = "height" ; data: height = 2 ;'


@rule(
    "cf-5-coordinates-exist",
    covers=["5:R4"],
    when=attribute("coordinates"),
    examples=[
        Example("5:R4", bad=f'{_T} t:coordinates = "height" ;', good=_GOOD),
        Example("5:R4", bad=f"{_HEIGHT} {_T} t:coordinates = 1 ;", good=_GOOD),
        Example("5:R4", bad=f'{_HEIGHT} {_T} t:coordinates = "height, lat" ;', good=_GOOD),
    ],
)
def coordinates_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `coordinates` attribute is a text that lists existing variables, separated by blanks.

    It is how software finds latitude, longitude, height or labels that are no coordinate variables; a name that leads
    nowhere leaves the data without that place. Names that `external_variables` declares are left alone.
    """
    where = variable.place("coordinates")
    value = variable.attributes["coordinates"]
    if not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write the names of the variables in one text"
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
        return
    if _are_commas_the_fault(variable, value, context.view):
        template = '{where} = "{value}" has commas or semicolons; separate the names by blanks alone'
        plain = _without_commas(value)
        kind = "string" if isinstance(value, StringText) else "char"
        fix = SetAttribute(variable.path, "coordinates", plain, kind)
        yield Problem(template, where=where, value=value, fix=fix)
        return
    elsewhere = external_names(context.view)
    for reference in _missing(variable, context.view):
        if reference.name not in elsewhere:
            template = '{where} names "{name}", which is no variable of this file; add it, or take the name out'
            yield Problem(template, where=where, name=reference.name)


def _missing(variable: Variable, view: Dataset) -> tuple[Reference, ...]:
    """Give the references that lead nowhere, each name once."""
    references = view.roles.named_by(variable, "coordinates")
    return tuple({one.name: one for one in references if one.target is None}.values())


def _without_commas(value: str) -> str:
    return " ".join(value.replace(",", " ").replace(";", " ").split())


def _are_commas_the_fault(variable: Variable, value: str, view: Dataset) -> bool:
    """Say whether every name is found once commas and semicolons are taken for blanks, and not before."""
    plain = _without_commas(value)
    if plain == " ".join(value.split()) or not _missing(variable, view):
        return False
    return all(view.roles.scope.variable(name, variable.group) for name in plain.split())
