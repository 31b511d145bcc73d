"""Writes a data set as CDL, the text that ncdump prints and that ncgen and this project read."""

import re
from collections.abc import Iterator
from math import prod

from fairtool.errors import Unavailable
from fairtool.netcdf.cdl_format import name, plain_number, quoted, statement
from fairtool.netcdf.cdl_literals import TYPES
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Group, NcType, Variable
from fairtool.netcdf.values import Array

_KEYWORDS = frozenset({*TYPES, "types", "dimensions", "variables", "data", "group"})


def write(dataset: Dataset, *, most_values: int = 0) -> str:
    """Give the CDL of a data set: its header, and the data of variables with at most `most_values` values.

    Reading it again gives an equal root group, but for what CDL or the model cannot say: the definitions of
    user-defined types (each is written as `opaque(1)`), and attributes named like those of storage (`_ChunkSizes`).
    """
    lines = [f"netcdf {_title(dataset.path)} {{"]
    waiting: list[Group | str] = [dataset.root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            lines.append(part)
            continue
        lines.extend(_header(part, dataset))
        lines.extend(_data(part, dataset, most_values))
        waiting.append("}")
        for group in reversed(tuple(part.groups.values())):
            waiting.extend((group, f"group: {name(group.path.rpartition('/')[2])} {{"))
    return "\n".join(lines) + "\n"


def _title(path: str) -> str:
    last = re.split(r"[/\\]", path)[-1].rpartition(".")
    return re.sub(r"[^A-Za-z0-9_.@+\-]", "_", last[0] or last[2]).strip("-") or "data"


def _header(group: Group, dataset: Dataset) -> Iterator[str]:
    if group.user_types:
        yield "types:"
        yield from (f"\topaque(1) {name(each)} ;" for each in group.user_types)
    if group.dimensions:
        yield "dimensions:"
        yield from (f"\t{_dimension(each)}" for each in group.dimensions.values())
    if group.variables:
        yield "variables:"
    for variable in group.variables.values():
        yield from _lines(variable, dataset)
    if group.attributes:
        yield ""
        yield f"// {'global' if group.path == '/' else 'group'} attributes:"
    yield from (f"\t\t{statement('', attribute, value)}" for attribute, value in group.attributes.items())


def _lines(variable: Variable, dataset: Dataset) -> Iterator[str]:
    yield f"\t{_declaration(variable, dataset)}"
    yield from (f"\t\t{each}" for each in _attributes(variable))


def _attributes(variable: Variable) -> Iterator[str]:
    owner = _owner(variable)
    for attribute, value in variable.attributes.items():
        yield statement(owner, attribute, value, variable.type)
    if variable.deflate is not None:
        yield f"{owner}:_DeflateLevel = {variable.deflate} ;"


def _dimension(dimension: Dimension) -> str:
    if dimension.unlimited:
        return f"{name(dimension.name)} = UNLIMITED ; // ({dimension.length} currently)"
    return f"{name(dimension.name)} = {dimension.length} ;"


def _declaration(variable: Variable, dataset: Dataset) -> str:
    kind = name(variable.type_name) if variable.type is NcType.USER else variable.type.value
    shape = ", ".join(_reference(each, variable.group, dataset) for each in variable.dimensions)
    return f"{kind} {name(variable.name)}({shape}) ;" if shape else f"{kind} {name(variable.name)} ;"


def _reference(dimension: Dimension, group: str, dataset: Dataset) -> str:
    """Give the name of a dimension where it is the nearest of that name, and its path where another one hides it."""
    own = dimension.path or dimension.name
    while True:
        nearest = dimension.name if group == "/" else f"{group}/{dimension.name}"
        if nearest == own:
            return name(dimension.name)
        if group == "/" or nearest in dataset.dimensions:
            return _path(own)
        group = group.rpartition("/")[0] or "/"


def _path(place: str) -> str:
    return "".join(f"/{name(word)}" for word in place.removeprefix("/").split("/"))


def _owner(variable: Variable) -> str:
    """Give what stands before the colon: the name, or the path where the name is a word of CDL itself."""
    return _path(variable.path) if variable.name in _KEYWORDS else name(variable.name)


def _data(group: Group, dataset: Dataset, most_values: int) -> Iterator[str]:
    small = (variable for variable in group.variables.values() if 0 < prod(variable.shape) <= most_values)
    found = [(variable, _values(variable, dataset)) for variable in small]
    written = [f" {_owner(variable)} = {values} ;" for variable, values in found if values is not None]
    if written:
        yield "data:"
        yield from written


def _values(variable: Variable, dataset: Dataset) -> str | None:
    """Give the values as constants, or None where they cannot be had."""
    try:
        raw = dataset.read(variable)
    except Unavailable:
        return None
    if variable.type is NcType.CHAR:
        return ", ".join(_rows(raw))
    if variable.type is NcType.STRING:
        return ", ".join(quoted(str(value)) for value in raw.ravel())
    return ", ".join(plain_number(value, variable.type) for value in raw.ravel().tolist())


def _rows(raw: Array) -> Iterator[str]:
    width = raw.shape[-1] if raw.ndim else 1
    for row in raw.reshape(-1, width):
        yield quoted(row.tobytes().decode("utf-8", "surrogateescape"))
