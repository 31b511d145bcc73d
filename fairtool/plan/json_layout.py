"""Changes of the text of a JSON document: parts to replace, with their commas and in the layout that is there."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from json.decoder import scanstring  # type: ignore[attr-defined]  # the reader of texts that json itself uses

from fairtool.plan.places import Span

_STEP = "  "  # of indentation, where a document shows none of its own
Change = tuple[int, int, str]


def renaming(text: str, span: Span, key: str) -> Change:
    """Give the change that writes another key."""
    _, end = scanstring(text, span.key + 1)
    return span.key, end, _text(key)


def removals(members: Sequence[Span], gone: frozenset[Span]) -> Iterator[Change]:
    """Give the changes that take members out, each row of them with the comma that parts it from a neighbour."""
    rows = [(is_gone, list(row)) for is_gone, row in groupby(members, key=lambda one: one in gone)]
    for number, (is_gone, row) in enumerate(rows):
        if not is_gone:
            continue
        if number + 1 < len(rows):
            yield row[0].key, rows[number + 1][1][0].key, ""
        else:
            yield (rows[number - 1][1][-1].end if number else row[0].key), row[-1].end, ""


def addition(text: str, outer: Span, members: Sequence[Span], new: Sequence[tuple[str, str]]) -> Change:
    """Give the change that adds members, keys and values, behind the last of an object, written as that is."""
    if not members:
        inner = ", ".join(f"{_text(key)}: {value}" for key, value in new)
        return outer.start, outer.end, f"{{{inner}}}"
    last = members[-1]
    before = text[: last.key].rpartition("\n")
    is_alone = bool(before[1]) and not before[2].strip()
    gap = f",{newline(text)}{before[2]}" if is_alone else ", "
    return last.end, last.end, "".join(f"{gap}{_text(key)}: {laid_out(text, last, value)}" for key, value in new)


def laid_out(text: str, span: Span, value: str) -> str:
    """Write objects over several lines where the document does so, indented as the line of their key."""
    parsed = json.loads(value)
    if "{" not in value or not isinstance(parsed, dict | list) or "\n" not in text.strip():
        return value
    line = text[: span.key].rpartition("\n")[2]
    margin = line[: len(line) - len(line.lstrip())]
    step = "\t" if "\t" in margin else _STEP
    lines = json.dumps(parsed, indent=step, ensure_ascii=False).split("\n")
    return newline(text).join([lines[0], *(margin + one for one in lines[1:])])


def newline(text: str) -> str:
    """Give the end of a line that a text has."""
    return "\r\n" if "\r\n" in text else "\n"


def _text(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)
