"""Attributes whose whole text is the name of one variable, which exists."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rules.cf.attribute_text import shown, type_of


def one_existing_variable(variable: Variable, name: str, context: Context[Dataset]) -> Iterator[Problem]:
    """Give the problem of an attribute that is not the name of one existing variable."""
    where = variable.place(name)
    value = variable.attributes[name]
    if not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write the name of one variable"
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
        return
    references = context.view.roles.named_by(variable, name)
    if not references:
        yield Problem("{where} is empty; write the name of one variable, or leave it out", where=where)
    elif len(references) > 1:
        template = '{where} = "{value}" has {count} words; write the name of one variable'
        yield Problem(template, where=where, value=value, count=len(references))
    elif references[0].target is None:
        template = '{where} names "{value}", which is no variable of this file; add it, or correct the name'
        yield Problem(template, where=where, value=references[0].name)
