"""What may stand in a group (CF 2.7)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, RemoveAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Group
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_table import Listed, listed_attributes

_ROOT_ONLY = ("Conventions", "external_variables")
# Names that groups use for other things than CF does.
_COMMON_WORDS = frozenset(
    {"algorithm", "implementation", "location", "dimensions", "geometry", "mesh", "nodes", "select"}
)


@rule(
    "cf-2.7-root-attributes",
    covers=["2.7:R1"],
    when=attribute(*_ROOT_ONLY),
    examples=[
        Example("2.7:R1", bad='group: g { :Conventions = "CF-1.13" ; }', good='group: g { :title = "CF-1.13" ; }')
    ],
)
def some_attributes_stand_in_the_root_group(group: Group, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `Conventions` and `external_variables` stand in the root group only.

    They are about the whole file, and software reads them there.
    """
    for name in _ROOT_ONLY:
        if group.path != "/" and name in group.attributes:
            yield Problem(
                "{where} stands in a group; {name} belongs in the root group only",
                where=group.place(name),
                name=name,
                fix=RemoveAttribute(group.owner, name),
            )


@rule(
    "cf-2.7-variable-attributes-on-groups",
    covers=["2.7:S1"],
    examples=[
        Example(
            "2.7:S1",
            bad='group: g { variables: float sst ; sst:units = "K" ; sst:long_name = "sst" ; '
            ':coordinates = "time lat" ; }',
            good='group: g { variables: float sst ; sst:units = "K" ; sst:long_name = "sst" ; :comment = "x" ; }',
        )
    ],
)
def attributes_of_variables_stand_on_variables(group: Group, context: Context[Dataset]) -> Iterator[Problem]:
    """An attribute that describes variables stands on each of them, not on their group.

    Readers look at the variable alone; what stands on the group is lost, even if it is true for all its variables.
    """
    for name in group.attributes if group.path != "/" else ():
        entry = listed_attributes().get(name)
        if entry and name not in _COMMON_WORDS and _is_for_variables(entry, context):
            yield Problem(
                "{where} stands on a group; write it on each variable that it is about", where=group.place(name)
            )


def _is_for_variables(entry: Listed, context: Context[Dataset]) -> bool:
    places = entry.on(context.version)
    return bool(places) and places.isdisjoint({"G", "Gr"})
