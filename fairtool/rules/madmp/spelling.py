"""Keys that the standard does not know, and that are nearly those that it knows."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from fairtool.plan.faults import escaped
from fairtool.plan.shape import EXTENSION, Shape, shape_of
from fairtool.plan.view import Plan
from fairtool.rules.madmp.repair_key import plain

_NEAR = 0.85  # of the letters: `licence` is near `license`, `url` is not near `uri`
_FURTHEST = 2  # letters more or less: what is further is not compared letter by letter, which takes long
_SHORTEST = 5  # letters of a key of which one may be wrong


def misspelt(plan: Plan) -> Iterator[tuple[str, str, bool]]:
    """Give (pointer, right key, whether it is certain) of each key that is nearly one that is not there."""
    for where, right, is_certain in _in(plan.document.value, shape_of(str(plan.version)), ""):
        if f"{where.rpartition('/')[0]}/{right}" not in plan.faulty:
            yield where, right, is_certain


def _in(value: object, shape: Shape, where: str) -> Iterator[tuple[str, str, bool]]:
    if isinstance(value, list):
        items = shape.items or next((one.items for one in shape.either if one.items), None)
        for index, item in enumerate(value):
            yield from _in(item, items, f"{where}/{index}") if items else ()
    elif isinstance(value, Mapping):
        keys = shape.keys or next((one.keys for one in shape.either if one.keys), {})
        yield from _in_object(value, keys, where)


def _in_object(value: Mapping[str, object], keys: Mapping[str, Shape], where: str) -> Iterator[tuple[str, str, bool]]:
    for name, inside in value.items():
        if name in keys:
            if name != EXTENSION:
                yield from _in(inside, keys[name], f"{where}/{name}")
        elif right := _near(name, [key for key in keys if key not in value]):
            yield f"{where}/{escaped(name)}", right, plain(name) == plain(right)


def _near(name: str, keys: list[str]) -> str:
    by_letters = {plain(key): key for key in keys}
    bare = plain(name)
    alike = [key for key in by_letters if key[:1] == bare[:1] and abs(len(key) - len(bare)) <= _FURTHEST]
    near = get_close_matches(bare, alike, 1, _NEAR) if len(bare) >= _SHORTEST else [bare]
    return by_letters.get(near[0], "") if near else ""
