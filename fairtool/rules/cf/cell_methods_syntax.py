"""The form of `cell_methods` (CF 7.3)."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import Fault, parse
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of

_FORM = "name: method [where type [over type]] [within|over days|years] [(comment)]"
_TEMPLATES: Mapping[Fault, str] = {
    Fault.EMPTY: "{where} is empty; write entries of the form {form}, or leave it out",
    Fault.GLUED: '{where} has "{word}"; write a blank after the colon',
    Fault.NO_NAME: '{where} has "{word}" without a name before it; write an entry as {form}',
    Fault.NO_METHOD: '{where} has no method after "{word}"; write an entry as {form}',
    Fault.NO_NORM: '{where} has "{word}" without the name of a variable after it',
    Fault.NO_TYPE: '{where} has "{word}" without an area type after it',
    Fault.NO_WHERE: '{where} has "over {word}" without a "where" before it; only days and years go without',
    Fault.NO_PERIOD: '{where} has "{word}" where "within days" or "within years" is meant',
    Fault.ORDER: '{where} has "{word}" after "within" or "over"; write an entry as {form}',
    Fault.TWICE: '{where} has a second "{word}" in one entry; write an entry as {form}',
    Fault.UNEXPECTED: '{where} has the word "{word}", which fits nowhere; write an entry as {form}',
    Fault.PARENTHESIS: '{where} has "{word}" without its partner; put a comment into one pair of parentheses',
    Fault.SECOND_COMMENT: '{where} has a second comment, "{word}", in one entry; write one',
}
# No text, however broken, gives more findings than this.
MOST = 5
_COMMENT = (Fault.PARENTHESIS, Fault.SECOND_COMMENT)
_T = 'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_methods = '
_GOOD = f'{_T} "time: mean (interval: 1 day)" ;'


@rule(
    "cf-7.3-cell-methods-form",
    covers=["7.3:R1", "7.3:R3"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.3:R1", bad=f"{_T} 1 ;", good=_GOOD),
        Example("7.3:R1", bad=f'{_T} "mean" ;', good=_GOOD),
        Example("7.3:R1", bad=f'{_T} "time:mean" ;', good=_GOOD),
        Example("7.3:R1", bad=f'{_T} "time: mean within months" ;', good=_GOOD),
        Example("7.3:R1", bad=f'{_T} "time: mean hourly" ;', good=f'{_T} "time: mean (hourly)" ;'),
        Example("7.3:R3", bad=f'{_T} "time: mean (interval: 1 day" ;', good=_GOOD),
    ],
)
def cell_methods_have_their_form(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `cell_methods` attribute is a list of entries: names with colons, a method, and what qualifies it.

    The order of the words is all that tells which method was applied along which axis. A blank follows each colon;
    what is said in free words stands in parentheses.
    """
    del context
    where, value = variable.place("cell_methods"), variable.attributes["cell_methods"]
    if not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write entries of the form {form}"
        yield Problem(template, where=where, value=shown(value), type=type_of(value), form=_FORM)
        return
    problems = parse(value).problems
    for before, problem in zip((None, *problems), problems[:MOST], strict=False):
        if before and before.fault is problem.fault is Fault.UNEXPECTED:
            continue  # the words after one that fits nowhere
        row = "7.3:R3" if problem.fault in _COMMENT else "7.3:R1"
        yield Problem(_TEMPLATES[problem.fault], where=where, row=row, word=problem.word, form=_FORM)
