"""How it is told that a plan and the data do not agree: both values, and where each stands."""

import json
from typing import Any

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetJson
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.file_places import FilePlaces
from fairtool.record.json_node import JsonNode
from fairtool.record.place import Place
from fairtool.translate import marked

SOURCE = marked("the plan against the data")


def drift(
    context: Context[PlannedBundle],
    template: str,
    node: JsonNode,
    origin: Place | None = None,
    *,
    fix: SetJson | None = None,
    **values: object,
) -> Problem:
    """Give the problem that what a plan says at a node is not what is said elsewhere.

    The template may name the place in the plan as `where`, and as `at` that of the origin. A plan file is not mended:
    what its blocks say together stands nowhere in it.
    """
    plan = context.view.plan
    related = (Related(origin.where, str(values.get("found", "")), origin.file),) if origin else ()
    shown: dict[str, Any] = {"at": _told(origin), **values}
    return Problem(
        template,
        where=node.where or "/",
        line=plan.line(node.where),
        related=related,
        fix=None if isinstance(plan.places, FilePlaces) else fix,
        **shown,
    )


def put(node: JsonNode, value: object) -> SetJson:
    """Give the edit that writes a value at a node of the plan."""
    return SetJson(node.where, json.dumps(value, ensure_ascii=False))


def _told(origin: Place | None) -> str:
    if origin is None:
        return ""
    return f"{origin.file}, {origin.where}" if origin.where else origin.file


def listed(names: list[str] | tuple[str, ...], most: int = 5) -> str:
    """Give names as a list of which only the first are shown."""
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")
