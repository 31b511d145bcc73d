"""Those responsible for a data set, by the attributes of ACDD: creator, contributor, publisher, institution."""

import re
from collections.abc import Callable, Iterator, Mapping

from fairtool.record.citation import Contact, Identifier, Online, Responsibility
from fairtool.record.flat_identifiers import ORCID_ADDRESS, ROR_ADDRESS, orcid_in, ror_in
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.text import Text

_URL = re.compile(r"(?:https?|ftp)://\S+")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)
_LONGEST = 200  # characters of a name with an e-mail
_SEVERAL = re.compile(r"\s*;\s*")
_ORGANISATIONS = frozenset({"institution", "group", "organisation", "organization", "project"})
_NAMES: Mapping[str, tuple[str, ...]] = {
    "creator": ("creator_name", "creator", "author", "authors"),
    "principal_investigator": ("principal_investigator", "principal_investigator_name"),
    "publisher": ("publisher_name", "publisher"),
}
_ROLE_OF: Mapping[str, str] = {"publisher": "publisher", "principal_investigator": "principalInvestigator"}
# What people write as the role of a contributor, and the code of CI_RoleCode that it is.
_ROLES: Mapping[str, str] = {
    "principal investigator": "principalInvestigator", "pi": "principalInvestigator", "author": "author",
    "co-author": "author", "processor": "processor", "data processing": "processor", "owner": "owner",
    "custodian": "custodian", "data manager": "custodian", "distributor": "distributor", "publisher": "publisher",
    "originator": "originator", "provider": "resourceProvider", "funder": "funder", "sponsor": "sponsor",
    "editor": "editor", "collaborator": "collaborator", "point of contact": "pointOfContact",
}  # fmt: skip
_CODES = frozenset(_ROLES.values()) | {"resourceProvider", "user", "coAuthor", "contributor", "rightsHolder"}


def parties(header: Header) -> tuple[Part[Responsibility], ...]:
    """Give all who have a part in the data: creators, principal investigators, contributors, the publisher."""
    first = (one for kind in ("creator", "principal_investigator") for one in _of_kind(header, kind))
    return (*first, *_contributors(header), *_of_kind(header, "publisher"))


def correspondent(header: Header) -> tuple[Part[Responsibility], ...]:
    """Give whom `contact` names, where it holds an e-mail: files of models and of national centres have it."""
    said = header.said("contact", "contact_email")
    found = _EMAIL.search(said.value) if said else None
    if said is None or found is None:
        return ()
    name = said.value.replace(found[0], "").strip(" \t\n()<>,;:-") if len(said.value) <= _LONGEST else ""
    institution = header.said("institution")
    reach = assembled(Contact, emails=(Part(found[0], said.places),))
    return (
        assembled(
            Responsibility,
            role="pointOfContact",
            individual=Part(Text(name), said.places) if name else None,
            organisation=institution.made(Text) if institution else None,
            contacts=(reach,),
        ),
    )


def _of_kind(header: Header, kind: str) -> Iterator[Part[Responsibility]]:
    """Give the parties of one kind; where several are written with semicolons, each has its own e-mail and URL."""
    names = header.said(*_NAMES[kind], f"{kind}_institution", *(("institution",) if kind == "creator" else ()))
    if names is None:
        return
    parts = _SEVERAL.split(names.value)
    for position, name in enumerate(parts):
        if name:
            yield _party(header, kind, Part(name, names.places), (position, len(parts)))


def _party(header: Header, kind: str, name: Part[str], at: tuple[int, int]) -> Part[Responsibility]:
    said_type = _one_of(header, f"{kind}_type", at)
    named = header.said(*_NAMES[kind])
    is_person = named is not None and (said_type.value.lower() if said_type else "person") not in _ORGANISATIONS
    institution = _one_of(header, f"{kind}_institution", at)
    if institution is None and kind != "publisher":
        institution = header.said("institution")
    return assembled(
        Responsibility,
        role=_ROLE_OF.get(kind) or ("author" if is_person else "originator"),
        individual=name.made(Text) if is_person else None,
        organisation=(institution.made(Text) if institution else None) if is_person else name.made(Text),
        contacts=_contact(header, kind, at),
        individual_identifiers=_orcid(header, kind, at) if is_person else None,
        organisation_identifiers=_ror(header, kind, at),
    )


