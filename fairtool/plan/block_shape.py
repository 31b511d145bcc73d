"""What may stand in a block of a plan file: the fields of maDMP 1.2, none of them required, and no others.

A block is a part of a plan in the words of the standard, but for three things: data sets and distributions have short
keys instead of places in a list, what fairtool adds to a data set stands under `about`, and `answers` are by the id of
a question. The key `*` stands for all data sets, or for all distributions.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from fairtool.plan.shape import EXTENSION, Shape, shape_of
from fairtool.plan.yaml_node import MappingNode, Node

EVERY = "*"
_TEXT = Shape(type="string")


def block_shape(block: Node | None) -> Shape:
    """Give the shape that holds for a block: its keys of data sets, distributions and answers are its own."""
    plan = _free()
    own = {
        "dataset": _keyed(_inside(block, "dataset"), _dataset),
        "answers": _keyed(_inside(block, "answers"), lambda _: _TEXT),
        "places": _keyed(_inside(block, "places"), lambda _: _TEXT),
    }
    return replace(plan, keys={**_others(plan, EXTENSION), **own})


@cache
def _free() -> Shape:
    """Give the shape of a plan in which nothing is required, and nothing else allowed."""
    return _freed(shape_of("1.2").keys["dmp"])


def _freed(shape: Shape) -> Shape:
    return replace(
        shape,
        keys={name: _freed(one) for name, one in shape.keys.items()},
        required=(),
        is_closed=shape.is_closed or bool(shape.keys),
        items=_freed(shape.items) if shape.items else None,
        either=tuple(map(_freed, shape.either)),
    )


def _dataset(node: Node) -> Shape:
    shape = _free().keys["dataset"].items or Shape()
    about = _about(_inside(node, "about"), shape.keys[EXTENSION])
    form = shape.keys["distribution"].items or Shape()
    distributions = _keyed(_inside(node, "distribution"), lambda _: form)
    return replace(shape, keys={**_others(shape, EXTENSION), "distribution": distributions, "about": about})


def _about(node: Node | None, shape: Shape) -> Shape:
    answers = _keyed(_inside(node, "answers"), lambda _: _TEXT)
    return replace(shape, keys={**_others(shape, "sources", "key"), "answers": answers})


def _keyed(node: Node | None, shape_for: Callable[[Node], Shape]) -> Shape:
    items: Mapping[str, Node] = node.items if isinstance(node, MappingNode) else {}
    return Shape(type="object", keys={key: shape_for(item) for key, item in items.items()})


def _others(shape: Shape, *names: str) -> dict[str, Shape]:
    return {key: one for key, one in shape.keys.items() if key not in names}


def _inside(node: Node | None, key: str) -> Node | None:
    return node.items.get(key) if isinstance(node, MappingNode) else None
