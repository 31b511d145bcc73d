"""Single values of fields, as a server takes them: dates, addresses, numbers, mail addresses."""

import re
from collections.abc import Mapping

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "DATE": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    "URL": re.compile(r"(https?|ftp)://[^\s/]+(/\S*)?"),
    "EMAIL": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "INT": re.compile(r"[+-]?\d+"),
    "FLOAT": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
}
_BREAKS = re.compile(r"\r\n?")


def taken(value: str, form: str) -> str:
    """Give a value as it is kept, empty where a field of this form would refuse it with all the rest."""
    text = _BREAKS.sub("\n", value).strip()
    pattern = _PATTERNS.get(form)
    return text if pattern is None or pattern.fullmatch(text) else ""
