"""A problem at a key of an object of a plan, with its line."""

from typing import Any

from fairtool.context import Context
from fairtool.finding import Fix, Problem
from fairtool.plan.view import Plan, PlanPart
from fairtool.translate import marked

PRACTICE = marked("practice of data-management plans")


def told(
    part: PlanPart,
    key: str,
    template: str,
    context: Context[Plan],
    *,
    fix: Fix | None = None,
    **values: Any,
) -> Problem:
    """Give the problem of what stands at a key, or is missing there."""
    where = f"{part.path}/{key}" if key else part.path
    return Problem(template, where=where, line=context.view.line(where), fix=fix, **values)
