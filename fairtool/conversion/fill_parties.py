"""Answers about people and organisations: `contact.email`, `creator.name`, `publisher.name`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fairtool.conversion.parts import citation_of, says, with_citation, with_resource
from fairtool.conversion.said import Answer, as_text, last
from fairtool.conversion.wrong import cannot_be, one_of
from fairtool.record.citation import Contact, Identifier, Online, Responsibility
from fairtool.record.flat_identifiers import ORCID_ADDRESS, ROR_ADDRESS, orcid_in, ror_in
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.translate import marked
from fairtool.vocabulary.inspire import iso_lists

Fields = Mapping[str, Answer]
PARTY_FIELDS = ("name", "organisation", "email", "role", "position", "orcid", "ror", "url", "phone")
# What somebody is called in an answer, and the code of CI_RoleCode that they have unless another is said.
PARTIES: Mapping[str, str] = {
    "contact": "pointOfContact",
    "record.contact": "pointOfContact",
    "creator": "author",
    "contributor": "contributor",
    "publisher": "publisher",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant (`contact`), and what was said of them."""

    kind: str
    fields: Fields

    def text(self, name: str) -> str:
        """Give what was said last for a field."""
        said = self.fields.get(name)
        return last(said) if said else ""


def put_parties(record: Record, kind: str, parties: tuple[Fields, ...]) -> Record:
    """Put the parties of a kind, in place of those that have their role where they stand."""
    made = tuple(_responsibility(Party(kind, fields), record.language) for fields in parties)
    roles = {one.role for one in made}
    if kind == "record.contact":
        return replace(record, contacts=made)
    if kind == "contact":
        kept = tuple(one for one in record.resource.contacts if one.role not in roles)
        return with_resource(record, contacts=(*kept, *made))
    kept = tuple(one for one in citation_of(record).responsibilities if one.role not in roles)
    return with_citation(record, responsibilities=(*kept, *made))


def _responsibility(party: Party, language: str) -> Responsibility:
    organisation, name = party.fields.get("organisation"), party.fields.get("name")
    if name and not organisation and party.kind in ("contact", "record.contact", "publisher"):
        organisation, name = name, None  # these are offices before they are people
    position = party.fields.get("position")
    return Responsibility(
        role=_role(party),
        individual=Text(last(name)) if name else None,
        organisation=as_text(organisation, language) if organisation else None,
        position=as_text(position, language) if position else None,
        contacts=_contact(party),
        individual_identifiers=_identifier(party, "orcid", orcid_in, ORCID_ADDRESS),
        organisation_identifiers=_identifier(party, "ror", ror_in, ROR_ADDRESS),
    )


def _role(party: Party) -> str:
    said = party.text("role")
    codes = iso_lists("iso19115-3").lists["CI_RoleCode"]
    return one_of(f"{party.kind}.role", said, codes) if said else PARTIES[party.kind]


def _contact(party: Party) -> tuple[Contact, ...]:
    email, url, phone = party.text("email"), party.text("url"), party.text("phone")
    if email and "@" not in email:
        raise cannot_be(f"{party.kind}.email", email, marked("write an address such as data@example.org"))
    if not (email or url or phone):
        return ()
    links = (Online(url=url),) if url else ()
    return (Contact(phones=(phone,) if phone else (), emails=(email,) if email else (), links=links),)


def _identifier(party: Party, name: str, find: Callable[[str], str], address: str) -> tuple[Identifier, ...]:
    said = party.text(name)
    if not said:
        return ()
    bare = find(said)
    if not bare:
        raise cannot_be(f"{party.kind}.{name}", said, marked("write the identifier, such as {base}..."), base=address)
    return (Identifier(code=Text(f"{address}{bare}")),)


def is_complete(one: Responsibility) -> bool:
    """Tell whether somebody can be named and written to as INSPIRE wants: organisation and e-mail."""
    return says(one.organisation) and any(contact.emails for contact in one.contacts)


def has_contact(record: Record) -> bool:
    """Tell whether the resource has a contact with organisation and e-mail."""
    return any(is_complete(one) for one in record.resource.contacts)


def has_party(*roles: str) -> Callable[[Record], bool]:
    """Give what tells whether somebody with a name has one of the roles."""

    def has(record: Record) -> bool:
        everybody = (*citation_of(record).responsibilities, *record.resource.contacts)
        return any(one.role in roles and (says(one.individual) or says(one.organisation)) for one in everybody)

    return has
