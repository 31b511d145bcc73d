"""Where a record says that its data is found on line, read once for all rules that look at it."""

from functools import lru_cache

from fairtool.iso.node import Node
from fairtool.iso.values import text_of
from fairtool.iso.view import XmlRecord


@lru_cache(maxsize=2)  # five rules ask it of one record, then of the next
def links(view: XmlRecord) -> tuple[Node, ...]:
    """Give the resource locators of the distributions."""
    return view.node.all("distributions.transfers.links")


def address_of(link: Node) -> str:
    """Give the address of a locator: in ISO 19115-3 it is a character string."""
    return next((text for url in link.all("url") if (text := text_of(url.element))), "")
