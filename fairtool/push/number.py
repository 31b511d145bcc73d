"""A whole number that a server writes as text: of any length, which Python refuses to read beyond some."""

_LONGEST = 18  # digits


def whole(text: str) -> int | None:
    """Give a whole number from 0 on in plain digits, None for anything else and for one that nothing has so many of."""
    return int(text) if len(text) <= _LONGEST and text.isascii() and text.isdecimal() else None
