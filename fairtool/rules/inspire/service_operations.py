"""The operations of a harmonised service, as a program needs them to invoke it (7.1 to 7.3)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import said
from fairtool.rules.inspire.links import address_of, links
from fairtool.rules.inspire.service_parts import service_of

_OPERATION = "gmd:identificationInfo/srv:SV_ServiceIdentification/srv:containsOperations/srv:SV_OperationMetadata"
_POINT = f"{_OPERATION}/srv:connectPoint"
_PARAMETER = f"{_OPERATION}/srv:parameters[1]/srv:SV_Parameter"
_ELSEWHERE = """<srv:connectPoint><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://ailleurs.example/wps</gmd:URL>
</gmd:linkage></gmd:CI_OnlineResource></srv:connectPoint>"""
_BOOLEANS = frozenset({"true", "false"})


def _operations(view: XmlRecord) -> tuple[Node, ...]:
    """Give the operations of a harmonised service; none of another."""
    service = service_of(view)
    if service is None or not service.is_harmonised:
        return ()
    return tuple(operation for section in service.sections for operation in section.all("operations"))


@rule(
    "inspire-7.1-invocation",
    covers=["7.1"],
    when=element("ServiceRecord"),
    examples=[
        Example("7.1", bad=f"in sds\n{_POINT} =", good="in sds"),
        Example("7.1", bad=f"in sds\n{_POINT} = {_ELSEWHERE}", good="in sds"),
    ],
)
def operations_begin_at_an_access_point(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each operation of a harmonised service has a connect point, whose address begins with that of a resource locator.

    So a program that knows the access point can tell which operations belong to it. A record without operations leaves
    them to the access point and the specification, which the guidance allows; the reference validator does not.
    """
    addresses = tuple(address for link in links(view) if (address := address_of(link)))
    for operation in _operations(view):
        if not operation.all("links"):
            yield Problem(
                "{where} is missing; write the address of the operation there",
                where=operation.place("links"),
                line=operation.line,
            )
        for point in operation.all("links"):
            address = address_of(point)
            if addresses and address and not address.startswith(addresses):
                yield Problem(
                    "{where} is {value}, which begins with the address of no access point; those are {addresses}",
                    where=point.place("url"),
                    line=point.line,
                    value=address,
                    addresses=", ".join(addresses[:5]),
                )


@rule(
    "inspire-7.2-operation",
    covers=["7.2"],
    when=element("ServiceRecord"),
    examples=[
        Example("7.2", bad=f"in sds\n{_OPERATION}/srv:DCP =", good="in sds"),
        Example("7.2", bad=f"in sds\n{_OPERATION}/srv:operationName =", good="in sds"),
        Example("7.2", bad=f"in sds\n{_POINT}/gmd:CI_OnlineResource/gmd:linkage/gmd:URL = <gmd:URL/>", good="in sds"),
    ],
)
def operations_are_complete(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each operation of a harmonised service has one name, a computing platform and the URL of a connect point.

    These three are the least that a program needs to call the operation.
    """
    for operation in _operations(view):
        names = operation.all("name")
        if len(names) != 1 or not said(names[0].element):
            yield _missing(operation, "name", "{where} has to be there once; write the name of the operation")
        if not operation.all("platforms"):
            yield _missing(operation, "platforms", "{where} is missing; write the platform, such as WebServices")
        if not any(address_of(point) for point in operation.all("links")):
            yield _missing(operation, "links", "{where} holds no URL; write the address of the operation there")


@rule(
    "inspire-7.3-operation-parameters",
    covers=["7.3"],
    when=element("ServiceRecord"),
    examples=[
        Example("7.3", bad=f"in sds\n{_PARAMETER}/srv:name/gco:aName =", good="in sds"),
        Example("7.3", bad=f"in sds\n{_PARAMETER}/srv:name/gco:attributeType =", good="in sds"),
        Example("7.3", bad=f"in sds\n{_PARAMETER}/srv:optionality =", good="in sds"),
        Example("7.3", bad=f"in sds\n{_PARAMETER}/srv:repeatability =", good="in sds"),
        Example("7.3", bad=f"in sds\n{_PARAMETER}/srv:valueType =", good="in sds"),
    ],
)
def parameters_are_complete(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each parameter of an operation has a name with its type, its optionality, its repeatability and its value type.

    A program that calls the operation has to know what it may leave out, what it may give twice, and of which type
    each value is.
    """
    for operation in _operations(view):
        for parameter in operation.all("parameters"):
            yield from _parameter(parameter)


def _parameter(parameter: Node) -> Iterator[Problem]:
    for field in ("name", "type_name", "value_type"):
        if not parameter.path(field):
            continue  # this encoding has no such element
        if len(parameter.texts(field)) != 1:
            yield _missing(parameter, field, "{where} has to be there once; write it for the parameter")
    optionality = parameter.all("optionality") or parameter.all("optional")
    if len(optionality) != 1 or not (said(optionality[0].element) or optionality[0].value):
        field = "optionality" if parameter.path("optionality") else "optional"
        yield _missing(parameter, field, "{where} has to be there once; say whether the parameter is required")
    if len(parameter.all("repeatable")) != 1 or parameter.text("repeatable") not in _BOOLEANS:
        yield _missing(parameter, "repeatable", "{where} is neither true nor false; say whether it may be repeated")


def _missing(node: Node, field: str, template: str) -> Problem:
    return Problem(template, where=node.place(field), line=node.line)
