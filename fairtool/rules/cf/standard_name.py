"""The text of `standard_name`, and its name in the table (CF 3.3, Appendix B)."""

from collections.abc import Callable, Iterator
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem, RemoveAttribute, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.units import is_valid
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten, shortened, type_of
from fairtool.rules.cf.inherited_attributes import is_repeated
from fairtool.rules.cf.standard_name_text import NameText, is_known, is_one_name, name_text, respelt
from fairtool.rules.cf.units_expected import effects, expected, fit

_T = 'float t(time) ; t:units = "K" ; t:standard_name = '
_GOOD = _T + '"air_temperature" ;'
_TWO_WORDS = 2  # a name and a modifier


def _fitting(variable: Variable, modifier: str) -> Callable[[str], bool] | None:
    """Give the test of canonical units by which a name may be meant; None where the units say nothing."""
    units, changes = variable.text("units"), effects(variable, modifier)
    if not units or not is_valid(units) or changes is None:
        return None

    def fits(canonical: str) -> bool:
        wanted = expected(canonical, changes)
        return wanted is not None and is_valid(wanted) and fit(units, wanted, "time")

    return fits


def _readable(variable: Variable, context: Context[Dataset]) -> NameText | None:
    """Give name and modifier where the form is right and the attribute is not repeated from a coordinate."""
    text = name_text(variable)
    if text is None or is_repeated(variable, "standard_name", context):
        return None
    return None if is_one_name(text, context.vocabularies.standard_names) else text


@rule(
    "cf-3.3-standard-name-form",
    covers=["3.3:R1"],
    when=attribute("standard_name"),
    examples=[
        Example("3.3:R1", bad=_T + "3 ;", good=_GOOD),
        Example("3.3:R1", bad=_T + '"temperature of the air" ;', good=_GOOD),
        Example("3.3:R1", bad=_T + '"Air Temperature" ;', good=_T + '"air_temperature standard_error" ;'),
        Example("3.3:R1", bad=_T + '"" ;', good='float t(time) ; t:units = "K" ; t:long_name = "t" ;'),
    ],
)
def standard_names_are_a_name_and_a_modifier(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `standard_name` is a text: one name, then blanks and one modifier if there is one.

    Names have underscores and no blanks. Software that looks for a name does not find it with other words around it.
    """
    value, where = variable.attributes["standard_name"], variable.place("standard_name")
    if is_repeated(variable, "standard_name", context):
        return
    if not isinstance(value, str):
        one = value[0] if isinstance(value, tuple) and len(value) == 1 else None
        yield Problem(
            "{where} is {value}, of the type {type}; write one text",
            where=where,
            value=shortened(value),
            type=type_of(value) if one is None else "string[]",
            fix=SetAttribute(variable.path, "standard_name", one, "string") if one else None,
        )
        return
    words = value.split()
    if not words:
        template = "{where} is empty; write a standard name, or leave the attribute out"
        yield Problem(template, where=where, fix=RemoveAttribute(variable.path, "standard_name"))
        return
    yield from _misformed(variable, value, words, context)


def _misformed(variable: Variable, value: str, words: list[str], context: Context[Dataset]) -> Iterator[Problem]:
    where, table = variable.place("standard_name"), context.vocabularies.standard_names
    meant = respelt(value, table) if len(words) > 1 else None
    if meant and (len(words) > _TWO_WORDS or not is_known(words[0], table)):
        template = '{where} = "{value}" is more than one word; write "{meant}"'
        yield Problem(
            template, where=where, value=shortened(value), meant=meant, fix=rewritten(variable, "standard_name", meant)
        )
    elif len(words) > _TWO_WORDS:
        near = table.nearest(value, accept=_fitting(variable, ""))
        template = '{where} = "{value}" has {count} words; write one standard name, and at most one modifier after it'
        if near:
            template = '{where} = "{value}" has {count} words; write one standard name, such as {near}'
        yield Problem(template, where=where, value=shortened(value), count=len(words), near=", ".join(near))
    elif value != value.strip():
        yield Problem(
            '{where} = "{value}" has blanks around it; write "{meant}"',
            where=where,
            value=shortened(value),
            meant=value.strip(),
            fix=rewritten(variable, "standard_name", value.strip()) if words[0] in table else None,
        )


@rule(
    "cf-3.3-standard-name-listed",
    covers=["3.3:R2"],
    when=attribute("standard_name"),
    examples=[
        Example("3.3:R2", bad=_T + '"air_temprature" ;', good=_GOOD),
        Example("3.3:R2", bad=_T + '"Air_Temperature" ;', good=_GOOD),
        Example("3.3:R2", bad=_T + '"my_own_quantity" ;', good=_GOOD, version="1.6"),
    ],
)
def standard_names_are_in_the_table(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The name in `standard_name` is one of the standard name table.

    Only listed names have a definition, so only they tell what the data are; case matters. A quantity without a
    standard name has a `long_name` alone. Any version of the table will do, and names that the conventions define
    without listing them (`healpix_index`) are legal.
    """
    table, text = context.vocabularies.standard_names, _readable(variable, context)
    if text is None or is_known(text.name, table):
        return
    tell = partial(Problem, where=variable.place("standard_name"), name=shortened(text.name))
    meant = respelt(text.name, table)
    if meant:
        whole = f"{meant} {text.modifier}".strip()
        template = '{where} has the name "{name}", which is written {meant}'
        yield tell(template, meant=meant, fix=rewritten(variable, "standard_name", whole))
        return
    near = table.nearest(text.name, accept=_fitting(variable, text.modifier))
    template = (
        '{where} has the name "{name}", which is not in the standard name table (version {version}); nearest: {near}'
        if near
        else '{where} has the name "{name}", which is not in the standard name table (version {version}); use a listed '
        "name, or long_name alone"
    )
    yield tell(template, near=", ".join(near), version=table.scheme.version)
