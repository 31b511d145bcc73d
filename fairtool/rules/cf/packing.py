"""Packed data: the types of `scale_factor`, `add_offset` and their variable (CF 8.1)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Numbers, Value, Variable
from fairtool.netcdf.number import exactly
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.version import Version

_NAMES = ("scale_factor", "add_offset")
_STRICT = Version(1, 11)
_UNSIGNED = Version(1, 9)
_SMALL = (NcType.BYTE, NcType.UBYTE, NcType.SHORT, NcType.USHORT)
_PACKED: Mapping[NcType, tuple[NcType, ...]] = {
    NcType.FLOAT: _SMALL,
    NcType.DOUBLE: (*_SMALL, NcType.INT, NcType.UINT),
}
_EARLIER = (NcType.BYTE, NcType.SHORT, NcType.INT)

_T = 't(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_GOOD = f"short {_T} t:scale_factor = 0.01 ; t:add_offset = 273.15 ;"


@rule(
    "cf-8.1-packing-attribute-types",
    covers=["8.1:R1", "8.1:W1"],
    when=attribute(*_NAMES),
    examples=[
        Example("8.1:R1", bad=f"short {_T} t:scale_factor = 2 ;", good=_GOOD),
        Example("8.1:R1", bad=f"short {_T} t:scale_factor = 0.01f ; t:add_offset = 273.15 ;", good=_GOOD),
        Example("8.1:R1", bad=f'short {_T} t:scale_factor = "0.01" ;', good=_GOOD, version="1.6"),
        Example(
            "8.1:R1",
            bad=f"short {_T} t:scale_factor = 0.01f ; t:add_offset = 273.15 ;",
            good=f"short {_T} t:scale_factor = 2s ; t:add_offset = 3s ;",
            version="1.10",
        ),
        Example("8.1:W1", bad=f"short {_T} t:scale_factor = 2 ;", good=_GOOD),
    ],
)
def packing_attributes_have_one_floating_type(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `scale_factor` and `add_offset` are both float or both double.

    Their type is the type of the unpacked data, so two types, or an integer type, leave open how exact the data are.
    Until CF-1.10 any numeric type is legal that is also the type of the variable.
    """
    given = _packing_attributes(variable)
    wrong = [name for name, value in given.items() if not _is_legal(value, variable, context.version)]
    for name in wrong:
        value = given[name]
        yield Problem(
            "{where} = {value} is of the type {type}; write a number of the type float or double",
            where=variable.place(name),
            value=shown(value),
            type=type_of(value),
            row="8.1:R1" if context.version >= _STRICT or not isinstance(value, Numbers) else "8.1:W1",
            fix=_as_the_other(variable, name, given),
        )
    if not wrong and len({type_of(value) for value in given.values()}) > 1:
        scale, offset = given["scale_factor"], given["add_offset"]
        yield Problem(
            "{where} is of the type {type}, and add_offset of the type {other}; write both in the type of the data "
            "before packing",
            where=variable.place("scale_factor"),
            type=type_of(scale),
            other=type_of(offset),
            row="8.1:R1",
            related=(Related(variable.place("add_offset"), shown(offset)),),
        )


def _packing_attributes(variable: Variable) -> Mapping[str, Value]:
    return {name: variable.attributes[name] for name in _NAMES if name in variable.attributes}


def _is_legal(value: Value, variable: Variable, version: Version) -> bool:
    """Say whether an attribute has a type that packing attributes may have; until CF-1.10 that of the variable too."""
    if not isinstance(value, Numbers):
        return False
    return value.type.is_floating or (version < _STRICT and value.type is variable.type)


def _as_the_other(variable: Variable, name: str, given: Mapping[str, Value]) -> SetAttribute | None:
    """Give the edit that writes an integer attribute in the floating type of the other, if nothing is lost."""
    value = given[name]
    others = [other for key, other in given.items() if key != name]
    if not others or not isinstance(value, Numbers) or len(value.values) != 1:
        return None
    kind = others[0].type if isinstance(others[0], Numbers) else NcType.CHAR
    number = exactly(value.values[0], kind) if kind.is_floating else None
    return None if number is None else SetAttribute(variable.path, name, number, kind.value)


@rule(
    "cf-8.1-packed-type",
    covers=["8.1:R2", "8.1:R3", "8.1:W2", "8.1:W3"],
    when=attribute(*_NAMES),
    examples=[
        Example("8.1:R2", bad=f"int {_T} t:scale_factor = 0.01f ;", good=f"short {_T} t:scale_factor = 0.01f ;"),
        Example("8.1:R3", bad=f"double {_T} t:add_offset = 273.15 ;", good=f"int {_T} t:add_offset = 273.15 ;"),
        Example("8.1:W2", bad=f"float {_T} t:add_offset = 273.15 ;", good=f"double {_T} t:add_offset = 273.15 ;"),
        Example("8.1:W3", bad=f"int {_T} t:scale_factor = 0.01f ;", good=f"int {_T} t:scale_factor = 0.01 ;"),
    ],
)
def packed_data_have_a_smaller_type(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Data packed from float are byte or short, data packed from double are byte, short or int, unsigned or not.

    A float holds about seven digits, and the numbers of a larger integer type would lose some of theirs. Until CF-1.10
    only byte, short and int are legal, an int with float attributes is only advised against, and data of the type of
    the attributes need no packing at all, so anything goes.
    """
    kind = _floating_type(variable)
    row = _broken(variable.type, kind, context.version) if kind else None
    if kind and row:
        legal = _PACKED[kind] if context.version >= _STRICT else _EARLIER
        yield Problem(
            "{where} is of the type {type} and its packing attributes are {kind}; such data are stored as {legal}",
            where=variable.place(),
            type=variable.type_name or variable.type.value,
            kind=kind.value,
            legal=", ".join(one.value for one in legal if row != "8.1:W3" or one is not NcType.INT),
            row=row,
        )


def _floating_type(variable: Variable) -> NcType | None:
    """Give the floating type of the packing attributes; None where they differ or are others, as another rule tells."""
    kinds = {value.type for value in _packing_attributes(variable).values() if isinstance(value, Numbers)}
    kind = kinds.pop() if len(kinds) == 1 else None
    return kind if kind and kind.is_floating else None


def _broken(stored: NcType, kind: NcType, version: Version) -> str | None:
    """Give the row that a variable of a type, with packing attributes of a floating type, breaks."""
    if stored is NcType.USER:
        return None
    if version < _STRICT:
        return _advised_against(stored, kind, version)
    row = "8.1:R2" if kind is NcType.FLOAT else "8.1:R3"
    return None if stored in _PACKED[kind] else row


def _advised_against(stored: NcType, kind: NcType, version: Version) -> str | None:
    """Give the row that the types of packed data break until CF-1.10."""
    if stored is NcType.INT and kind is NcType.FLOAT:
        return "8.1:W3"
    told = version < _UNSIGNED and stored.is_integer  # types that 2.2 does not list
    return None if stored is kind or stored in _EARLIER or told else "8.1:W2"
