"""Numbers of type float in as few digits as say them."""

from struct import error, pack, unpack

_FEWEST, _MOST = 6, 9  # digits: every text of six comes back from a float unchanged, nine say any float


def shortest(value: float) -> str:
    """Give the shortest text that is read as the same number of type float: `1e+20`, not `1.00000002e+20`."""
    for digits in range(_FEWEST, _MOST):
        text = format(value, f".{digits}g")
        if _single(float(text)) == _single(value):
            return text
    return format(value, f".{_MOST}g")


def brief(value: float) -> str:
    """Give a number in nine digits at most, and in fewer where a float of fewer says it."""
    return shortest(value) if _single(value) == value else format(value, f".{_MOST}g")


def _single(value: float) -> float | None:
    """Give a number as type float holds it; None where it is beyond it."""
    try:
        (single,) = unpack("<f", pack("<f", value))
    except (error, OverflowError):
        return None
    return float(single)
