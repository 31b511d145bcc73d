"""Bounds of subsampled coordinates: bounds tie points (CF 8.3.9)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Fix, Problem, Related, RemoveAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Value, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.bounds_attributes import BEFORE_1_11, INHERITED, MISSING
from fairtool.rules.cf.interpolation_example import GOOD
from fairtool.rules.cf.single_reference import one_existing_variable
from fairtool.version import Version

_ATTRIBUTE = "bounds_tie_points"
_EDGES = "double edges(tp_yc, tp_xc) ;"
_STRICT = Version(1, 11)


@rule(
    "cf-8.3-bounds-tie-points",
    covers=["8.3:R13"],
    when=attribute(_ATTRIBUTE),
    examples=[
        Example("8.3:R13", bad=GOOD.replace('= "edges"', '= "sides"'), good=GOOD),
        Example("8.3:R13", bad=GOOD.replace('= "edges"', '= "edges lon"'), good=GOOD),
    ],
)
def bounds_tie_points_is_a_variable(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `bounds_tie_points` attribute is the name of one variable of the file.

    The bounds of the cells are interpolated between its values.
    """
    yield from one_existing_variable(variable, _ATTRIBUTE, context)


@rule(
    "cf-8.3-bounds-tie-point-dimensions",
    covers=["8.3:R14"],
    when=role(Role.BOUNDS_TIE_POINT),
    examples=[Example("8.3:R14", bad=GOOD.replace(_EDGES, "double edges(tp_yc, tp_xc, v) ;"), good=GOOD)],
)
def bounds_tie_points_have_the_same_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A bounds tie point variable has the dimensions of its tie point variable.

    It holds one vertex for each tie point, not all vertices of the cell, so it has no further dimension.
    """
    roles = context.view.roles
    own = roles.dimensions[variable.path]
    for parent in roles.naming(variable, _ATTRIBUTE):
        wanted = roles.dimensions[parent.path]
        if len(own) != len(wanted) or set(own) != set(wanted):
            yield Problem(
                "{where} has the dimensions ({found}); its tie points {parent} have ({wanted})",
                where=variable.place(),
                found=", ".join(one.name for one in own),
                parent=parent.path,
                wanted=", ".join(one.name for one in wanted),
                related=(Related(parent.place(_ATTRIBUTE), variable.name),),
            )


@rule(
    "cf-8.3-bounds-tie-point-type",
    covers=["8.3:R15"],
    when=role(Role.BOUNDS_TIE_POINT),
    examples=[Example("8.3:R15", bad=GOOD.replace(_EDGES, "char edges(tp_yc, tp_xc) ;"), good=GOOD)],
)
def bounds_tie_points_are_numeric(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A bounds tie point variable is numeric.

    The bounds are computed from its values.
    """
    del context
    if not variable.type.is_numeric:
        template = "{where} holds bounds tie points and has the type {type}; store them as float or double"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)


@rule(
    "cf-8.3-bounds-tie-point-attributes",
    covers=["8.3:R16"],
    when=role(Role.BOUNDS_TIE_POINT),
    examples=[
        Example("8.3:R16", bad=GOOD.replace(_EDGES, f"{_EDGES} edges:_FillValue = -99. ;"), good=GOOD),
        Example("8.3:R16", bad=GOOD.replace(_EDGES, f'{_EDGES} edges:units = "radian" ;'), good=GOOD),
        Example("8.3:R16", bad=GOOD.replace(_EDGES, f'{_EDGES} edges:long_name = "edges" ;'), good=GOOD),
        Example(
            "8.3:R16",
            bad=GOOD.replace(_EDGES, f'{_EDGES} edges:units = "radian" ;'),
            good=GOOD.replace(_EDGES, f'{_EDGES} edges:long_name = "edges" ;'),
            version="1.10",
        ),
    ],
)
def bounds_tie_points_agree_with_tie_points(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Bounds tie points have no missing values, and attributes that they share with their tie points are the same.

    Bounds and coordinates describe one axis. As for other bounds (7.1), the list of such attributes is short until
    CF-1.10, and they may stand on the bounds alone.
    """
    for name in MISSING:
        if name in variable.attributes:
            yield Problem("{where} marks missing values; bounds tie points have none", where=variable.place(name))
    for parent in context.view.roles.naming(variable, _ATTRIBUTE):
        for name in _inherited(variable, context.version):
            here, there = variable.attributes[name], parent.attributes.get(name)
            if _differ(here, there, context.version):
                yield Problem(
                    '{where} = "{value}" differs from {parent}; leave it out here',
                    where=variable.place(name),
                    value=shown(here),
                    parent=parent.place(name),
                    related=(Related(parent.place(name), "" if there is None else shown(there)),),
                )


@rule(
    "cf-8.3-bounds-tie-points-bare",
    covers=["8.3:Rec2"],
    when=role(Role.BOUNDS_TIE_POINT),
    examples=[
        Example("8.3:Rec2", bad=GOOD.replace(_EDGES, f'{_EDGES} edges:units = "degrees_north" ;'), good=GOOD),
    ],
)
def bounds_tie_points_leave_attributes_to_tie_points(
    variable: Variable, context: Context[Dataset]
) -> Iterator[Problem]:
    """A bounds tie point variable leaves to its tie points the attributes that it takes from them.

    A second copy can come to differ from the first. What already differs is an error of its own.
    """
    parents = context.view.roles.naming(variable, _ATTRIBUTE)
    copies = [
        name
        for name in _inherited(variable, context.version)
        if all(_is_copy(variable.attributes[name], parent.attributes.get(name), context.version) for parent in parents)
    ]
    if copies:
        yield Problem(
            "{where} repeats {attributes} of its tie points; leave it to them",
            where=variable.place(),
            attributes=", ".join(copies),
            fix=Fix(tuple(RemoveAttribute(variable.path, name) for name in copies)),
        )


def _inherited(variable: Variable, version: Version) -> tuple[str, ...]:
    names = INHERITED if version >= _STRICT else BEFORE_1_11
    return tuple(name for name in names if name in variable.attributes)


def _differ(here: Value, there: Value | None, version: Version) -> bool:
    """Say whether an attribute breaks the rule: another value or, from CF-1.11, none on the tie points."""
    if version < _STRICT:
        return there is not None and shown(here) != shown(there)
    return not _is_copy(here, there, version)


def _is_copy(here: Value, there: Value | None, version: Version) -> bool:
    if there is None or version < _STRICT:
        return there is not None and shown(here) == shown(there)
    return here == there and type_of(here) == type_of(there)
