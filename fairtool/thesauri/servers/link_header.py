"""The header `Link` (RFC 8288), by which a server names the next page of what it gives."""

from urllib.parse import urlsplit

from fairtool.link_fields import RawLink, raw_links, resolved

_LONGEST = 8000  # characters


def next_link(header: str, address: str) -> str:
    """Give the address of the page after the one at `address`, on the same site; empty where there is none."""
    for link in raw_links(header[:_LONGEST], "Link"):
        if isinstance(link, RawLink) and "next" in " ".join(link.parameters.get("rel", ())).lower().split():
            following = resolved(address, link.target)
            if following and urlsplit(following)[:2] == urlsplit(address)[:2]:
                return following
    return ""
