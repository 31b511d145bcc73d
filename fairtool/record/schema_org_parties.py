"""People and organisations in schema.org, written and read."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.record.essentials import AUTHORS, Party
from fairtool.record.flat_identifiers import ORCID_ADDRESS, ROR_ADDRESS, orcid_in, ror_in
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known
from fairtool.record.nested_said import Said
from fairtool.record.schema_org_node import get, kinds, text_of
from fairtool.record.schema_org_words import PROPERTY_OF_ROLE, ROLE_OF_PROPERTY


def written_parties(parties: Iterable[Party]) -> Mapping[str, object]:
    """Give the parties by property; a role that has none is a Role in `contributor`, with its ISO code as name."""
    found: dict[str, list[object]] = {}
    for party in parties:
        node = party_node(party)
        if party.role in AUTHORS:
            found.setdefault("creator", []).append(node)
        elif party.role in PROPERTY_OF_ROLE:
            found.setdefault(PROPERTY_OF_ROLE[party.role], []).append(node)
        else:
            role = {"@type": "Role", "roleName": party.role or "contributor", "contributor": node}
            found.setdefault("contributor", []).append(role)
    return {name: nodes[0] if len(nodes) == 1 and name == "publisher" else nodes for name, nodes in found.items()}


def party_node(party: Party) -> Mapping[str, object]:
    """Give a Person with the affiliation, or an Organization; ORCID and ROR are their `@id`."""
    ror = f"{ROR_ADDRESS}{party.ror}" if party.ror else ""
    if not party.individual:
        return known(at_type="Organization", at_id=ror, name=party.organisation, email=party.email, url=party.url)
    orcid = f"{ORCID_ADDRESS}{party.orcid}" if party.orcid else ""
    affiliation = known(at_type="Organization", at_id=ror, name=party.organisation) if party.organisation else {}
    return known(
        at_type="Person",
        at_id=orcid,
        identifier=orcid,
        name=party.individual,
        email=party.email,
        url=party.url,
        affiliation=affiliation,
    )


def read_parties(root: JsonNode) -> Iterator[Said]:
    """Give the parties of a data set, then those who wrote the description."""
    for name, role in ROLE_OF_PROPERTY.items():
        for node in _listed(get(root, name)):
            yield Said("parties", _party(node, role, name), node.where)
    for node in _listed(get(root, "sdPublisher")):
        yield Said("metadata_contacts", _party(node, "pointOfContact", "sdPublisher"), node.where)


def _listed(node: JsonNode) -> Iterator[JsonNode]:
    """Give the items of a list, also of a JSON-LD `@list`."""
    for one in node:
        yield from one["@list"] or (one,)


def _party(node: JsonNode, role: str, name: str) -> Party | None:
    if "Role" in kinds(node):
        role = text_of(get(node, "roleName")) or role
        node = next(iter(get(node, name)), node)
    said = text_of(get(node, "name")) or ", ".join(
        filter(None, (text_of(get(node, "familyName")), text_of(get(node, "givenName"))))
    )
    said = said or (node.text() if "://" not in node.text() else "")
    ids = [node["@id"].text(), *(_identifier(one) for one in get(node, "identifier")), node.text()]
    ids += [text_of(one) for one in get(node, "sameAs")]
    contact = next(iter(get(node, "contactPoint")), JsonNode())
    email = (text_of(get(node, "email")) or text_of(get(contact, "email"))).removeprefix("mailto:")
    url = text_of(get(node, "url"))
    orcid = next((found for one in (*ids, url) if (found := orcid_in(one))), "")
    ror = next((found for one in (*ids, url) if (found := ror_in(one))), "")
    url = "" if orcid_in(url) or ror_in(url) else url
    if not (said or orcid or ror or email):
        return None
    if "Organization" in kinds(node) or (not orcid and not set(kinds(node)) & {"Person"}):
        return Party(role, organisation=said, email=email, ror=ror, url=url)
    place = next(iter(get(node, "affiliation")), JsonNode())
    name_of_place = text_of(get(place, "name")) or (place.text() if "://" not in place.text() else "")
    ror = ror_in(place["@id"].text()) or next((ror_in(_identifier(one)) for one in get(place, "identifier")), "")
    return Party(role, said, name_of_place, email, orcid, ror, url)


def _identifier(node: JsonNode) -> str:
    return text_of(get(node, "url")) or text_of(get(node, "value")) or text_of(node)
