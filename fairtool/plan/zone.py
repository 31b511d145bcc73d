"""The time zone of moments that are written without one, as the user says it."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fairtool.errors import UsageError

_OFFSET = re.compile(r"[+-](?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)


def checked_zone(zone: str) -> str:
    """Give a time zone back that is one: `Z`, an offset, a name such as Europe/Paris, or empty; raises UsageError."""
    if zone in ("", "Z") or _OFFSET.fullmatch(zone):
        return zone
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            "there is no time zone {zone}",
            hint="write Z, an offset such as +02:00, or a name as Europe/Paris",
            zone=zone,
        ) from None
    return zone


def at_zone(local: str, zone: str) -> str:
    """Give a moment, `2026-03-01T12:00:00`, with the offset that it has in a zone."""
    if zone == "Z" or _OFFSET.fullmatch(zone):
        return local + zone
    return local + _offset(datetime.fromisoformat(local[:19]).replace(tzinfo=ZoneInfo(zone)))


def _offset(moment: datetime) -> str:
    text = moment.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
