"""The tests of F-UJI on conditions of access, protocols and retrieval; None where the answer is not known."""

import re
from urllib.parse import urlsplit

from fairtool.fair.fuji.exposed import Exposed
from fairtool.fair.fuji.licences import is_licence
from fairtool.fair.fuji.lists import lists
from fairtool.fair.fuji.source import Part, Way

_RECORDS = (Way.XML_ASKED, Way.XML_LINKED)  # of which F-UJI keeps also those that it cannot read
# The beginnings of the addresses of vocabularies of access rights.
_VOCABULARY = re.compile(
    r"(?:info:eu-repo/semantics|purl\.org/coar/access_right|vocabularies\.coar-repositories\.org/access_rights|"
    r"purl\.org/eprint/accessRights|europa\.eu/resource/authority/access-right)[/#](\S*)",
    re.IGNORECASE,
)


def conditions(exposed: Exposed) -> tuple[str, ...]:
    """Give what is said of access; what names a licence is taken for that instead."""
    return tuple(one for one in exposed.elements.get(Part.ACCESS, ()) if not is_licence(one))


def says_access(exposed: Exposed) -> bool | None:
    """Say whether conditions of access are found."""
    return exposed.answer(conditions(exposed))


def has_term_of_access(exposed: Exposed) -> bool | None:
    """Say whether the conditions are an identifier of a vocabulary, and nothing else: `c_abf2`, `openAccess`."""
    found = any(one.lower() in lists().terms for one in conditions(exposed))
    return exposed.answer(found)


def has_address_of_access(exposed: Exposed) -> bool | None:
    """Say whether the first address of a vocabulary is of one of its terms, or access is said to be free."""
    names = (*lists().terms, *lists().labels)
    for one in conditions(exposed):
        if found := _VOCABULARY.search(one):
            return any(name in found[1].lower() for name in names)
    return exposed.answer(exposed.has(Part.FREE))


def metadata_by_protocol(exposed: Exposed) -> bool:
    """Say whether the metadata are reached by a protocol that is listed."""
    return any(_scheme(one) in lists().protocols for one in exposed.addresses)


def data_by_protocol(exposed: Exposed) -> bool | None:
    """Say whether a data file is reached by a protocol that is listed."""
    return _any_file(exposed, lists().protocols)


def metadata_with_access(exposed: Exposed) -> bool:
    """Say whether the protocol of the metadata can ask who one is."""
    return any(_scheme(one) in lists().with_access for one in exposed.addresses)


def data_with_access(exposed: Exposed) -> bool | None:
    """Say whether the protocol of a data file can ask who one is."""
    return _any_file(exposed, lists().with_access)


def metadata_came(exposed: Exposed) -> bool | None:
    """Say whether descriptions came."""
    came = any(one.elements or one.way in _RECORDS for one in exposed.sources if one.way is not Way.LINKS)
    return exposed.answer(came)


def data_came(exposed: Exposed) -> bool | None:
    """Say whether a data file came; None where none that was asked for did, and others were not asked for."""
    asked = [one for one in exposed.files if one.address]
    if any(200 <= exposed.served[one.address].code < 210 for one in asked if one.address in exposed.served):
        return True
    unknown = any(one.address not in exposed.served or not exposed.served[one.address].code for one in asked)
    return None if unknown or exposed.is_open else False


def _any_file(exposed: Exposed, schemes: frozenset[str]) -> bool | None:
    found = any(_scheme(one.address) in schemes for one in exposed.files)
    return exposed.answer(found)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return ""
