"""The groups and arrays of a Zarr store as the groups and variables of a netCDF data set."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from fairtool.errors import UnreadableError
from fairtool.netcdf import nczarr
from fairtool.netcdf.model import Group, NcType, Numbers, Value, Variable
from fairtool.netcdf.zarr_attributes import attributes_of, fill_value
from fairtool.netcdf.zarr_dimensions import Dimensions
from fairtool.netcdf.zarr_json import DAMAGED, Object
from fairtool.netcdf.zarr_node import ArrayNode, RawNode, shortened

ArrayReader = Callable[[RawNode, Object], ArrayNode]


class Tree(NamedTuple):
    """The root group, and the arrays by the paths of their variables."""

    root: Group
    arrays: Mapping[str, ArrayNode]


def tree_of(nodes: Iterable[RawNode], array_of: ArrayReader, name: str) -> Tree:
    """Give the data set that the nodes of a store make; `name` is that of the store, for an array that is all of it."""
    groups: dict[str, RawNode] = {"": RawNode("", "", {})}
    inside: dict[str, list[ArrayNode]] = {}
    arrays: dict[str, ArrayNode] = {}
    for raw in nodes:
        if raw.array is None:
            groups[raw.path] = raw
            continue
        node = array_of(raw, raw.array)
        arrays[raw.path] = node
        inside.setdefault(raw.path.rpartition("/")[0], []).append(_plain_scalar(node))
    for path in [*groups, *inside]:
        _complete(groups, path)
    _refuse_inside(groups, arrays)
    return _built(dict(sorted(groups.items())), inside, PurePath(name).stem or "array")


def _complete(groups: dict[str, RawNode], path: str) -> None:
    """Add the groups above a path that have no metadata of their own."""
    while path not in groups:
        groups[path] = RawNode(path, "", {})
        path = path.rpartition("/")[0]


def _refuse_inside(groups: Mapping[str, RawNode], arrays: Mapping[str, ArrayNode]) -> None:
    for path in groups:
        found = arrays.get(path)
        if found and (path or len(groups) > 1 or len(arrays) > 1):
            raise UnreadableError("{path} is an array, and holds groups or arrays", hint=DAMAGED, path=found.file)


def _plain_scalar(node: ArrayNode) -> ArrayNode:
    """Give an array of one element, which stands for one without dimensions, without them."""
    return replace(node, shape=(), names=()) if nczarr.is_scalar(node.attributes, node.shape) else node


def _built(groups: Mapping[str, RawNode], inside: Mapping[str, list[ArrayNode]], alone: str) -> Tree:
    dimensions, arrays = Dimensions(), dict[str, ArrayNode]()
    for path, raw in groups.items():
        dimensions.declare(path, nczarr.declared(raw.attributes))
        dimensions.used_by(inside.get(path, ()), path)
    variables: dict[str, dict[str, Variable]] = {}
    for path in groups:
        variables[path] = {}
        for node in inside.get(path, ()):
            word = node.path.rpartition("/")[2] or alone
            made = _variable(node, f"/{path}/{word}" if path else word, path, dimensions)
            variables[path][word] = made
            arrays[made.path] = node
    return Tree(_grown(groups, variables, dimensions), arrays)


def _grown(
    groups: Mapping[str, RawNode], variables: Mapping[str, Mapping[str, Variable]], dimensions: Dimensions
) -> Group:
    children: dict[str, dict[str, Group]] = {path: {} for path in groups}
    made = {
        path: Group(
            f"/{path}",
            attributes_of(raw.attributes, raw.file),
            dict(dimensions.of(path)),
            variables[path],
            children[path],
        )
        for path, raw in groups.items()
    }
    for path, group in made.items():
        parent, _, word = path.rpartition("/")
        if path:
            children[parent][word] = group
    return made[""]


def _variable(node: ArrayNode, path: str, group: str, dimensions: Dimensions) -> Variable:
    kind = node.type.kind
    found = dimensions.of_array(node, group, nczarr.references(node.attributes))
    attributes = attributes_of(node.attributes, node.file, kind)
    filling = _filling(node, kind)
    if filling is not None:
        attributes = {**attributes, "_FillValue": filling}
    return Variable(path, kind, found, attributes, node.type.name, node.deflate)


def _filling(node: ArrayNode, kind: NcType) -> Value | None:
    """Give the `_FillValue`; raises `UnreadableError` where the document has one of another type."""
    if node.fill is None:
        return None
    made = fill_value(node.fill, kind)
    is_attribute = node.fill is node.attributes.get("_FillValue")  # what is wrong with it, a rule tells
    if made is None and kind.is_numeric and not is_attribute:
        raise UnreadableError(
            "{path} has the fill_value {value}, which is no number of the type {type}",
            hint=DAMAGED,
            path=node.file,
            value=shortened(node.fill),
            type=kind.value,
        )
    return made if isinstance(made, Numbers | str) else None
