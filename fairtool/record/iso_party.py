"""Identifiers of people (ORCID) and organisations (ROR): beside the name in 19115-3, its anchor in 19139."""

import re
from collections.abc import Iterable

from fairtool.record.citation import Identifier
from fairtool.record.text import Text

_KNOWN = re.compile(r"https?://(?:www\.)?(orcid|ror)\.org/([0-9A-Za-z-]+)/?")
_BARE = re.compile(r"(?:orcid:)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.IGNORECASE)
_NAMES = {"orcid": "ORCID", "ror": "ROR"}


def identifier_of(name: Text | None) -> Identifier | None:
    """Give the identifier that the address of a name is; None where that is no ORCID or ROR."""
    found = _KNOWN.fullmatch(name.href) if name else None
    return Identifier(code=Text(name.href), codespace=_NAMES[found[1]]) if found and name else None


def with_address(name: Text | None, identifiers: Iterable[Identifier]) -> Text | None:
    """Give a name with the address of the first identifier that has one, unless it has an address already."""
    if name is None or name.href:
        return name
    address = next(filter(None, map(_address, identifiers)), "")
    return Text(name.value, address, name.translations) if address else name


def others(identifiers: Iterable[Identifier], name: Text | None) -> tuple[Identifier, ...]:
    """Give the identifiers that are not the address of a name."""
    return tuple(one for one in identifiers if name is None or not name.href or _address(one) != name.href)


def _address(identifier: Identifier) -> str:
    code = identifier.code or Text("")
    known = next((one for one in (code.value, code.href) if _KNOWN.fullmatch(one)), "")
    bare = _BARE.fullmatch(code.value)
    return known or (f"https://orcid.org/{bare[1].upper()}" if bare else "")
