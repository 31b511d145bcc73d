"""The one stateful thing of a view: reading the values of variables, within a budget."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[Any]  # the element type is the variable's own, known at run time only
else:
    Array = object  # numpy costs 0.1 s, and reading a header needs none of it


class ValueReader(Protocol):
    """Reads raw values: no masking, no unpacking; char arrays as `S1`, strings as Python `str` objects.

    Both methods raise `fairtool.errors.Unavailable` where the values cannot be had: text without a data section,
    a variable larger than the budget, damaged storage, a user-defined type.
    """

    def read(self, path: str) -> Array:
        """Give all values of the variable at `path`, in the shape of its dimensions."""
        ...

    def blocks(self, path: str) -> Iterator[Array]:
        """Give the values of the variable in blocks along its first dimension, each within the budget."""
        ...
