"""Variables that are named in the file and stand in other files (CF 2.6.3)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import StringText, Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of

_NAME = "external_variables"
_SEPARATORS = re.compile(r"[,;]")


def external_names(dataset: Dataset) -> frozenset[str]:
    """Give the names of the variables that stand in other files."""
    return frozenset((dataset.text(_NAME) or "").split())


@rule(
    "cf-2.6.3-external-variables-text",
    covers=["2.6.3:R1"],
    when=attribute(_NAME),
    examples=[
        Example("2.6.3:R1", bad=":external_variables = 1 ;", good=':external_variables = "areacella" ;'),
        Example(
            "2.6.3:R1",
            bad=':external_variables = "areacella, volcello" ;',
            good=':external_variables = "areacella volcello" ;',
        ),
    ],
)
def external_variables_are_listed(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The global attribute `external_variables` is a text that lists names, separated by blanks.

    Software that meets one of these names does not look for the variable in the file.
    """
    value = dataset.attributes.get(_NAME)
    if value is None:
        return
    where = dataset.place(_NAME)
    if not isinstance(value, str):
        yield Problem(
            "{where} = {value} is no single text ({type}); write the names in one text, separated by blanks",
            where=where,
            value=shown(value),
            type=type_of(value),
        )
    elif _SEPARATORS.search(value):
        listed = " ".join(_SEPARATORS.sub(" ", value).split())
        yield Problem(
            '{where} = "{value}" has commas or semicolons; separate the names by blanks: "{listed}"',
            where=where,
            value=value,
            listed=listed,
            fix=SetAttribute("/", _NAME, listed, "string" if isinstance(value, StringText) else "char"),
        )


@rule(
    "cf-2.6.3-external-variables-absent",
    covers=["2.6.3:R2"],
    when=attribute(_NAME),
    examples=[
        Example(
            "2.6.3:R2",
            bad=':external_variables = "cell_area" ; float cell_area(lat, lon) ; cell_area:units = "m2" ; '
            'cell_area:standard_name = "cell_area" ;',
            good=':external_variables = "areacella" ; float cell_area(lat, lon) ; cell_area:units = "m2" ; '
            'cell_area:standard_name = "cell_area" ;',
        )
    ],
)
def external_variables_are_not_in_the_file(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """No variable that `external_variables` names is in the file.

    The attribute says that the variable stands elsewhere; a reader cannot tell which of the two is meant.
    """
    names = external_names(dataset)
    found: dict[str, Variable] = {}
    for variable in dataset.variables.values():
        if variable.name in names:
            found.setdefault(variable.name, variable)
    for name, variable in found.items():
        yield Problem(
            "{where} names {name}, which is in the file; take it out of the list",
            where=dataset.place(_NAME),
            name=name,
            related=(Related(variable.place()),),
        )
