"""Which dimensions the coordinates of a variable may have: its own, those of gathering, those of ragged arrays."""

from collections.abc import Iterable, Iterator

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, NcType, Variable
from fairtool.netcdf.role import Role


def span(view: Dataset, variable: Variable) -> tuple[Dimension, ...]:
    """Give the dimensions of what a variable holds: for char text, without the length of the text (CF 6.1)."""
    own = view.roles.dimensions[variable.path]
    return own[:-1] if variable.type is NcType.CHAR else own


def reachable(view: Dataset, dimensions: Iterable[Dimension]) -> frozenset[Dimension]:
    """Give the dimensions that coordinates of data over `dimensions` may have.

    Beside the dimensions themselves: those that a gathered dimension stands for (CF 8.2), and the instance dimensions
    that count and index variables lead to (CF 9.3.3, 9.3.4); an index into profiles may lead on to stations.
    """
    found = set(dimensions)
    found.update(gathered for dimension in tuple(found) for gathered in _gathered(view, dimension))
    for _ in range(2):
        found.update(_counted(view, found))
        found.update(_indexed(view, found))
    return frozenset(found)


def external_names(view: Dataset) -> frozenset[str]:
    """Give the names that the global `external_variables` declares to be in other files (CF 2.6.3)."""
    return frozenset((view.text("external_variables") or "").split())


def _gathered(view: Dataset, dimension: Dimension) -> Iterator[Dimension]:
    listed = view.roles.coordinate_variable(dimension)
    for name in (listed.text("compress") or "").split() if listed else ():
        found = view.roles.scope.dimension(name, listed.group if listed else "/")
        if found:
            yield found


def _counted(view: Dataset, reached: set[Dimension]) -> Iterator[Dimension]:
    for count in view.having(Role.COUNT):
        sample = view.roles.scope.dimension(count.text("sample_dimension") or "", count.group)
        if sample in reached:
            yield from count.dimensions


def _indexed(view: Dataset, reached: set[Dimension]) -> Iterator[Dimension]:
    for index in view.having(Role.INDEX):
        instance = view.roles.scope.dimension(index.text("instance_dimension") or "", index.group)
        if instance and reached.issuperset(index.dimensions[:1]) and index.dimensions:
            yield instance
