"""Writes the people and organisations of a record as EML has them."""

from collections.abc import Iterable

from fairtool.iso.element import Element
from fairtool.record.eml_make import add, add_some, clean
from fairtool.record.eml_words import ROLES, split_name
from fairtool.record.essentials import AUTHORS, Essentials, Party

# Roles that have an element of their own.
_ELEMENTS = frozenset({*AUTHORS, "publisher", "pointOfContact", "funder", "sponsor"})
_UNKNOWN = Party("", organisation="unknown")  # EML wants a creator and a contact


def add_creators(parent: Element, essentials: Essentials) -> None:
    """Add who made the data and who described them, then the others with their roles."""
    for party in creators(essentials):
        add_party(parent, "creator", party)
    for party in essentials.metadata_contacts:
        add_party(parent, "metadataProvider", party)
    finer = essentials.having(*AUTHORS[1:])  # what creator does not say
    others = (party for party in essentials.parties if party.role and party.role not in _ELEMENTS)
    for party in dict.fromkeys((*finer, *essentials.having("publisher")[1:], *others)):
        add(add_party(parent, "associatedParty", party), "role", ROLES.get(party.role, party.role))


def add_contacts(parent: Element, essentials: Essentials) -> None:
    """Add whom to ask: the contacts, else those of the description, else the creators."""
    asked = essentials.having("pointOfContact") or essentials.metadata_contacts or creators(essentials)
    for party in asked:
        add_party(parent, "contact", party)


def add_publisher(parent: Element, essentials: Essentials) -> None:
    """Add the publisher."""
    for party in essentials.having("publisher")[:1]:
        add_party(parent, "publisher", party)


def creators(essentials: Essentials) -> tuple[Party, ...]:
    """Give the authors, else whoever else is named; EML wants one."""
    found = essentials.having(*AUTHORS) or essentials.having("publisher", "owner") or essentials.parties[:1]
    return _once(found) or (_UNKNOWN,)


def add_party(parent: Element, name: str, party: Party) -> Element:
    """Add a person or organisation."""
    element = add(parent, name)
    if clean(party.individual):
        given, family = split_name(clean(party.individual))
        person = add(element, "individualName")
        add_some(person, "givenName", given)
        add(person, "surName", family)
    if clean(party.organisation) or not clean(party.individual):
        add(element, "organizationName", clean(party.organisation) or party.email or "unknown")
    add_some(element, "electronicMailAddress", party.email)
    add_some(element, "onlineUrl", party.url)
    if party.orcid:
        add(element, "userId", f"https://orcid.org/{party.orcid}", {"directory": "https://orcid.org"})
    if party.ror:
        add(element, "userId", f"https://ror.org/{party.ror}", {"directory": "https://ror.org"})
    return element


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Give each person or organisation once, whatever their roles."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name, party)
    return tuple(found.values())
