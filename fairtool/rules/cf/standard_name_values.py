"""The values of variables that hold names of regions or area types (CF 3.3, 6.1.1, 7.3.3)."""

from collections.abc import Iterable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shortened
from fairtool.rules.cf.flag_text import are_legal, flag_words
from fairtool.vocabulary.store import Terms, Vocabularies

_MOST = 5  # names that a message lists
_LARGE = 100_000  # values of a data variable that are read without being asked to
_BASIN = (
    'int basin(lat, lon) ; basin:standard_name = "region" ; basin:long_name = "basin" ; basin:flag_values = 1, 2 ; '
    "basin:flag_meanings = "
)
_LABELS = (
    "dimensions: place = 2 ; n = 14 ; variables: char place_name(place, n) ; "
    'place_name:standard_name = "region" ; float t(time, place) ; t:units = "K" ; '
    't:standard_name = "air_temperature" ; t:coordinates = "place_name" ; data: place_name = "africa", '
)
_TYPE = 'string type ; type:standard_name = "area_type" ; '
_FRACTION = (
    'float f(lat, lon) ; f:units = "1" ; f:standard_name = "area_fraction" ; f:coordinates = "type" ; data: type = '
)


def _terms(variable: Variable, vocabularies: Vocabularies) -> Terms | None:
    """Give the list that the values of a variable must come from, by its standard name."""
    name = variable.text("standard_name")
    if name == "region":
        return vocabularies.regions
    return vocabularies.area_types if name == "area_type" else None


def _unlisted(names: Iterable[str], terms: Terms) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name and name not in terms)


def _problem(variable: Variable, where: str, unlisted: tuple[str, ...], terms: Terms) -> Problem:
    """Say which names are not in the list, and what the first of them may have been meant to be."""
    near = terms.nearest(unlisted[0].lower(), limit=1)
    template = (
        '{where} has {names}, not in the CF list of {list} (version {version}); for "{first}" it has "{near}"'
        if near
        else "{where} has {names}, not in the CF list of {list} (version {version})"
    )
    return Problem(
        template,
        where=where,
        names=", ".join(f'"{shortened(name)}"' for name in unlisted[:_MOST]),
        list=variable.text("standard_name"),
        version=terms.scheme.version,
        first=shortened(unlisted[0]),
        near=near[0] if near else "",
    )


@rule(
    "cf-3.3-region-flags",
    covers=["3.3:R4"],
    when=attribute("standard_name"),
    examples=[
        Example(
            "3.3:R4", bad=_BASIN + '"atlantic_ocean the_north_sea" ;', good=_BASIN + '"atlantic_ocean black_sea" ;'
        ),
        Example(
            "3.3:R4",
            bad='int basin(lat, lon) ; basin:standard_name = "region" ;',
            good=_BASIN + '"atlantic_ocean black_sea" ;',
        ),
    ],
)
def flags_of_regions_and_area_types_mean_listed_names(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """Numbers that stand for regions or area types mean names of the standard lists.

    The standard name promises names that everybody knows. Numbers need `flag_values` and `flag_meanings` to
    become names (3.5); flags without meanings are told by the rules of 3.5.
    """
    terms = _terms(variable, context.vocabularies)
    if terms is None:
        return
    words = flag_words(variable)
    if words is None:
        flagged = any(name in variable.attributes for name in ("flag_values", "flag_masks", "flag_meanings"))
        if variable.type.is_numeric and not flagged:
            template = "{where} holds numbers; say by flag_values and flag_meanings which {name} each of them is"
            yield Problem(template, where=variable.place(), name=variable.text("standard_name"))
        return
    unlisted = _unlisted(words, terms)
    if unlisted and are_legal(words):
        yield _problem(variable, variable.place("flag_meanings"), unlisted, terms)


@rule(
    "cf-3.3-region-names",
    covers=["3.3:R4"],
    when=attribute("standard_name"),
    reads="values",
    examples=[
        Example("3.3:R4", bad=_LABELS + '"the_north_sea" ;', good=_LABELS + '"black_sea" ;'),
        Example("3.3:R4", bad=f'{_TYPE} {_FRACTION} "Sea ice" ;', good=f'{_TYPE} {_FRACTION} "sea_ice" ;'),
    ],
)
def texts_of_regions_and_area_types_are_listed_names(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """Texts of a variable with the standard name `region` or `area_type` are names of the standard lists.

    The standard name promises names that everybody knows; for other names leave it out. Missing texts are not judged.
    """
    terms = _terms(variable, context.vocabularies)
    if terms is None or not variable.type.is_text or "flag_values" in variable.attributes:
        return
    size = 1
    for length in variable.shape:
        size *= length
    if size > _LARGE and not context.deep and context.view.roles.has(variable, Role.DATA):
        return
    raw = context.view.read(variable)
    absent = {variable.text(name) for name in ("_FillValue", "missing_value")}
    names = (name for name in missing.texts(raw) if name not in absent) if raw.size else ()
    unlisted = _unlisted(names, terms)
    if unlisted:
        yield _problem(variable, variable.place(), unlisted, terms)
