"""The type of a service, by which INSPIRE tells network services from others (3.5, 4.1, 5.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.service_parts import UNIDENTIFIED, Service, service_in, unidentified, written
from fairtool.rules.near_codes import same_word
from fairtool.vocabulary.inspire import code_list, value

NETWORK = ("view", "download", "discovery", "transformation")
OTHER = "other"
# The protocols that catalogues write in the place of the type.
_OF_PROTOCOLS = (
    ("wms", "view"),
    ("wmts", "view"),
    ("webmap", "view"),
    ("wfs", "download"),
    ("wcs", "download"),
    ("atom", "download"),
    ("webfeature", "download"),
    ("csw", "discovery"),
    ("wps", OTHER),
    ("invoke", OTHER),
)
_TYPED = "inspire-3.5-service-type"
_TYPE = "gmd:identificationInfo/srv:SV_ServiceIdentification/srv:serviceType"
_NAME = f"{_TYPE}/gco:LocalName"


@rule(
    _TYPED,
    covers=["3.5"],
    when=element("ServiceRecord"),
    examples=[
        Example("3.5", bad=f"in service\n{_TYPE} =", good="in service"),
        Example("3.5", bad=f"in service\n{_NAME} = <gco:LocalName>OGC:WMS</gco:LocalName>", good="in service"),
        Example("3.5", bad=f"in service\n{_NAME} = <gco:LocalName>View</gco:LocalName>", good="in service"),
    ],
)
def type_is_a_value_of_the_list(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A service has exactly one type: `discovery`, `view`, `download`, `transformation`, `invoke` or `other`.

    The type is a code that all languages share, in lower case. The protocol (WMS, WFS) is no type: it has its place in
    the protocol of the resource locator. `invoke` is in the list but should no longer be used: a service that can be
    invoked has the type `other`.
    """
    service = service_in(view)
    codes = code_list("SpatialDataServiceType").values
    if service.section is None:
        yield unidentified(service)
    elif len(service.types) != 1:
        yield _number(service, tuple(codes))
    elif service.type not in codes:
        yield Problem(
            '{where} is "{value}", which is no type of service; write {expected}',
            where=service.types[0].where,
            line=service.types[0].line,
            value=service.type,
            expected=_meant(service.type) or ", ".join(codes),
            fix=service.types[0].set_text(same) if (same := same_word(service.type, codes)) else None,
        )


@rule(
    "inspire-4.1-network-service-type",
    covers=["4.1"],
    when=element("ServiceRecord"),
    examples=[Example("4.1", bad=f"in service\n{_NAME} = <gco:LocalName>invoke</gco:LocalName>", good="in service")],
)
def network_service_has_its_type(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The type of a network service is `view`, `download`, `discovery` or `transformation`, given once.

    Network services are those of Regulation 976/2009. A service of the type `other` is none, and is not held to this;
    any other service is taken for one.
    """
    service = service_in(view)
    if service.type in (*NETWORK, OTHER):
        return
    if service.type not in code_list("SpatialDataServiceType").values:
        where = service.types[0] if service.types else service.section or service.record
        yield Problem(
            "{where} says no type of a network service (one mistake, told by {rule})",
            where=where.where,
            line=where.line,
            rule=_TYPED if service.section else UNIDENTIFIED,
        )
        return
    yield Problem(
        '{where} is "{value}", which is no type of a network service: those are {codes}; another service is "other"',
        where=service.types[0].where,
        line=service.types[0].line,
        value=service.type,
        codes=", ".join(NETWORK),
    )


@rule(
    "inspire-5.1-invocable-service-type",
    covers=["5.1"],
    when=element("ServiceRecord"),
    examples=[Example("5.1", bad=f"in sds\n{_NAME} = <gco:LocalName>view</gco:LocalName>", good="in sds")],
)
def invocable_service_is_of_the_type_other(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The type of an invocable service is `other`, given once.

    The conformance classes 5 to 7 of the guidance are for services that declare one of the categories `invocable`,
    `interoperable` and `harmonised`: a service of the type `other` that declares none of them is not held to these
    classes, and a network service has no such category.
    """
    service = service_in(view)
    if service.section is None or not service.is_invocable or service.type == OTHER:
        return
    where = service.types[0] if service.types else None
    yield Problem(
        '{where} is "{value}" in a service that declares the category {category}; write other, or take the '
        "declaration out",
        where=where.where if where else service.section.place("service_type"),
        line=where.line if where else service.section.line,
        value=", ".join(written(one) for one in service.types),
        category=service.category,
    )


def _number(service: Service, codes: tuple[str, ...]) -> Problem:
    holder = service.section or service.record
    place = service.types[1] if len(service.types) > 1 else holder
    return Problem(
        "{where} is one of {count} types of the service; keep one of {codes}"
        if service.types
        else "{where} is missing; write the type of the service: {codes}",
        where=holder.place("service_type") if place is service.section else place.where,
        line=place.line,
        count=len(service.types),
        codes=", ".join(codes),
    )


def _meant(text: str) -> str:
    """Give the code that a label in some language, or a protocol, stands for; empty where that is not sure."""
    plain = text.strip()
    if plain.lower() in code_list("SpatialDataServiceType").values:
        return plain.lower()
    found = value("SpatialDataServiceType", plain)
    if found:
        return found.entry
    letters = "".join(letter for letter in plain[:200].lower() if letter.isalnum())
    return next((code for protocol, code in _OF_PROTOCOLS if protocol in letters), "")
