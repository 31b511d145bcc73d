"""Where the values of a CDL data section belong, and how long that makes the unlimited dimensions.

Values fill an array row by row, braces or not. Only an unlimited dimension that is not the first needs braces: each
group of braces then holds the values of one place of the dimensions before it, and may be shorter than others. So the
dimensions are cut into segments, each but the first beginning with such a dimension; values stand as many braces deep
as there are segments after the first.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import prod
from typing import Protocol, TypeVar

from fairtool.netcdf.cdl_draft import DimensionDraft, Span, VariableDraft
from fairtool.netcdf.cdl_scan import items_in
from fairtool.netcdf.cdl_tokens import text_of
from fairtool.netcdf.model import NcType

Item = tuple[str, str]  # kind and text of a token
_CLOSED: Item = ("mark", "}")


class Sized(Protocol):
    """A dimension, or the draft of one."""

    @property
    def length(self) -> int:
        """The length in elements."""
        ...

    @property
    def unlimited(self) -> bool:
        """True where the length may grow."""
        ...


Length = TypeVar("Length", bound=Sized)


def segments(dimensions: Sequence[Length], source: str, span: Span) -> tuple[tuple[Length, ...], ...]:
    """Cut the dimensions before each unlimited one, the first excepted; data without braces are one segment."""
    cuts = [index for index, each in enumerate(dimensions) if index and each.unlimited]
    if cuts and ("mark", "{") not in items_in(source, span):
        cuts = []
    starts = (0, *cuts, len(dimensions))
    return tuple(tuple(dimensions[low:high]) for low, high in pairwise(starts))


def walk(
    items: Iterable[Item], dimensions: Sequence[Sized], kind: NcType, depths: int
) -> Iterator[tuple[int, Sequence[int], Item]]:
    """Give each constant with its depth in braces and, for each depth, how many elements came before it.

    The end of a group of braces is given too, at the depth around it, where the group counts as one.
    """
    before = [0] * depths
    level = 0
    for item in items:
        if item == ("mark", "{"):
            level += 1
            if level < depths:
                before[level] = 0
            continue
        inner = level >= depths
        if item == _CLOSED:
            level -= 1
            if inner:
                continue
        depth = min(level, depths - 1)
        yield depth, before, item
        before[depth] += elements(item, dimensions, kind) if kind is NcType.CHAR else 1


def elements(item: Item, dimensions: Sequence[Sized], kind: NcType) -> int:
    """Give how many elements a constant fills: a text in a char variable fills whole rows of the last dimension.

    A text fills but its own length where there is one dimension only, or where the last one is unlimited.
    """
    if kind is not NcType.CHAR or item[0] != "string":
        return 1
    length = len(characters(item))
    if len(dimensions) == 1 or not dimensions or dimensions[-1].unlimited:
        return length
    width = dimensions[-1].length
    return max(1, -(-length // width)) * width if width else length


def characters(item: Item) -> bytes:
    """Give the bytes of a text constant."""
    return text_of(item[1]).encode("utf-8", "surrogateescape")


def grow(source: str, variable: VariableDraft) -> None:
    """Lengthen the unlimited dimensions of a variable to what its data need."""
    dimensions, span = variable.dimensions, variable.data
    if span is None or not any(dimension.unlimited for dimension in dimensions):
        return
    if not variable.type.is_text and all(source.find(mark, *span) < 0 for mark in "{'/"):
        _lengthen(dimensions, source.count(",", *span) + 1 if span[1] > span[0] else 0)
        return
    cut = segments(dimensions, source, span)
    for segment, count in zip(cut, _counts(source, span, variable, len(cut)), strict=True):
        _lengthen(segment, count)


def _counts(source: str, span: Span, variable: VariableDraft, depths: int) -> Sequence[int]:
    """Give, for each depth in braces, the largest number of elements that stand together there."""
    most = [0] * depths
    for depth, before, item in walk(items_in(source, span), variable.dimensions, variable.type, depths):
        most[depth] = max(most[depth], before[depth] + elements(item, variable.dimensions, variable.type))
    return most


def _lengthen(dimensions: Sequence[DimensionDraft], count: int) -> None:
    """Lengthen the first unlimited dimension so that `count` elements fit."""
    growing = next((each for each in dimensions if each.unlimited), None)
    rest = prod(each.length for each in dimensions if each is not growing)
    if growing is not None and rest:
        growing.length = max(growing.length, -(-count // rest))
