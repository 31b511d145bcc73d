"""Which roles the variables of a data set have, and which variables refer to which: computed once per data set."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairtool.netcdf.axes import axis_of
from fairtool.netcdf.model import Dimension, Group, NcType, Variable
from fairtool.netcdf.references import KEY, Reference, references_of
from fairtool.netcdf.role import BY_ATTRIBUTE, BY_CF_ROLE, BY_REFERENCE, COORDINATES, DATA_TOO, Axis, Role
from fairtool.netcdf.scope import Scope

__all__ = ["Axis", "Role", "Roles", "roles_of"]


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles and relations of all variables; every mapping is keyed by the path of a variable.

    Only `along` is keyed by the path of a dimension: it holds the coordinate variables. `dimensions` are the dimensions
    of the data: for an aggregation variable, its aggregated dimensions (CF 2.8).
    `coordinates` are the coordinate variables of a variable's dimensions, then those its `coordinates` names.
    `axes` is known for coordinates only.
    """

    scope: Scope
    of: Mapping[str, frozenset[Role]]
    members: Mapping[Role, tuple[Variable, ...]]
    references: Mapping[str, tuple[Reference, ...]]
    referrers: Mapping[str, tuple[Reference, ...]]
    dimensions: Mapping[str, tuple[Dimension, ...]]
    coordinates: Mapping[str, tuple[Variable, ...]]
    axes: Mapping[str, Axis]
    along: Mapping[str, Variable]

    def has(self, variable: Variable, *roles: Role) -> bool:
        """Say whether a variable has any of the roles."""
        return not self.of[variable.path].isdisjoint(roles)

    def named_by(self, variable: Variable, attribute: str) -> tuple[Reference, ...]:
        """Give the references that an attribute of a variable makes, in order, found or not."""
        return tuple(one for one in self.references.get(variable.path, ()) if one.attribute == attribute)

    def target(self, variable: Variable, attribute: str) -> Variable | None:
        """Give the first variable that an attribute of a variable names, if it exists."""
        return next((one.target for one in self.named_by(variable, attribute)), None)

    def naming(self, variable: Variable, attribute: str) -> tuple[Variable, ...]:
        """Give the variables whose attribute names this variable."""
        return tuple(one.source for one in self.referrers.get(variable.path, ()) if one.attribute == attribute)

    def axis(self, variable: Variable) -> Axis | None:
        """Give the direction of a coordinate, or None where it has none or is no coordinate."""
        return self.axes.get(variable.path)

    def coordinate_variable(self, dimension: Dimension) -> Variable | None:
        """Give the coordinate variable of a dimension: the one-dimensional variable that has its name."""
        return self.along.get(dimension.path)


def roles_of(groups: Iterable[Group]) -> Roles:
    """Compute the roles of all variables in the groups of a data set."""
    groups = tuple(groups)
    variables = tuple(variable for group in groups for variable in group.variables.values())
    scope = Scope({group.path: group for group in groups})
    references = {variable.path: tuple(references_of(variable, scope)) for variable in variables}
    dimensions = {variable.path: _dimensions(variable, scope) for variable in variables}
    along = dict(_along(groups, scope, dimensions))
    coordinates = {
        variable.path: _coordinates(variable, scope, references[variable.path], dimensions) for variable in variables
    }
    found = _collect(variables, references, dimensions, scope)
    of = {variable.path: _with_data(found[variable.path]) for variable in variables}
    return Roles(
        scope=scope,
        of=of,
        members=_members(variables, of),
        references=references,
        referrers=_referrers(references),
        dimensions=dimensions,
        coordinates=coordinates,
        axes=_axes(variables, of),
        along=along,
    )


def _with_data(roles: set[Role]) -> frozenset[Role]:
    """Give the roles of a variable, that of data too where it has no other, or only such as data may have."""
    return frozenset(roles | {Role.DATA} if roles <= DATA_TOO else roles)


def _dimensions(variable: Variable, scope: Scope) -> tuple[Dimension, ...]:
    aggregated = variable.text("aggregated_dimensions")
    if aggregated is None:
        return variable.dimensions
    found = (scope.dimension(name, variable.group) for name in aggregated.split())
    return tuple(dimension for dimension in found if dimension)


def _collect(
    variables: tuple[Variable, ...],
    references: Mapping[str, tuple[Reference, ...]],
    dimensions: Mapping[str, tuple[Dimension, ...]],
    scope: Scope,
) -> Mapping[str, set[Role]]:
    found: defaultdict[str, set[Role]] = defaultdict(set)
    for variable in variables:
        found[variable.path] |= _own_roles(variable, dimensions[variable.path])
        for reference in references[variable.path]:
            if reference.target:
                found[reference.target.path] |= _given_roles(reference, dimensions)
        for path, role in _interpolation_roles(variable, scope):
            found[path].add(role)
    return found


