"""Report -> text, json, ndjson, sarif, junit, github, gitlab, markdown, html.

Each format is a module with three pure functions, so that reports are written as they come and none is kept:
`opening(run)`, `subject(report, index, run)` and `closing(summary, run)`, each giving the text to write.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary

FORMATS: tuple[str, ...] = ("text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Renderer:
    """The three functions of a format."""

    opening: Callable[[Run], str]
    subject: Callable[[Report, int, Run], str]
    closing: Callable[[Summary, Run], str]


def renderer(name: str) -> Renderer:
    """Give the renderer of a format; raises KeyError on an unknown one."""
    if name not in FORMATS:
        raise KeyError(name)
    module: Mapping[str, object] = vars(import_module(f"fairtool.render.{name}"))
    return Renderer(module["opening"], module["subject"], module["closing"])  # type: ignore[arg-type]  # by name
