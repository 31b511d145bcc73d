"""Mending JSON: what is asked for changes, and not one byte beside it."""

import json

import pytest

from fairtool.errors import UnreadableError
from fairtool.finding import JsonEdit, RemoveJson, RenameJson, SetJson
from fairtool.fix.json_text import edited_json, proven_json, values_in

TEXT = """{
\t"b" : "é \\u00e9" ,
\t"a": {"x": 1.50, "y": [1, 2,  3]},
\t"list": [
\t\t{
\t\t\t"one": 1,
\t\t\t"two": 2e3
\t\t}
\t],
\t"empty": {},
\t"last": null
}
"""


def _edited(*edits: JsonEdit, text: str = TEXT) -> str:
    data = text.encode()
    mended = edited_json(data, edits, "plan.json")
    assert proven_json(data, mended, edits)
    return mended.decode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetJson("/a/x", "2"), '"x": 1.50', '"x": 2'),
        (SetJson("/b", '"è"'), '"é \\u00e9"', '"è"'),
        (SetJson("/a/y/1", '"two"'), "[1, 2,  3]", '[1, "two",  3]'),
        (SetJson("/a/z", "true"), "[1, 2,  3]}", '[1, 2,  3], "z": true}'),
        (SetJson("/empty/z", "true"), "{}", '{"z": true}'),
        (SetJson("/list/0/three", "3"), "2e3", '2e3,\n\t\t\t"three": 3'),
        (
            SetJson("/list/0/one", '{"k": [1]}'),
            '"one": 1,',
            '"one": {\n\t\t\t\t"k": [\n\t\t\t\t\t1\n\t\t\t\t]\n\t\t\t},',
        ),
        (SetJson("/new", "[]"), "null", 'null,\n\t"new": []'),
        (RenameJson("/b", "c"), '"b" :', '"c" :'),
        (RenameJson("/list/0/two", "three"), '"two": 2e3', '"three": 2e3'),
        (RemoveJson("/b"), '"b" : "é \\u00e9" ,\n\t', ""),
        (RemoveJson("/last"), ',\n\t"last": null', ""),
        (RemoveJson("/a/y/0"), "[1, 2,", "[2,"),
        (RemoveJson("/a/y/2"), "2,  3]", "2]"),
        (RemoveJson("/a/x"), '"x": 1.50, ', ""),
    ],
)
def test_only_what_is_asked_for_changes(edit: JsonEdit, old: str, new: str) -> None:
    assert old in TEXT
    assert _edited(edit) == TEXT.replace(old, new, 1)


@pytest.mark.parametrize(
    ("edits", "content"),
    [
        ((RemoveJson("/x"), RemoveJson("/y"), RemoveJson("/z")), {}),
        ((RemoveJson("/y"), RemoveJson("/z")), {"x": 1}),
        ((RemoveJson("/x"), RemoveJson("/y")), {"z": [1, 2]}),
        ((RemoveJson("/x"), RemoveJson("/z")), {"y": {"k": 0}}),
        ((RemoveJson("/z"), SetJson("/w", "4")), {"x": 1, "y": {"k": 0}, "w": 4}),
        ((RemoveJson("/y"), SetJson("/y/k", "4")), {"x": 1, "z": [1, 2]}),
        ((RenameJson("/y", "v"), SetJson("/y/k", "4")), {"x": 1, "v": {"k": 4}, "z": [1, 2]}),
        ((SetJson("/v", "5"), SetJson("/w", "6")), {"x": 1, "y": {"k": 0}, "z": [1, 2], "v": 5, "w": 6}),
        ((RemoveJson("/z/0"), RemoveJson("/z/1")), {"x": 1, "y": {"k": 0}, "z": []}),
        ((SetJson("/z/1", "7"), RemoveJson("/z/0")), {"x": 1, "y": {"k": 0}, "z": [7]}),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_several_edits_do_not_disturb_each_other(
    edits: tuple[JsonEdit, ...], content: object, indent: int | None
) -> None:
    text = json.dumps({"x": 1, "y": {"k": 0}, "z": [1, 2]}, indent=indent)
    assert json.loads(_edited(*edits, text=text)) == content


def test_the_ends_of_lines_and_the_mark_at_the_beginning_stay() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    mended = _edited(SetJson("/new", "[1]"), text=text)
    assert mended.startswith("\ufeff{\r\n")
    assert "\n" not in mended.replace("\r\n", "")


def test_keys_with_signs_of_pointers_are_found() -> None:
    assert _edited(SetJson("/a~1b/c~0d", "2"), text='{"a/b": {"c~d": 1}}') == '{"a/b": {"c~d": 2}}'


def test_an_edit_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableError, match="/gone is not in"):
        edited_json(TEXT.encode(), [RemoveJson("/gone")], "plan.json")


def test_a_change_beside_the_edits_is_noticed() -> None:
    edits = [SetJson("/a/x", "2")]
    mended = edited_json(TEXT.encode(), edits, "plan.json")
    assert proven_json(TEXT.encode(), mended, edits)
    assert not proven_json(TEXT.encode(), mended.replace(b"2e3", b"2e4"), edits)


def test_what_stands_there_is_shown_in_one_line() -> None:
    edits = [SetJson("/list", "1"), SetJson("/new", "1"), RemoveJson("/a/x")]
    assert list(values_in(TEXT.encode(), edits)) == ['[ { "one": 1, "two": 2e3 } ]', "", "1.50"]
