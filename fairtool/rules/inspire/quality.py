"""One quality section is about the whole data set (1.9), and says its lineage once (1.11)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.about import DATA
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import code, place, said

_LEVEL = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode@codeListValue"
_STATEMENT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:lineage/gmd:LI_Lineage/gmd:statement"
_MORE = """gmd:dataQualityInfo += <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:scope><gmd:DQ_Scope><gmd:level>
<gmd:MD_ScopeCode codeList="#MD_ScopeCode" codeListValue="{}"/></gmd:level></gmd:DQ_Scope></gmd:scope>
</gmd:DQ_DataQuality></gmd:dataQualityInfo>"""


@rule(
    "inspire-1.9-one-quality-section",
    covers=["1.9"],
    when=element("DataRecord"),
    examples=[
        Example("1.9", bad=f"{_LEVEL} = feature", good=f"{_LEVEL} = series"),
        Example("1.9", bad=_MORE.format("dataset"), good=""),
        Example("1.9", bad="gmd:dataQualityInfo =", good=""),
    ],
)
def quality_of_the_whole_is_said_once(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Exactly one quality section has the scope `dataset` or `series`: that of the whole data.

    Its lineage and its declarations of conformity are those of the data. Others may be about parts, with a scope of
    their own; the validator of 2021 refuses them.
    """
    given = node.all("qualities")
    whole = [quality for quality in given if any(code(level) in DATA for level in quality.all("scope.level"))]
    for quality in whole[1:]:
        yield Problem(
            "{where} is about the whole data again, after {other}; put them into one",
            where=quality.where,
            line=quality.line,
            other=whole[0].where,
        )
    if not whole:
        first = given[0] if given else node
        yield Problem(
            "{where} is not about the whole data: its scope is {value}; write dataset or series"
            if given
            else "{where} has no quality section; write one with the scope dataset or series, "
            "the lineage and the conformity",
            where=first.where,
            line=first.line,
            value=", ".join(code(level) for level in first.all("scope.level")) or "-" if given else "-",
        )


@rule(
    "inspire-1.11-lineage",
    covers=["1.11"],
    when=element("DataRecord"),
    examples=[
        Example("1.11", bad=f"{_STATEMENT} =", good=""),
        Example("1.11", bad=f"{_STATEMENT}/gco:CharacterString = <gco:CharacterString/>", good=""),
    ],
)
def lineage_is_said_once(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The lineage of the data is told in exactly one statement, which is not empty.

    How the data was made, from what and how it was checked: whoever means to use it for something else needs to know.
    """
    given = node.all("lineages.statement")
    if not given:
        lineage = node.first("lineages")
        yield Problem(
            "{where} is missing; tell how the data was made: from what, by which steps, and how it was checked",
            where=place(lineage, "statement") if lineage else place(node, "lineages"),
            line=(lineage or node).line,
        )
    for one in given:
        if not said(one.element):
            yield Problem(
                "{where} is empty; tell how the data was made: from what, by which steps, and how it was checked",
                where=one.where,
                line=one.line,
            )
    for one in given[1:]:
        yield Problem(
            "{where} is one of {count} statements of lineage; put them into one",
            where=one.where,
            line=one.line,
            count=len(given),
        )
