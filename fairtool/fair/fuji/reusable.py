"""The tests of F-UJI on licence, provenance and standards; None where the answer is not known."""

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import urlsplit

from fairtool.fair.fuji.accessible import conditions
from fairtool.fair.fuji.exposed import Exposed
from fairtool.fair.fuji.licences import is_licence
from fairtool.fair.fuji.lists import Standard, bare, lists
from fairtool.fair.fuji.source import Part

_PROVENANCE = (
    *(Part.CONTRIBUTOR, Part.CREATOR, Part.PUBLISHER, Part.HOLDER),
    *(Part.CREATED, Part.PUBLISHED, Part.MODIFIED),
)
_PROV = ("www.w3.org/ns/prov", "purl.org/pav")
_ALIKE = 0.9

Asking = Callable[[Standard], bool]


def licences(exposed: Exposed) -> tuple[str, ...]:
    """Give the licences, those among them that are said as conditions of access."""
    moved = (one for one in exposed.elements.get(Part.ACCESS, ()) if one not in conditions(exposed))
    return (*exposed.elements.get(Part.LICENCE, ()), *moved)


def has_licence(exposed: Exposed) -> bool | None:
    """Say whether a licence is found, whatever it says."""
    return exposed.answer(licences(exposed))


def has_known_licence(exposed: Exposed) -> bool | None:
    """Say whether a licence is one of SPDX, by its name or address."""
    return exposed.answer(any(map(is_licence, licences(exposed))))


def has_provenance(exposed: Exposed) -> bool | None:
    """Say whether it is said who made the data, or when."""
    found = any(exposed.elements.get(one) for one in _PROVENANCE)
    return exposed.answer(found)


def has_prov(exposed: Exposed) -> bool | None:
    """Say whether terms of PROV-O or PAV are used."""
    found = any(one.startswith(_PROV) for one in map(bare, exposed.namespaces))
    return exposed.answer(found)


def has_standard_of_field(exposed: Exposed) -> bool | None:
    """Say whether a schema is one of a standard of some field of science."""
    return _has_standard(exposed, lambda one: not one.is_generic)


def has_generic_standard(exposed: Exposed) -> bool | None:
    """Say whether a schema is one of a standard for everything."""
    return _has_standard(exposed, lambda one: one.is_generic)


def has_earth_standard(exposed: Exposed) -> bool | None:
    """Say whether a schema is one of a standard of the Earth and environmental sciences."""
    return _has_standard(exposed, lambda one: not one.is_generic and one.id in lists().earth_standards)


def has_generic_standard_for_earth(exposed: Exposed) -> bool | None:
    """Say whether a schema is of schema.org, DCAT, DataCite or Dublin Core."""
    return _has_standard(exposed, lambda one: one.is_generic and one.id in lists().earth_generic)


def has_standard_of_repository(exposed: Exposed) -> bool | None:
    """Say whether re3data lists a standard for the repository: without a persistent identifier nobody asks."""
    return False if exposed.is_persistent is False else None


def _has_standard(exposed: Exposed, is_asked: Asking) -> bool | None:
    if any(is_asked(found) for one in exposed.namespaces if (found := standard_of(one))):
        return True
    return None if exposed.is_open else False


@lru_cache(maxsize=4096)  # the records of one catalogue have the same schemas
def standard_of(address: str) -> Standard | None:
    """Give the standard to which an address belongs: by the same address, or one of the same site much like it."""
    known, plain = lists().by_address, bare(address)
    if plain in known:
        return known[plain]
    if plain.endswith("/"):
        return None
    host = _host(address)
    near = (one for one in known if one.partition("/")[0] == host)
    return next((known[one] for one in near if SequenceMatcher(None, plain, one).ratio() > _ALIKE), None)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
