"""The `variables:` section of CDL: declarations of variables, and attributes wherever they stand."""

from fairtool.netcdf.cdl_draft import DimensionDraft, GroupDraft, VariableDraft
from fairtool.netcdf.cdl_literals import LiteralError, fill_value_of, value_of
from fairtool.netcdf.cdl_scan import skip_values, take_literals
from fairtool.netcdf.cdl_state import Reference, State, Statement, Type
from fairtool.netcdf.model import NcType, Numbers, Opaque, Value

_MOST_DIMENSIONS = 1024  # NC_MAX_VAR_DIMS of netcdf.h
# How data are stored, written as attributes by `ncdump -s`; none is an attribute of the data set.
_STORAGE = frozenset(
    {
        *("_Format", "_Storage", "_ChunkSizes", "_Fletcher32", "_DeflateLevel", "_Shuffle", "_Endianness", "_NoFill"),
        *("_NCProperties", "_IsNetcdf4", "_SuperblockVersion", "_Filter", "_Codecs"),
    }
)


def declare(state: State, first: Reference) -> None:
    """Read what follows a name: `:attribute = ...`, or, where the name is that of a type, what has this type."""
    cursor = state.cursor
    if cursor.text == ":":
        _attribute_of(state, first)
        return
    kind = state.type(first)
    if cursor.kind not in ("name", "path", "section"):
        state.fail("`{name}` is followed by `{found}`; a name or `:` is expected", name=first.name)
    if kind is None:
        state.fail("the type `{name}` is not defined", name=first.name)
    if cursor.kind == "path":
        _typed_attribute_of(state, kind, first.start)
        return
    second = Reference(cursor.text[:-1] if cursor.kind == "section" else cursor.text, cursor.start)
    name = cursor.take_name("a name is expected, not `{found}`")
    if cursor.text == ":":
        attribute(state, _variable(state, second), kind, first.start)
        return
    _variables(state, kind, name, first.start)


def _attribute_of(state: State, first: Reference) -> None:
    """Read an attribute of a variable, or of the group where the name before the colon is that of a type."""
    variable = state.variable(first)
    kind = state.type(first)
    if kind is not None and (variable is None or kind.kind is not NcType.USER):
        attribute(state, state.group, kind, first.start)
    else:
        attribute(state, variable or _variable(state, first), None, first.start)


def _typed_attribute_of(state: State, kind: Type, start: int) -> None:
    variable = _variable(state, Reference(state.cursor.text, state.cursor.start))
    state.cursor.advance()
    attribute(state, variable, kind, start)


def _variable(state: State, reference: Reference) -> VariableDraft:
    found = state.variable(reference)
    return found or state.fail("the variable `{name}` is not declared before its attribute", name=reference.name)


def _variables(state: State, kind: Type, name: str, start: int) -> None:
    cursor = state.cursor
    if state.section != "variables:":
        state.fail("`variables:` is missing before the variable `{name}`", name=name)
    declared = [state.add_variable(name, kind, _shape(state))]
    while cursor.accept(","):
        name = cursor.take_name("the name of a variable is expected, not `{found}`")
        declared.append(state.add_variable(name, kind, _shape(state)))
    end = cursor.end
    cursor.expect(";", "`;` is missing after the variable `{name}`", name=name)
    state.statements.extend(Statement(variable, None, (start, end)) for variable in declared)


def _shape(state: State) -> tuple[DimensionDraft, ...]:
    cursor = state.cursor
    if not cursor.accept("("):
        return ()
    found: list[DimensionDraft] = []
    while True:
        if cursor.kind not in ("name", "path"):
            state.fail("the name of a dimension is expected, not `{found}`")
        if len(found) == _MOST_DIMENSIONS:
            state.fail("a variable has more than {limit} dimensions", limit=_MOST_DIMENSIONS)
        found.append(state.dimension(Reference(cursor.text, cursor.start)))
        cursor.advance()
        if not cursor.accept(","):
            break
    cursor.expect(")", "`)` is missing after the dimension `{name}`", name=found[-1].name)
    return tuple(found)


def attribute(state: State, owner: GroupDraft | VariableDraft, kind: Type | None, start: int) -> None:
    """Read `:name = values ;`, standing on the colon; the statement begins at `start`."""
    cursor = state.cursor
    cursor.expect(":", "`:` is missing before the name of an attribute")
    name = cursor.take_name("the name of an attribute is expected, not `{found}`")
    cursor.expect("=", "`=` is missing after the attribute `{name}`", name=name)
    value = _value(state, owner, name, kind)
    end = cursor.end
    cursor.expect(";", "`;` is missing after the attribute `{name}`", name=name)
    state.statements.append(Statement(owner, name, (start, end)))
    if name not in _STORAGE:
        owner.attributes[name] = value
    elif name == "_DeflateLevel" and isinstance(owner, VariableDraft):
        owner.deflate = _level(value)


def _value(state: State, owner: GroupDraft | VariableDraft, name: str, kind: Type | None) -> Value:
    cursor = state.cursor
    fill_of = owner if kind is None and name == "_FillValue" and isinstance(owner, VariableDraft) else None
    if fill_of and fill_of.type is NcType.USER:
        kind = Type(NcType.USER, fill_of.type_name)
    if kind and kind.kind is NcType.USER:
        skip_values(cursor, NcType.USER, name)
        return Opaque(kind.name)
    try:
        return fill_value_of(take_literals(cursor, name), fill_of.type) if fill_of else _plain_value(state, name, kind)
    except LiteralError as error:
        cursor.fail(str(error), name=name)


def _plain_value(state: State, name: str, kind: Type | None) -> Value:
    """Give the value of an attribute of a primitive type; texts in braces are an array, even a single one."""
    cursor = state.cursor
    if kind is None:
        return value_of(take_literals(cursor, name), None)
    array = kind.kind is NcType.STRING and cursor.accept("{")
    literals = take_literals(cursor, name)
    if array:
        cursor.expect("}", "`}}` is missing after the texts of `{name}`", name=name)
    return value_of(literals, kind.kind, array=array)


def _level(value: Value) -> int | None:
    return int(value.values[0]) if isinstance(value, Numbers) and value.values else None
