"""Answers that cannot be: what would be right is told."""

from collections.abc import Iterable
from difflib import get_close_matches

from fairtool.errors import UsageError
from fairtool.translate import marked


def cannot_be(key: str, value: str, right: str, **values: object) -> UsageError:
    """Give the error for a value that a key cannot have; `right` says what it can (a template)."""
    return UsageError("{key} cannot be {value}", key=key, value=value, hint=right, **values)


def one_of(key: str, value: str, codes: Iterable[str]) -> str:
    """Give the code that a value is, without regard to case; raises UsageError with what is near."""
    by_lower = {code.lower(): code for code in codes}
    found = by_lower.get(value.strip().lower())
    if found:
        return found
    near = nearest(value, codes := tuple(by_lower.values()))
    if near:
        raise cannot_be(key, value, marked("did you mean {near}?"), near=", ".join(near))
    raise cannot_be(key, value, marked("use one of {names}"), names=", ".join(codes))


def nearest(value: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Give up to three codes that are spelt like a value, the nearest first."""
    by_lower = {code.lower(): code for code in codes}
    return tuple(by_lower[one] for one in get_close_matches(value.strip().lower(), by_lower, 3, 0.5))
