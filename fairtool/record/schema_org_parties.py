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
    said, email, url = _name(node), _email(node), text_of(get(node, "url"))
    orcid, ror = _first_orcid(node, url), _first_ror(node, url)
    url = "" if orcid_in(url) or ror_in(url) else url
    if not (said or orcid or ror or email):
        return None
    if _is_organisation(node, orcid):
        return Party(role, organisation=said, email=email, ror=ror, url=url)
    place = next(iter(get(node, "affiliation")), JsonNode())
    return Party(role, said, _affiliation(place), email, orcid, _ror_of(place), url)


def _name(node: JsonNode) -> str:
    """Give the name of a party, else its parts, else a bare word that is no address."""
    parts = (text_of(get(node, "familyName")), text_of(get(node, "givenName")))
    return text_of(get(node, "name")) or ", ".join(filter(None, parts)) or _word(node)


def _word(node: JsonNode) -> str:
    return node.text() if "://" not in node.text() else ""


def _email(node: JsonNode) -> str:
    contact = next(iter(get(node, "contactPoint")), JsonNode())
    return (text_of(get(node, "email")) or text_of(get(contact, "email"))).removeprefix("mailto:")


def _ids(node: JsonNode) -> Iterator[str]:
    """Give all texts that may be an identifier of a party."""
    yield node["@id"].text()
    yield from map(_identifier, get(node, "identifier"))
    yield node.text()
    yield from map(text_of, get(node, "sameAs"))


def _first_orcid(node: JsonNode, url: str) -> str:
    return next((found for one in (*_ids(node), url) if (found := orcid_in(one))), "")


def _first_ror(node: JsonNode, url: str) -> str:
    return next((found for one in (*_ids(node), url) if (found := ror_in(one))), "")


def _is_organisation(node: JsonNode, orcid: str) -> bool:
    """Tell whether a party is one by its type; without a type, whoever has no ORCID is taken for one."""
    return "Organization" in kinds(node) or (not orcid and "Person" not in kinds(node))


def _affiliation(place: JsonNode) -> str:
    return text_of(get(place, "name")) or _word(place)


def _ror_of(place: JsonNode) -> str:
    return ror_in(place["@id"].text()) or next((ror_in(_identifier(one)) for one in get(place, "identifier")), "")


def _identifier(node: JsonNode) -> str:
    return text_of(get(node, "url")) or text_of(get(node, "value")) or text_of(node)
