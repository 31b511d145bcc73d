"""Which variables the data hold, with which units, and which the record lists."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf import units
from fairtool.record.bundle import Bundle
from fairtool.record.content import Variable
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement

_FIELDS = ("coverages",)
_MOST = 20  # names in a sentence
_RECORD = (
    "gmd:identificationInfo += <gmd:contentInfo><gmd:MD_CoverageDescription><gmd:attributeDescription/>"
    "<gmd:contentType/>"
    "<gmd:dimension><gmd:MD_Band><gmd:sequenceIdentifier><gco:MemberName><gco:aName><gco:CharacterString>{}"
    "</gco:CharacterString></gco:aName></gco:MemberName></gmd:sequenceIdentifier><gmd:units><gml:UnitDefinition "
    'gml:id="unit"><gml:identifier codeSpace="UDUNITS">{}</gml:identifier></gml:UnitDefinition></gmd:units>'
    "</gmd:MD_Band></gmd:dimension></gmd:MD_CoverageDescription></gmd:contentInfo>"
    '\n---\nfloat sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ;\ndata: sst = 280, 281 ;'
)


@rule(
    "crosscheck-variables-there",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[Example("variables", bad=_RECORD.format("sal", "1"), good=_RECORD.format("sst", "K"))],
)
def variables_of_the_record_are_there(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """Every variable that the record lists is in the data.

    A user who finds the data by a variable that is not there has fetched them for nothing.
    """
    found = _by_names(bundle.found.variables)
    if not found:
        return
    for variable in bundle.said.variables:
        names = _names(variable)
        if names and not any(name in found for name in names):
            yield disagreement(
                bundle,
                "the record lists the variable {said}, which no file holds; the files hold {found}; "
                "correct its name, take it out, or name the file that holds it",
                fields=_FIELDS,
                measured=_FIELDS,
                said=names[0],
                found=", ".join([one.name for one in bundle.found.variables][:_MOST]),
            )


@rule(
    "crosscheck-variables-listed",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[Example("variables", bad=_RECORD.format("sal", "1"), good=_RECORD.format("sst", "K"))],
)
def variables_of_the_data_are_listed(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """A record that lists variables lists all that the data hold.

    What is not listed is not found.
    """
    said = _by_names(bundle.said.variables)
    if not said:
        return
    absent = [one.name for one in bundle.found.variables if not any(name in said for name in _names(one))]
    if absent:
        yield disagreement(
            bundle,
            "the record does not list {found}, which the data hold ({at}); list all variables",
            fields=_FIELDS,
            measured=_FIELDS,
            found=", ".join(absent[:_MOST]) + (" ..." if len(absent) > _MOST else ""),
        )


@rule(
    "crosscheck-units",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[Example("units", bad=_RECORD.format("sst", "degree_Celsius"), good=_RECORD.format("sst", "K"))],
)
def units_agree(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The units of a variable are the same in the record and in the data.

    Who computes with the data takes the unit from the one or the other.
    """
    found = _by_names(bundle.found.variables)
    for variable in bundle.said.variables:
        other = next((found[name] for name in _names(variable) if name in found), None)
        if other is None or not variable.unit_name or not other.unit_name or _same(variable.unit_name, other.unit_name):
            continue
        yield disagreement(
            bundle,
            'the record gives {name} in "{said}"; the data hold it in "{found}" ({at}); write the unit of the data',
            fields=_FIELDS,
            measured=_FIELDS,
            name=variable.name or other.name,
            said=variable.unit_name,
            found=other.unit_name,
        )


def _same(first: str, second: str) -> bool:
    """Say whether two texts mean the same unit; texts that UDUNITS does not know are compared as they are."""
    if first.strip() == second.strip() or not (units.is_valid(first) and units.is_valid(second)):
        return first.strip().lower() == second.strip().lower() or not units.is_valid(first)
    return units.same(first, second)


def _by_names(variables: Iterable[Variable]) -> Mapping[str, Variable]:
    """Give the variables by each of their names; the first of a name counts."""
    found: dict[str, Variable] = {}
    for variable in variables:
        for name in _names(variable):
            found.setdefault(name, variable)
    return found


def _names(variable: Variable) -> tuple[str, ...]:
    """Give what a variable is called: its name in the data, its standard name, its description."""
    concepts = [one.code.value for one in variable.names if one.code]
    description = [variable.description.value] if variable.description else []
    return tuple(
        dict.fromkeys(name.strip().lower() for name in (variable.name, *concepts, *description) if name.strip())
    )
