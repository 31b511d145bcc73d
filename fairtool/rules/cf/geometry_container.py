"""A geometry container (CF 7.6) with the variables that it names and the data variables that use it."""

from collections.abc import Iterator
from typing import NamedTuple

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.roles import Role

LEAST_NODES = {"point": 1, "line": 2, "polygon": 3}


class Geometry(NamedTuple):
    """What a container describes; `kind` is empty where `geometry_type` is none of the three.

    The variables are those that exist: what is named and missing is left out.
    """

    container: Variable
    kind: str
    nodes: tuple[Variable, ...]
    node_count: Variable | None
    part_node_count: Variable | None
    interior_ring: Variable | None
    users: tuple[Variable, ...]

    @property
    def node_dimension(self) -> Dimension | None:
        """The dimension that all node coordinates share, or None where they do not share a single one."""
        found = {node.dimensions for node in self.nodes}
        only = found.pop() if len(found) == 1 else ()
        return only[0] if len(only) == 1 else None

    @property
    def least(self) -> int:
        """The number of nodes that each geometry needs: 3 for a polygon, 2 for a line, else 1."""
        return LEAST_NODES.get(self.kind, 1)


def geometry_of(container: Variable, dataset: Dataset) -> Geometry:
    """Resolve what a container names."""
    roles = dataset.roles
    kind = (container.text("geometry_type") or "").strip().lower()
    nodes = (one.target for one in roles.named_by(container, "node_coordinates"))
    return Geometry(
        container=container,
        kind=kind if kind in LEAST_NODES else "",
        nodes=tuple(node for node in nodes if node),
        node_count=roles.target(container, "node_count"),
        part_node_count=roles.target(container, "part_node_count"),
        interior_ring=roles.target(container, "interior_ring"),
        users=roles.naming(container, "geometry"),
    )


def data_dimensions(variable: Variable, dataset: Dataset) -> tuple[Dimension, ...]:
    """Give the dimensions of the data of a variable, with those that a discrete axis stands for.

    A domain variable lists them in `dimensions`. Gathered dimensions (8.2) and the instances of ragged arrays (9.3)
    belong to the data though the array does not have them.
    """
    own = dataset.roles.dimensions[variable.path]
    if dataset.roles.has(variable, Role.DOMAIN):
        own = _named(variable, "dimensions", dataset)
    found = dict.fromkeys(own)
    for dimension in own:
        found |= dict.fromkeys(_folded(dimension, dataset))
    # Profiles of a station are two levels of ragged arrays: the second level stands on what the first one gave.
    for dimension in tuple(found):
        found |= dict.fromkeys(_folded(dimension, dataset))
    return tuple(found)


def _folded(dimension: Dimension, dataset: Dataset) -> Iterator[Dimension]:
    for variable in dataset.having(Role.GATHER) + dataset.having(Role.INDEX):
        if variable.dimensions == (dimension,):
            yield from _named(variable, "compress", dataset)
            yield from _named(variable, "instance_dimension", dataset)
    for variable in dataset.having(Role.COUNT):
        if dimension in _named(variable, "sample_dimension", dataset):
            yield from variable.dimensions


def _named(variable: Variable, attribute: str, dataset: Dataset) -> tuple[Dimension, ...]:
    found = (dataset.roles.scope.dimension(name, variable.group) for name in (variable.text(attribute) or "").split())
    return tuple(dimension for dimension in found if dimension)
