"""Parts of a record as ISO counts them: several in one where it takes one, one thing each where it takes no more."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from fairtool.record.resource import Resolution, Resource


def in_one(several: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give one object in place of several: the values of all, and of single values the first."""
    if len(several) < 2:
        return several
    first, *others = several
    values = {one.name: [getattr(thing, one.name) for thing in (first, *others)] for one in fields(first)}
    return (replace(first, **{name: _joined(found) for name, found in values.items()}),)


def _joined(values: list[Any]) -> Any:
    if isinstance(values[0], tuple):
        several = [one for value in values for one in value]
        return tuple(one for number, one in enumerate(several) if one not in several[:number])
    return next((value for value in values if value is not None and value != ""), values[0])


def one_thing_each(one: Resource) -> Resource:
    """Give a resource whose resolutions say one thing each, as in ISO: a scale, a distance, an angle."""
    return replace(one, resolutions=tuple(part for whole in one.resolutions for part in _parts(whole)))


def _parts(one: Resolution) -> Iterator[Resolution]:
    if one.scale is not None:
        yield Resolution(one.scale)
    if one.distance is not None:
        yield Resolution(distance=one.distance, distance_unit=one.distance_unit)
    if one.vertical is not None:
        yield Resolution(vertical=one.vertical, vertical_unit=one.vertical_unit)
    if one.angular is not None:
        yield Resolution(angular=one.angular, angular_unit=one.angular_unit)
    if one.level_of_detail is not None:
        yield Resolution(level_of_detail=one.level_of_detail)
