"""The bit masks of flags (CF 3.5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.flag_text import FlagValue, flags_of
from fairtool.rules.cf.flag_values import miscounted, mistyped

_FLAG = 'byte qc(time) ; qc:long_name = "status" ; qc:flag_meanings = "low_battery hot" ; '
_GOOD = f"{_FLAG} qc:flag_masks = 1b, 2b ;"
_BLEND = (
    'byte qc(time) ; qc:long_name = "status" ; qc:flag_meanings = "low offline calibration" ; '
    "qc:flag_masks = 1b, 6b, 6b ; qc:flag_values = "
)


@rule(
    "cf-3.5-flag-masks-count",
    covers=["3.5:R5"],
    when=attribute("flag_masks"),
    examples=[Example("3.5:R5", bad=f"{_FLAG} qc:flag_masks = 1b, 2b, 4b ;", good=_GOOD)],
)
def each_flag_mask_has_a_meaning(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """There are as many `flag_masks` as words in `flag_meanings`.

    Mask and word belong together by their place; one too many shifts all that follow.
    """
    yield from miscounted(variable, "flag_masks")


@rule(
    "cf-3.5-flag-masks-type",
    covers=["3.5:R6"],
    when=attribute("flag_masks"),
    examples=[
        Example("3.5:R6", bad=_GOOD.replace("byte qc", "float qc").replace("1b, 2b", "1.f, 2.f"), good=_GOOD),
        Example("3.5:R6", bad=f"{_FLAG} qc:flag_masks = 1, 2 ;", good=_GOOD),
    ],
)
def flag_masks_are_of_a_type_with_bits(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with `flag_masks` is of an integer type or char, and the masks have the same type.

    Masks pick bits, and floating-point numbers have none to pick. The unsigned and 64-bit types, which CF has from
    1.9 on, are as fit as those that the conformance document lists.
    """
    if variable.type.is_floating or variable.type is NcType.STRING:
        yield Problem(
            "{where} stands on a variable of the type {type}, which has no bits to test; use an integer type",
            where=variable.place("flag_masks"),
            type=variable.type.value,
        )
        return
    yield from mistyped(variable, "flag_masks")


@rule(
    "cf-3.5-flag-masks-not-zero",
    covers=["3.5:R7"],
    when=attribute("flag_masks"),
    examples=[Example("3.5:R7", bad=f"{_FLAG} qc:flag_masks = 0b, 1b ;", good=_GOOD)],
)
def flag_masks_are_not_zero(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """None of the `flag_masks` is zero.

    A mask of zero picks no bit, so its condition is never true. For "no flag is set" no mask is needed.
    """
    masks = flags_of(variable, "flag_masks") or ()
    if any(_bits(mask) == 0 for mask in masks):
        yield Problem(
            "{where} has a mask that is zero, which no value can match; leave it out, and its word in flag_meanings",
            where=variable.place("flag_masks"),
        )


@rule(
    "cf-3.5-flag-masks-select-values",
    covers=["3.5:Rec1"],
    when=attribute("flag_masks"),
    examples=[Example("3.5:Rec1", bad=f"{_BLEND} 1b, 2b, 8b ;", good=f"{_BLEND} 1b, 2b, 4b ;")],
)
def flag_masks_cover_the_values(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """Each of the `flag_values` has only bits that its mask picks.

    A condition is true where the value and the mask give the flag value; with a bit outside of the mask it never is.
    """
    values, masks = flags_of(variable, "flag_values") or (), flags_of(variable, "flag_masks") or ()
    if len(values) != len(masks):
        return
    for value, mask in zip(values, masks, strict=True):
        bits, picked = _bits(value), _bits(mask)
        if bits is not None and picked is not None and bits & picked != bits:
            yield Problem(
                "{where} has the value {value}, of which the mask {mask} does not pick all bits",
                where=variable.place("flag_values"),
                value=value,
                mask=mask,
            )


def _bits(value: FlagValue) -> int | None:
    """Give an integer, or the code of a character, whose bits can be tested; None for anything else."""
    if isinstance(value, str):
        return ord(value) if len(value) == 1 else None
    return value if isinstance(value, int) else None
