"""The people and organisations of a record as GeoDCAT-AP has them: agents, contacts, attributions."""

from dataclasses import replace

from fairtool.record.essentials import AUTHORS, Essentials, Party
from fairtool.record.geodcat_thing import Iri, Properties, Thing, Value, address, refer, say
from fairtool.record.geodcat_words import role_address


def agent(party: Party) -> Thing:
    """Give a party as an agent, known by its ORCID or ROR where it has one."""
    if party.individual:
        uri = f"https://orcid.org/{party.orcid}" if party.orcid else ""
        member = (("org:memberOf", _organisation(party)),) if party.organisation else ()
        return Thing(("foaf:Person",), (*_agent_properties(party), *member), uri)
    return _organisation(party, _agent_properties(party)[1:])


def contact(party: Party) -> Thing:
    """Give a party as a business card."""
    kind = "vcard:Individual" if party.individual else "vcard:Organization"
    organisation = say("vcard:organization-name", party.organisation) if party.individual else ()
    return Thing(
        (kind,),
        (
            *say("vcard:fn", party.name),
            *organisation,
            *refer("vcard:hasEmail", _mail(party)),
            *refer("vcard:hasURL", party.url),
            *refer("vcard:hasUID", f"https://orcid.org/{party.orcid}" if party.orcid else ""),
        ),
    )


def responsible(essentials: Essentials) -> Properties:
    """Give all parties of the resource: creators, publisher, contacts, and the others with their role."""
    named = [party for party in essentials.parties if party.name]
    publishers = [party for party in named if party.role == "publisher"]
    found = (
        *(("dcat:contactPoint", contact(party)) for party in named if party.role == "pointOfContact"),
        *(("dct:creator", agent(party)) for party in named if party.role in AUTHORS),
        *(("dct:publisher", agent(party)) for party in publishers[:1]),
        *(("dct:rightsHolder", agent(party)) for party in named if party.role == "owner"),
        *(("prov:qualifiedAttribution", _attribution(party)) for party in (*publishers[1:], *_others(named))),
    )
    return _described_once(found, set())


def _described_once(properties: Properties, known: set[Thing]) -> Properties:
    """Give properties in which a thing with an address is described where it comes first, and then only named."""
    return tuple((name, _described(value, known)) for name, value in properties)


def _described(value: Value, known: set[Thing]) -> Value:
    if not isinstance(value, Thing):
        return value
    if value in known:
        return Iri(value.uri)
    if value.uri:
        known.add(value)
    return replace(value, properties=_described_once(value.properties, known))


def _others(parties: list[Party]) -> tuple[Party, ...]:
    """Give those whose role is more exact than the property says, or has none."""
    plain = {"author", "publisher", "pointOfContact", "owner", ""}
    return tuple(party for party in parties if party.role not in plain)


def _attribution(party: Party) -> Thing:
    role = refer("dcat:hadRole", role_address(party.role))
    return Thing(("prov:Attribution",), (("prov:agent", agent(party)), *role))


def _organisation(party: Party, properties: Properties = ()) -> Thing:
    uri = f"https://ror.org/{party.ror}" if party.ror else ""
    return Thing(("foaf:Organization",), (*say("foaf:name", party.organisation), *properties), uri)


def _agent_properties(party: Party) -> Properties:
    return (*say("foaf:name", party.name), *refer("foaf:mbox", _mail(party)), *refer("foaf:homepage", party.url))


def _mail(party: Party) -> str:
    return address(f"mailto:{party.email}") if "@" in party.email else ""
