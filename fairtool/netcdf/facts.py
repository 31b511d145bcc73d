"""The one serialised form of a header: what every rule that reads no values needs, as JSON values.

    {"schema": "netcdf-facts/1", "format": "netCDF-4", "groups": {"/": {
        "attributes": {"Conventions": "CF-1.8"},
        "dimensions": {"time": {"length": 2, "unlimited": true}},
        "variables": {"sst": {"type": "float", "dimensions": ["time"], "attributes": {"units": "K"}}}}}}

Text stored as char is plain text, `{"string": "K"}` a netCDF-4 string, `{"string": ["K"]}` an array of strings,
`{"int": [1]}` numbers of a type, `{"user": "wind"}` the type of a value that is not kept. What is empty, or follows
from where it stands, is left out. The order of members is the order in the file. Names and texts may hold lone
surrogates (bytes that were no UTF-8), which JSON carries as long as it is written in ASCII.
"""

import math
import operator
from collections.abc import Iterator, Mapping
from typing import NoReturn, NotRequired, TypedDict

from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Attributes, Dimension, Group, NcType, Numbers, Opaque, StringText, Value, Variable
from fairtool.netcdf.values import Array

SCHEMA = "netcdf-facts/1"
_USER = "user"

Number = int | float | str  # a text for what JSON has no number for: NaN, Infinity, -Infinity
ValueFact = str | dict[str, str | list[str] | list[Number]]


class DimensionFact(TypedDict):
    """A dimension."""

    length: int
    unlimited: NotRequired[bool]


class VariableFact(TypedDict):
    """A variable; `dimensions` are paths, since a dimension may come from any group above."""

    type: str
    type_name: NotRequired[str]
    dimensions: NotRequired[list[str]]
    attributes: NotRequired[dict[str, ValueFact]]
    deflate: NotRequired[int]


class GroupFact(TypedDict, total=False):
    """A group; the groups below it stand beside it, under paths of their own."""

    attributes: dict[str, ValueFact]
    dimensions: dict[str, DimensionFact]
    variables: dict[str, VariableFact]
    types: list[str]


class Facts(TypedDict):
    """A header."""

    schema: str
    format: str
    groups: dict[str, GroupFact]


def to_facts(dataset: Dataset) -> Facts:
    """Give the header of a data set as JSON values."""
    groups = {path: _group_fact(group) for path, group in dataset.groups.items()}
    return {"schema": SCHEMA, "format": dataset.format.value, "groups": groups}


def from_facts(facts: Facts, path: str) -> Dataset:
    """Give the data set of a stored header; its values are `Unavailable`. `path` is what findings call it.

    Raises `UnreadableError` for facts of another schema, and for what is no header at all: a store is a file like
    another, and what lies in it may be damaged.
    """
    schema = facts.get("schema") if isinstance(facts, dict) else None
    if schema != SCHEMA:
        raise UnreadableError(
            "{path} was stored as {schema}, which this version does not read",
            hint="store it anew",
            path=path,
            schema=schema,
        )
    try:
        return _dataset(facts, path)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise UnreadableError(
            "what was stored of {path} is damaged: {kind}: {reason}",
            hint="store it anew",
            path=path,
            kind=type(error).__name__,
            reason=error,
        ) from error


def _dataset(facts: Facts, path: str) -> Dataset:
    known: dict[str, Dimension] = {}
    children: dict[str, dict[str, Group]] = {group: {} for group in facts["groups"]}
    groups = {group: _group(group, fact, known, children[group]) for group, fact in facts["groups"].items()}
    for group, child in groups.items():
        parent, _, name = group.rpartition("/")
        if name:
            children[parent or "/"][name] = child
    return Dataset(path, Format(facts["format"]), groups["/"], _NotStored())


class _NotStored:
    """The reader of a header without its file."""

    def read(self, path: str) -> Array:
        """Refuse."""
        _refuse(path)

    def blocks(self, path: str) -> Iterator[Array]:
        """Refuse."""
        _refuse(path)


def _refuse(path: str) -> NoReturn:
    raise Unavailable("the values of {variable} were not stored", variable=path)


def _group_fact(group: Group) -> GroupFact:
    fact: GroupFact = {}
    if group.attributes:
        fact["attributes"] = _attribute_facts(group.attributes)
    if group.dimensions:
        fact["dimensions"] = {name: _dimension_fact(one) for name, one in group.dimensions.items()}
    if group.variables:
        fact["variables"] = {name: _variable_fact(one) for name, one in group.variables.items()}
    if group.user_types:
        fact["types"] = list(group.user_types)
    return fact


def _dimension_fact(dimension: Dimension) -> DimensionFact:
    if dimension.unlimited:
        return {"length": dimension.length, "unlimited": True}
    return {"length": dimension.length}


def _variable_fact(variable: Variable) -> VariableFact:
    fact: VariableFact = {"type": variable.type.value}
    if variable.type_name:
        fact["type_name"] = variable.type_name
    if variable.dimensions:
        fact["dimensions"] = [dimension.path for dimension in variable.dimensions]
    if variable.attributes:
        fact["attributes"] = _attribute_facts(variable.attributes)
    if variable.deflate is not None:
        fact["deflate"] = variable.deflate
    return fact


def _attribute_facts(attributes: Attributes) -> dict[str, ValueFact]:
    return {name: _value_fact(value) for name, value in attributes.items()}


def _value_fact(value: Value) -> ValueFact:
    match value:
        case StringText():
            return {NcType.STRING.value: str(value)}
        case str():
            return value
        case tuple():
            return {NcType.STRING.value: list(value)}
        case Numbers():
            return {value.type.value: [_number_fact(number) for number in value.values]}
        case Opaque():
            return {_USER: value.type_name}


def _number_fact(number: float) -> Number:
    if math.isfinite(number):
        return number
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"


def _group(path: str, fact: GroupFact, known: dict[str, Dimension], children: dict[str, Group]) -> Group:
    """Make a group; `known` are the dimensions of the groups above it, to which its own are added."""
    prefix = "" if path == "/" else f"{path}/"
    dimensions = {
        name: Dimension(name, _length(one["length"]), one.get("unlimited", False), prefix + name)
        for name, one in fact.get("dimensions", {}).items()
    }
    known.update({dimension.path: dimension for dimension in dimensions.values()})
    variables = {name: _variable(one, prefix + name, known) for name, one in fact.get("variables", {}).items()}
    attributes = _attributes(fact.get("attributes", {}))
    return Group(path, attributes, dimensions, variables, children, tuple(fact.get("types", ())))


def _variable(fact: VariableFact, path: str, known: Mapping[str, Dimension]) -> Variable:
    return Variable(
        path,
        NcType(fact["type"]),
        tuple(known[dimension] for dimension in fact.get("dimensions", ())),
        _attributes(fact.get("attributes", {})),
        fact.get("type_name", ""),
        fact.get("deflate"),
    )


def _attributes(facts: Mapping[str, ValueFact]) -> dict[str, Value]:
    return {name: _value(fact) for name, fact in facts.items()}


def _value(fact: ValueFact) -> Value:
    if isinstance(fact, str):
        return fact
    ((kind, content),) = fact.items()
    if isinstance(content, str):
        return Opaque(content) if kind == _USER else StringText(content)
    if kind == NcType.STRING:
        return tuple(map(str, content))
    return Numbers(NcType(kind), tuple(map(_number, content)))


def _number(fact: Number) -> float:
    return fact if isinstance(fact, int | float) else float(fact)


def _length(fact: int) -> int:
    return operator.index(fact)  # raises TypeError for what is no whole number
