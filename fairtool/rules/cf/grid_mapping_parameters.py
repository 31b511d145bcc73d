"""The parameters that each grid mapping needs (CF Appendix F)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, RenameAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.grid_mapping_examples import CYLINDRICAL, MERCATOR, POLAR, STEREOGRAPHIC
from fairtool.rules.cf.grid_mapping_table import Choice, GridMapping, grid_mappings
from fairtool.version import Version

_NAMED = attribute("grid_mapping_name") & role(Role.GRID_MAPPING)


def mapping_of(variable: Variable, version: Version) -> GridMapping | None:
    """Give the grid mapping that a variable describes; None where its name is not known in the version."""
    mapping = grid_mappings().get(variable.text("grid_mapping_name") or "")
    return mapping if mapping and mapping.since <= version else None


@rule(
    "cf-f-parameters-required",
    covers=["F:S1"],
    when=_NAMED,
    examples=[
        Example(
            "F:S1", bad=STEREOGRAPHIC.replace("crs:scale_factor_at_projection_origin = 1. ;", ""), good=STEREOGRAPHIC
        ),
        Example("F:S1", bad=MERCATOR.replace("crs:standard_parallel = 0. ;", ""), good=MERCATOR),
    ],
)
def grid_mappings_have_their_parameters(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A grid mapping variable has every parameter of its mapping that is not optional.

    Without one of them, latitude and longitude cannot be computed from the coordinates. `crs_wkt` does not stand in
    for them: it supplements what CF software reads (5.6.1).
    """
    mapping = mapping_of(variable, context.version)
    if mapping is None:
        return
    for name in mapping.required:
        if name not in variable.attributes:
            template = '{where} is missing; the grid mapping "{mapping}" needs it'
            yield Problem(template, where=variable.place(name), mapping=mapping.name)
    for choice in mapping.choices:
        names = _offered(choice, mapping, context.version)
        if not any(name in variable.attributes for name in names):
            template = '{where} is missing; the grid mapping "{mapping}" needs it'
            if len(names) > 1:
                template = '{where} is missing; the grid mapping "{mapping}" needs one of {names}'
            where = variable.place(names[0])
            yield Problem(template, where=where, mapping=mapping.name, names=", ".join(names))


def _offered(choice: Choice, mapping: GridMapping, version: Version) -> tuple[str, ...]:
    """Give the parameters of a choice that belong to the mapping in a version."""
    return tuple(name for name in choice.names if mapping.added.get(name, version) <= version)


@rule(
    "cf-f-parameters-either",
    covers=["F:S2"],
    when=_NAMED,
    examples=[
        Example(
            "F:S2",
            bad=MERCATOR.replace(
                "crs:standard_parallel", "crs:scale_factor_at_projection_origin = 1. ; crs:standard_parallel"
            ),
            good=MERCATOR,
        )
    ],
)
def alternative_parameters_stand_alone(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Of two parameters that say the same in different ways, one is given.

    A reader takes either; where both are given and disagree, the projection is not known.
    """
    mapping = mapping_of(variable, context.version)
    for choice in mapping.choices if mapping else ():
        if not choice.exclusive or mapping is None or mapping.deprecated.keys() & set(choice.names):
            continue
        present = [name for name in choice.names if name in variable.attributes]
        if len(present) > 1:
            template = '{where} has {names}; the grid mapping "{mapping}" takes either'
            yield Problem(template, where=variable.place(), names=", ".join(present), mapping=mapping.name)


@rule(
    "cf-5.6-deprecated-parameters",
    covers=["5.6:Rec2"],
    when=attribute("scale_factor_at_projection_origin", "straight_vertical_longitude_from_pole")
    & role(Role.GRID_MAPPING),
    examples=[
        Example(
            "5.6:Rec2",
            bad=POLAR.replace("longitude_of_projection_origin", "straight_vertical_longitude_from_pole"),
            good=POLAR,
        ),
        Example(
            "5.6:Rec2",
            bad=CYLINDRICAL.replace("crs:standard_parallel = 0.", "crs:scale_factor_at_projection_origin = 1."),
            good=CYLINDRICAL,
        ),
    ],
)
def deprecated_parameters_are_replaced(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Deprecated parameters are not used: the grid mapping has others for the same.

    `straight_vertical_longitude_from_pole` has the meaning of `longitude_of_projection_origin` in polar stereographic
    mappings; the scale factor of the cylindrical equal area mapping is said by `standard_parallel`.
    """
    mapping = mapping_of(variable, context.version)
    if mapping is None:
        return
    for name in mapping.deprecated:
        if name in variable.attributes:
            better = _replacement(name, mapping)
            renames = name == "straight_vertical_longitude_from_pole" and better not in variable.attributes
            fix = RenameAttribute(variable.path, name, better) if renames else None
            template = '{where} is deprecated for the grid mapping "{mapping}"; use {better}'
            yield Problem(template, where=variable.place(name), mapping=mapping.name, better=better, fix=fix)


def _replacement(name: str, mapping: GridMapping) -> str:
    """Give the parameter that a grid mapping has in place of a deprecated one."""
    choice = next(choice for choice in mapping.choices if name in choice.names)
    return next(other for other in choice.names if other != name)
