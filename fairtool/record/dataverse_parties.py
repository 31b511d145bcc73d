"""Authors, contacts, producers, distributors, contributors and funders in Dataverse, written and read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairtool.record.dataverse_fields import Field, compounds, controlled, inner, primitive, values
from fairtool.record.dataverse_words import CONTRIBUTORS, ROLE_OF
from fairtool.record.essentials import AUTHORS, Essentials, Party
from fairtool.record.flat_identifiers import ORCID_ADDRESS, ROR_ADDRESS, orcid_in, ror_in
from fairtool.record.json_node import JsonNode
from fairtool.record.nested_said import Said

_PUBLISHING = ("publisher", "distributor")
_ELSEWHERE = frozenset({*AUTHORS, *_PUBLISHING, "pointOfContact", "resourceProvider", "funder"})


def parties(said: Essentials) -> Iterator[Field]:
    """Give the fields with people and organisations."""
    yield compounds("author", (_author(one) for one in said.having(*AUTHORS)))
    contacts = said.having("pointOfContact") or tuple(one for one in said.metadata_contacts if one.email)
    yield compounds("datasetContact", (_contact(one) for one in contacts))
    yield compounds("producer", (_named("producer", one) for one in said.having("resourceProvider")))
    yield compounds("contributor", (_contributor(one) for one in said.parties if one.role not in _ELSEWHERE))
    yield compounds("grantNumber", ((primitive("grantNumberAgency", _name(one)),) for one in said.having("funder")))
    yield compounds("distributor", (_named("distributor", one) for one in said.having(*_PUBLISHING)))


def read_parties(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    """Give the parties."""
    for one in values(fields, "author"):
        identifier = f"{inner(one, 'authorIdentifierScheme')}:{inner(one, 'authorIdentifier')}"
        party = _party("author", inner(one, "authorName"), inner(one, "authorAffiliation"), identifier)
        yield Said("parties", party, one.where)
    for one in values(fields, "datasetContact"):
        party = _party("pointOfContact", inner(one, "datasetContactName"), inner(one, "datasetContactAffiliation"))
        yield Said("parties", replace(party, email=inner(one, "datasetContactEmail")), one.where)
    for field, role in (("producer", "resourceProvider"), ("distributor", "distributor")):
        for one in values(fields, field):
            party = _party(role, inner(one, f"{field}Name"), inner(one, f"{field}Affiliation"))
            yield Said("parties", replace(party, url=inner(one, f"{field}URL")), one.where)
    for one in values(fields, "contributor"):
        role = ROLE_OF.get(inner(one, "contributorType"), "contributor")
        yield Said("parties", _party(role, inner(one, "contributorName")), one.where)
    for one in values(fields, "grantNumber"):
        yield Said("parties", _party("funder", inner(one, "grantNumberAgency")), one.where)


def _author(party: Party) -> tuple[Field, ...]:
    own = ("ORCID", f"{ORCID_ADDRESS}{party.orcid}") if party.orcid else ("", "")
    if not party.individual and party.ror:
        own = ("ROR", f"{ROR_ADDRESS}{party.ror}")
    return (
        primitive("authorName", _name(party)),
        primitive("authorAffiliation", party.organisation if party.individual else ""),
        controlled("authorIdentifierScheme", own[0]),
        primitive("authorIdentifier", own[1]),
    )


def _contact(party: Party) -> tuple[Field, ...]:
    return (
        primitive("datasetContactName", _name(party)),
        primitive("datasetContactAffiliation", party.organisation if party.individual else ""),
        primitive("datasetContactEmail", party.email),
    )


def _named(field: str, party: Party) -> tuple[Field, ...]:
    return (
        primitive(f"{field}Name", _name(party)),
        primitive(f"{field}Affiliation", party.organisation if party.individual else ""),
        primitive(f"{field}URL", party.url),
    )


def _contributor(party: Party) -> tuple[Field, ...]:
    type_ = CONTRIBUTORS.get(party.role, "Other")
    return (controlled("contributorType", type_), primitive("contributorName", _name(party)))


def _name(party: Party) -> str:
    return party.individual or party.organisation


def _party(role: str, name: str, place: str = "", identifier: str = "") -> Party:
    """Give a person where there is an affiliation, an ORCID or a comma in the name; else an organisation."""
    orcid, ror = orcid_in(identifier), ror_in(identifier)
    if place or orcid or ("," in name and not ror):
        return Party(role, name, place, orcid=orcid)
    return Party(role, organisation=name, ror=ror)
