"""Lists of constants: checked at reading speed where they need not be kept, and given one by one where they do."""

import re
from collections.abc import Iterator, Mapping

from fairtool.netcdf.cdl_draft import Span
from fairtool.netcdf.cdl_literals import Literal, LiteralError, literal_of
from fairtool.netcdf.cdl_tokens import CHARACTER, NAME, NUMBER, SKIP, STRING, Cursor, tokens
from fairtool.netcdf.model import NcType

_WORD = r"(?:_|NIL|Nil|nil|(?:[nN]a[nN]|[iI]nfinity|[iI]nf)f?)(?![\w.@+\-\\])"
_NUMBERS = re.compile(rf"(?:{SKIP}(?:{NUMBER}|{_WORD}|{CHARACTER}){SKIP},)*+")
_TEXTS = re.compile(rf"(?:{SKIP}(?:{STRING}|{_WORD}|{CHARACTER}){SKIP},)*+")
_ANY = re.compile(rf"(?:{SKIP}(?:{STRING}|{NUMBER}|{CHARACTER}|{NAME}|(?:/{NAME})++){SKIP},)*+")
_RUNS: Mapping[NcType, re.Pattern[str]] = {NcType.CHAR: _TEXTS, NcType.STRING: _TEXTS, NcType.USER: _ANY}


def skip_values(cursor: Cursor, kind: NcType, name: str) -> Span:
    """Go past a list of values, up to the `;` behind it, and give its span in the text.

    Each value is checked to be one that the type can hold. Braces are followed, not kept.
    """
    start, depth = cursor.start, 0
    if cursor.text == ";":
        return start, start
    while True:
        _skip_run(cursor, kind)
        if cursor.accept("{"):
            depth += 1
            continue
        if cursor.text != "}":  # an empty list has no value before its brace
            _skip_one(cursor, kind, name)
        while depth and cursor.accept("}"):
            depth -= 1
        if not cursor.accept(","):
            break
    if depth:
        cursor.fail("`}}` is missing in the values of `{name}`, before `{found}`", name=name)
    return start, cursor.start


def _skip_run(cursor: Cursor, kind: NcType) -> None:
    """Go past constants that have commas behind them, as far as they are as simple as that."""
    match = _RUNS.get(kind, _NUMBERS).match(cursor.source, cursor.start)
    if match is not None and match.end() > cursor.start:
        cursor.jump(match.end())


def _skip_one(cursor: Cursor, kind: NcType, name: str) -> None:
    if not _holds(kind, cursor):
        cursor.fail("a value of type {type} is expected for `{name}`, not `{found}`", type=kind.value, name=name)
    cursor.advance()


def _holds(kind: NcType, cursor: Cursor) -> bool:
    if kind is NcType.USER:
        return cursor.kind in ("number", "string", "character", "name", "path")
    if cursor.kind == "name":
        return literal_of(cursor.kind, cursor.text) is not None
    return cursor.kind in (("string", "character") if kind.is_text else ("number", "character"))


def take_literals(cursor: Cursor, name: str) -> tuple[Literal, ...]:
    """Give the constants up to the `;` of an attribute; there may be none."""
    if cursor.text in (";", "}"):
        return ()
    found = [take_literal(cursor, name)]
    while cursor.accept(","):
        found.append(take_literal(cursor, name))
    return tuple(found)


def take_literal(cursor: Cursor, name: str) -> Literal:
    """Give the constant that the token is and go to the next token."""
    try:
        literal = literal_of(cursor.kind, cursor.text)
    except LiteralError as error:
        cursor.fail(str(error), name=name)
    if literal is None:
        cursor.fail("a number or a text between quotes is expected for `{name}`, not `{found}`", name=name)
    cursor.advance()
    return literal


def items_in(source: str, span: Span) -> Iterator[tuple[str, str]]:
    """Give kind and text of the constants and braces of a list that was checked, without its commas."""
    for kind, text in tokens(source, span):
        if kind not in ("mark", "end") or text in ("{", "}"):
            yield kind, text
