"""How an array is cut into blocks that stay within the budget, the same for every format."""

from fairtool.errors import Unavailable


def refuse_large(variable: str, nbytes: int, budget: int) -> None:
    """Raise `Unavailable` where an array of `nbytes` bytes is larger than the budget."""
    if nbytes > budget:
        raise Unavailable(
            "{variable} takes {size} bytes, more than the {budget} that are read at once",
            variable=variable,
            size=nbytes,
            budget=budget,
        )


def block_length(variable: str, length: int, nbytes: int, budget: int) -> int:
    """Give how many elements of the first dimension, `length` long, fit into the budget; at least 1.

    Raises `Unavailable` where a single one is larger than the budget.
    """
    row = nbytes // max(length, 1)
    refuse_large(variable, row, budget)
    return max(1, min(length, budget // max(row, 1)))
