"""Lineage and quality: what they must say to say anything."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import has, is_19139, says

_QUALITY = "gmd:dataQualityInfo/gmd:DQ_DataQuality"
_SOURCE = f"{_QUALITY}/gmd:lineage/gmd:LI_Lineage/gmd:statement += <gmd:source><gmd:LI_Source>"
_DESCRIBED = "<gmd:description><gco:CharacterString>Journal de la bouée</gco:CharacterString></gmd:description>"
_DATA = frozenset({"dataset", "series"})


@rule(
    "iso-mrl-lineage-content",
    covers=["mrl.lineage-content"],
    when=element("Lineage"),
    examples=[
        Example(
            "mrl.lineage-content",
            bad=f"{_QUALITY}/gmd:lineage/gmd:LI_Lineage/gmd:statement =",
            good=f"{_QUALITY}/gmd:lineage/gmd:LI_Lineage/gmd:statement = <gmd:statement><gco:CharacterString>"
            "Mesures de la bouée</gco:CharacterString></gmd:statement>",
        ),
        Example(
            "mrl.lineage-content",
            bad="in dataset-3\nmdb:resourceLineage/mrl:LI_Lineage/mrl:statement =",
            good="in dataset-3\nmdb:resourceLineage/mrl:LI_Lineage/mrl:statement = <mrl:statement>"
            "<gco:CharacterString>Mesures de la bouée</gco:CharacterString></mrl:statement>",
        ),
    ],
)
def lineage_says_something(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A lineage has a statement, a source or a process step.

    Whoever reuses the data must know where they come from and what was done to them; an empty lineage hides it.
    """
    if not says(node, "statement") and not has(node, "source", "processStep"):
        yield Problem(
            "{where} says nothing; write in {statement} where the data come from and how they were made",
            where=node.where,
            line=node.line,
            statement=node.path("statement"),
        )


@rule(
    "iso-mrl-source-content",
    covers=["mrl.source-content"],
    when=element("LineageSource"),
    examples=[
        Example(
            "mrl.source-content",
            bad=f"{_SOURCE}</gmd:LI_Source></gmd:source>",
            good=f"{_SOURCE}{_DESCRIBED}</gmd:LI_Source></gmd:source>",
        )
    ],
)
def source_is_described(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A source of a lineage has a description, an extent or a scope.

    Otherwise nobody can tell which part of the data came from it.
    """
    if not says(node, "description") and not has(node, "sourceExtent", "scope"):
        yield Problem(
            "{where} is not described; say in {description} what the source is",
            where=node.where,
            line=node.line,
            description=node.path("description"),
        )


@rule(
    "iso-mdq-quality-content",
    covers=["mdq.quality-content"],
    when=element("Quality"),
    examples=[
        Example(
            "mdq.quality-content",
            bad=f"{_QUALITY}/gmd:report =\n{_QUALITY}/gmd:lineage =",
            good=f"{_QUALITY}/gmd:report =",
        )
    ],
)
def quality_says_something(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The quality of a data set has a report or a lineage.

    A section without either promises what it does not tell.
    """
    is_asked = is_19139(context.view) and node.text("scope.level") == "dataset"
    if is_asked and not has(node, "report", "lineage"):
        yield Problem(
            "{where} has neither a report nor a lineage; write in gmd:lineage how the data were made, or take it out",
            where=node.where,
            line=node.line,
        )


@rule(
    "iso-mcc-level-description",
    covers=["mcc.level-description"],
    when=element("Scope"),
    examples=[
        Example(
            "mcc.level-description",
            bad=f"{_QUALITY}/gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode@codeListValue = service",
            good=f"{_QUALITY}/gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode@codeListValue = service\n"
            f"{_QUALITY}/gmd:scope/gmd:DQ_Scope/gmd:level += <gmd:levelDescription><gmd:MD_ScopeDescription><gmd:other>"
            "<gco:CharacterString>service</gco:CharacterString></gmd:other></gmd:MD_ScopeDescription>"
            "</gmd:levelDescription>",
        )
    ],
)
def other_scopes_are_described(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A quality scope that is neither a data set nor a series is described.

    Only the description says which features, attributes or service the quality is that of.
    """
    level = node.text("level")
    is_asked = is_19139(context.view) and level and level not in _DATA
    if is_asked and not says(node, "levelDescription") and not node.all("descriptions"):
        yield Problem(
            "{where} has the level {level} and does not say of what; name it in {description}/gmd:other",
            where=node.where,
            line=node.line,
            level=level,
            description=node.path("descriptions"),
        )
