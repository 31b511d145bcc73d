"""Making edits in the text of a JSON document: what they do not change stays, byte for byte."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fairtool.errors import UnreadableError
from fairtool.finding import JsonEdit, RemoveJson, RenameJson, SetJson
from fairtool.plan.json_layout import Change, addition, laid_out, removals, renaming
from fairtool.plan.places import Places, Span

_MARK = b"\xef\xbb\xbf"


def edited_json(data: bytes, edits: Sequence[JsonEdit], name: str) -> bytes:
    """Give a document with the edits made; raises UnreadableError where one names nothing that is there."""
    mark = _MARK if data.startswith(_MARK) else b""
    text = data[len(mark) :].decode("utf-8")
    changes = list(_changes(text, Places(text), _effective(edits), name))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return mark + text.encode("utf-8")


def proven_json(original: bytes, mended: bytes, edits: Sequence[JsonEdit]) -> bool:
    """Say whether a mended document differs from the original in the edits, and in nothing else."""
    expected = _read(original)
    for edit in sorted(_effective(edits), key=_inner_first):
        _make(expected, edit)
    return json.dumps(expected, sort_keys=True) == json.dumps(_read(mended), sort_keys=True)


def values_in(data: bytes, edits: Iterable[JsonEdit]) -> Iterator[str]:
    """Give what stands now where the edits write, as JSON in one line; empty where nothing stands."""
    text = data.decode("utf-8-sig")
    places = Places(text)
    for edit in edits:
        span = places.span(edit.where)
        yield " ".join(text[span.start : span.end].split()) if span else ""


def _effective(edits: Sequence[JsonEdit]) -> Sequence[JsonEdit]:
    """Leave out the edits inside of what is taken out."""
    removed = tuple(f"{edit.where}/" for edit in edits if isinstance(edit, RemoveJson))
    return [edit for edit in edits if not edit.where.startswith(removed)]


def _changes(text: str, places: Places, edits: Sequence[JsonEdit], name: str) -> Iterator[Change]:
    gone: dict[str, list[Span]] = {}
    added: dict[str, list[tuple[str, str]]] = {}
    for edit in edits:
        span, outer = places.span(edit.where), edit.where.rpartition("/")[0]
        if span is None:
            if not isinstance(edit, SetJson):
                raise UnreadableError("{where} is not in {path}", where=edit.where, path=name)
            added.setdefault(outer, []).append((_parts(edit.where)[-1], edit.value))
        elif isinstance(edit, RemoveJson):
            gone.setdefault(outer, []).append(span)
        elif isinstance(edit, RenameJson):
            yield renaming(text, span, edit.key)
        else:
            yield span.start, span.end, laid_out(text, span, edit.value)
    for outer in {**gone, **added}:
        yield from _of_members(text, places, outer, (gone.get(outer, []), added.get(outer, [])))


def _of_members(
    text: str, places: Places, where: str, wanted: tuple[Sequence[Span], Sequence[tuple[str, str]]]
) -> Iterator[Change]:
    """Give the changes that take members out of an object, or add some to it."""
    outer = places.span(where)
    if outer is None:
        raise UnreadableError("{where} is not in the document", where=where)
    gone, added = wanted
    members = sorted(places.inside(outer).values(), key=lambda one: one.start)
    yield from removals(members, frozenset(gone))
    if added:
        yield addition(text, outer, [one for one in members if one not in gone], added)


def _read(data: bytes) -> Any:
    return json.loads(data.decode("utf-8-sig"))


def _parts(where: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in where.split("/")[1:]]


def _inner_first(edit: JsonEdit) -> tuple[int, bool, list[int]]:
    """Sort what is deep inside first, and later items of a list before earlier ones: no edit moves another."""
    parts = _parts(edit.where)
    return -len(parts), isinstance(edit, RemoveJson), [-int(part) if part.isdecimal() else 0 for part in parts]


def _make(document: Any, edit: JsonEdit) -> None:
    *path, last = _parts(edit.where)
    at = document
    for part in path:
        at = at[int(part) if isinstance(at, list) else part]
    key: Any = int(last) if isinstance(at, list) else last
    if isinstance(edit, SetJson):
        at[key] = json.loads(edit.value)
    elif isinstance(edit, RemoveJson):
        del at[key]
    else:
        at[edit.key] = at.pop(key)
