"""The formats of texts in a plan: days, moments with a zone, addresses and e-mail addresses."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from ipaddress import IPv6Address

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# RFC 3339, 5.6, as the schemas ask for it: seconds, and a zone.
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII
)
_LITERAL = r"\[(?:(?P<address>[\da-fA-F:.]{2,60})|v[\da-fA-F]+\.[\w.~\-!$&'()*+,;=:]+)\]"
_CHARACTER = r"(?:[\w.~\-!$&'()*+,;=:@]|%[\da-fA-F]{2})"
_NAME = r"(?:[\w.~\-!$&'()*+,;=]|%[\da-fA-F]{2})*"
_USER = r"(?:(?:[\w.~\-!$&'()*+,;=:]|%[\da-fA-F]{2})*@)?"
_AFTER = r"(?:[\w.~\-!$&'()*+,;=:@/?]|%[\da-fA-F]{2})*"
# RFC 3986, appendix A.
_URI = re.compile(
    rf"[a-zA-Z][a-zA-Z\d+.\-]*:"
    rf"(?://{_USER}(?:{_LITERAL}|{_NAME})(?::\d*)?(?:/{_CHARACTER}*)*"
    rf"|/(?:{_CHARACTER}+(?:/{_CHARACTER}*)*)?|{_CHARACTER}+(?:/{_CHARACTER}*)*|)"
    rf"(?:\?{_AFTER})?(?:\#{_AFTER})?",
    re.ASCII,
)


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar, `2026-03-01`."""
    return day_of(text) is not None


def day_of(text: str) -> date | None:
    """Give the day that a text is, `2026-03-01`; None for any other."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def is_moment(text: str) -> bool:
    """Say whether a text is a moment with its zone, `2026-03-01T12:00:00Z` (RFC 3339)."""
    return bool(_MOMENT.fullmatch(text)) and is_day(text[:10])


def moment_of(text: str) -> datetime | None:
    """Give the moment that a text is, with its zone; None for any other."""
    return datetime.fromisoformat(text.upper()) if is_moment(text) else None


@lru_cache(maxsize=1024)  # the parts of a plan name the same places
def is_uri(text: str) -> bool:
    """Say whether a text is an address with a scheme, as RFC 3986 writes one."""
    found = _URI.fullmatch(text)
    return found is not None and (found["address"] is None or _is_address(found["address"]))


def _is_address(text: str) -> bool:
    """Say whether a text is an address of IPv6."""
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def is_email(text: str) -> bool:
    """Say whether a text may be an e-mail address; the official schemas ask for no more."""
    return "@" in text


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_day,
    "date-time": is_moment,
    "uri": is_uri,
    "email": is_email,
}
