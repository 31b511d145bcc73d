"""What may stand in a block of a plan file: the fields of the canonical model, none of them required.

A block is a part of a plan in the words of maDMP 1.2, but for three things: data sets and distributions have short keys
instead of places in a list, what we add to a data set stands under `about`, and `answers` are by the id of a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from fairtool.plan.madmp import Dataset, DatasetExtension, Distribution, Dmp
from fairtool.plan.madmp.element import Element
from fairtool.plan.madmp.leaf import Leaf

EVERY = "*"  # the key that stands for all data sets, or all distributions


@dataclass(frozen=True, slots=True)
class LeafKind:
    """A single value, or a list of texts."""

    leaf: Leaf


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """Named fields."""

    fields: Mapping[str, "Kind"]


@dataclass(frozen=True, slots=True)
class ListKind:
    """Objects in order."""

    item: "Kind"


@dataclass(frozen=True, slots=True)
class KeyedKind:
    """Objects or values by keys of one's own."""

    item: "Kind"


@dataclass(frozen=True, slots=True)
class EitherKind:
    """One object, or several in a list."""

    one: "Kind"
    several: ListKind = field(init=False)

    def __post_init__(self) -> None:
        """Take the list of such objects."""
        object.__setattr__(self, "several", ListKind(self.one))


Kind = LeafKind | ObjectKind | ListKind | KeyedKind | EitherKind


@cache
def block_kind() -> ObjectKind:
    """Give what a block may hold."""
    text = LeafKind(Leaf(str))
    distribution = KeyedKind(_object(Distribution))
    about = _object(DatasetExtension)
    dataset = ObjectKind({**_object(Dataset).fields, "distribution": distribution, "about": about})
    own = {"dataset": KeyedKind(_without(dataset, "fairtool")), "answers": KeyedKind(text), "places": KeyedKind(text)}
    return ObjectKind({**_without(_object(Dmp), "fairtool").fields, **own})


def _without(kind: ObjectKind, name: str) -> ObjectKind:
    return ObjectKind({key: one for key, one in kind.fields.items() if key != name})


def _object(model: type[Element]) -> ObjectKind:
    return ObjectKind({name: _kind(info.rebuild_annotation()) for name, info in model.model_fields.items()})


def _kind(annotation: Any) -> Kind:
    """Give the kind of a field from its type; a field that may be absent is as one that may not."""
    options = [one for one in _options(annotation) if one is not type(None)]
    elements = [one for one in options if isinstance(one, type) and issubclass(one, Element)]
    lists = [item for one in options if (item := _element_in(one)) is not None]
    if elements:
        return EitherKind(_object(elements[0])) if lists else _object(elements[0])
    return ListKind(_object(lists[0])) if lists else _mapping_or_leaf(annotation, options)


def _mapping_or_leaf(annotation: Any, options: list[Any]) -> Kind:
    is_mapping = any(get_origin(one) is Mapping for one in options)
    return KeyedKind(LeafKind(Leaf(str))) if is_mapping else LeafKind(Leaf(annotation))


def _options(annotation: Any) -> tuple[Any, ...]:
    """Give the types that a union is of, and what is annotated without its notes."""
    if hasattr(annotation, "__metadata__"):
        return _options(annotation.__origin__)
    if get_origin(annotation) in (Union, UnionType):
        return tuple(one for member in get_args(annotation) for one in _options(member))
    return (annotation,)


def _element_in(annotation: Any) -> type[Element] | None:
    """Give the element that a list is of."""
    if get_origin(annotation) is not tuple:
        return None
    item = _options(get_args(annotation)[0])[0]
    return item if isinstance(item, type) and issubclass(item, Element) else None
