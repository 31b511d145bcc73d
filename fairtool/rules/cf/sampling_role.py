"""The `cf_role` of the variables that identify features (CF 9.5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.conventions import declared
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import BY_CF_ROLE
from fairtool.netcdf.roles import Role
from fairtool.netcdf.standards import declared_versions
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.sampling_examples import CONTIGUOUS, ORTHOGONAL
from fairtool.rules.cf.sampling_types import feature_type

FEATURE_ROLES = ("timeseries_id", "profile_id", "trajectory_id")
# Roles that other conventions have given to meshes and grids: UGRID beside those the roles of variables need, SGRID.
_GRID_ROLES = frozenset(
    {"volume_shape_type", "volume_edge_connectivity", "volume_face_connectivity", "volume_volume_connectivity"}
    | {"grid_topology"}
)


@rule(
    "cf-9.5-role-value",
    covers=["9.5:S3"],
    when=attribute("cf_role"),
    examples=[Example("9.5:S3", bad=CONTIGUOUS.replace('"timeseries_id"', '"station_id"'), good=CONTIGUOUS)],
)
def roles_are_known(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `cf_role` is timeseries_id, profile_id or trajectory_id; the roles of meshes are left to UGRID.

    It has no other use, and readers look for these words to find what identifies a feature.
    """
    value = variable.attributes["cf_role"]
    known = set(FEATURE_ROLES) | set(BY_CF_ROLE) | _GRID_ROLES
    if (isinstance(value, str) and value in known) or _is_of_a_mesh(variable, context.view):
        return
    meant = value.strip().lower() if isinstance(value, str) else ""
    if meant not in FEATURE_ROLES and "ugrid" in declared_versions(context.view):
        return  # the rules of UGRID tell of every other word
    yield Problem(
        "{where} is {value}; write one of {roles}, or a role that UGRID gives to meshes",
        where=variable.place("cf_role"),
        value=value,
        roles=", ".join(FEATURE_ROLES),
        fix=SetAttribute(variable.path, "cf_role", meant) if meant in FEATURE_ROLES else None,
    )


@rule(
    "cf-9.5-role-once",
    covers=["9.5:S5"],
    when=attribute("featureType"),
    examples=[
        Example("9.5:S5", bad=CONTIGUOUS.replace('"timeseries_id"', '"profile_id"'), good=CONTIGUOUS),
        Example(
            "9.5:S5",
            bad=ORTHOGONAL.replace(
                "  :featureType",
                '  int other(station) ; other:long_name = "number" ; other:cf_role = "timeseries_id" ;\n  :featureType',
            ),
            good=ORTHOGONAL,
        ),
    ],
)
def roles_fit_the_feature_type(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Each `cf_role` fits the feature type and occurs once.

    Time series, trajectories and profiles have one identifier; collections of profiles have two, one for each level.
    With more of them readers do not know which is meant.
    """
    kind = feature_type(dataset)
    seen: dict[str, Variable] = {}
    for variable in dataset.having(Role.INSTANCE_ID) if kind and kind.roles else ():
        value = variable.text("cf_role") or ""
        if kind and value not in kind.roles:
            yield Problem(
                '{where} = "{value}" does not fit the featureType {type}, whose cf_role is {roles}',
                where=variable.place("cf_role"),
                value=value,
                type=kind.name,
                roles=", ".join(kind.roles),
            )
        elif seen.setdefault(value, variable) is not variable:
            yield Problem(
                '{where} = "{value}" stands on {first} too; keep one of the two',
                where=variable.place("cf_role"),
                value=value,
                first=seen[value].path,
                related=(Related(seen[value].place("cf_role"), value),),
            )


@rule(
    "cf-9.5-role-there",
    covers=["9.5:S6"],
    when=attribute("featureType"),
    examples=[
        Example("9.5:S6", bad=ORTHOGONAL.replace('    station_id:cf_role = "timeseries_id" ;', ""), good=ORTHOGONAL)
    ],
)
def features_are_identified(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with `cf_role` identifies the features, where that is feasible.

    With it the stations, casts or tracks of several files can be told apart and joined. Points need none.
    """
    kind = feature_type(dataset)
    if kind is None or not kind.roles or dataset.having(Role.INSTANCE_ID):
        return
    yield Problem(
        '{where} is "{type}" and no variable identifies the features; give the one that does cf_role = "{role}"',
        where=dataset.place("featureType"),
        type=kind.name,
        role=kind.roles[0],
    )


def _is_of_a_mesh(variable: Variable, dataset: Dataset) -> bool:
    """Say whether the rules of UGRID speak of this variable: the file follows UGRID and the variable is of a mesh."""
    meshes = (Role.MESH, Role.CONNECTIVITY, Role.LOCATION_INDEX_SET)
    return bool(declared(dataset.text("Conventions")).named("ugrid")) and dataset.roles.has(variable, *meshes)