def _one_of(header: Header, name: str, at: tuple[int, int]) -> Part[str] | None:
    """Give what an attribute says of one party of several; one value for all holds for a single party only."""
    found = header.said(name)
    if found is None or at[1] == 1:
        return found
    parts = _SEVERAL.split(found.value)
    return Part(parts[at[0]], found.places) if len(parts) == at[1] and parts[at[0]] else None


def _contact(header: Header, kind: str, at: tuple[int, int]) -> tuple[Part[Contact], ...]:
    email, url = _one_of(header, f"{kind}_email", at), _one_of(header, f"{kind}_url", at)
    if url is not None and (orcid_in(url.value) or not _URL.fullmatch(url.value)):
        url = None
    if email is not None and "@" not in email.value:
        email = None
    if not (email or url):
        return ()
    links = (assembled(Online, url=url),) if url else ()
    return (assembled(Contact, emails=(email,) if email else (), links=links),)


def _orcid(header: Header, kind: str, at: tuple[int, int]) -> tuple[Part[Identifier], ...]:
    names = (f"{kind}_orcid", f"{kind}_id", f"{kind}_identifier", f"{kind}_url", f"{kind}_name_id")
    return _identified(header, names, at, (orcid_in, ORCID_ADDRESS))


def _ror(header: Header, kind: str, at: tuple[int, int]) -> tuple[Part[Identifier], ...]:
    own = ("institution_ror", "institution_id", "institution_url") if kind == "creator" else ()
    names = (f"{kind}_ror", f"{kind}_institution_ror", f"{kind}_institution_id", f"{kind}_id", f"{kind}_url", *own)
    return _identified(header, names, at, (ror_in, ROR_ADDRESS))


def _identified(
    header: Header, names: tuple[str, ...], at: tuple[int, int], scheme: tuple[Callable[[str], str], str]
) -> tuple[Part[Identifier], ...]:
    """Give the first identifier of a scheme that one of the attributes holds, with its address."""
    find, address = scheme
    for name in names:
        said = _one_of(header, name, at)
        if said and (bare := find(said.value)):
            return (assembled(Identifier, code=Part(Text(f"{address}{bare}"), said.places)),)
    return ()


def _contributors(header: Header) -> Iterator[Part[Responsibility]]:
    """Give the contributors: names with semicolons, or with commas where the roles are as many."""
    names, roles = header.said("contributor_name", "contributor"), header.said("contributor_role")
    if names is None:
        return
    words, said = _SEVERAL.split(names.value), _SEVERAL.split(roles.value) if roles else []
    if len(words) == 1 and roles:
        commas = [word.strip() for word in names.value.split(",")], [word.strip() for word in roles.value.split(",")]
        words, said = commas if len(commas[0]) == len(commas[1]) else (words, said)
    for position, name in enumerate(words):
        if name:
            role = said[position] if len(said) == len(words) else ""
            yield _contributor(header, (position, len(words)), Part(name, names.places), role)


def _contributor(header: Header, at: tuple[int, int], name: Part[str], role: str) -> Part[Responsibility]:
    code = _ROLES.get(role.lower().replace("_", " ").strip(), role if role in _CODES else "contributor")
    is_organisation = bool((kind := _one_of(header, "contributor_type", at)) and kind.value.lower() in _ORGANISATIONS)
    return assembled(
        Responsibility,
        role=code,
        individual=None if is_organisation else name.made(Text),
        organisation=name.made(Text) if is_organisation else None,
        position=Text(role) if role and code == "contributor" and role != "contributor" else None,
        contacts=_contact(header, "contributor", at),
        individual_identifiers=_orcid(header, "contributor", at),
    )
