"""Responsible parties: who they are, and how they can be reached."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.identifiers import is_email
from fairtool.iso.node import Node
from fairtool.iso.structure.value_sentences import shortened
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, is_19139, is_said

_PARTIES = ("CI_Organisation", "CI_Individual")
# A postal code with a town, or a way: what a name of an organisation has no reason to hold.
_ADDRESS = re.compile(
    r"\b\d{5}\b\s+\S|\bcedex\b|\d\s*(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|chemin|quai)\b", re.IGNORECASE
)
_LONGEST = 500  # characters of a name that are looked at


@rule(
    "iso-cit-party-name",
    covers=["cit.party-name"],
    when=element("Responsibility"),
    examples=[
        Example(
            "cit.party-name",
            bad="gmd:contact/gmd:CI_ResponsibleParty/gmd:organisationName =",
            good="gmd:contact/gmd:CI_ResponsibleParty/gmd:organisationName = "
            "<gmd:positionName><gco:CharacterString>Gestionnaire des données</gco:CharacterString></gmd:positionName>",
        ),
        Example(
            "cit.party-name",
            bad="in dataset-3\nmdb:contact/cit:CI_Responsibility/cit:party/cit:CI_Organisation/cit:name =",
            good="in dataset-3\nmdb:contact/cit:CI_Responsibility/cit:party/cit:CI_Organisation/cit:name = "
            "<cit:name><gco:CharacterString>Observatoire</gco:CharacterString></cit:name>",
        ),
    ],
)
def party_is_named(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A responsible party has the name of a person, of an organisation or of a position.

    A contact without any of them is an address to which nobody belongs: nobody can be cited, asked or thanked.
    """
    if is_19139(context.view):
        names = children(node.element, "individualName", "organisationName", "positionName")
        if not any(is_said(name) for name in names):
            yield Problem(
                "{where} names nobody; give the name of a person, of an organisation or of a position ({organisation})",
                where=node.where,
                line=node.line,
                organisation=node.path("organisation"),
            )
        return
    for party in node.element.iter("*"):
        kind = party.tag.rpartition("}")[2]
        wanted = ("name", "logo") if kind == "CI_Organisation" else ("name", "positionName")
        if kind in _PARTIES and not any(is_said(child) for child in children(party, *wanted)):
            found = Node(party, node.kind, node.paths)
            yield Problem(
                "{where} has no name; give it in cit:{first} or cit:{second}",
                where=found.where,
                line=found.line,
                first=wanted[0],
                second=wanted[1],
            )


@rule(
    "iso-cit-email",
    covers=["cit.email"],
    when=element("Contact"),
    examples=[
        Example(
            "cit.email",
            bad="gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress = <gmd:electronicMailAddress>"
            "<gco:CharacterString>donnees @ baie.example</gco:CharacterString></gmd:electronicMailAddress>",
            good="",
        ),
        Example(
            "cit.email",
            bad="gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress = <gmd:electronicMailAddress>"
            "<gco:CharacterString>donnees(at)baie.example</gco:CharacterString></gmd:electronicMailAddress>",
            good="gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress = <gmd:electronicMailAddress>"
            "<gco:CharacterString>donnees@baie.example</gco:CharacterString></gmd:electronicMailAddress>",
        ),
    ],
)
def email_is_an_address(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """An e-mail address has a name, an @ and a domain, without blanks.

    It is the way to the producer that is tried first; catalogues make a link of it.
    """
    for email in node.all("emails"):
        value = email.value
        if value and not is_email(value):
            yield Problem(
                '{where} is "{value}", which is no e-mail address; write one like contact@institute.fr, and one only',
                where=email.where,
                line=email.line,
                value=value,
                fix=_closed_up(email, value),
            )


def _closed_up(email: Node, value: str) -> SetXml | None:
    """Give the edit that takes out the blanks around the @, where they are all that is wrong."""
    name, at, domain = (part.strip() for part in value.partition("@"))
    is_one = name and "." in domain and "@" not in domain and len(f"{name}{at}{domain}".split()) == 1
    return email.set_text(f"{name}@{domain}") if is_one else None


@rule(
    "iso-cit-organisation-address",
    covers=["cit.organisation-address"],
    when=element("Responsibility"),
    examples=[
        Example(
            "cit.organisation-address",
            bad="gmd:contact/*/gmd:organisationName = <gmd:organisationName><gco:CharacterString>"
            "Observatoire de la Baie, 3 rue du Port, 29000 Quimper</gco:CharacterString></gmd:organisationName>",
            good="gmd:contact/*/gmd:organisationName = <gmd:organisationName><gco:CharacterString>"
            "Observatoire de la Baie (Quimper)</gco:CharacterString></gmd:organisationName>",
        )
    ],
)
def organisation_is_a_name(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The name of an organisation is a name, and its postal address stands in the fields of the address.

    Catalogues group records by the name of the organisation: with an address in it, each spelling is another one.
    """
    for organisation in node.all("organisation"):
        if _ADDRESS.search(organisation.value[:_LONGEST]):
            yield Problem(
                '{where} is "{value}"; keep the name alone, and write the address in the fields of the address',
                where=organisation.where,
                line=organisation.line,
                value=shortened(organisation.value),
            )
