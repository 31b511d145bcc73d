"""The header `Link` (RFC 8288), by which a server names the next page of what it gives."""

import re
from urllib.parse import urljoin, urlsplit

_LINK = re.compile(r"<([^<>]*)>((?:\s*;\s*[^,;<]+)*)")
_NEXT = re.compile(r";\s*rel\s*=\s*(?:\"(?:[^\"]*\s)?next(?:\s[^\"]*)?\"|next\b)", re.IGNORECASE)
_LONGEST = 8000  # characters


def next_link(header: str, address: str) -> str:
    """Give the address of the page after the one at `address`, on the same site; empty where there is none."""
    for target, said in _LINK.findall(header[:_LONGEST]):
        following = str(urljoin(address, target))
        if _NEXT.search(said) and urlsplit(following)[:2] == urlsplit(address)[:2]:
            return following
    return ""
