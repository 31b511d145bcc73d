"""The values that options can have: where one cannot be, what would be right is told."""

import math
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.translate import LANGUAGES, marked

_LEAST_MEMORY = 64  # MiB: what the libraries take before they have read anything
_RIGHT: Mapping[str, str] = {
    "jobs": marked("use a whole number from 1, such as --jobs 4"),
    "timeout": marked("use seconds above 0, such as --timeout 60"),
    "memory": marked("use a whole number of MiB from 64, such as --memory 4096"),
    "fail_on": marked("use error, warning or info"),
    "lang": marked("use fr or en"),
}


def check_values(said: Mapping[str, Any]) -> None:
    """Raise UsageError on the first value of the command line that cannot be; an option not said is None."""
    for name, value in said.items():
        if name in _RIGHT and value is not None and not _can_be(name, value):
            raise misfit(name, value)


def misfit(name: str, value: object) -> UsageError:
    """Give the error for a value that an option cannot have; `name` is that of the parameter."""
    near = get_close_matches(str(value).lower(), list(Severity), 1) if name == "fail_on" else ()
    return UsageError(
        "{option} cannot be {value}",
        option=f"--{name.replace('_', '-')}",
        value=f"{value:g}" if isinstance(value, float) else value,
        hint=marked("did you mean {near}? Use error, warning or info") if near else _RIGHT.get(name, ""),
        near=", ".join(near),
    )


def _can_be(name: str, value: Any) -> bool:
    match name:
        case "jobs":
            return bool(value >= 1)
        case "timeout":
            return bool(0 < value < math.inf)
        case "memory":
            return bool(value >= _LEAST_MEMORY)
        case "fail_on":
            return value in list(Severity)
    return value in LANGUAGES
