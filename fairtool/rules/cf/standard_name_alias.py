"""Standard names that were replaced by others (CF Appendix B)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import rewritten
from fairtool.rules.cf.inherited_attributes import is_repeated
from fairtool.rules.cf.modifier_table import modifiers
from fairtool.rules.cf.standard_name_text import name_text


@rule(
    "cf-b-standard-name-alias",
    covers=["B:S1"],
    when=attribute("standard_name"),
    examples=[
        Example(
            "B:S1",
            bad='float p(time) ; p:units = "Pa" ; p:standard_name = "air_pressure_at_sea_level" ;',
            good='float p(time) ; p:units = "Pa" ; p:standard_name = "air_pressure_at_mean_sea_level" ;',
        )
    ],
)
def standard_names_are_in_force(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The name in `standard_name` is not an alias of another name.

    The table keeps names that were replaced as aliases, so that old files stay legal. Who searches by the new name
    finds the data only where software knows the aliases.
    """
    table, text = context.vocabularies.standard_names, name_text(variable)
    if text is None or text.name in table or is_repeated(variable, "standard_name", context):
        return
    successors = table.successors(text.name)
    if successors:
        modifier = modifiers().get(text.modifier)
        certain = len(successors) == 1 and not (modifier and modifier.deprecated)
        whole = f"{successors[0]} {text.modifier}".strip()
        yield Problem(
            '{where} has the name "{name}", which was replaced by {successors}',
            where=variable.place("standard_name"),
            name=text.name,
            successors=", ".join(successors),
            fix=rewritten(variable, "standard_name", whole) if certain else None,
        )
