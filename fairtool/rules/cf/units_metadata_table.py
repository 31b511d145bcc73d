"""The values of `units_metadata` that each version of CF has (CF 3.1.2, 4.4)."""

from collections.abc import Mapping
from functools import cache
from typing import NotRequired, TypedDict, cast

from fairtool.resources import schema
from fairtool.version import Version


class _Entry(TypedDict):
    since: str
    withdrawn: NotRequired[str]


class _Content(TypedDict):
    values: Mapping[str, _Entry]
    leap_seconds: Mapping[str, list[str]]


@cache
def _content() -> _Content:
    return cast("_Content", schema("cf/units_metadata"))


def legal_values(version: Version) -> tuple[str, ...]:
    """Give the values that a version allows."""
    return tuple(
        value
        for value, entry in _content()["values"].items()
        if Version.parse(entry["since"]) <= version
        and not ("withdrawn" in entry and Version.parse(entry["withdrawn"]) <= version)
    )


def all_values() -> frozenset[str]:
    """Give the values of all versions."""
    return frozenset(_content()["values"])


def leap_second_calendars() -> tuple[str, ...]:
    """Give the calendars with which a value about leap seconds may stand."""
    return tuple(_content()["leap_seconds"]["calendars"])
