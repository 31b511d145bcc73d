"""The methods that may stand in `cell_methods`, with their versions and effects (CF Appendix E)."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, NotRequired, TypedDict

from fairtool.netcdf.units import Effect
from fairtool.resources import schema
from fairtool.version import Version


class Method(NamedTuple):
    """A method of Appendix E.

    `since` is the first version of the conventions that has it, `effect` what it does to the units of the quantity,
    `difference` the first version by which it makes a temperature a difference of temperatures.
    """

    name: str
    since: Version
    effect: Effect
    difference: Version | None


class _Entry(TypedDict):
    units: Effect
    since: str
    difference: NotRequired[str]


@cache
def methods() -> Mapping[str, Method]:
    """Give the methods of Appendix E by name, in lower case."""
    entries: Mapping[str, _Entry] = schema("cf/appendix-e")["methods"]
    return {name: _method(name, entry) for name, entry in entries.items()}


def _method(name: str, entry: _Entry) -> Method:
    difference = entry.get("difference")
    return Method(
        name=name,
        since=Version.parse(entry["since"]),
        effect=entry["units"],
        difference=Version.parse(difference) if difference else None,
    )
