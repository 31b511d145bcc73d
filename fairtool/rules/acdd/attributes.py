"""The table of ACDD attributes (`schemas/acdd/attributes.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import NotRequired, TypedDict

from fairtool.finding import Severity
from fairtool.profile import Required
from fairtool.resources import schema

SOURCE = "ACDD-1.3"


class _Entry(TypedDict):
    ask: str
    ask_fr: str
    sample: str | float
    on: NotRequired[str]
    also: NotRequired[list[str]]
    needs: NotRequired[str]


@cache
def attributes() -> Mapping[str, Required]:
    """Give the attributes of ACDD by name; severity is that of the table, by version."""
    content = schema("acdd/attributes")
    return {name: _required(name, entry) for name, entry in content["rows"].items()}


def _required(name: str, entry: _Entry) -> Required:
    return Required(
        id=f"acdd-{name.replace('_', '-').lower()}",
        attribute=name,
        on=entry.get("on", "global"),
        severity=Severity.WARNING,
        source=f"{SOURCE} {name}",
        ask=entry["ask"],
        ask_fr=entry["ask_fr"],
        sample=entry["sample"],
        also=tuple(entry.get("also", ())),
        needs=entry.get("needs", ""),
    )
