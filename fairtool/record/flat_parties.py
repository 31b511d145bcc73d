"""People and organisations of a record, flat and nested."""

from collections.abc import Iterable

from fairtool.record.citation import Contact, Online, Responsibility
from fairtool.record.essentials import Party
from fairtool.record.flat_identifiers import (
    ORCID_ADDRESS,
    ROR_ADDRESS,
    identified,
    institutional,
    orcid_in,
    personal,
    ror_in,
)
from fairtool.record.text import Text


def flat_parties(responsibilities: Iterable[Responsibility]) -> tuple[Party, ...]:
    """Give the parties in order, each once; those without a name, address or identifier are left out."""
    found = (flat_party(one) for one in responsibilities)
    return tuple(dict.fromkeys(party for party in found if _is_somebody(party)))


def flat_party(one: Responsibility) -> Party:
    """Give a party with the first e-mail and page of its contacts, ORCID and ROR from wherever they stand."""
    links = [link.url for contact in one.contacts for link in contact.links if link.url]
    mails = [mail for contact in one.contacts for mail in contact.emails]
    orcid = personal(one.individual_identifiers, (one.individual,))
    ror = institutional((*one.organisation_identifiers, *one.individual_identifiers), (one.organisation,))
    return Party(
        role=one.role,
        individual=str(one.individual or ""),
        organisation=str(one.organisation or ""),
        email=_first(mails),
        orcid=orcid or _first(map(orcid_in, links)),
        ror=ror or _first(map(ror_in, links)),
        url=_first(url for url in links if not orcid_in(url) and not ror_in(url)),
    )


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def nested_party(party: Party) -> Responsibility:
    """Give a party as ISO has it: ORCID and ROR as identifiers and as anchors, since ISO 19139 has only anchors."""
    orcid = f"{ORCID_ADDRESS}{party.orcid}" if party.orcid else ""
    ror = f"{ROR_ADDRESS}{party.ror}" if party.ror else ""
    return Responsibility(
        role=party.role,
        individual=Text(party.individual, orcid) if party.individual else None,
        organisation=Text(party.organisation, ror) if party.organisation else None,
        contacts=_contacts(party),
        individual_identifiers=(identified(party.orcid, "ORCID", ORCID_ADDRESS),) if party.orcid else (),
        organisation_identifiers=(identified(party.ror, "ROR", ROR_ADDRESS),) if party.ror else (),
    )


def _contacts(party: Party) -> tuple[Contact, ...]:
    if not party.email and not party.url:
        return ()
    return (
        Contact(
            emails=(party.email,) if party.email else (),
            links=(Online(url=party.url),) if party.url else (),
        ),
    )


def _is_somebody(party: Party) -> bool:
    return bool(party.name or party.email or party.orcid or party.ror)
