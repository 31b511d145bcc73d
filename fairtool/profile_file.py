"""Reading the file of a profile: its keys and their types, with an error that says what would be right."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from fairtool.errors import UsageError
from fairtool.finding import Severity

# The sets of things that a row can be about.
PLACES = ("global", "data", "coordinate", "variable", "record")


class RowContent(TypedDict):
    """A row of `[[required]]` as it is written."""

    id: str
    attribute: NotRequired[str]
    severity: str
    ask: str
    ask_fr: str
    on: NotRequired[str]
    source: NotRequired[str]
    sample: NotRequired[str | float]
    pattern: NotRequired[str]
    values: NotRequired[list[str]]
    also: NotRequired[list[str]]
    needs: NotRequired[str]
    confirmed: NotRequired[bool]
    field: NotRequired[str]
    any_of: NotRequired[list[str]]
    absent: NotRequired[bool]
    title: NotRequired[str]
    title_fr: NotRequired[str]
    bad: NotRequired[str]
    good: NotRequired[str]


class ProfileContent(TypedDict):
    """The file of a profile as it is written."""

    title: str
    name: NotRequired[str]
    title_fr: NotRequired[str]
    source: NotRequired[str]
    extends: NotRequired[list[str]]
    rules: NotRequired[list[str]]
    ignore: NotRequired[list[str]]
    severity: NotRequired[dict[str, str]]
    required: NotRequired[list[RowContent]]
    note: NotRequired[str]


_PROFILE: Mapping[str, str] = {
    **dict.fromkeys(("title", "name", "title_fr", "source", "note"), "text"),
    **dict.fromkeys(("extends", "rules", "ignore"), "texts"),
    "severity": "severities",
    "required": "rows",
}
_ROW: Mapping[str, str] = {
    **dict.fromkeys(
        ("id", "attribute", "severity", "ask", "ask_fr", "on", "source", "sample", "pattern", "needs"), "text"
    ),
    **dict.fromkeys(("field", "title", "title_fr", "bad", "good"), "text"),
    **dict.fromkeys(("values", "also", "any_of"), "texts"),
    **dict.fromkeys(("confirmed", "absent"), "yes or no"),
}
_WRONG: Mapping[str, str] = {
    "text": "{path}: the key {key} is not a text",
    "texts": "{path}: the key {key} is not a list of texts",
    "severities": "{path}: the key {key} is not a table of rules and severities",
    "rows": "{path}: the key {key} is not a list of tables",
    "yes or no": "{path}: the key {key} is neither true nor false",
}
_ROW_NEEDS = ("id", "attribute", "severity", "ask", "ask_fr")
_RECORD_ROW_NEEDS = ("id", "field", "title", "severity", "ask", "ask_fr")


def read_profile(path: Path) -> ProfileContent:
    """Read the file of a profile; raises UsageError that names the key and says what would be right."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:  # tomllib raises more than its own error
        raise UsageError("{path} is not a profile: {reason}", path=path, reason=error) from error
    _check(content, path, _PROFILE, ("title",))
    for row in content.get("required", ()):
        _check(row, path, _ROW, _RECORD_ROW_NEEDS if row.get("on") == "record" else _ROW_NEEDS)
        _check_row(row, path)
    for rule, severity in content.get("severity", {}).items():
        _check_word(severity, rule, path, tuple(Severity))
    return cast("ProfileContent", content)


def _check(content: Mapping[str, object], path: Path, keys: Mapping[str, str], needed: tuple[str, ...]) -> None:
    for key, value in content.items():
        if key not in keys:
            near = get_close_matches(key, keys, 1)
            raise UsageError(
                "{path} has an unknown key {key}",
                path=path,
                key=key,
                hint="did you mean {near}?" if near else "the keys are {known}",
                near=near[0] if near else "",
                known=", ".join(sorted(keys)),
            )
        if not _is(value, keys[key], key):
            raise UsageError(_WRONG[keys[key]], path=path, key=key)
    for key in needed:
        if key not in content:
            raise UsageError("{path} lacks the key {key}", path=path, key=key)


def _is(value: object, kind: str, key: str) -> bool:
    if kind == "text":
        return isinstance(value, str) or (key == "sample" and isinstance(value, float))
    if kind == "yes or no":
        return isinstance(value, bool)
    if kind == "severities":
        return isinstance(value, dict)
    items = tuple(_items(value))
    return isinstance(value, list) and all(isinstance(item, str if kind == "texts" else dict) for item in items)


def _items(value: object) -> Iterator[object]:
    if isinstance(value, list):
        yield from value


def _check_row(row: RowContent, path: Path) -> None:
    _check_word(row["severity"], f"{row['id']}: severity", path, tuple(Severity))
    _check_word(row.get("on", "global"), f"{row['id']}: on", path, PLACES)
    if row.get("on") == "record":
        _check_paths(row, path)
    try:
        re.compile(row.get("pattern", ""))
    except re.error as error:
        raise UsageError(
            "{path}: the pattern of {row} is no regular expression: {reason}", path=path, row=row["id"], reason=error
        ) from error


def _check_paths(row: RowContent, path: Path) -> None:
    from fairtool.rules.record_fields import steps_of  # noqa: PLC0415 - few profiles are about records

    for text in (row["field"], *row.get("any_of", ()), *filter(None, [row.get("needs")])):
        try:
            steps_of(text)
        except (ValueError, re.error) as error:
            raise UsageError(
                "{path}: the field {field} of {row} is none of a record: {reason}",
                path=path,
                field=text,
                row=row["id"],
                reason=error,
                hint="the profiles that come with fairtool show how a field is written",
            ) from error


def _check_word(word: object, key: str, path: Path, known: tuple[str, ...]) -> None:
    if word not in known:
        raise UsageError(
            "{path}: {key} is {word}; use one of {known}", path=path, key=key, word=word, known=", ".join(known)
        )
