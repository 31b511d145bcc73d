"""Amounts of bytes and moments as a user writes them in options: `10M`, `1GiB`, `2024-01-31`."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time

from fairtool.errors import UsageError

_AMOUNT = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)\s*([kmgtp]?)(i?[bo])?", re.IGNORECASE | re.ASCII)
_POWERS: Mapping[str, int] = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4, "p": 5}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def bytes_of(text: str, option: str) -> int:
    """Give the bytes that a text means, as GNU tools read it: `1K` and `1KiB` are 1024, `1KB` is 1000 (`1Ko` too).

    Raises UsageError, which names the option.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise UsageError(
            "{option} {value} is no amount of bytes",
            option=option,
            value=text,
            hint="write a number with a unit, such as 500K, 10M or 1.5GiB",
        )
    unit = (found[3] or "").lower()
    step = 1000 if unit in ("b", "o") and found[2] else 1024
    return round(float(found[1]) * int(step ** _POWERS[found[2].lower()]))


def moment_of(text: str, option: str, *, ends: bool = False) -> datetime:
    """Give the moment that a text means, a day or a day and a time, in UTC where no zone is written.

    A day begins, or `ends`. Raises UsageError, which names the option.
    """
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "{option} {value} is no day and no moment",
            option=option,
            value=text,
            hint="write 2024-01-31 or 2024-01-31T12:00",
        ) from None
    if _DAY.fullmatch(text) and ends:
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
