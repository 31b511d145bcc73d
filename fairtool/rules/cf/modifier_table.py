"""The modifiers of standard names (CF Appendix C)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, NotRequired, TypedDict

from fairtool.resources import schema
from fairtool.version import Version


class Modifier(NamedTuple):
    """A modifier: what it makes of the units (`u` the same, `1` a number, nothing where none are stated).

    From the version `deprecated` on, the standard name `instead` should stand in its place. From the version
    `difference` on, a temperature in the units is a difference.
    """

    name: str
    units: Literal["u", "1", ""]
    deprecated: Version | None
    instead: str
    difference: Version | None


class _Entry(TypedDict):
    units: Literal["u", "1", ""]
    deprecated: NotRequired[str]
    instead: NotRequired[str]
    difference: NotRequired[str]


@cache
def modifiers() -> Mapping[str, Modifier]:
    """Give the modifiers of Appendix C by name."""
    entries: Mapping[str, _Entry] = schema("cf/appendix-c")["modifiers"]
    return {name: _modifier(name, entry) for name, entry in entries.items()}


def _modifier(name: str, entry: _Entry) -> Modifier:
    deprecated, difference = entry.get("deprecated"), entry.get("difference")
    return Modifier(
        name=name,
        units=entry["units"],
        deprecated=Version.parse(deprecated) if deprecated else None,
        instead=entry.get("instead", ""),
        difference=Version.parse(difference) if difference else None,
    )
