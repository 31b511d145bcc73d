"""A value of the right type for one that says the same in a wrong one."""

import re
from collections.abc import Callable, Mapping

from fairtool.plan.fault import Fault
from fairtool.rules.madmp.repair_key import kind_of_identifier

_WHOLE = re.compile(r"-?\d{1,18}(?:\.0+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?", re.ASCII)
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_TRUTH: Mapping[str, bool] = {"true": True, "yes": True, "oui": True, "false": False, "no": False, "non": False}


def value_for(fault: Fault) -> object | None:
    """Give what certainly says the same in the right type; None where nothing does."""
    mender = _MENDERS.get(fault.type)
    return mender(fault) if mender else None


def _number(fault: Fault) -> int | float | None:
    text = fault.value.strip() if isinstance(fault.value, str) else ""
    if _WHOLE.fullmatch(text):
        return int(text.partition(".")[0])
    return float(text) if fault.type == "number" and _NUMBER.fullmatch(text) else None


def _truth(fault: Fault) -> bool | None:
    return _TRUTH.get(fault.value.strip().lower()) if isinstance(fault.value, str) else None


def _list(fault: Fault) -> list[object] | None:
    """Give a list of one item; a row of media types becomes a list of them."""
    value = fault.value
    if isinstance(value, str) and fault.items == "string":
        parts = [part.strip() for part in re.split(r"[,;]", value)]
        is_row = fault.name == "format" and all(_MEDIA_TYPE.fullmatch(part) for part in parts)
        return list(parts) if is_row else [value] if value.strip() else None
    return [value] if isinstance(value, Mapping) and fault.items == "object" else None


def _text(fault: Fault) -> str | None:
    """Give the digits of a number, or the only text of a list."""
    match fault.value:
        case bool():
            return None
        case int() | float() as number:
            return str(number)
        case [str(text)]:
            return text
    return None


def _object(fault: Fault) -> Mapping[str, object] | None:
    """Give the only object of a list, or an identifier with the kind that its form tells."""
    match fault.value:
        case [dict(inner)]:
            return inner
        case str(text) if fault.name.endswith("_id"):
            kind = kind_of_identifier(text.strip(), fault.where)
            return {"identifier": text.strip(), "type": kind} if kind else None
    return None


_MENDERS: Mapping[str, Callable[[Fault], object]] = {
    "integer": _number,
    "number": _number,
    "boolean": _truth,
    "array": _list,
    "string": _text,
    "object": _object,
}
