"""What the literals of CDL mean: the type and value of a number, and the value of a whole attribute."""

import math
import re
from collections.abc import Mapping, Sequence
from ctypes import c_float
from typing import NamedTuple

from fairtool.netcdf.cdl_tokens import text_of
from fairtool.netcdf.model import NcType, Numbers, StringText, Value

TYPES: Mapping[str, NcType] = {
    "byte": NcType.BYTE,
    "ubyte": NcType.UBYTE,
    "char": NcType.CHAR,
    "short": NcType.SHORT,
    "ushort": NcType.USHORT,
    "int": NcType.INT,
    "long": NcType.INT,
    "integer": NcType.INT,
    "uint": NcType.UINT,
    "ulong": NcType.UINT,
    "uinteger": NcType.UINT,
    "int64": NcType.INT64,
    "longlong": NcType.INT64,
    "uint64": NcType.UINT64,
    "ulonglong": NcType.UINT64,
    "float": NcType.FLOAT,
    "real": NcType.FLOAT,
    "double": NcType.DOUBLE,
    "string": NcType.STRING,
}
_SUFFIXES: Mapping[str, NcType] = {
    "b": NcType.BYTE,
    "ub": NcType.UBYTE,
    "s": NcType.SHORT,
    "us": NcType.USHORT,
    "l": NcType.INT,
    "u": NcType.UINT,
    "ul": NcType.UINT,
    "ll": NcType.INT64,
    "ull": NcType.UINT64,
    "f": NcType.FLOAT,
    "d": NcType.DOUBLE,
}
_FLOAT_SUFFIXES: Mapping[str, NcType] = {
    "": NcType.DOUBLE,
    "d": NcType.DOUBLE,
    "l": NcType.DOUBLE,
    "f": NcType.FLOAT,
}
# Where an attribute without a type mixes numbers, the type furthest down the list is the type of all.
_WIDTH = (
    *(NcType.BYTE, NcType.UBYTE, NcType.SHORT, NcType.USHORT, NcType.INT, NcType.UINT, NcType.INT64, NcType.UINT64),
    *(NcType.FLOAT, NcType.DOUBLE),
)
_BY_SIZE = (NcType.INT, NcType.UINT, NcType.INT64, NcType.UINT64)
_UNSIGNED = frozenset({NcType.UBYTE, NcType.USHORT, NcType.UINT, NcType.UINT64})
_PARTS = re.compile(r"([+-]?)(?:0[xX]([0-9A-Fa-f]+)|([0-9]*)(\.[0-9]*)?([eE][+-]?[0-9]+)?)([A-Za-z]*)")
_WORDS: Mapping[str, float] = {"nan": math.nan, "inf": math.inf, "infinity": math.inf}
_OCTAL = re.compile(r"0[0-7]+")
_MOST_DIGITS = 22  # 2**64 in octal
_DIGITS_OF_INT = 10  # the first number of digits that may be too many for an int


_TOO_LARGE = "a number of `{name}` does not fit into 64 bits"
_NO_NUMBER = "a number of `{name}` has a suffix of no type"


class LiteralError(ValueError):
    """A literal that has no meaning; the message is a template of a sentence about `{name}`."""


class Literal(NamedTuple):
    """One constant: a text (type string), a number, or None for `_` (the fill value).

    A tuple, since one is made for each value of a data section and a frozen dataclass takes three times as long.
    """

    type: NcType
    value: str | int | float | None


FILL = Literal(NcType.USER, None)
NIL = Literal(NcType.STRING, "")


def literal_of(kind: str, text: str) -> Literal | None:
    """Give the constant that a token is, or None where the token is no constant of a primitive type."""
    if kind == "number":
        return _number(text)
    if kind == "string":
        return Literal(NcType.STRING, text_of(text))
    if kind == "character":  # a constant of type byte, as the CDL of netCDF has it
        return Literal(NcType.BYTE, wrapped(text_of(text).encode("utf-8", "surrogateescape")[0], NcType.BYTE))
    if kind == "name":
        return _word(text)
    return None


def _word(text: str) -> Literal | None:
    if text == "_":
        return FILL
    if text in ("NIL", "Nil", "nil"):
        return NIL
    lower = text.lower()
    if lower in _WORDS:
        return Literal(NcType.DOUBLE, _WORDS[lower])
    if lower[-1:] == "f" and lower[:-1] in _WORDS:
        return Literal(NcType.FLOAT, _WORDS[lower[:-1]])
    return None


def _number(text: str) -> Literal:
    if text.isdigit() and text[0] != "0" and len(text) < _DIGITS_OF_INT:  # most numbers, in a tenth of the time
        return Literal(NcType.INT, int(text))
    if text[:1] in "+-" and text[1:2].isalpha():
        return _signed_word(text)
    return _suffixed(text)


