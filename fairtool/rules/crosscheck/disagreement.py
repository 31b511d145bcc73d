"""How a disagreement is told: both values, and where each stands."""

from typing import Any

from fairtool.finding import Problem, Related
from fairtool.record.bundle import Bundle
from fairtool.record.place import Place
from fairtool.translate import marked

SOURCE = marked("the record against the data")


def disagreement(
    bundle: Bundle, template: str, *, fields: tuple[str, ...], measured: tuple[str, ...], **values: object
) -> Problem:
    """Give the problem that a field of the record and what the data say do not agree.

    `fields` and `measured` are paths in the record and in the record of the data as `Bundle.place` takes them, the best
    first. The template may name the place as `where`, and as `at` the place where the data say so.
    """
    place, origin = bundle.place(*fields), bundle.origin(*measured)
    at = _told(origin, bundle)
    related = (Related(origin.where, str(values.get("found", "")), origin.file),) if origin else ()
    where = place.where or "/"
    shown: dict[str, Any] = {"at": at, **values}
    return Problem(template, where=where, line=place.line, related=related, **shown)


def _told(origin: Place | None, bundle: Bundle) -> str:
    if origin is None:
        return bundle.data[0].name
    return f"{origin.file}, {origin.where}" if origin.where else origin.file


def number(value: float) -> str:
    """Give a number with as many digits as matter to a reader."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
