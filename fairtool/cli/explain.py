"""Shows the settings of a run, and where each was said: on the command line, in a file, or nowhere."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from fairtool.cli.request import Request
from fairtool.translate import marked, translate

_ORIGINS = (marked("default"), marked("locale"))  # the others are names of options, variables and files
Said = Mapping[str, tuple[object, str]]
"""A value and its origin by the name of a setting; those of a table have its name before a dot: `score.require`."""


def explain(asked: Request, over: Said | None = None, only: tuple[str, ...] = ()) -> None:
    """Show settings with value and origin: all, or `only` some; `over` are those that the request does not know."""
    told = {**dict(_told(asked)), **(over or {})}
    for name, (value, origin) in told.items():
        if not only or name.partition(".")[0] in only:
            said_by = translate(origin, asked.language) if origin in _ORIGINS else origin
            sys.stdout.write(f"{name.replace('_', '-'):14} {_shown(value) or '-':30} {said_by}\n")


def _told(asked: Request) -> Iterator[tuple[str, tuple[object, str]]]:
    """Give each setting with its origin; a table is taken apart."""
    implied = {"lang": (asked.language, marked("locale"))} if asked.configuration.lang is None else {}
    for name, said_by in asked.origins.items():
        value, origin = implied.get(name, (getattr(asked.configuration, name), said_by))
        if is_dataclass(value):
            for one in fields(value):
                part = getattr(value, one.name)
                yield f"{name}.{one.name}", (part, marked("default") if part == one.default else origin)
        else:
            yield name, (value, origin)


def _shown(value: object) -> str:
    """Give a value nearly as the configuration writes it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case tuple():
            return ", ".join(map(str, value))
        case Mapping():
            return ", ".join(f"{name}={one}" for name, one in value.items())
    return str(value)
