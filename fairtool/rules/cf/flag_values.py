"""The values of flags: their type, their number, and that they differ (CF 3.5)."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import repeat

from fairtool.context import Context
from fairtool.finding import Fix, Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Numbers, Value, Variable
from fairtool.netcdf.number import exactly
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shortened, type_of
from fairtool.rules.cf.flag_text import FlagValue, are_legal, flag_words, flags_of, numbers_in, separated_phrases

_FLAG = 'byte qc(time) ; qc:long_name = "quality" ; qc:flag_meanings = "good bad" ; qc:flag_values = '
_GOOD = _FLAG + "0b, 1b ;"
_LETTERS = 'char qc(time) ; qc:long_name = "quality" ; qc:flag_meanings = "good bad" ; qc:flag_values = '


@rule(
    "cf-3.5-flag-values-type",
    covers=["3.5:R1"],
    when=attribute("flag_values"),
    examples=[
        Example("3.5:R1", bad=_FLAG + '"0b, 1b" ;', good=_GOOD),
        Example("3.5:R1", bad=_FLAG + "0, 1 ;", good=_GOOD),
        Example("3.5:R1", bad=_LETTERS + "0b, 1b ;", good=_LETTERS + '"GB" ;'),
    ],
)
def flag_values_have_the_type_of_their_variable(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The `flag_values` have the type of their variable.

    They are compared with the data. A text such as `0b, 1b` equals no number. On a char variable they are one text,
    each character of it a value.
    """
    yield from mistyped(variable, "flag_values")


def mistyped(variable: Variable, name: str) -> Iterator[Problem]:
    """Tell of flag values or masks that have another type than their variable; with a fix where they fit it."""
    value = variable.attributes[name]
    if variable.type is NcType.USER or _agrees(variable, name):
        return
    numbers = _as_numbers(value, variable)
    template = "{where} is of the type {type} ({value}), and {variable} of the type {wanted}; write the same type"
    if numbers and isinstance(value, str):
        template = '{where} is the text "{value}"; write {numbers} of the type {wanted}'
    yield Problem(
        template,
        where=variable.place(name),
        type=type_of(value),
        value=shortened(value),
        variable=variable.name,
        wanted=variable.type.value,
        numbers=", ".join(str(number) for number in numbers or ()),
        fix=_retyped(variable, name, numbers),
    )


def _agrees(variable: Variable, name: str) -> bool:
    """Say whether the type is right; the unsigned type of `_Unsigned` data (NUG) is as good."""
    value = variable.attributes[name]
    if not isinstance(value, Numbers) or not variable.type.is_numeric:
        return flags_of(variable, name) is not None
    unsigned = "_Unsigned" in variable.attributes and variable.type.is_integer and value.type.is_integer
    return value.type is variable.type or (unsigned and value.type.itemsize == variable.type.itemsize)


def _as_numbers(value: Value, variable: Variable) -> tuple[int | float, ...] | None:
    """Give the values as the type of a numeric variable, or None where that cannot hold them."""
    if not variable.type.is_numeric:
        return None
    if isinstance(value, str):
        return numbers_in(value, variable.type)
    numbers = [exactly(number, variable.type) for number in value.values] if isinstance(value, Numbers) else []
    kept = tuple(number for number in numbers if number is not None)
    return kept if kept and len(kept) == len(numbers) else None


def _retyped(variable: Variable, name: str, numbers: tuple[int | float, ...] | None) -> Fix | None:
    """Give the edit that writes the numbers, unless the meanings tell that they were read wrongly."""
    words = flag_words(variable)
    if not numbers or (words is not None and len(words) != len(numbers)):
        return None
    return Fix((SetAttribute(variable.path, name, numbers if len(numbers) > 1 else numbers[0], variable.type.value),))


@rule(
    "cf-3.5-flag-values-count",
    covers=["3.5:R4"],
    when=attribute("flag_values"),
    examples=[
        Example("3.5:R4", bad=_FLAG + "0b, 1b, 2b ;", good=_GOOD),
        Example("3.5:R4", bad=_LETTERS + '"G, B" ;', good=_LETTERS + '"GB" ;'),
    ],
)
def each_flag_value_has_a_meaning(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """There are as many `flag_values` as words in `flag_meanings`.

    Value and word belong together by their place; one too many shifts all that follow.
    """
    yield from miscounted(variable, "flag_values")


def miscounted(variable: Variable, name: str) -> Iterator[Problem]:
    """Tell of flag values or masks that are not as many as the words of `flag_meanings`."""
    flags, words = flags_of(variable, name), flag_words(variable)
    phrases = separated_phrases(variable)
    if flags is None or not words or len(flags) == len(words) or (phrases and len(phrases) == len(flags)):
        return
    tell = partial(Problem, where=variable.place(name), count=len(flags), words=len(words))
    letters = _letters(variable, name)
    if len(letters) == len(words) and are_legal(words):
        template = '{where} = "{value}" has other signs between its values; write "{meant}", one character for each'
        fix = SetAttribute(variable.path, name, letters)
        yield tell(template, value=shortened(variable.attributes[name]), meant=letters, fix=fix)
        return
    template = (
        "{where} has {count} values, and flag_meanings has {words} words; write one word for each value, and join the "
        "words of a phrase with _"
        if len(words) > len(flags)
        else "{where} has {count} values, and flag_meanings has {words} words; write one word for each value"
    )
    yield tell(template)


def _letters(variable: Variable, name: str) -> str:
    """Give the values of a char flag without the commas and blanks between them; empty where some are longer."""
    value = variable.attributes[name]
    if variable.type is not NcType.CHAR or not isinstance(value, str):
        return ""
    parts = value.replace(",", " ").split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else ""


@rule(
    "cf-3.5-flag-values-differ",
    covers=["3.5:R8"],
    when=attribute("flag_values"),
    examples=[Example("3.5:R8", bad=_FLAG + "1b, 1b ;", good=_GOOD)],
)
def flag_values_differ(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The `flag_values` are all different.

    A value that stands there twice has two meanings. Beside `flag_masks` a condition is a pair of mask and value
    (chapter 3.5), so there the pairs must differ.
    """
    values = flags_of(variable, "flag_values")
    if values is None or not are_legal(flag_words(variable) or ()):
        return
    signs = (",", " ") if variable.type is NcType.CHAR else ()  # between values; the rule on their number tells
    counts = Counter(_conditions(variable, values))
    twice = dict.fromkeys(value for (_, value), count in counts.items() if count > 1 and value not in signs)
    if twice:
        yield Problem(
            "{where} has {values} more than once; each value has one meaning",
            where=variable.place("flag_values"),
            values=", ".join(str(value) for value in twice),
        )


def _conditions(variable: Variable, values: tuple[FlagValue, ...]) -> Iterator[tuple[FlagValue | None, FlagValue]]:
    """Give each value with its mask, or with None where there are no masks or not as many."""
    masks = flags_of(variable, "flag_masks")
    if masks is None or len(masks) != len(values):
        return zip(repeat(None, len(values)), values, strict=True)
    return zip(masks, values, strict=True)
