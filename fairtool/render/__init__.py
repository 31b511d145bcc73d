"""Report -> text, json, ndjson, sarif, junit, github, gitlab, markdown, html.

Each format is a module with three pure functions, so that reports are written as they come and none is kept:
`opening(run)`, `subject(report, run)` and `closing(summary, run)`, each giving the text to write. A `SEPARATOR` stands
between the texts of two subjects that have any. A `LIMIT` says how many findings a document may hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary

FORMATS: tuple[str, ...] = ("text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Renderer:
    """The three functions of a format, and what holds for its documents."""

    opening: Callable[[Run], str]
    subject: Callable[[Report, Run], str]
    closing: Callable[[Summary, Run], str]
    separator: str = ""
    limit: int | None = None


def renderer(name: str) -> Renderer:
    """Give the renderer of a format; raises KeyError on an unknown one."""
    if name not in FORMATS:
        raise KeyError(name)
    module = import_module(f"fairtool.render.{name}")
    separator, limit = getattr(module, "SEPARATOR", ""), getattr(module, "LIMIT", None)
    return Renderer(module.opening, module.subject, module.closing, separator, limit)
