"""Values that stand for missing data, and the valid range (CF 2.5.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Fix, Problem, Related, RemoveAttribute, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Numbers, Opaque, StringText, Value, Variable
from fairtool.netcdf.number import exactly, rounded
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.valid_range import valid_range

_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '


@rule(
    "cf-2.5.1-one-valid-range",
    covers=["2.5.1:R1"],
    when=attribute("valid_range"),
    examples=[
        Example(
            "2.5.1:R1",
            bad=_SST + "sst:valid_range = 270.f, 310.f ; sst:valid_min = 270.f ;",
            good=_SST + "sst:valid_range = 270.f, 310.f ;",
        )
    ],
)
def the_valid_range_is_given_once(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `valid_range` does not stand beside `valid_min` or `valid_max`.

    Two ways of giving the limits may disagree, and readers use one or the other.
    """
    others = [name for name in ("valid_min", "valid_max") if name in variable.attributes]
    if not others:
        return
    limits = variable.attributes["valid_range"]
    values = limits.values if isinstance(limits, Numbers) else ()
    single = {"valid_min": values[:1], "valid_max": values[1:2]}
    same = len(values) == 2 and all(_values(variable.attributes[name]) == single[name] for name in others)
    yield Problem(
        "{where} stands beside {others}; keep one of the two ways of giving the limits",
        where=variable.place("valid_range"),
        others=", ".join(others),
        related=tuple(Related(variable.place(name), shown(variable.attributes[name])) for name in others),
        fix=Fix(tuple(RemoveAttribute(variable.path, name) for name in others)) if same else None,
    )


def _values(value: Value) -> tuple[int | float, ...]:
    return value.values if isinstance(value, Numbers) else ()


@rule(
    "cf-2.5.1-fill-value-type",
    covers=["2.5.1:R2"],
    when=attribute("_FillValue"),
    examples=[Example("2.5.1:R2", bad=_SST + 'sst:_FillValue = "none" ;', good=_SST + "sst:_FillValue = -1.f ;")],
)
def the_fill_value_has_the_type_of_its_variable(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `_FillValue` has the type of its variable.

    It is compared with the stored values; in another type it may equal none of them.
    """
    yield from _typed(variable, "_FillValue")


@rule(
    "cf-2.5.1-missing-value-type",
    covers=["2.5.1:R3"],
    when=attribute("missing_value"),
    examples=[
        Example("2.5.1:R3", bad=_SST + 'sst:missing_value = "NaN" ;', good=_SST + "sst:missing_value = -1.f ;"),
        Example("2.5.1:R3", bad=_SST + "sst:missing_value = -1 ;", good=_SST + "sst:missing_value = -1.f, -2.f ;"),
    ],
)
def the_missing_value_has_the_type_of_its_variable(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `missing_value` has the type of its variable.

    It is compared with the stored values, before any unpacking; in another type it may equal none of them.
    """
    yield from _typed(variable, "missing_value")


def _typed(variable: Variable, name: str) -> Iterator[Problem]:
    """Tell of an attribute that has another type than its variable; the fix keeps the number exactly."""
    value = variable.attributes[name]
    if _type(value) == (variable.type_name if variable.type is NcType.USER else variable.type):
        return
    if variable.type.is_text and isinstance(value, str | tuple):
        return  # text is text, whichever of the two types holds it (2.2)
    yield Problem(
        "{where} = {value} is of the type {type}; the variable is of the type {wanted}",
        where=variable.place(name),
        value=shown(value),
        type=type_of(value),
        wanted=variable.type_name or variable.type,
        fix=_in_the_type(variable, name),
    )


def _in_the_type(variable: Variable, name: str) -> SetAttribute | None:
    """Give the edit that writes an attribute in the type of its variable, if all its numbers stay what they are."""
    numbers = [exactly(number, variable.type) for number in _values(variable.attributes[name])]
    kept = tuple(number for number in numbers if number is not None)
    if not kept or len(kept) != len(numbers):
        return None
    return SetAttribute(variable.path, name, kept[0] if len(kept) == 1 else kept, variable.type)


def _type(value: Value) -> str:
    """Give the type of an attribute as a variable would have it; an array of strings is as good as one."""
    if isinstance(value, Opaque):
        return value.type_name
    if isinstance(value, Numbers):
        return value.type
    return NcType.STRING if isinstance(value, StringText | tuple) else NcType.CHAR


@rule(
    "cf-2.5.1-fill-value-outside-valid-range",
    covers=["2.5.1:Rec1"],
    when=attribute("_FillValue"),
    examples=[
        Example(
            "2.5.1:Rec1",
            bad=_SST + "sst:_FillValue = 0.f ; sst:valid_range = 0.f, 310.f ;",
            good=_SST + "sst:_FillValue = -1.f ; sst:valid_range = 0.f, 310.f ;",
        ),
        Example(
            "2.5.1:Rec1",
            bad=_SST + "sst:_FillValue = 0.f ; sst:valid_min = -2.f ; sst:valid_max = 310.f ;",
            good=_SST + "sst:_FillValue = -9.f ; sst:valid_min = -2.f ; sst:valid_max = 310.f ;",
        ),
    ],
)
def the_fill_value_is_not_valid(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The `_FillValue` lies outside the valid range.

    Otherwise software that looks at the valid range alone takes missing data for data. Only a range with two limits
    of the type of the variable is looked at.
    """
    limits, fill = valid_range(variable), variable.attributes["_FillValue"]
    if limits is None or not limits.is_stored or not isinstance(fill, Numbers) or len(fill.values) != 1:
        return
    if limits.low is not None and limits.high is not None and limits.low <= fill.values[0] <= limits.high:
        yield Problem(
            "{where} = {value} lies inside the valid range {low} to {high}; take a value outside it",
            where=variable.place("_FillValue"),
            value=fill,
            low=limits.low,
            high=limits.high,
        )


@rule(
    "cf-2.5.1-fill-and-missing-value-agree",
    covers=["2.5.1:Rec2"],
    when=attribute("missing_value"),
    examples=[
        Example(
            "2.5.1:Rec2",
            bad=_SST + "sst:_FillValue = -9.f ; sst:missing_value = -99.f ;",
            good=_SST + "sst:_FillValue = -99.f ; sst:missing_value = -99.f ;",
        )
    ],
)
def the_fill_value_and_the_missing_value_agree(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `missing_value` and `_FillValue`, if both are there, have the same value.

    Some software knows only one of them. Where `missing_value` has several values, one of them is enough.
    """
    missing, fill = variable.attributes["missing_value"], variable.attributes.get("_FillValue")
    if fill is None or isinstance(missing, Numbers) is not isinstance(fill, Numbers):
        return
    if _marks(variable, missing).isdisjoint(_marks(variable, fill)):
        yield Problem(
            "{where} = {value} differs from _FillValue = {fill}; write the same value",
            where=variable.place("missing_value"),
            value=shown(missing),
            fill=shown(fill),
            related=(Related(variable.place("_FillValue"), shown(fill)),),
        )


def _marks(variable: Variable, value: Value) -> set[object]:
    """Give what can be compared: numbers as the variable holds them (any NaN is the same), or texts."""
    if not isinstance(value, Numbers):
        return set(value) if isinstance(value, tuple) else {str(value)}
    numbers = [
        rounded(float(number), variable.type) if variable.type.is_floating else number for number in value.values
    ]
    return {number if number == number else "NaN" for number in numbers}  # noqa: PLR0124 - a NaN equals nothing
