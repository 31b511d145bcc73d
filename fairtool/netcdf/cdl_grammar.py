"""The grammar of CDL: from text to drafts of groups, with the place of each declaration in the text.

The language is that of the netCDF Users Guide (Appendix "CDL"), read as `ncgen` 4.9 reads it; only that sections may
come in any order. Nothing here recurses: open groups are kept on a stack.
"""

import re

from fairtool.errors import UnreadableError
from fairtool.netcdf.cdl_declarations import attribute, declare
from fairtool.netcdf.cdl_scan import skip_values, take_literal
from fairtool.netcdf.cdl_state import Reference, State
from fairtool.netcdf.cdl_types import WORDS, type_statement
from fairtool.netcdf.read_limits import MEBIBYTE

_LONGEST_TEXT = 64 * MEBIBYTE
_LENGTH_LIMIT = 2**63
_CURRENTLY = re.compile(r"[ \t]*//[ \t]*\((\d{1,18}) currently\)")


def read(text: str) -> State:
    """Read a whole CDL text; raises `UnreadableError` with the line where it is no CDL."""
    state = State(_checked(text))
    while state.open:
        _statement(state)
    if state.cursor.kind != "end":
        state.fail("nothing may follow the last `}}`, not `{found}` either")
    return state


def _checked(text: str) -> str:
    if len(text) <= _LONGEST_TEXT:
        try:
            size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))
        except UnicodeEncodeError:
            raise UnreadableError("the text holds half a surrogate pair, which is no character") from None
        if size <= _LONGEST_TEXT:
            return text
    raise UnreadableError("the text is longer than {limit} MiB", limit=_LONGEST_TEXT // MEBIBYTE)


def _statement(state: State) -> None:
    cursor = state.cursor
    match cursor.kind, cursor.text:
        case "section", section:
            cursor.advance()
            _section(state, section)
        case "mark", "}":
            cursor.advance()
            state.leave()
        case "mark", ":":
            attribute(state, state.group, None, cursor.start)
        case (("name" | "path"), text):
            start = cursor.start
            cursor.advance()
            _named_statement(state, Reference(text, start))
        case "end", _:
            state.fail("the text ends before the `}}` of the group `{group}`", group=state.group.path)
        case _:
            state.fail("a declaration or `}}` is expected, not `{found}`")


def _section(state: State, section: str) -> None:
    if section != "group:":
        state.section = section
        return
    name = state.cursor.take_name("the name of a group is expected, not `{found}`")
    state.enter(name)
    state.cursor.expect("{", "`{{` is missing after the name of the group `{name}`", name=name)


def _named_statement(state: State, first: Reference) -> None:
    """Read a statement that begins with a name: what it is, the section and the next token say."""
    follows = state.cursor.text
    match state.section:
        case "types:" if first.text in WORDS or follows in ("enum", "("):
            type_statement(state, first)
        case "dimensions:" if follows == "=":
            _dimensions(state, first)
        case "data:" if follows == "=":
            _data(state, first)
        case _:
            declare(state, first)


def _dimensions(state: State, reference: Reference) -> None:
    cursor, name = state.cursor, reference.name
    if reference.text.startswith("/"):
        state.fail("the name of a dimension is expected, not the path `{name}`", name=name)
    _dimension(state, name)
    while cursor.accept(","):
        name = cursor.take_name("the name of a dimension is expected, not `{found}`")
        _dimension(state, name)
    count = _CURRENTLY.match(cursor.source, cursor.end) if cursor.text == ";" else None
    last = state.group.dimensions[name]
    if count and last.unlimited:
        last.length = int(count[1])
    cursor.expect(";", "`;` is missing after the dimension `{name}`", name=name)


def _dimension(state: State, name: str) -> None:
    cursor = state.cursor
    cursor.expect("=", "`=` is missing after the dimension `{name}`", name=name)
    if cursor.text in ("UNLIMITED", "unlimited"):
        cursor.advance()
        state.add_dimension(name, None)
        return
    value = take_literal(cursor, name).value if cursor.kind == "number" else None
    if not isinstance(value, int) or not 0 <= value < _LENGTH_LIMIT:
        state.fail("the length of the dimension `{name}` is a whole number from 0 on, or UNLIMITED", name=name)
    state.add_dimension(name, value)


def _data(state: State, reference: Reference) -> None:
    variable = state.variable(reference)
    if variable is None:
        state.fail("the variable `{name}` of these data is not declared", name=reference.name)
    state.cursor.advance()
    variable.data = skip_values(state.cursor, variable.type, reference.name)
    state.cursor.expect(";", "`;` is missing after the data of `{name}`", name=reference.name)
