"""The modifier in `standard_name`, and what belongs to it (CF 3.3, Appendix C)."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened
from fairtool.rules.cf.inherited_attributes import is_repeated
from fairtool.rules.cf.modifier_table import Modifier, modifiers
from fairtool.rules.cf.standard_name_text import is_known, is_one_name, name_text

_Q = (
    'float q(time) ; q:units = "1" ; q:standard_name = "specific_humidity" ; q:ancillary_variables = "e" ; '
    "float e(time) ; e:standard_name = "
)
_ERROR = _Q + '"specific_humidity standard_error" ; e:units = "1" ; '
_STATUS = _Q.replace("float e(time) ;", "byte e(time) ;")
_MEANINGS = 'e:flag_values = 0b, 1b ; e:flag_meanings = "good bad" ;'


def _known(variable: Variable) -> Modifier | None:
    text = name_text(variable)
    return modifiers().get(text.modifier) if text else None


@rule(
    "cf-3.3-standard-name-modifier",
    covers=["3.3:R3"],
    when=attribute("standard_name"),
    examples=[
        Example("3.3:R3", bad=_Q + '"specific_humidity error" ; e:units = "1" ;', good=_ERROR),
        Example("3.3:R3", bad=_Q + '"specific_humidity Standard_Error" ; e:units = "1" ;', good=_ERROR),
    ],
)
def modifiers_are_listed(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The modifier in `standard_name` is one of Appendix C.

    Only these have a meaning: `detection_minimum`, `standard_error`, and the two that are deprecated.
    """
    text, table = name_text(variable), context.vocabularies.standard_names
    if text is None or not text.modifier or text.modifier in modifiers():
        return
    if is_repeated(variable, "standard_name", context) or is_one_name(text, table):
        return
    tell = partial(Problem, where=variable.place("standard_name"), modifier=shortened(text.modifier))
    meant = text.modifier.lower()
    if meant in modifiers():
        template = '{where} has the modifier "{modifier}", which is written {meant}'
        edit = rewritten(variable, "standard_name", f"{text.name} {meant}")
        yield tell(template, meant=meant, fix=edit if text.name in table else None)
    elif text.modifier in table:
        template = '{where} has the modifier "{modifier}", which is a standard name of its own; write it alone'
        yield tell(template)
    else:
        near = get_close_matches(meant, modifiers(), n=1, cutoff=0.6)
        if not near and not is_known(text.name, table):
            return  # two words, neither of them known: told by the rule of the table
        template = '{where} has the modifier "{modifier}", which is not in Appendix C; it has {listed}'
        yield tell(template, listed=", ".join(near or modifiers()))


@rule(
    "cf-3.3-standard-name-modifier-deprecated",
    covers=["3.3:Rec1"],
    when=attribute("standard_name"),
    examples=[
        Example(
            "3.3:Rec1",
            bad=f'{_STATUS} "specific_humidity status_flag" ; {_MEANINGS}',
            good=f'{_STATUS} "status_flag" ; {_MEANINGS}',
        ),
        Example(
            "3.3:Rec1",
            bad=_Q + '"specific_humidity number_of_observations" ; e:units = "1" ;',
            good=_Q + '"number_of_observations" ; e:units = "1" ;',
            version="1.7",
        ),
    ],
)
def deprecated_modifiers_are_not_used(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The modifiers `status_flag` and `number_of_observations` give way to the standard names of the same meaning.

    Which data a flag or a number belongs to is told by `ancillary_variables` of the data.
    """
    known = _known(variable)
    if not (known and known.deprecated and known.deprecated <= context.version):
        return
    named = context.view.roles.naming(variable, "ancillary_variables")
    template = (
        '{where} = "{value}" has a deprecated modifier; write "{instead}"'
        if named
        else '{where} = "{value}" has a deprecated modifier; write "{instead}", and name the variable in the '
        "ancillary_variables of its data"
    )
    yield Problem(
        template,
        where=variable.place("standard_name"),
        value=variable.text("standard_name") or "",
        instead=known.instead,
        fix=rewritten(variable, "standard_name", known.instead) if named else None,
    )


@rule(
    "cf-c-status-flag-explained",
    covers=["C:S1"],
    when=attribute("standard_name"),
    examples=[
        Example(
            "C:S1",
            bad=_STATUS + '"specific_humidity status_flag" ;',
            good=f'{_STATUS} "specific_humidity status_flag" ; {_MEANINGS}',
            version="1.6",
        )
    ],
)
def status_flags_are_explained(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with the modifier `status_flag` has `flag_values` or `flag_masks`, and `flag_meanings`.

    Without them nobody knows what the numbers of the flag stand for.
    """
    known = _known(variable)
    flags = ("flag_values", "flag_masks")
    if known and known.name == "status_flag" and not any(name in variable.attributes for name in flags):
        yield Problem(
            "{where} is a status flag; say what its values mean by flag_values (or flag_masks) and flag_meanings",
            where=variable.place(),
        )


@rule(
    "cf-c-standard-error-multiplier",
    covers=["C:S2"],
    when=attribute("standard_error_multiplier"),
    examples=[
        Example(
            "C:S2",
            bad=_ERROR + "e:standard_error_multiplier = -2.f ;",
            good=_ERROR + "e:standard_error_multiplier = 2.f ;",
        ),
        Example(
            "C:S2",
            bad=_Q + '"specific_humidity" ; e:units = "1" ; e:standard_error_multiplier = 2.f ;',
            good=_ERROR + "e:standard_error_multiplier = 1.96 ;",
        ),
    ],
)
def multipliers_of_standard_errors_are_positive(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The `standard_error_multiplier` is one positive number, on a variable with the modifier `standard_error`.

    It says how many standard errors the values are. On other variables it has no meaning.
    """
    known, value = _known(variable), variable.attributes["standard_error_multiplier"]
    where = variable.place("standard_error_multiplier")
    if known is None or known.name != "standard_error":
        template = "{where} stands on a variable whose standard_name has not the modifier standard_error"
        yield Problem(template, where=where)
    elif isinstance(value, Numbers) and not (len(value.values) == 1 and value.values[0] > 0):
        yield Problem("{where} is {value}; write one positive number", where=where, value=value)