def _suffixed(text: str) -> Literal:
    """Give the number that a sign, digits and the letters of a type make."""
    match = _PARTS.fullmatch(text)
    if match is None:
        raise LiteralError(_NO_NUMBER)
    sign, hexadecimal, digits, fraction, exponent, suffix = match.groups()
    suffix = suffix.lower()
    if fraction is None and exponent is None and suffix not in ("f", "d"):
        return _integer(sign, digits or "", hexadecimal, suffix)
    return _decimal(text[: len(text) - len(suffix)], suffix)


def _decimal(number: str, suffix: str) -> Literal:
    kind = _FLOAT_SUFFIXES.get(suffix)
    if kind is None:
        raise LiteralError("a decimal number of `{name}` has the suffix of an integer; write it without suffix")
    return Literal(kind, converted(float(number), kind))


def _signed_word(text: str) -> Literal:
    word = _word(text[1:])
    if word is None or not isinstance(word.value, float):
        raise LiteralError(_NO_NUMBER)
    return Literal(word.type, -word.value if text[0] == "-" and word.value == math.inf else word.value)


def _integer(sign: str, digits: str, hexadecimal: str | None, suffix: str) -> Literal:
    significant = (hexadecimal or digits).lstrip("0") or "0"
    if len(significant) > _MOST_DIGITS:
        raise LiteralError(_TOO_LARGE)
    octal_or_decimal = 8 if _OCTAL.fullmatch(digits) else 10
    value = int(sign + significant, 16 if hexadecimal else octal_or_decimal)
    if not -(2**63) <= value < 2**64:
        raise LiteralError(_TOO_LARGE)
    kind = _SUFFIXES.get(suffix) if suffix else _smallest(value)
    if kind is None:
        raise LiteralError(_NO_NUMBER)
    return Literal(kind, wrapped(value, kind))


def _smallest(value: int) -> NcType:
    """Give the first type, from int on, that holds an integer."""
    return next(kind for kind in _BY_SIZE if wrapped(value, kind) == value)


def wrapped(value: int, kind: NcType) -> int:
    """Give the integer that is left of `value` in the bits of an integer type, as C has it: 255b is -1."""
    bits = 8 * kind.itemsize
    value &= (1 << bits) - 1
    return value - (1 << bits) if kind not in _UNSIGNED and value >> (bits - 1) else value


def converted(value: float, kind: NcType) -> int | float:
    """Give a number in a numeric type: rounded to single precision, cut to an integer, wrapped to its bits."""
    if kind.is_integer:
        if not math.isfinite(value):
            raise LiteralError("`{name}` has an integer type and cannot hold NaN or Infinity")
        return wrapped(int(value), kind)
    if math.isnan(value):
        return math.nan
    return c_float(value).value if kind is NcType.FLOAT else float(value)


def value_of(literals: Sequence[Literal], kind: NcType | None, *, array: bool = False) -> Value:
    """Give the value of an attribute from its constants and, where one is written, its type.

    Char texts are joined, as ncgen joins them. `array` keeps a single string an array of one.
    """
    if any(literal.value is None for literal in literals):
        raise LiteralError("`{name}` holds `_`; an attribute has no fill value, write the number")
    if kind is None:
        kind = _type_of(literals)
    if not kind.is_text:
        return Numbers(kind, _numbers(literals, kind))
    if kind is NcType.CHAR:
        text = "".join(_characters(literals))
        return text.rstrip("\0") or text  # as every reader of char attributes here does
    texts = _texts(literals)
    return StringText(texts[0]) if len(texts) == 1 and not array else texts


def fill_value_of(literals: Sequence[Literal], kind: NcType) -> Value:
    """Give the value of a `_FillValue` without a written type: that of its variable, where the constants allow it."""
    fits = _texts if kind.is_text else lambda found: _numbers(found, kind)
    try:
        fits(literals)
    except LiteralError:
        return value_of(literals, None)
    return value_of(literals, kind)


def _type_of(literals: Sequence[Literal]) -> NcType:
    kinds = {literal.type for literal in literals}
    if kinds <= {NcType.STRING}:
        return NcType.CHAR
    if NcType.STRING in kinds:
        raise LiteralError("`{name}` mixes text and numbers; write either")
    return max(kinds, key=_WIDTH.index)


def _texts(literals: Sequence[Literal]) -> tuple[str, ...]:
    texts = tuple(literal.value for literal in literals if isinstance(literal.value, str))
    if len(texts) != len(literals):
        raise LiteralError("`{name}` has a text type and holds a number; write the number between quotes")
    return texts


def _characters(literals: Sequence[Literal]) -> tuple[str, ...]:
    singles = (Literal(NcType.STRING, _character(one.value)) if one.type is NcType.BYTE else one for one in literals)
    return _texts(tuple(singles))


def _character(byte: object) -> str:
    return bytes([int(str(byte)) & 0xFF]).decode("utf-8", "surrogateescape")


def _numbers(literals: Sequence[Literal], kind: NcType) -> tuple[int | float, ...]:
    numbers = tuple(literal.value for literal in literals if isinstance(literal.value, int | float))
    if len(numbers) != len(literals):
        raise LiteralError("`{name}` has a numeric type and holds a text; write the number without quotes")
    return tuple(converted(number, kind) for number in numbers)
