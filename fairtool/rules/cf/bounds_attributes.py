"""The attributes that a bounds variable takes from its coordinate (CF 7.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Fix, Problem, Related, RemoveAttribute
from fairtool.netcdf import units
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Value, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.version import Version

# The attributes marked BI in Appendix A.
INHERITED = (
    *("axis", "calendar", "cf_role", "computed_standard_name", "leap_month", "leap_year", "long_name"),
    *("month_lengths", "positive", "standard_name", "units", "units_metadata"),
)
BEFORE_1_11 = ("units", "standard_name", "axis", "positive", "calendar", "leap_month", "leap_year", "month_lengths")
MISSING = ("_FillValue", "missing_value")

_LAT = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:bounds = "lat_bnds" ; '
_BNDS = "float lat_bnds(lat, bnds) ; "
_DATA = "data: lat = -10, 0, 10 ; lat_bnds = -15, -5, -5, 5, 5, 15 ;"
_GOOD = f"{_LAT} {_BNDS} {_DATA}"


@rule(
    "cf-7.1-bounds-attributes",
    covers=["7.1:R6", "7.1:R7"],
    when=role(Role.BOUNDS),
    examples=[
        Example("7.1:R6", bad=f'{_LAT} {_BNDS} lat_bnds:long_name = "edges" ; {_DATA}', good=_GOOD),
        Example("7.1:R7", bad=f'{_LAT} {_BNDS} lat_bnds:units = "degrees" ; {_DATA}', good=_GOOD),
        Example("7.1:R7", bad=f'{_LAT} {_BNDS} lat_bnds:units = "radian" ; {_DATA}', good=_GOOD, version="1.6"),
        Example(
            "7.1:R7",
            bad=f'{_LAT} {_BNDS} lat_bnds:standard_name = "longitude" ; {_DATA}',
            good=f'{_LAT} {_BNDS} lat_bnds:standard_name = "latitude" ; {_DATA}',
            version="1.8",
        ),
    ],
)
def bounds_agree_with_their_coordinate(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An attribute that a bounds variable takes from its coordinate is the same in both.

    Bounds and coordinate describe one axis. Where their units or calendars differ, software that trusts one of them
    puts the cells in the wrong place. CF-1.6 asks for the same units and standard name; until CF-1.10 the list is
    short and an attribute may stand on the bounds alone; from CF-1.11 type and value are exactly the same.
    """
    for parent in context.view.roles.naming(variable, "bounds"):
        for name in _compared(context.version):
            if name in variable.attributes:
                yield from _difference(variable, parent, name, context)


def _compared(version: Version) -> tuple[str, ...]:
    if version >= Version(1, 11):
        return INHERITED
    return BEFORE_1_11 if version >= Version(1, 7) else ("units", "standard_name")


def _difference(variable: Variable, parent: Variable, name: str, context: Context[Dataset]) -> Iterator[Problem]:
    here, there = variable.attributes[name], parent.attributes.get(name)
    if there is None:
        yield Problem(
            '{where} = "{value}", and {coordinate} has no such attribute; write it there and not here',
            where=variable.place(name),
            row="7.1:R6",
            value=shown(here),
            coordinate=parent.path,
        )
    elif not _same(name, here, there, context.version):
        template = '{where} = "{value}", and {coordinate} has "{other}"; leave it out here'
        if shown(here) == shown(there):
            template = (
                '{where} = "{value}" is of the type {type}, and that of {coordinate} of the type {other_type}; '
                "leave it out here"
            )
        yield Problem(
            template,
            where=variable.place(name),
            row="7.1:R7",
            value=shown(here),
            type=type_of(here),
            coordinate=parent.path,
            other=shown(there),
            other_type=type_of(there),
            related=(Related(parent.place(name), shown(there)),),
        )


def _same(name: str, here: Value, there: Value, version: Version) -> bool:
    if version >= Version(1, 11):
        return here == there and type_of(here) == type_of(there)
    if here == there or shown(here) == shown(there):
        return True
    texts = isinstance(here, str) and isinstance(there, str)
    return texts and name == "units" and version < Version(1, 7) and units.same(str(here), str(there))


@rule(
    "cf-7.1-bounds-bare",
    covers=["7.1:Rec2"],
    when=role(Role.BOUNDS),
    examples=[
        Example("7.1:Rec2", bad=f'{_LAT} {_BNDS} lat_bnds:units = "degrees_north" ; {_DATA}', good=_GOOD),
        Example("7.1:Rec2", bad=f"{_LAT} {_BNDS} lat_bnds:_FillValue = -99.f ; {_DATA}", good=_GOOD, version="1.8"),
        Example(
            "7.1:Rec2",
            bad=f"{_LAT} {_BNDS} lat_bnds:missing_value = -99.f ; {_DATA}",
            good=f'{_LAT} {_BNDS} lat_bnds:units = "degrees_north" ; {_DATA}',
            version="1.6",
        ),
    ],
)
def bounds_leave_attributes_to_their_coordinate(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A bounds variable leaves to its coordinate the attributes that it takes from it.

    A second copy can come to differ from the first. What already differs is an error of its own and not said again
    here. Until CF-1.10 bounds should have no missing values either; from CF-1.12 they mark unneeded vertices.
    """
    copies = _copies(variable, context) if context.version >= Version(1, 7) else []
    if copies:
        template = "{where} repeats {attributes} of its coordinate; leave it to the coordinate"
        fix = _removal(variable, copies, context)
        yield Problem(template, where=variable.place(), attributes=", ".join(copies), fix=fix)
    missing = [name for name in MISSING if name in variable.attributes and context.version < Version(1, 11)]
    if missing:
        template = "{where} has {attributes}; bounds should have no missing values"
        yield Problem(template, where=variable.place(), attributes=", ".join(missing))


def _copies(variable: Variable, context: Context[Dataset]) -> list[str]:
    """Give the attributes that a bounds variable repeats of all its coordinates."""
    parents = context.view.roles.naming(variable, "bounds")
    return [
        name
        for name in _compared(context.version)
        if all(_is_copy(variable, parent, name, context) for parent in parents)
    ]


def _removal(variable: Variable, copies: list[str], context: Context[Dataset]) -> Fix | None:
    """Give the edits that remove the copies, where every coordinate has all of them, so that nothing is lost."""
    parents = context.view.roles.naming(variable, "bounds")
    if not all(parent.attributes.keys() >= set(copies) for parent in parents):
        return None
    return Fix(tuple(RemoveAttribute(variable.path, name) for name in copies))


def _is_copy(variable: Variable, parent: Variable, name: str, context: Context[Dataset]) -> bool:
    return name in variable.attributes and not any(
        problem.row == "7.1:R7" or context.version >= Version(1, 11)
        for problem in _difference(variable, parent, name, context)
    )
