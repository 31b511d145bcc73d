"""Creators, publisher, contributors and funders in the members of DataCite, written and read."""

from collections.abc import Iterator, Mapping

from fairtool.record.datacite_words import OF_ROLE, OTHER_ROLE, ROLE_OF
from fairtool.record.essentials import AUTHORS, Essentials, Party
from fairtool.record.flat_identifiers import ORCID_ADDRESS, ROR_ADDRESS, orcid_in, ror_in
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known
from fairtool.record.nested_said import Said

# Who publishes, in the order of preference: DataCite's publisher holds, archives, distributes or produces the resource.
_PUBLISHERS = ("publisher", "distributor", "resourceProvider", "custodian", "owner")
_FUNDER = "funder"


def creators(said: Essentials) -> Iterator[dict[str, object]]:
    """Give the authors of the data."""
    return (_named(party) for party in said.having(*AUTHORS) if party.name)


def publisher(said: Essentials) -> Mapping[str, object]:
    """Give the publisher, or who stands in for one; empty where there is nobody."""
    party = _publisher(said)
    name = (party.organisation or party.individual) if party else ""
    if party is None or not name:
        return {}
    ror = _scheme("publisherIdentifier", party.ror, "ROR") if party.organisation else {}
    return {"name": name, **ror}


def contributors(said: Essentials) -> Iterator[dict[str, object]]:
    """Give everybody else by the nearest type of contributor."""
    told = _publisher(said)
    for party in said.parties:
        if party.name and party.role not in (*AUTHORS, _FUNDER) and not (party is told and party.role == "publisher"):
            yield {"contributorType": OF_ROLE.get(party.role, "Other")} | _named(party)


def fundings(said: Essentials) -> Iterator[dict[str, object]]:
    """Give the funders."""
    for party in said.having(_FUNDER):
        if party.name:
            ror = f"{ROR_ADDRESS}{party.ror}" if party.ror else ""
            name = party.organisation or party.individual
            yield known(funderName=name, funderIdentifier=ror, funderIdentifierType="ROR" if ror else "")


def read_parties(root: JsonNode) -> Iterator[Said]:
    """Give the parties of a description."""
    for node in root["creators"]:
        yield Said("parties", _party(node, "author"), node.where)
    if root["publisher"]:
        yield Said("parties", _read_publisher(root["publisher"]), root["publisher"].where)
    for node in root["contributors"]:
        role = ROLE_OF.get(node["contributorType"].text(), OTHER_ROLE)
        yield Said("parties", _party(node, role), node.where)
    for node in root["fundingReferences"]:
        name, ror = node["funderName"].text(), ror_in(node["funderIdentifier"].text())
        yield Said("parties", Party(_FUNDER, organisation=name, ror=ror) if name else None, node.where)


def _publisher(said: Essentials) -> Party | None:
    return next((party for role in _PUBLISHERS for party in said.having(role) if party.name), None)


def _named(party: Party) -> dict[str, object]:
    """Give a person with the affiliation, or an organisation, with identifiers."""
    if not party.individual:
        identifiers = (_scheme("nameIdentifier", party.ror, "ROR"),) if party.ror else ()
        return known(name=party.organisation, nameType="Organizational", nameIdentifiers=identifiers)
    affiliation = {"name": party.organisation, **_scheme("affiliationIdentifier", party.ror, "ROR")}
    return known(
        name=party.individual,
        nameType="Personal",
        **_parts(party.individual),
        nameIdentifiers=(_scheme("nameIdentifier", party.orcid, "ORCID"),) if party.orcid else (),
        affiliation=(affiliation,) if party.organisation else (),
    )


def _parts(name: str) -> Mapping[str, str]:
    """Give family and given name where a comma parts them; nothing is guessed."""
    family, comma, given = name.partition(",")
    apart = comma and family.strip() and given.strip() and "," not in given
    return {"givenName": given.strip(), "familyName": family.strip()} if apart else {}


def _scheme(key: str, code: str, scheme: str) -> Mapping[str, object]:
    address = ROR_ADDRESS if scheme == "ROR" else ORCID_ADDRESS
    return {key: f"{address}{code}", f"{key}Scheme": scheme, "schemeUri": address} if code else {}


def _party(node: JsonNode, role: str) -> Party | None:
    """Give a party: organisations by their type, or by a ROR of their own; everybody else is a person."""
    name = node["name"].text() or ", ".join(filter(None, (node["familyName"].text(), node["givenName"].text())))
    own = [one["nameIdentifier"].text() or one.text() for one in node["nameIdentifiers"]]
    schemes = [one["nameIdentifierScheme"].text().upper() for one in node["nameIdentifiers"]]
    orcid = next((found for text in own if (found := orcid_in(text))), "")
    ror = next((found for text in own if (found := ror_in(text))), "")
    if not name:
        return None
    if node["nameType"].text() == "Organizational" or "ROR" in schemes:
        return Party(role, organisation=name, ror=ror)
    place = next(iter(node["affiliation"]), JsonNode())
    affiliation = place["name"].text() or place.text()
    return Party(role, name, affiliation, orcid=orcid, ror=ror_in(place["affiliationIdentifier"].text()))


def _read_publisher(node: JsonNode) -> Party | None:
    name = node["name"].text() or node.text()
    ror = ror_in(node["publisherIdentifier"].text())
    return Party("publisher", organisation=name, ror=ror) if name else None
