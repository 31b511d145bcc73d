"""The meanings of flags (CF 3.5)."""

from collections.abc import Iterator
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened, type_of
from fairtool.rules.cf.flag_text import flag_words, flags_of, is_legal, separated_phrases
from fairtool.rules.cf.standard_name_text import name_text

_FLAG = 'byte qc(time) ; qc:long_name = "quality" ; '
_VALUES = f"{_FLAG} qc:flag_values = 0b, 1b ; "
_MASKS = f"{_FLAG} qc:flag_masks = 1b, 2b ; "
_GOOD = f'{_VALUES} qc:flag_meanings = "good bad" ;'
_MOST = 3  # words that a message lists


@rule(
    "cf-3.5-flag-meanings-given",
    covers=["3.5:R2", "3.5:S1"],
    when=attribute("flag_values", "flag_masks"),
    examples=[
        Example("3.5:R2", bad=_VALUES, good=_GOOD),
        Example("3.5:S1", bad=_MASKS, good=f'{_MASKS} qc:flag_meanings = "low_battery hot" ;'),
    ],
)
def flags_have_meanings(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with `flag_values` or `flag_masks` has `flag_meanings`.

    The values alone tell nobody what they stand for.
    """
    if "flag_meanings" in variable.attributes:
        return
    given = "flag_values" if "flag_values" in variable.attributes else "flag_masks"
    yield Problem(
        "{where} has {given} and no flag_meanings; write flag_meanings with a word for each of {values}",
        where=variable.place(),
        given=given,
        values=shortened(variable.attributes[given]),
        row="3.5:R2" if given == "flag_values" else "3.5:S1",
    )


@rule(
    "cf-3.5-flag-meanings-alone",
    covers=["3.5:S2"],
    when=attribute("flag_meanings"),
    examples=[Example("3.5:S2", bad=f'{_FLAG} qc:flag_meanings = "good bad" ;', good=_GOOD)],
)
def meanings_have_flags(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with `flag_meanings` has `flag_values` or `flag_masks`.

    Otherwise nobody knows which value a word belongs to.
    """
    text = name_text(variable)
    if any(name in variable.attributes for name in ("flag_values", "flag_masks")):
        return
    if text is None or text.modifier != "status_flag":
        template = "{where} has words for flags, and there are neither flag_values nor flag_masks that they belong to"
        yield Problem(template, where=variable.place("flag_meanings"))


@rule(
    "cf-3.5-flag-meanings-words",
    covers=["3.5:R3"],
    when=attribute("flag_meanings"),
    examples=[
        Example("3.5:R3", bad=f'{_VALUES} qc:flag_meanings = "good, bad" ;', good=_GOOD),
        Example("3.5:R3", bad=f'{_VALUES} qc:flag_meanings = "good? bad!" ;', good=_GOOD),
        Example("3.5:R3", bad=f"{_VALUES} qc:flag_meanings = 0b, 1b ;", good=_GOOD),
    ],
)
def meanings_are_words_between_blanks(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The `flag_meanings` are words between blanks, of letters, digits and the signs `_ - . + @`.

    Readers split the text at blanks; commas become part of the words, and a phrase of two words becomes two
    meanings. Join the words of a phrase with underscores. The chapter has the set of characters as a recommendation,
    the conformance document as a requirement.
    """
    value, where, words = variable.attributes["flag_meanings"], variable.place("flag_meanings"), flag_words(variable)
    if words is None:
        template = "{where} is {value}, of the type {type}; write one text with a word for each flag"
        yield Problem(template, where=where, value=shortened(value), type=type_of(value))
        return
    bad = tuple(word for word in words if not is_legal(word))
    if not words:
        if any(name in variable.attributes for name in ("flag_values", "flag_masks")):
            yield Problem("{where} is empty; write a word for each flag", where=where)
    elif bad:
        yield _illegal(variable, bad)


def _illegal(variable: Variable, bad: tuple[str, ...]) -> Problem:
    """Say which words have other characters; where only commas part them, give the text without."""
    tell = partial(
        Problem, where=variable.place("flag_meanings"), words=", ".join(f'"{shortened(word)}"' for word in bad[:_MOST])
    )
    phrases = separated_phrases(variable)
    if phrases is None:
        template = "{where} has {words}; a word has letters, digits and _ - . + @ only"
        return tell(template)
    flags = flags_of(variable, "flag_values") or flags_of(variable, "flag_masks")
    meant = " ".join(phrases)
    certain = flags is not None and len(flags) == len(phrases)
    template = '{where} parts its words by other signs than blanks; write "{meant}"'
    fix = rewritten(variable, "flag_meanings", meant) if certain else None
    return tell(template, meant=shortened(meant), fix=fix)
