"""The coordinates that name the taxa of biological data (CF 6.1.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.standard_name_text import name_text
from fairtool.rules.cf.taxa_example import LSID, NAME, taxa

_PHRASES = ("biological_taxon", "organisms_in_taxon")
_NAMELESS = taxa(coordinates="taxon_lsid")


def _named_coordinates(variable: Variable, context: Context[Dataset]) -> frozenset[str]:
    """Give the standard names of the coordinates of a variable."""
    found = (one.text("standard_name") for one in context.view.roles.coordinates[variable.path])
    return frozenset(name.strip() for name in found if name)


def _depends_on_taxa(variable: Variable, context: Context[Dataset]) -> bool:
    """Say whether a variable is data whose standard name is a quantity of taxa."""
    text = name_text(variable)
    if text is None or text.modifier or text.name in (NAME, LSID):
        return False
    roles = context.view.roles
    is_data = roles.has(variable, Role.DATA) and not roles.has(variable, Role.ANCILLARY, Role.FRAGMENT)
    return is_data and any(phrase in text.name for phrase in _PHRASES)


@rule(
    "cf-6.1.2-taxon-names-given",
    covers=["6.1.2:S1"],
    when=attribute("standard_name"),
    examples=[Example("6.1.2:S1", bad=_NAMELESS, good=taxa())],
)
def quantities_of_taxa_have_taxon_names(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A quantity of taxa has a coordinate with the standard name `biological_taxon_name`.

    The standard names of such quantities do not say which taxon is meant; the coordinate does, for people.
    """
    if not _depends_on_taxa(variable, context) or NAME in _named_coordinates(variable, context):
        return
    yield Problem(
        '{where} is a quantity of taxa; name a text variable with standard_name = "{name}" in its coordinates',
        where=variable.place(),
        name=NAME,
    )


@rule(
    "cf-6.1.2-taxon-identifiers-given",
    covers=["6.1.2:S4"],
    when=attribute("standard_name"),
    examples=[Example("6.1.2:S4", bad=taxa(coordinates="taxon_name"), good=taxa())],
)
def quantities_of_taxa_have_identifiers(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A quantity of taxa has a coordinate with the standard name `biological_taxon_lsid`.

    Names are spelt in many ways and change; the identifier finds the taxon in its register.
    """
    if not _depends_on_taxa(variable, context):
        return
    names = _named_coordinates(variable, context)
    if NAME in names and LSID not in names:
        yield Problem(
            '{where} names its taxa without identifiers; add a text variable with standard_name = "{lsid}" to its '
            "coordinates",
            where=variable.place(),
            lsid=LSID,
        )


@rule(
    "cf-6.1.2-taxa-are-text",
    covers=["6.1.2:S2"],
    when=attribute("standard_name"),
    examples=[Example("6.1.2:S2", bad=taxa(lsids=None), good=taxa())],
)
def taxa_are_text(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """The names and identifiers of taxa are text.

    A number is neither a name nor a Life Science Identifier; not even the number of a taxon in its register is one.
    """
    text = name_text(variable)
    if text and text.name in (NAME, LSID) and variable.type is not NcType.USER and not variable.type.is_text:
        template = "{where} has the standard name {name} and holds numbers of the type {type}; write text"
        yield Problem(template, where=variable.place(), name=text.name, type=variable.type.value)
