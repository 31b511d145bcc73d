"""Globs on the names of files, as those know them who write .gitignore files.

A pattern without a slash matches a name at any depth, one with a slash the whole of it from the root. `*` and `?` stay
in one folder, `**` crosses folders, `[abc]` and `[!abc]` are classes. What is below a folder that matches, matches.
"""

import re
from collections.abc import Sequence

_CLASS = re.compile(r"\[([!^]?)(\]?[^\]/]*)\]")


def matcher(patterns: Sequence[str]) -> re.Pattern[str] | None:
    """Give one expression for all the patterns, to `match` names with `/` with; None where there are none."""
    texts = [_expression(one) for one in patterns if one.strip("/")]
    return re.compile("|".join(texts), re.DOTALL) if texts else None


def _expression(pattern: str) -> str:
    anchored = "/" in pattern.rstrip("/")
    body = _body(pattern.strip("/"))
    return f"(?:{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?\\Z)"


def _body(pattern: str) -> str:
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        text, at = _next(pattern, at)
        parts.append(text)
    return "".join(parts)


def _next(pattern: str, at: int) -> tuple[str, int]:
    """Translate what stands at a place, and give the place behind it."""
    starts = at == 0 or pattern[at - 1] == "/"
    if pattern.startswith("**/", at) and starts:
        return "(?:.*/)?", at + 3
    if pattern.startswith("**", at):
        return ".*", at + 2
    if pattern[at] == "\\" and at + 1 < len(pattern):
        return re.escape(pattern[at + 1]), at + 2
    found = _CLASS.match(pattern, at)
    if found and found[2]:
        inside = re.sub(r"([\\\[\]&~|])", r"\\\1", found[2])
        return f"[{'^/' if found[1] else ''}{inside}]", found.end()
    return {"*": "[^/]*", "?": "[^/]"}.get(pattern[at]) or re.escape(pattern[at]), at + 1