def _own_roles(variable: Variable, dimensions: tuple[Dimension, ...]) -> set[Role]:
    roles = {role for attribute, role in BY_ATTRIBUTE.items() if attribute in variable.attributes}
    if len(dimensions) == 1 and dimensions[0].name == variable.name:
        roles.add(Role.COORDINATE)
    if "dimensions" in variable.attributes and not dimensions:
        roles.add(Role.DOMAIN)
    if variable.text("cf_role") == "grid_topology":
        roles.discard(Role.MESH)  # a staggered grid of SGRID, which shares attributes with UGRID
    cf_role = BY_CF_ROLE.get(variable.text("cf_role") or "")
    return roles | {cf_role} if cf_role else roles


def _given_roles(reference: Reference, dimensions: Mapping[str, tuple[Dimension, ...]]) -> set[Role]:
    target = reference.target
    if target is None:
        return set()
    if reference.attribute not in ("coordinates", "edge_coordinates", "face_coordinates", "volume_coordinates"):
        role = BY_REFERENCE.get(reference.attribute)
        return {role} if role else set()
    own = dimensions[target.path]
    if len(own) == 1 and own[0].name == target.name:
        return set()
    if target.type is NcType.CHAR:
        own = own[:-1]  # the last dimension of a char label is the length of its text (CF 6.1)
    kind = Role.AUXILIARY if own else Role.SCALAR_COORDINATE
    return {kind, Role.LABEL} if target.type.is_text else {kind}


def _interpolation_roles(variable: Variable, scope: Scope) -> Iterator[tuple[str, Role]]:
    """Give the tie points of `coordinate_interpolation` (its keys) and the indices of `tie_point_mapping`."""
    points = KEY.findall(variable.text("coordinate_interpolation") or "")
    indices = re.findall(r":\s*([^\s:]+)", variable.text("tie_point_mapping") or "")
    named = [(name, Role.TIE_POINT) for name in points] + [(name, Role.TIE_POINT_INDEX) for name in indices]
    for name, role in named:
        found = scope.variable(name, variable.group)
        if found:
            yield found[0].path, role


def _along(
    groups: tuple[Group, ...], scope: Scope, dimensions: Mapping[str, tuple[Dimension, ...]]
) -> Iterator[tuple[str, Variable]]:
    """Give the path of each dimension that has a coordinate variable, with that variable."""
    for group in groups:
        for dimension in group.dimensions.values():
            found = _coordinate_variable(dimension, group.path, scope, dimensions)
            if found:
                yield dimension.path, found


def _coordinate_variable(
    dimension: Dimension, group: str, scope: Scope, dimensions: Mapping[str, tuple[Dimension, ...]]
) -> Variable | None:
    """Give the coordinate variable of a dimension as seen from a group: one from a nearer group may stand before."""
    found = scope.variable(dimension.name, group)
    return found[0] if found and dimensions[found[0].path] == (dimension,) else None


def _coordinates(
    variable: Variable,
    scope: Scope,
    references: tuple[Reference, ...],
    dimensions: Mapping[str, tuple[Dimension, ...]],
) -> tuple[Variable, ...]:
    """Give the coordinate variables of the dimensions, then the variables that `coordinates` names, each once."""
    found: dict[str, Variable] = {}
    for dimension in dimensions[variable.path]:
        near = _coordinate_variable(dimension, variable.group, scope, dimensions)
        if near and near.path != variable.path:
            found[near.path] = near
    for reference in references:
        if reference.attribute == "coordinates" and reference.target:
            found[reference.target.path] = reference.target
    return tuple(found.values())


def _members(variables: tuple[Variable, ...], of: Mapping[str, frozenset[Role]]) -> Mapping[Role, tuple[Variable, ...]]:
    members: defaultdict[Role, list[Variable]] = defaultdict(list)
    for variable in variables:
        for role in of[variable.path]:
            members[role].append(variable)
    return {role: tuple(found) for role, found in members.items()}


def _referrers(references: Mapping[str, tuple[Reference, ...]]) -> Mapping[str, tuple[Reference, ...]]:
    referrers: defaultdict[str, list[Reference]] = defaultdict(list)
    for made in references.values():
        for reference in made:
            if reference.target:
                referrers[reference.target.path].append(reference)
    return {path: tuple(found) for path, found in referrers.items()}


def _axes(variables: tuple[Variable, ...], of: Mapping[str, frozenset[Role]]) -> Mapping[str, Axis]:
    carriers = COORDINATES | {Role.NODE_COORDINATE, Role.TIE_POINT}
    found = ((variable.path, axis_of(variable)) for variable in variables if of[variable.path] & carriers)
    return {path: axis for path, axis in found if axis}
