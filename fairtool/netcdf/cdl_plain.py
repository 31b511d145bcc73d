"""Numbers as most data sections have them, without suffixes, comments and braces, read ten times as fast."""

import re
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from fairtool.netcdf.cdl_draft import Span
from fairtool.netcdf.model import NcType

_DECIMALS = re.compile(r"(?:\s*+[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?\s*+(?:,|\Z))++")
_INTEGERS = re.compile(r"(?:\s*+[+-]?[0-9]{1,18}+\s*+(?:,|\Z))++")
_OCTAL = re.compile(r"(?<![0-9.eE])(?<![eE][+-])0[0-9]")
_BETWEEN_COMMAS = re.compile(r"[^,]+")


def plain_numbers(source: str, span: Span, kind: NcType, most: int) -> NDArray[np.float64 | np.int64] | None:
    """Give the first `most` numbers of a list as doubles or 64-bit integers, or None where it is not as plain as that.

    Octal numbers (`017`) and fill values (`_`) are not plain.
    """
    pattern = _DECIMALS if kind.is_floating else _INTEGERS
    if not pattern.fullmatch(source, *span) or _OCTAL.search(source, *span):
        return None
    words = (match[0] for match in islice(_BETWEEN_COMMAS.finditer(source, *span), most))
    if kind.is_floating:
        return np.fromiter(map(float, words), np.float64)
    return np.fromiter(map(int, words), np.int64)
