"""Types and places of the attributes of CF (Appendix A)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Value, Variable
from fairtool.netcdf.role import COORDINATES, Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_table import listed_attributes
from fairtool.rules.cf.attribute_text import shown, type_of

_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '
_NAMED = 'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '
# Text whose type is checked here: the rest has rules of its own, in 2.6.2 the attributes of description.
_TEXTS = ("long_name",)
_NUMBERS = ("standard_error_multiplier", "valid_max", "valid_min", "valid_range")
# Attributes whose place a rule of their own tells of; then flags on labels (3.3, 6.1), `cf_role` (9.5) and `long_name`,
# which chapters use beyond the table; then words that files use for other things than CF does.
_UNSAID = """
Conventions axis calendar climatology compress computed_standard_name dimensions external_variables formula_terms
history leap_month leap_year month_lengths quantization title aggregated_data aggregated_dimensions geometry_type
cf_role comment flag_masks flag_meanings flag_values institution long_name references source
algorithm implementation location geometry mesh nodes select
"""
_PLACE_UNSAID = frozenset(_UNSAID.split())
_NOT_GLOBAL = (
    "_FillValue",
    "add_offset",
    "ancillary_variables",
    "axis",
    "bounds",
    "calendar",
    "cell_measures",
    "cell_methods",
    "coordinates",
    "flag_meanings",
    "flag_values",
    "formula_terms",
    "grid_mapping",
    "missing_value",
    "scale_factor",
    "standard_name",
    "units",
    "valid_range",
)
_CODES: Mapping[Role, str] = {Role.DATA: "D", **dict.fromkeys(COORDINATES, "C")}


@rule(
    "cf-a-attribute-type",
    covers=["A:S1"],
    when=attribute(*_TEXTS, *_NUMBERS),
    examples=[
        Example("A:S1", bad=_SST + 'sst:valid_min = "0" ;', good=_SST + "sst:valid_min = 0.f ;"),
        Example(
            "A:S1",
            bad=_NAMED + "sst:long_name = 1 ;",
            good=_NAMED + 'sst:long_name = "1" ;',
        ),
    ],
)
def attributes_have_their_type(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `long_name` is text; `valid_min`, `valid_max`, `valid_range` and others are numbers.

    Software reads them as that type. Attributes whose type has a rule of its own are told by that rule alone.
    """
    for name in (*_TEXTS, *_NUMBERS):
        value = variable.attributes.get(name)
        if value is None or _fits(value, name, variable):
            continue
        where, written, kind = variable.place(name), shown(value), type_of(value)
        if name in _TEXTS:
            template = "{where} = {value} is of the type {type}; write it as text"
            yield Problem(template, where=where, value=written, type=kind)
        else:
            template = "{where} = {value} is of the type {type}; write it as a number"
            yield Problem(template, where=where, value=written, type=kind)


def _fits(value: Value, name: str, variable: Variable) -> bool:
    """Say whether a value has the type of its attribute; arrays of strings are told by a rule of 2.2."""
    if name in _TEXTS:
        return isinstance(value, str | tuple)
    return isinstance(value, Numbers) or variable.type.is_text


@rule(
    "cf-a-attribute-place",
    covers=["A:S2"],
    when=role(Role.DATA, *COORDINATES),
    examples=[
        Example("A:S2", bad=_SST + 'sst:positive = "up" ;', good=_SST + 'sst:cell_methods = "time: mean" ;'),
        Example("A:S2", bad='lat:cell_methods = "time: mean" ;', good='lat:comment = "mean" ;'),
    ],
)
def attributes_stand_where_they_mean_something(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An attribute of CF on a variable is one that CF defines for data or for coordinates, whichever it holds.

    Elsewhere it is no error, but CF gives it no meaning, and software will not look for it. A coordinate is known by
    its name, or by being named in the `coordinates` of a data variable: perhaps that is what is missing.
    """
    roles = context.view.roles.of[variable.path]
    if not roles <= _CODES.keys():
        return  # further purposes have further attributes
    kinds = {_CODES[one] for one in roles}
    for name in variable.attributes:
        entry = None if name in _PLACE_UNSAID else listed_attributes().get(name)
        places = entry.on(context.version) if entry else frozenset()
        if not places or places & kinds:
            continue
        where = variable.place(name)
        if kinds == {"C"}:
            template = "{where}: Appendix A of CF-{version} gives {name} a meaning on data, not on coordinates"
            yield Problem(template, where=where, version=context.version, name=name)
        elif "C" in places:
            yield Problem(
                "{where} has a meaning on coordinates only, and no coordinates attribute names {name}",
                where=where,
                name=variable.name,
            )
        else:
            yield Problem("{where} has no meaning on a data variable", where=where)


@rule(
    "cf-a-global-attribute-place",
    covers=["A:S2"],
    when=attribute(*_NOT_GLOBAL),
    examples=[Example("A:S2", bad=':coordinates = "lat lon" ;', good=':comment = "lat lon" ;')],
)
def global_attributes_are_about_the_file(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """A global attribute is not one of those that CF defines for single variables.

    It is no error, but CF gives it no meaning there: software reads it from the variable alone.
    """
    for name in _NOT_GLOBAL:
        if name in dataset.attributes:
            yield Problem(
                "{where} has no meaning as a global attribute; write it on each variable that it is about",
                where=dataset.place(name),
            )
