"""People and organisations of a record as lines that can be copied into a form."""

from collections.abc import Callable, Iterable, Mapping

from fairtool.push.kit.filling import Filling
from fairtool.record.essentials import AUTHORS, Party

Lines = tuple[str, ...]
_CONTACTS = ("pointOfContact", "custodian", "resourceProvider", "distributor")
_CONTRIBUTORS = ("processor", "collaborator", "contributor", "editor", "custodian", "owner", "user", "rightsHolder")
_FUNDERS = ("funder", "sponsor")


def _line(party: Party) -> str:
    """Give name, organisation, e-mail and ORCID or ROR, as far as the record has them."""
    organisation = party.organisation if party.individual else ""
    code = party.orcid or (f"https://ror.org/{party.ror}" if party.ror else "")
    return " | ".join(cell for cell in (party.name, organisation, party.email, code) if cell)


def _person(party: Party) -> str:
    """Give name, e-mail and ORCID: nobody can tell from a name which part of it is the last name."""
    return " | ".join(cell for cell in (party.name, party.email, party.orcid) if cell)


def _lines(parties: Iterable[Party], form: Callable[[Party], str]) -> Lines:
    return tuple(form(one) for one in parties)


def _authors(filling: Filling) -> tuple[Party, ...]:
    return filling.said.having(*AUTHORS)


def _affiliations(filling: Filling) -> Lines:
    return tuple(one.organisation for one in _authors(filling) if one.individual)


def _associations(filling: Filling) -> Lines:
    pairs = ((one.individual, one.organisation) for one in _authors(filling))
    return tuple(f"{person} | {organisation}" for person, organisation in pairs if person and organisation)


PARTIES: Mapping[str, Callable[[Filling], Lines]] = {
    "authors": lambda f: _lines(_authors(f), _line),
    "author-people": lambda f: _lines(_authors(f), _person),
    "affiliations": _affiliations,
    "author-affiliations": _associations,
    "contributors": lambda f: _lines(f.said.having(*_CONTRIBUTORS), _person),
    "contacts": lambda f: _lines(f.said.having(*_CONTACTS), _line),
    "publishers": lambda f: _lines(f.said.having("publisher"), _line),
    "funders": lambda f: _lines(f.said.having(*_FUNDERS), _line),
    "metadata-contacts": lambda f: _lines(f.said.metadata_contacts, _line),
}
