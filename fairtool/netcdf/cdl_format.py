"""How names, texts, numbers and attributes are written in CDL."""

import re
from collections.abc import Mapping
from math import isinf, isnan

import numpy as np

from fairtool.netcdf.cdl_suffixes import SUFFIXES
from fairtool.netcdf.model import NcType, Numbers, Opaque, StringText, Value

_NOT_IN_NAMES = re.compile(r"^[0-9]|[^A-Za-z0-9_.@+\-\x80-\U0010ffff]|^[.@+\-]")
_NOT_IN_TEXTS = re.compile(r'[\x00-\x1f\x7f"\\\udc80-\udcff]')
_ESCAPES: Mapping[str, str] = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def name(text: str) -> str:
    """Give a name as CDL writes it, special characters and a digit at the start escaped."""
    return _NOT_IN_NAMES.sub(lambda match: f"\\{match[0]}", text)


def literal(value: Value) -> str:
    """Give the value of an attribute as CDL writes it after `=`, without its type.

    Numbers carry the suffix of their type. An array of one string is in braces, which ncgen does not know. Of a
    user-defined type, whose values are not kept, a single zero byte stands.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Numbers):
        return ", ".join(number(each, value.type) for each in value.values)
    if isinstance(value, Opaque):
        return "0X00"
    texts = ", ".join(map(quoted, value))
    return texts if len(value) > 1 else f"{{{texts}}}"


def quoted(text: str) -> str:
    """Give a text between double quotes; control characters and bytes that are no UTF-8 are escaped."""
    return f'"{_NOT_IN_TEXTS.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\{ord(match[0]) & 0xFF:03o}"


def number(value: float, kind: NcType) -> str:
    """Give a number as attributes have it, with the suffix of its type."""
    return plain_number(value, kind) + SUFFIXES[kind]


def plain_number(value: float, kind: NcType) -> str:
    """Give a number as data sections have it, without suffix, in as few digits as say it."""
    if kind.is_integer:
        return str(value)
    if isnan(value):
        return "NaN"
    if isinf(value):
        return "-Infinity" if value < 0 else "Infinity"
    return str(np.float32(value)) if kind is NcType.FLOAT else repr(float(value))


def statement(owner: str, attribute: str, value: Value, of: NcType | None = None) -> str:
    """Give the statement that sets an attribute: `sst:units = "K" ;`.

    `owner` is the CDL of what stands before the colon; `of` is the type of the variable, which an untyped `_FillValue`
    would take over.
    """
    typed = _typed(attribute, value, of)
    right = literal(value)
    return f"{typed} {owner}:{name(attribute)} = {right} ;" if typed else f"{owner}:{name(attribute)} = {right} ;"


def _typed(attribute: str, value: Value, of: NcType | None) -> str:
    """Give the type that must be written before an attribute, or nothing where its literal says it."""
    if isinstance(value, Opaque):
        return name(value.type_name)
    if isinstance(value, StringText | tuple):
        return "string"
    kind = value.type if isinstance(value, Numbers) else NcType.CHAR
    of_variable = attribute == "_FillValue" and of not in (None, kind)
    return kind.value if of_variable or value == Numbers(kind, ()) else ""
