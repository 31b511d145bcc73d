"""Renewing one block in the text of a plan file; everything outside of it stays as it is, byte for byte."""

import re
from collections.abc import Iterator

from fairtool.plan.described_dataset import Object
from fairtool.plan.new_text import block_text
from fairtool.plan.yaml_text import renewed

_KEY = re.compile(r"[A-Za-z_\"'][^\n#]*?:(?:\s|$)")
_COMMENT = re.compile(r"^\s*#.*$|(?<=\s)#.*$")


def with_block(text: str, name: str, content: Object) -> str:
    """Give the text with the block renewed; what is the same in it keeps its form, and comments in it stay."""
    lines = text.splitlines(keepends=True)
    start, end = _span(lines, name)
    if start is None:
        return f"{_ended(text)}\n{block_text(name, content)}" if content else text
    old = "".join(lines[start:end])
    if not content and not old.strip().partition(":")[2].strip():
        return text  # nothing was said, and nothing is
    new = renewed(old, name, content) or block_text(name, content)
    if new == old:
        return text
    if "\r\n" in text:
        new = new.replace("\r\n", "\n").replace("\n", "\r\n")
    kept = [line for line in _comments(old) if line not in set(_comments(new))]
    return "".join((*lines[:start], _ended(new), *(f"  {one}\n" for one in kept), *lines[end:]))


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _span(lines: list[str], name: str) -> tuple[int | None, int]:
    """Give the lines of a block; blank lines and comments before the next key belong to that."""
    keys = [number for number, line in enumerate(lines) if _KEY.match(line)]
    start = next((one for one in keys if lines[one].startswith(f"{name}:")), None)
    if start is None:
        return None, len(lines)
    end = next((one for one in keys if one > start), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return start, end


def _comments(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = _COMMENT.search(line)
        if found:
            yield found[0].strip()
