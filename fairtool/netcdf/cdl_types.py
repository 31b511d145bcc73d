"""The `types:` section of CDL: compound, enum, vlen and opaque types, of which only the names are kept."""

from fairtool.netcdf.cdl_state import Reference, State

WORDS = frozenset({"compound", "struct", "structure", "opaque"})
_NAME = "the name of a type is expected, not `{found}`"


def type_statement(state: State, first: Reference) -> None:
    """Read the definition of a type, behind its first word: one of `WORDS`, or the base type of an enum or vlen."""
    if first.text == "opaque":
        _opaque(state)
    elif first.text in WORDS:
        _compound(state)
    else:
        _from_base(state, first)
    state.cursor.accept(";")


def _compound(state: State) -> None:
    """Read `name { type field(2), ... ; ... }`, after the word `compound`."""
    cursor = state.cursor
    name = cursor.take_name(_NAME)
    cursor.expect("{", "`{{` is missing after the type `{name}`", name=name)
    while not cursor.accept("}"):
        _field(state, name)
    state.add_type(name)


def _field(state: State, name: str) -> None:
    cursor = state.cursor
    if cursor.kind not in ("name", "path"):
        state.fail("the type of a field of `{name}` is expected, not `{found}`", name=name)
    _known_type(state, Reference(cursor.text, cursor.start))
    cursor.advance()
    while True:
        cursor.take_name("the name of a field is expected, not `{found}`")
        if cursor.accept("("):
            _integers(state)
        if not cursor.accept(","):
            break
    cursor.expect(";", "`;` is missing after a field of the type `{name}`", name=name)


def _known_type(state: State, reference: Reference) -> None:
    if state.type(reference) is None:
        state.fail("the type `{name}` is not defined", name=reference.name)


def _integers(state: State) -> None:
    cursor = state.cursor
    while True:
        _integer(state)
        if not cursor.accept(","):
            break
    cursor.expect(")", "`)` is missing after the length of a field")


def _integer(state: State) -> None:
    if state.cursor.kind != "number":
        state.fail("a whole number is expected, not `{found}`")
    state.cursor.advance()


def _opaque(state: State) -> None:
    """Read `(size) name`, after the word `opaque`."""
    cursor = state.cursor
    cursor.expect("(", "`(` is missing after `opaque`")
    _integer(state)
    cursor.expect(")", "`)` is missing after the size of an opaque type")
    state.add_type(cursor.take_name(_NAME))


def _from_base(state: State, base: Reference) -> None:
    """Read what follows a base type: `enum name { member = 1, ... }` or, for a vlen, `(*) name`."""
    cursor = state.cursor
    _known_type(state, base)
    if cursor.accept("("):
        cursor.expect("*", "`*` is missing in the type of variable length")
        cursor.expect(")", "`)` is missing in the type of variable length")
        state.add_type(cursor.take_name(_NAME))
    else:
        cursor.advance()
        _enum(state)


def _enum(state: State) -> None:
    cursor = state.cursor
    name = cursor.take_name(_NAME)
    cursor.expect("{", "`{{` is missing after the type `{name}`", name=name)
    while True:
        cursor.take_name("the name of a member is expected, not `{found}`")
        cursor.expect("=", "`=` is missing after a member of the type `{name}`", name=name)
        _integer(state)
        if not cursor.accept(","):
            break
    cursor.expect("}", "`}}` is missing after the members of the type `{name}`", name=name)
    state.add_type(name)
