"""The labels that DMP OPIDoR shows for codes: a French plan says `Oui` where the standard says `yes`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from fairtool.resources import schema
from fairtool.translate import Language

_KINDS_OF_VALUE = re.compile(r"[^a-z0-9]+")


def label(registry: str, code: str, language: Language) -> str:
    """Give the label of a code in a registry; empty where it has none."""
    labels = _registry(registry).get(code)
    return labels[language == "fr"] if labels else ""


def code_of(registry: str, text: str) -> str:
    """Give the code of a text that is a label in either language, a code, or a spelling of one; else empty."""
    said = text.strip().casefold()
    return _codes(registry).get(said) or _codes(registry).get(bare(said), "")


def codes(registry: str) -> tuple[str, ...]:
    """Give the codes of a registry, in its order."""
    return tuple(_registry(registry))


def bare(text: str) -> str:
    """Give the letters and digits of a text, to compare spellings: `DataManager`, `data manager`."""
    return _KINDS_OF_VALUE.sub("", text.casefold())


def form(table: str) -> Mapping[str, str]:
    """Give a table of the form: `answers` or `roles`."""
    found: Mapping[str, str] = _table("form")[table]
    return found


def section_of(role: str) -> str:
    """Give the section of the form that shows who has a role; empty for a role that has none."""
    return _sections().get(code_of("Role", role) or bare(role), "")


def required() -> Mapping[str, tuple[str, ...]]:
    """Give the fields that the form marks as required, by the place in the document."""
    return _table("form")["required"]  # type: ignore[no-any-return]  # as the table has it


@cache
def _table(name: str) -> Mapping[str, Any]:
    return schema(f"opidor/{name}")


@cache
def _sections() -> Mapping[str, str]:
    roles = form("roles")
    return {**{bare(role): section for role, section in roles.items()}, **roles}


def _registry(name: str) -> Mapping[str, tuple[str, str]]:
    return _table("labels")[name]  # type: ignore[no-any-return]  # as the table has it


@cache
def _codes(registry: str) -> Mapping[str, str]:
    entries = _registry(registry)
    spelt = {bare(code): code for code in entries}
    named = {one.casefold(): code for code, labels in entries.items() for one in labels}
    return {**spelt, **named}
