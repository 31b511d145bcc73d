"""What the identification of a resource needs: topics, associations, languages, one kind of resolution."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, has_value, is_19139

_RESOURCE = "gmd:identificationInfo/gmd:MD_DataIdentification"
_AGGREGATE = (
    f"{_RESOURCE}/gmd:resourceConstraints += <gmd:aggregationInfo><gmd:MD_AggregateInformation>{{}}"
    "<gmd:associationType><gmd:DS_AssociationTypeCode "
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#DS_AssociationTypeCode" '
    'codeListValue="{}"/></gmd:associationType></gmd:MD_AggregateInformation></gmd:aggregationInfo>'
)
_TARGET = (
    "<gmd:aggregateDataSetIdentifier><gmd:MD_Identifier><gmd:code><gco:CharacterString>https://doi.org/10.17882/42182"
    "</gco:CharacterString></gmd:code></gmd:MD_Identifier></gmd:aggregateDataSetIdentifier>"
)
_CROSS, _LARGER = "crossReference", "largerWorkCitation"
_CATALOGUE = (
    "in dataset-3\nmdb:identificationInfo += <mdb:contentInfo><mrc:MD_FeatureCatalogueDescription>"
    "<mrc:featureCatalogueCitation><cit:CI_Citation><cit:title><gco:CharacterString>Catalogue des objets"
    "</gco:CharacterString></cit:title></cit:CI_Citation></mrc:featureCatalogueCitation>"
    "</mrc:MD_FeatureCatalogueDescription></mdb:contentInfo>"
)
_SCALE = (
    f"{_RESOURCE}/gmd:spatialResolution += <gmd:spatialResolution><gmd:MD_Resolution><gmd:equivalentScale>"
    "<gmd:MD_RepresentativeFraction><gmd:denominator><gco:Integer>25000</gco:Integer></gmd:denominator>"
    "</gmd:MD_RepresentativeFraction></gmd:equivalentScale></gmd:MD_Resolution></gmd:spatialResolution>"
)
_TOPIC = "<gmd:topicCategory><gmd:MD_TopicCategoryCode>environment</gmd:MD_TopicCategoryCode></gmd:topicCategory>"


@rule(
    "iso-mri-topic",
    covers=["mri.topic"],
    when=element("Record"),
    examples=[
        Example("mri.topic", bad=f"{_RESOURCE}/gmd:topicCategory =", good=f"{_RESOURCE}/gmd:topicCategory = {_TOPIC}")
    ],
)
def data_have_a_topic(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A data set or series has a topic category.

    The categories of ISO 19115 are the same in all catalogues of the world, and the first thing that they sort by.
    """
    levels = {level.value for level in node.all("scopes")}
    is_told = "inspire-1.7-topic-category" in context.beside and context.view.nodes("DataRecord")
    if is_told or (levels and levels.isdisjoint({"dataset", "series", ""})):
        return
    for resource in node.all("resources"):
        if resource.element.tag.endswith("}MD_DataIdentification") and not resource.all("topics"):
            yield Problem(
                "{where} is missing; choose one or more of the topic categories, such as oceans or elevation",
                where=resource.place("topics"),
                line=resource.line,
            )


@rule(
    "iso-mri-association-target",
    covers=["mri.association-target"],
    when=element("Association"),
    examples=[
        Example(
            "mri.association-target",
            bad=_AGGREGATE.format("", _CROSS),
            good=_AGGREGATE.format(_TARGET, _CROSS),
        )
    ],
)
def association_has_a_target(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An associated resource is named or identified, or its metadata are.

    A relation to nothing leads nobody on.
    """
    old = is_19139(context.view)
    names = ("aggregateDataSetName", "aggregateDataSetIdentifier") if old else ("name", "metadataReference")
    if not any(map(has_value, children(node.element, *names))):
        yield Problem(
            "{where} does not say which resource it is about; name it in {citation}, or give its identifier",
            where=node.where,
            line=node.line,
            citation=node.path("citation"),
        )


@rule(
    "iso-mri-association-twice",
    covers=["mri.association-twice"],
    when=element("Association"),
    examples=[
        Example(
            "mri.association-twice",
            bad=f"{_AGGREGATE.format(_TARGET, _CROSS)}\n{_AGGREGATE.format(_TARGET, _CROSS)}",
            good=f"{_AGGREGATE.format(_TARGET, _CROSS)}\n{_AGGREGATE.format(_TARGET, _LARGER)}",
        )
    ],
)
def association_stands_once(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A resource is associated once with the same relation.

    The second time says nothing new, and shows twice in every list.
    """
    seen: set[tuple[str, str, str]] = set()
    for node in view.nodes("Association"):
        told = _relation(node)
        if told[0] and told in seen:
            yield Problem(
                '{where} says again that the resource belongs to "{target}"; take one of the two out',
                where=node.where,
                line=node.line,
                target=told[0],
            )
        seen.add(told)


def _relation(node: Node) -> tuple[str, str, str]:
    """Give what a resource is associated with, and how."""
    target = node.text("identifier.code") or node.text("citation.identifiers.code") or node.text("citation.title")
    return target, node.text("type"), node.text("initiative")


@rule(
    "iso-mri-default-locale",
    covers=["mri.default-locale"],
    when=element("Catalogue"),
    examples=[
        Example(
            "mri.default-locale",
            bad=f"{_CATALOGUE}\nmdb:identificationInfo/mri:MD_DataIdentification/mri:defaultLocale =",
            good=_CATALOGUE,
        )
    ],
)
def described_features_have_a_language(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A resource with a feature catalogue has a language, since it holds text.

    The names of the features and their attributes are in some language, which software cannot guess.
    """
    if is_19139(context.view) or node.element is not context.view.nodes("Catalogue")[0].element:
        return
    for resource in context.view.node.all("resources"):
        is_data = resource.element.tag.endswith("}MD_DataIdentification")
        if is_data and not resource.text("languages"):
            yield Problem(
                "{where} is missing, and the features have names; give the language of the data",
                where=resource.place("languages"),
                line=resource.line,
            )


@rule(
    "iso-mri-resolution-twice",
    covers=["mri.resolution-twice"],
    when=element("Resource"),
    examples=[Example("mri.resolution-twice", bad=_SCALE, good=f"{_RESOURCE}/gmd:spatialResolution =")],
)
def resolution_is_of_one_kind(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The resolution of a resource is given as a scale or as a distance.

    A scale and a distance side by side leave open which of the two the data were made for.
    """
    scale, distance = node.first("resolutions.scale"), node.first("resolutions.distance")
    if scale and distance:
        yield Problem(
            "{where} gives the scale 1:{scale} beside the distance {distance} {unit}; keep the one that holds",
            where=node.where,
            line=scale.line,
            scale=scale.value,
            distance=distance.value,
            unit=node.text("resolutions.distance_unit"),
        )
