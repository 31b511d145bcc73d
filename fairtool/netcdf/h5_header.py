"""The header of a netCDF-4 file, read by h5py alone: the very picture that the netCDF library gives of it.

The library opens files on the disk, or whole ones in memory; h5py reads through any object that gives bytes, and so
needs a few ranges of a file behind an address. Where the two might differ, this reader raises UnlikeError. What the
library does is told in libhdf5/hdf5open.c of netCDF-C 4.10.
"""

from collections.abc import Mapping
from typing import NamedTuple

from h5py import h5, h5a, h5d, h5f, h5g, h5o, h5p, h5t

from fairtool.netcdf.dataset import Format
from fairtool.netcdf.h5_attributes import CLASSIC_MODEL, attributes_of, checked_name
from fairtool.netcdf.h5_dimensions import DraftGroup, Numbering, resolve
from fairtool.netcdf.h5_objects import DraftVariable, dimension_of, variable_of
from fairtool.netcdf.h5_types import UserTypes
from fairtool.netcdf.h5_unlike import UnlikeError
from fairtool.netcdf.model import Dimension, Group, NcType, Variable
from fairtool.netcdf.read_limits import Limits


class Header(NamedTuple):
    """What a header says: the format, the root group, and each variable by path, with the data set of its values."""

    format: Format
    root: Group
    stored: Mapping[str, tuple[Variable, h5d.DatasetID]]


def read_header(file: h5f.FileID, limits: Limits) -> Header:
    """Read the header of an open file whose links were scanned; raises UnlikeError, or what h5py raises."""
    root = h5g.open(file, b"/")
    format_ = Format.NETCDF4_CLASSIC if h5a.exists(root, CLASSIC_MODEL) else Format.NETCDF4
    walk = _Walk(limits)
    drafts = walk.all(root)
    dimensions = resolve(drafts, walk.numbering)
    stored: dict[str, tuple[Variable, h5d.DatasetID]] = {}
    return Header(format_, _Finish(walk, dimensions, stored).tree(drafts), stored)


class _Walk:
    """One walk through a file, in the order of the library: what stands in a group first, then the groups below it."""

    def __init__(self, limits: Limits) -> None:
        self.limit = limits.attribute_bytes
        self.types = UserTypes()
        self.numbering = Numbering()
        self.opened: dict[str, h5g.GroupID] = {}

    def all(self, root: h5g.GroupID) -> DraftGroup:
        """Give the root group with all that is below it, nothing being resolved yet."""
        draft = DraftGroup("/", "/")
        waiting = [(draft, root)]
        while waiting:
            group, place = waiting.pop()
            self.opened[group.path] = place
            below = self._contents(group, place)
            group.children.extend(child for child, _ in below)
            waiting.extend(reversed(below))
        return draft

    def _contents(self, group: DraftGroup, place: h5g.GroupID) -> list[tuple[DraftGroup, h5g.GroupID]]:
        below: list[tuple[DraftGroup, h5g.GroupID]] = []
        for name in _links(place):
            match h5o.open(place, name):
                case h5g.GroupID() as child:
                    path = f"{group.path.rstrip('/')}/{checked_name(name)}"
                    below.append((DraftGroup(path, checked_name(name), group), child))
                case h5d.DatasetID() as stored:
                    self._data_set(group, stored, name)
                case h5t.TypeID() as kind:
                    self.types.commit(group.path, kind, checked_name(name))
                case _:
                    raise UnlikeError("a link leads to what is no object of netCDF")
        return below

    def _data_set(self, group: DraftGroup, stored: h5d.DatasetID, name: bytes) -> None:
        dimension = dimension_of(stored, name, group.path)
        if dimension:
            self.numbering.add(dimension)
            group.dimensions.append(dimension)
        if dimension and dimension.is_bare:
            return
        variable = variable_of(stored, name, group.path, self.types, dimension)
        if variable:
            group.variables.append(variable)


def _links(place: h5g.GroupID) -> list[bytes]:
    """Give the names in a group, in the order in which they were made where the file keeps it."""
    tracked = place.get_create_plist().get_link_creation_order() & h5p.CRT_ORDER_TRACKED
    names: list[bytes] = []
    index = h5.INDEX_CRT_ORDER if tracked else h5.INDEX_NAME
    place.links.iterate(names.append, idx_type=index, order=h5.ITER_INC)
    return names


class _Finish:
    """Makes the frozen parts of the drafts, and notes where the values of each variable are."""

    def __init__(
        self,
        walk: _Walk,
        dimensions: Mapping[int, Dimension],
        stored: dict[str, tuple[Variable, h5d.DatasetID]],
    ) -> None:
        self._walk = walk
        self._dimensions = dimensions
        self._stored = stored

    def tree(self, root: DraftGroup) -> Group:
        """Give the root group with all groups below it."""
        children: dict[str, Group] = {}
        made = self._group(root, children)
        waiting = [(root, children)]
        while waiting:
            draft, siblings = waiting.pop()
            for child in draft.children:
                below: dict[str, Group] = {}
                siblings[child.name] = self._group(child, below)
                waiting.append((child, below))
        return made

    def _group(self, draft: DraftGroup, children: dict[str, Group]) -> Group:
        attributes = attributes_of(self._walk.opened[draft.path], self._walk.types, self._walk.limit)
        numbers = sorted(one.number for one in draft.dimensions)
        dimensions = {self._dimensions[number].name: self._dimensions[number] for number in numbers}
        variables = [self._variable(one) for one in draft.variables]
        if len(dimensions) < len(numbers) or len({one.path for one in variables}) < len(variables):
            raise UnlikeError("a name is there twice")
        types = self._walk.types.of_group(draft.path)
        return Group(draft.path, attributes, dimensions, {one.name: one for one in variables}, children, types)

    def _variable(self, draft: DraftVariable) -> Variable:
        path = draft.name if draft.group == "/" else f"{draft.group}/{draft.name}"
        variable = Variable(
            path,
            draft.named.type,
            tuple(self._dimensions[number] for number in draft.dimensions),
            attributes_of(draft.stored, self._walk.types, self._walk.limit),
            draft.named.name if draft.named.type is NcType.USER else "",
            draft.deflate,
        )
        self._stored[path] = variable, draft.stored
        return variable
