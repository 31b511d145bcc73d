"""Attributes that ACDD asks for say something."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.placeholder import holds_place, is_placeholder
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE, attributes

_GLOBAL = tuple(name for name, row in attributes().items() if row.on == "global")
_SST = 'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '


@rule(
    "acdd-placeholder",
    severity=Severity.WARNING,
    source=f"{SOURCE} Attribute Content Guidance",
    examples=[
        Example("acdd-placeholder", bad=':title = "..." ;', good=':title = "Sea surface temperature" ;'),
        Example("acdd-placeholder", bad=':institution = "à compléter" ;', good=':institution = "Ifremer" ;'),
        Example("acdd-placeholder", bad=':creator_name = "<your name>" ;', good=':license = "None" ;'),
    ],
)
def attributes_say_something(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """No attribute that ACDD asks for only holds a place, as "unknown" or "..." do.

    A catalogue shows such a word as if it were the answer, and counts the record as complete. An attribute that cannot
    be filled in is better left out.
    """
    for name in _GLOBAL:
        text = dataset.text(name)
        if text is not None and holds_place(name, text):
            yield Problem(
                '{where} is "{value}", which says nothing; {ask}, or leave it out',
                where=dataset.place(name),
                value=text,
                ask=attributes()[name].ask,
                ask_fr=attributes()[name].ask_fr,
            )


@rule(
    "acdd-placeholder-long-name",
    when=attribute("long_name"),
    severity=Severity.WARNING,
    source=f"{SOURCE} long_name",
    examples=[
        Example(
            "acdd-placeholder-long-name", bad=f'{_SST} sst:long_name = "TBD" ;', good=f'{_SST} sst:long_name = "SST" ;'
        )
    ],
)
def long_names_say_something(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `long_name` of a variable does not only hold a place.

    It is the label of plots and of lists of variables: "unknown" there hides what the variable is.
    """
    text = variable.text("long_name")
    if text is not None and is_placeholder(text) and text.strip().casefold() != variable.name.casefold():
        where = variable.place("long_name")
        yield Problem('{where} is "{value}", which says nothing; write a label for plots', where=where, value=text)
