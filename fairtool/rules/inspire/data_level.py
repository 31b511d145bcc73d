"""A record of data says so (1.1), and has one identification section of data (1.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.code_lists import WITHOUT_VALUE
from fairtool.rules.inspire.content import children, code, place
from fairtool.rules.inspire.levels import LEVELS, levels
from fairtool.rules.near_codes import same_word

_LEVEL = "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue"


@rule(
    "inspire-1.1-resource-type",
    covers=["1.1"],
    when=element("DataRecord", "OtherRecord"),
    examples=[
        Example("1.1", bad="gmd:hierarchyLevel =", good=f"{_LEVEL} = series"),
        Example("1.1", bad=f"{_LEVEL} = Dataset", good=f"{_LEVEL} = dataset"),
    ],
)
def level_is_one_of_inspire(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The hierarchy level of a record of data is `dataset` or `series` (of a service: `service`).

    It decides what else the record has to say, and INSPIRE knows no other level: a record of another is not harvested,
    and is judged here by the common requirements alone.
    """
    if not LEVELS.isdisjoint(levels(context.view)):
        return
    scope = node.first("scopes")
    if scope is None:
        yield Problem(
            "{where} is missing; write dataset, or series for data that belong together (service for a service)",
            where=place(node, "scopes"),
            line=node.line,
        )
    else:
        yield _unknown(scope)


def _unknown(scope: Node) -> Problem:
    meant = same_word(code(scope), LEVELS)
    template = '{where} is "{value}", which INSPIRE does not know; write dataset or series (service for a service)'
    if not code(scope):
        template = "{where} gives no code (one mistake, told by {rule})"
    elif meant:
        template = '{where} is "{value}", which INSPIRE does not know; write "{meant}"'
    return Problem(
        template,
        where=f"{scope.where}/@codeListValue",
        line=scope.line,
        value=code(scope),
        meant=meant,
        rule=WITHOUT_VALUE,
        fix=scope.set_attribute("codeListValue", meant) if meant else None,
    )


@rule(
    "inspire-1.2-one-identification",
    covers=["1.2"],
    when=element("DataRecord"),
    examples=[Example("1.2", bad="gmd:identificationInfo =", good="")],
)
def data_are_identified_once(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The first identification section holds exactly one identification of data, `MD_DataIdentification`.

    All that INSPIRE asks about the data is looked for in it.
    """
    sections = children(node.element, "identificationInfo")
    held = children(sections[0], "MD_DataIdentification") if sections else ()
    if len(held) != 1:
        yield Problem(
            "{where} holds {count} elements {name}; keep one of them"
            if held
            else "{where} holds no {name}; write one there, with what there is to say of the data",
            where=xpath(sections[0]) if sections else place(node, "resources").removesuffix("/*"),
            line=line_of(sections[0]) if sections else node.line,
            count=len(held),
            name="MD_DataIdentification",
        )
