"""Who keeps an interoperable service, and under which conditions it is used (6.3, 6.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import code
from fairtool.rules.inspire.service_parts import service_in

_SECTION = "gmd:identificationInfo/srv:SV_ServiceIdentification"
_ROLE = f"{_SECTION}/gmd:pointOfContact/gmd:CI_ResponsibleParty/gmd:role/gmd:CI_RoleCode@codeListValue"


@rule(
    "inspire-6.3-technical-restrictions",
    covers=["6.3"],
    when=element("ServiceRecord"),
    examples=[Example("6.3", bad=f"in sds\n{_SECTION}/gmd:resourceConstraints =", good="in sds")],
)
def technical_restrictions_are_given(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An interoperable service gives the technical restrictions of its access and use as a legal constraint.

    How many requests or how large an answer the service bears is what a client has to know; it may stand in the same
    element as the other conditions. It concerns the services that declare the category `interoperable` or
    `harmonised`.
    """
    service = service_in(view)
    if not service.is_interoperable:
        return
    constraints = [one for section in service.sections for one in section.all("constraints")]
    if not any(one.element.tag.endswith("}MD_LegalConstraints") for one in constraints):
        section = service.section or service.record
        yield Problem(
            "{where} holds no legal constraint; give the technical restrictions of access and use there, "
            "or that there are none",
            where=section.where,
            line=section.line,
        )


@rule(
    "inspire-6.4-custodian",
    covers=["6.4"],
    when=element("ServiceRecord"),
    examples=[Example("6.4", bad=f"in sds\n{_ROLE} = owner", good="in sds")],
)
def a_custodian_is_named(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """One responsible party of an interoperable service has the role `custodian`.

    The custodian is the one who cares for the service and answers for it. It concerns the services that declare the
    category `interoperable` or `harmonised`.
    """
    service = service_in(view)
    if not service.is_interoperable:
        return
    contacts = [one for section in service.sections for one in section.all("contacts")]
    roles = [code(role) for contact in contacts for role in contact.all("role")]
    if "custodian" not in roles:
        section = service.section or service.record
        place = contacts[0] if contacts else section
        yield Problem(
            "{where} has the role {roles}, and no responsible party of the service is its custodian; "
            'give the one who cares for it, with codeListValue="custodian"',
            where=place.where,
            line=place.line,
            roles=", ".join(roles) or "-",
        )
