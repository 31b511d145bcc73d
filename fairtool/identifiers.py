"""Identifiers of people, organisations and data: ORCID, ROR, ISNI and DOI, their forms and check digits."""

import re
from collections.abc import Mapping
from typing import Literal

_SIXTEEN = re.compile(r"(\d{4})[- ]?(\d{4})[- ]?(\d{4})[- ]?(\d{3}[\dXx])", re.ASCII)
_ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}", re.ASCII | re.IGNORECASE)
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # base 32 of Crockford
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+", re.ASCII)
_DOI_PREFIX = re.compile(
    r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:\s*|info:doi/|urn:doi:)", re.ASCII | re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(orcid\.org|ror\.org|isni\.org(?:/isni)?)/([^\s/?#]+)/?", re.ASCII | re.IGNORECASE
)
_LONGEST = 500  # characters that are looked at

Scheme = Literal["ORCID", "ROR", "ISNI"]
_SITES: Mapping[str, Scheme] = {"orcid.org": "ORCID", "ror.org": "ROR", "isni.org": "ISNI", "isni.org/isni": "ISNI"}


def isni_ok(text: str) -> bool:
    """Tell whether a text is an ISNI: sixteen digits of which the last is the check digit (ISO 7064, mod 11-2)."""
    found = _SIXTEEN.fullmatch(text.strip()[:_LONGEST])
    if not found:
        return False
    digits = "".join(found.groups())
    return _check_digit(digits[:15]) == digits[15].upper()


def orcid_ok(text: str) -> bool:
    """Tell whether a text is an ORCID iD, bare or as its address; its check digit is that of an ISNI."""
    named = named_identifier(text)
    return isni_ok(named[1] if named and named[0] == "ORCID" else text)


def ror_ok(text: str) -> bool:
    """Tell whether a text is a ROR identifier, bare or as its address, with its two check digits (mod 97-10)."""
    named = named_identifier(text)
    bare = (named[1] if named and named[0] == "ROR" else text).strip().lower()[:_LONGEST]
    if not _ROR.fullmatch(bare):
        return False
    number = 0
    for digit in bare[1:7]:
        number = number * 32 + _ROR_DIGITS.index(digit)
    return 98 - (number * 100) % 97 == int(bare[7:])


def doi_of(text: str) -> str:
    """Give the DOI that a text is, bare and in lower case (`10.1234/abc`): of an address, `doi:...` or the DOI itself.

    An empty text for what is none.
    """
    stripped = text.strip()[:_LONGEST]
    prefix = _DOI_PREFIX.match(stripped)
    found = _DOI.fullmatch(stripped[prefix.end() :] if prefix else stripped)
    return found[0].lower() if found else ""


def is_meant_as_doi(text: str) -> bool:
    """Tell whether a text says that it is a DOI, whether or not it is one."""
    return _DOI_PREFIX.match(text.strip()[:_LONGEST]) is not None


def named_identifier(text: str) -> tuple[Scheme, str] | None:
    """Give scheme and identifier of an address of ORCID, ROR or ISNI; None for another text."""
    found = _ADDRESS.fullmatch(text.strip()[:_LONGEST])
    return (_SITES[found[1].lower()], found[2]) if found else None


def is_sound(scheme: Scheme, identifier: str) -> bool:
    """Tell whether an identifier of a scheme has its form and its check digits."""
    return ror_ok(identifier) if scheme == "ROR" else isni_ok(identifier)


def _check_digit(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    left = (12 - total % 11) % 11
    return "X" if left == 10 else str(left)


def is_email(text: str) -> bool:
    """Tell whether a text is one e-mail address: a name, an @ and a domain with a point, without blanks."""
    name, _, domain = text.removeprefix("mailto:").partition("@")
    return bool(name) and "." in domain and "@" not in domain and len(text.split()) == 1
