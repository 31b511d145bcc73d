"""Contacts of the metadata (C.6) and of the data (C.10): who they are, how to reach them, and their roles."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.identifiers import is_email
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, code, place, said
from fairtool.rules.inspire.levels import identifications
from fairtool.rules.near_codes import meant_code, near_codes
from fairtool.vocabulary.inspire import iso_lists

_CONTACT = "gmd:contact/gmd:CI_ResponsibleParty"
_PARTY = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:pointOfContact"
_MAIL = "gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress"
_PLACE_OF_MAIL = "emails"


@rule(
    "inspire-c.6-metadata-contact",
    covers=["C.6"],
    when=element("Record"),
    examples=[
        Example("C.6", bad="gmd:contact =", good=""),
        Example(
            "C.6",
            bad=f"{_CONTACT}/gmd:role/gmd:CI_RoleCode@codeListValue = author",
            good=f"{_CONTACT}/gmd:role/gmd:CI_RoleCode@codeListValue = pointOfContact",
        ),
        Example("C.6", bad=f"{_CONTACT}/{_MAIL} =", good=""),
    ],
)
def metadata_has_a_contact(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The metadata has a point of contact, with the name of its organisation and an e-mail address.

    It is who answers for the record itself, with the role `pointOfContact`: whoever finds a fault in it writes there.
    """
    contacts = node.all("contacts")
    if not contacts:
        yield Problem(
            "{where} is missing: the record does not say who answers for it; "
            "give an organisation with its e-mail address and the role pointOfContact",
            where=place(node, "contacts"),
            line=node.line,
        )
        return
    roles = [code(role) for contact in contacts for role in contact.all("role")]
    if "pointOfContact" not in roles:
        yield Problem(
            '{where} has the role "{value}"; one contact of the metadata needs "pointOfContact" as codeListValue',
            where=contacts[0].where,
            line=contacts[0].line,
            value=", ".join(roles) or "-",
        )
    for number, contact in enumerate(contacts):
        yield from _incomplete(contact)
        if number or "pointOfContact" in roles:  # what the first has was told
            yield from _unknown_role(contact)


@rule(
    "inspire-c.10-responsible-organisation",
    covers=["C.10"],
    when=element("Record"),
    examples=[
        Example("C.10", bad=f"{_PARTY} =", good=""),
        Example(
            "C.10",
            bad=f"{_PARTY}/gmd:CI_ResponsibleParty/gmd:role/gmd:CI_RoleCode@codeListValue = propriétaire",
            good=f"{_PARTY}/gmd:CI_ResponsibleParty/gmd:role/gmd:CI_RoleCode@codeListValue = owner",
        ),
    ],
)
def resource_has_a_responsible_organisation(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data or service has a responsible party, and each has an organisation, an e-mail address and a role of ISO.

    It is whom users ask about the data, and whom they cite. The role says for what: `custodian`, `publisher`...
    """
    parties = [party for resource in identifications(context.view) for party in resource.all("contacts")]
    if not parties:
        holder = next(iter(identifications(context.view)), None)
        yield Problem(
            "{where} is missing: the data or service has no responsible party; "
            "write an organisation with its e-mail address and its role",
            where=place(holder, "contacts") if holder else place(node, "resources"),
            line=holder.line if holder else node.line,
        )
    for party in parties:
        yield from _incomplete(party)
        yield from _unknown_role(party)


@rule(
    "inspire-c.6-email-address",
    when=element("Record"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.6",
    examples=[
        Example(
            "C.6",
            bad=f"{_CONTACT}/{_MAIL}/gco:CharacterString = <gco:CharacterString>baie.example</gco:CharacterString>",
            good=f"{_CONTACT}/{_MAIL}/gco:CharacterString = <gco:CharacterString>a@baie.example</gco:CharacterString>",
        )
    ],
)
def email_addresses_can_be_written_to(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The e-mail address of a contact of the metadata or of the data is one.

    A telephone number or the address of a web site in its place passes the validator, but no message arrives. Whether
    the address works is not tried.
    """
    if "iso-cit-email" in context.beside:  # which tells the same of every contact
        return
    parties = (*node.all("contacts"), *(one for part in identifications(context.view) for one in part.all("contacts")))
    for email in (one for party in parties for one in party.all("contacts.emails")):
        value = said(email.element)
        if value and not is_email(value):
            yield Problem(
                '{where} is "{value}", which is no e-mail address; write one such as data@organisation.example',
                where=email.where,
                line=email.line,
                value=value,
            )


def _incomplete(party: Node) -> Iterator[Problem]:
    if not any(said(one.element) for one in party.all("organisation")):
        yield Problem(
            "{where} has no name of an organisation; write it there in full",
            where=place(party, "organisation"),
            line=party.line,
        )
    emails = party.all("contacts.emails")
    holder = party.first("contacts")
    if not emails:
        yield Problem(
            "{where} has no e-mail address; write that of the organisation",
            where=place(holder, _PLACE_OF_MAIL) if holder else place(party, "contacts"),
            line=holder.line if holder else party.line,
        )
    for email in emails:
        if not said(email.element):
            yield Problem(
                "{where} is empty; write the e-mail address, or take the element out if there is another",
                where=email.where,
                line=email.line,
            )


def _unknown_role(party: Node) -> Iterator[Problem]:
    known = iso_lists("iso19115-3" if party.element.tag.endswith("CI_Responsibility") else "iso19139").lists[
        "CI_RoleCode"
    ]
    role = party.first("role")
    if role is None:
        yield Problem(
            "{where} is missing: the contact has no role; write one of {known}",
            where=place(party, "role"),
            line=party.line,
            known=", ".join(known),
        )
    elif code(role) not in known:
        yield Problem(
            '{where} is "{value}", which is no role of ISO 19115; write "{known}"'
            if meant_code(code(role), known)
            else '{where} is "{value}", which is no role of ISO 19115; write one of {known}',
            where=f"{role.where}/@codeListValue",
            line=role.line,
            value=code(role) or role.value,
            known=(meant := meant_code(code(role), known)) or near_codes(code(role), known),
            fix=role.set_attribute("codeListValue", meant) if meant else None,
        )
