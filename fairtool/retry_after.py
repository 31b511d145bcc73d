"""The header `Retry-After`: how long a server wants to be left alone."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 86400.0


def seconds_of(header: str, now: datetime | None = None) -> float | None:
    """Give the seconds that the header asks for, as a number or up to a date (RFC 9110, 10.2.3); None where none."""
    if header.strip().isdecimal():
        return min(float(header), _LONGEST)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((aware - (now or datetime.now(UTC))).total_seconds(), 0.0), _LONGEST)
