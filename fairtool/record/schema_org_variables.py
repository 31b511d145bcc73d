"""The variables of data in schema.org, with units and the concepts that they measure."""

from collections.abc import Iterable, Iterator

from fairtool.record.citation import Identifier
from fairtool.record.content import Variable
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known
from fairtool.record.nested_said import Said
from fairtool.record.schema_org_node import get, text_of
from fairtool.record.text import Text
from fairtool.vocabulary.concept import STANDARD_NAME_ADDRESS, standard_name_of
from fairtool.vocabulary.tables import standard_names


def variables(found: Iterable[Variable]) -> Iterator[dict[str, object]]:
    """Give the variables that have a name or a description."""
    for one in found:
        concepts = concepts_of(one)
        words = str(one.description or "")
        if one.name or words or concepts:
            yield known(
                at_type="PropertyValue",
                name=one.name or words or concepts[0],
                description=words if one.name else "",
                propertyID=concepts[0] if len(concepts) == 1 else concepts,
                unitText=one.unit_name or (one.unit if "://" not in one.unit else ""),
                unitCode=one.unit if "://" in one.unit else "",
                minValue=one.minimum,
                maxValue=one.maximum,
            )


def read_variables(root: JsonNode) -> Iterator[Said]:
    """Give the variables of a data set; a bare word is the name of one."""
    for node in get(root, "variableMeasured"):
        name = text_of(get(node, "name")) or node.text()
        words = text_of(get(node, "description"))
        names = tuple(_identifier(text_of(one)) for one in get(node, "propertyID") if text_of(one))
        if name or words:
            found = Variable(
                name=name,
                description=Text(words) if words else None,
                names=names,
                unit=text_of(get(node, "unitCode")),
                unit_name=text_of(get(node, "unitText")),
                minimum=get(node, "minValue").number(),
                maximum=get(node, "maxValue").number(),
            )
            yield Said("variables", found, node.where)


def concepts_of(variable: Variable) -> list[str]:
    """Give the addresses of the concepts that a variable stands for, or their codes."""
    return [_concept(name) for name in variable.names]


def _concept(name: Identifier) -> str:
    """Give the address of a concept; CF standard names of the table have theirs at the NERC vocabulary server."""
    code = name.code or Text("")
    if name.codespace == "CF" and not code.href and _is_standard(code.value):
        return f"{STANDARD_NAME_ADDRESS}{code.value}/"
    return code.href or code.value


def _is_standard(name: str) -> bool:
    table = standard_names()
    return name in table.units or name in table.aliases


def _identifier(concept: str) -> Identifier:
    if name := standard_name_of(concept):
        return Identifier(code=Text(name), codespace="CF")
    return Identifier(code=Text(concept, concept if "://" in concept else ""))
