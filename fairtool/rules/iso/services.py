"""Services: what they are, what they operate on, and how."""

from collections.abc import Iterator
from functools import cache

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, has, is_19139, is_said
from fairtool.vocabulary.inspire import code_list

_WAYS = "in service\ngmd:identificationInfo/*"
_KEYWORD = (
    f"{_WAYS}/gmd:descriptiveKeywords = <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>"
    "<gco:CharacterString>{}</gco:CharacterString></gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>"
)
_CODES = "http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml"
_OPERATION = (
    "<srv:containsOperations><srv:SV_OperationMetadata><srv:operationName><gco:CharacterString>GetMap"
    "</gco:CharacterString></srv:operationName><srv:distributedComputingPlatform><srv:DCPList "
    f'codeList="{_CODES}#DCPList" codeListValue="WebServices"/></srv:distributedComputingPlatform>'
    '<srv:connectPoint gco:nilReason="unknown"/></srv:SV_OperationMetadata></srv:containsOperations>'
)
_COUPLING = (
    f'<srv:couplingType><srv:SV_CouplingType codeList="{_CODES}#SV_CouplingType" codeListValue="tight"/>'
    "</srv:couplingType>"
)
_TITLED = (
    "<cit:CI_Citation><cit:title><gco:CharacterString>Températures</gco:CharacterString></cit:title></cit:CI_Citation>"
)
_REFERENCE = f"<srv:resourceReference>{_TITLED}</srv:resourceReference>"
_COUPLED = "<srv:coupledResource><srv:SV_CoupledResource>{}</srv:SV_CoupledResource></srv:coupledResource>"
_DATASET = f"<srv:operatedDataset>{_TITLED}</srv:operatedDataset>"
_OPERATES = '<srv:operatesOn uuidref="5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11"/>'


def _service(content: str) -> str:
    """Give a service in ISO 19115-3, as an example."""
    return (
        "in dataset-3\nmdb:metadataScope/*/mdb:resourceScope/mcc:MD_ScopeCode@codeListValue = service\n"
        "mdb:identificationInfo = <mdb:identificationInfo><srv:SV_ServiceIdentification><mri:citation><cit:CI_Citation>"
        "<cit:title><gco:CharacterString>Carte des températures</gco:CharacterString></cit:title></cit:CI_Citation>"
        "</mri:citation><mri:abstract><gco:CharacterString>Une carte</gco:CharacterString></mri:abstract>"
        f"<srv:serviceType><gco:ScopedName>view</gco:ScopedName></srv:serviceType>{content}"
        "</srv:SV_ServiceIdentification></mdb:identificationInfo>"
    )


def _is_service(node: Node) -> bool:
    return bool(node.element.tag.endswith("}SV_ServiceIdentification"))


@cache
def _taxonomy() -> frozenset[str]:
    """Give the names of the services of ISO 19119 in all languages that the list has, and their codes."""
    values = code_list("SpatialDataServiceCategory").values
    return frozenset(values).union(*(labels.values() for labels in values.values()))


@rule(
    "iso-srv-taxonomy",
    covers=["srv.taxonomy"],
    when=element("Resource"),
    examples=[
        Example("srv.taxonomy", bad=_KEYWORD.format("carte"), good=_KEYWORD.format("humanGeographicViewer")),
    ],
)
def service_has_a_category(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A service has a keyword that places it among the services of ISO 19119.

    So a map viewer, a download and a transformation of coordinates can be told apart.
    """
    if _is_service(node) and _taxonomy().isdisjoint(node.texts("keywords.words")):
        yield Problem(
            "{where} names no category of service; add the keyword of one, such as humanGeographicViewer",
            where=node.place("keywords"),
            line=node.line,
        )


@rule(
    "iso-srv-chain-or-operations",
    covers=["srv.chain-or-operations"],
    when=element("Resource"),
    examples=[Example("srv.chain-or-operations", bad=_service(""), good=_service(_OPERATION))],
)
def service_does_something(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A service has operations or a chain of them.

    Software learns from them what it may ask of the service, and where.
    """
    if _is_service(node) and not is_19139(context.view) and not _any_said(node, "containsChain", "containsOperations"):
        yield Problem(
            "{where} has no operation; describe at least GetCapabilities in {operations}",
            where=node.where,
            line=node.line,
            operations=node.path("operations"),
        )


def _any_said(node: Node, *names: str) -> bool:
    return any(is_said(child) for child in children(node.element, *names))


@rule(
    "iso-srv-coupling-type",
    covers=["srv.coupling-type"],
    when=element("Resource"),
    examples=[
        Example(
            "srv.coupling-type",
            bad=_service(_COUPLED.format(_REFERENCE) + _OPERATION),
            good=_service(_COUPLING + _COUPLED.format(_REFERENCE) + _OPERATION),
        )
    ],
)
def coupled_service_says_how(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A service with coupled resources says how they are coupled.

    A tight coupling serves these data and no others, a loose one those that are given to it.
    """
    if _is_service(node) and has(node, "coupledResource") and not _any_said(node, "couplingType"):
        yield Problem(
            "{where} has coupled resources; say in {coupling} whether tight, mixed or loose",
            where=node.where,
            line=node.line,
            coupling=node.path("coupling_type"),
        )


@rule(
    "iso-srv-operated-once",
    covers=["srv.operated-once"],
    when=element("Resource"),
    examples=[
        Example(
            "srv.operated-once",
            bad=_service(_DATASET + _OPERATION + _OPERATES),
            good=_service(_OPERATION + _OPERATES),
        )
    ],
)
def operated_data_are_named_once(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A service names the data that it operates on by citation or by description, not by both.

    Of two ways that differ nobody knows which holds.
    """
    if _is_service(node) and has(node, "operatedDataset") and has(node, "operatesOn"):
        yield Problem(
            "{where} has srv:operatedDataset beside srv:operatesOn; keep one of the two",
            where=node.where,
            line=node.line,
        )


@rule(
    "iso-srv-coupled-target",
    covers=["srv.coupled-target"],
    when=element("Coupled"),
    examples=[
        Example(
            "srv.coupled-target",
            bad=_service(_COUPLING + _COUPLED.format("") + _OPERATION),
            good=_service(_COUPLING + _COUPLED.format(_REFERENCE) + _OPERATION),
        )
    ],
)
def coupled_resource_has_a_target(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A coupled resource is cited or described, and not both.

    It links an operation of the service with the data that it gives.
    """
    if is_19139(context.view):
        return
    cited, described = has(node, "resourceReference"), has(node, "resource")
    if cited and described:
        template = "{where} has srv:resourceReference beside srv:resource; keep one of the two"
        yield Problem(template, where=node.where, line=node.line)
    elif not cited and not described:
        yield Problem(
            "{where} names no resource; cite it in srv:resourceReference, or refer to it in srv:resource",
            where=node.where,
            line=node.line,
        )
