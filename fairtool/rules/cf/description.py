"""The description of what a file holds and where it comes from (CF 2.6.2)."""

from collections.abc import Callable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Attributes, Group, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of

_EITHER = ("institution", "source", "references", "comment")
_GLOBAL = ("title", "history")
_SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '


@rule(
    "cf-2.6.2-global-description-text",
    covers=["2.6.2:R1"],
    when=attribute(*_GLOBAL, *_EITHER),
    examples=[Example("2.6.2:R1", bad=":title = 12 ;", good=':title = "12" ;')],
)
def the_description_of_a_group_is_text(group: Group, _context: Context[Dataset]) -> Iterator[Problem]:
    """The global attributes `title`, `history`, `institution`, `source`, `references` and `comment` are text.

    People read them, and software appends lines to `history`. None of them is required.
    """
    yield from _text(group.attributes, (*_GLOBAL, *_EITHER), group.place)


@rule(
    "cf-2.6.2-description-text",
    covers=["2.6.2:R1"],
    when=attribute(*_EITHER),
    examples=[Example("2.6.2:R1", bad=_SST + "sst:comment = 1 ;", good=_SST + 'sst:comment = "1" ;')],
)
def the_description_of_a_variable_is_text(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `institution`, `source`, `references` and `comment` of a variable are text.

    People read them; they prevail over the global attributes of the same name.
    """
    yield from _text(variable.attributes, _EITHER, variable.place)


def _text(attributes: Attributes, names: tuple[str, ...], place: Callable[[str], str]) -> Iterator[Problem]:
    """Tell of what is neither text nor an array of texts, which another rule tells of."""
    for name in names:
        value = attributes.get(name)
        if value is not None and not isinstance(value, str | tuple):
            yield Problem(
                "{where} = {value} is of the type {type}; write it as text",
                where=place(name),
                value=shown(value),
                type=type_of(value),
            )


@rule(
    "cf-2.6.2-title-and-history-are-global",
    covers=["2.6.2:Rec1"],
    when=attribute(*_GLOBAL),
    examples=[
        Example(
            "2.6.2:Rec1",
            bad=_SST + 'sst:history = "2001: made" ;',
            good=_SST + 'sst:comment = "made in 2001" ; :history = "2001: made" ;',
        )
    ],
)
def title_and_history_are_global(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `title` and `history` stand on the file or on a group, not on a variable.

    On a variable they have no meaning in CF, and software that keeps `history` up to date does not look there.
    """
    for name in _GLOBAL:
        if name in variable.attributes:
            yield Problem(
                "{where} has no meaning on a variable; make it a global attribute, or call it comment",
                where=variable.place(name),
            )
