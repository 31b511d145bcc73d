"""The `actual_range` of a variable, as far as it can be told without the values (CF 2.5.1)."""

from collections.abc import Iterator
from math import isnan

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Numbers, Variable
from fairtool.netcdf.number import exactly
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.valid_range import ValidRange, packing, valid_range

_NAME = "actual_range"
_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '
_DATA = " data: sst = 280, 290 ;"


@rule(
    "cf-2.5.1-actual-range-type",
    covers=["2.5.1:R4"],
    when=attribute(_NAME),
    examples=[
        Example(
            "2.5.1:R4",
            bad=_SST + "sst:actual_range = 280., 290. ;" + _DATA,
            good=_SST + "sst:actual_range = 280.f, 290.f ;" + _DATA,
        ),
        Example(
            "2.5.1:R4",
            bad='short sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; sst:scale_factor = 0.5 ; '
            "sst:add_offset = 273. ; sst:actual_range = 14s, 34s ; data: sst = 14, 34 ;",
            good='short sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; sst:scale_factor = 0.5 ; '
            "sst:add_offset = 273. ; sst:actual_range = 280., 290. ; data: sst = 14, 34 ;",
        ),
    ],
)
def the_actual_range_has_the_type_of_the_data(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `actual_range` has the type of the data: of the variable, or of its packing attributes.

    It is compared with the data, after unpacking; in another type the same number may be rounded otherwise.
    """
    value = variable.attributes[_NAME]
    wanted = _types(variable)
    if type_of(value) in wanted:
        return
    numbers = [exactly(number, NcType(wanted[0])) for number in value.values] if isinstance(value, Numbers) else []
    kept = tuple(number for number in numbers if number is not None)
    packed = packing(variable) is not None  # stored numbers may have been meant: nothing is certain
    certain = len(kept) == 2 and len(numbers) == 2 and not packed
    yield Problem(
        "{where} = {value} is of the type {type}; the data is of the type {wanted}",
        where=variable.place(_NAME),
        value=shown(value),
        type=type_of(value),
        wanted=", ".join(wanted),
        fix=SetAttribute(variable.path, _NAME, kept, wanted[0]) if certain else None,
    )


def _types(variable: Variable) -> tuple[str, ...]:
    """Give the types that `actual_range` may have."""
    packed = [variable.attributes.get(name) for name in ("scale_factor", "add_offset")]
    kinds = dict.fromkeys(value.type.value for value in packed if isinstance(value, Numbers))
    return tuple(kinds) or (variable.type.value,)


@rule(
    "cf-2.5.1-actual-range-pair",
    covers=["2.5.1:R5"],
    when=attribute(_NAME),
    examples=[
        Example(
            "2.5.1:R5",
            bad=_SST + "sst:actual_range = 280.f ;" + _DATA,
            good=_SST + "sst:actual_range = 280.f, 290.f ;" + _DATA,
        )
    ],
)
def the_actual_range_is_a_pair(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `actual_range` has two elements, the smallest value first.

    Software reads it instead of the data to choose scales and to search.
    """
    value = variable.attributes[_NAME]
    if not isinstance(value, Numbers):
        return
    if len(value.values) != 2:
        yield Problem(
            "{where} has {count} elements; write two, the smallest and the largest value",
            where=variable.place(_NAME),
            count=len(value.values),
        )
    elif value.values[0] > value.values[1]:
        low, high = value.values[1], value.values[0]
        yield Problem(
            "{where} = {value} is not in order; write the smallest value first",
            where=variable.place(_NAME),
            value=value,
            fix=SetAttribute(variable.path, _NAME, (low, high), value.type),
        )


@rule(
    "cf-2.5.1-actual-range-valid",
    covers=["2.5.1:R7"],
    when=attribute(_NAME),
    examples=[
        Example(
            "2.5.1:R7",
            bad=_SST + "sst:actual_range = 270.f, 290.f ; sst:valid_range = 273.f, 310.f ; data: sst = 270, 290 ;",
            good=_SST + "sst:actual_range = 280.f, 290.f ; sst:valid_range = 273.f, 310.f ;" + _DATA,
        ),
        Example(
            "2.5.1:R7",
            bad=_SST + "sst:actual_range = 280.f, 290.f ; sst:valid_max = 285.f ;" + _DATA,
            good=_SST + "sst:actual_range = 280.f, 290.f ; sst:valid_max = 290.f ;" + _DATA,
        ),
    ],
)
def the_actual_range_is_valid(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """Both elements of `actual_range` lie inside the valid range.

    Values outside the valid range count as missing, and a range of data cannot begin or end with a missing value.
    """
    value, limits = variable.attributes[_NAME], valid_range(variable)
    if limits is None or not isinstance(value, Numbers) or len(value.values) != 2:
        return
    valid = _of_the_data(variable, limits)
    step = _rounding(variable, value.type)
    if not all(isnan(number) or valid.holds(number, abs(number) * step) for number in value.values):
        yield Problem(
            "{where} = {value} goes beyond the valid range ({limits})",
            where=variable.place(_NAME),
            value=value,
            limits=", ".join(f"{related.where} = {related.value}" for related in _limits(variable)),
            related=_limits(variable),
        )


def _rounding(variable: Variable, kind: NcType) -> float:
    """Give how far, as a part of it, a number of the data may be from the unpacked one; 0 without packing."""
    if packing(variable) is None:
        return 0
    return 2**-22 if NcType.FLOAT in (kind, variable.type) else 2**-51


def _limits(variable: Variable) -> tuple[Related, ...]:
    """Give the attributes that set the valid range."""
    names = ("valid_range",) if "valid_range" in variable.attributes else ("valid_min", "valid_max")
    found = [name for name in names if name in variable.attributes]
    return tuple(Related(variable.place(name), shown(variable.attributes[name])) for name in found)


def _of_the_data(variable: Variable, limits: ValidRange) -> ValidRange:
    """Give a valid range as the data has it, after unpacking; a negative scale turns it round."""
    packed = packing(variable)
    if packed is None or not limits.is_stored:
        return limits
    low, high = (None if end is None else packed.unpacked(end) for end in (limits.low, limits.high))
    return ValidRange(low, high, is_stored=False) if packed.scale >= 0 else ValidRange(high, low, is_stored=False)
