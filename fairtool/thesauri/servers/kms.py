"""The Keyword Management System of GCMD: a concept scheme as RDF/XML, in pages of at most 2 000 concepts.

The parameters and the header `X-Total-Pages` are those of getConcepts/handler.js of nasa/kms.
"""

from collections.abc import Iterator
from urllib.parse import quote

from fairtool.errors import UnreadableError
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.session import Page
from fairtool.thesauri.servers.way import RDF_XML, Answered, Asked, Way

_SIZE = 2000
_DIGITS = 9  # that a number may have: Python reads no more than thousands
_MOST_PAGES = 25  # the server gives no more than 50 000 concepts


def ways(preset: Preset) -> Iterator[Way]:
    """Give the concept scheme, page after page."""
    yield _address(preset), _pages


def _address(preset: Preset) -> str:
    return f"{preset.address.rstrip('/')}/concepts/concept_scheme/{quote(preset.id, safe='')}"


def _pages(asked: Asked) -> Answered:
    query = f"?format=rdf&page_size={_SIZE}&page_num="
    address = f"{_address(asked.preset)}{query}"
    first = asked.session.get(f"{address}1", RDF_XML)
    others = range(2, _total(first) + 1)
    return Answered((first, *(asked.session.get(f"{address}{number}", RDF_XML) for number in others)))


def _total(page: Page) -> int:
    said = page.got.headers.get("x-total-pages", "1")
    total = int(said[:_DIGITS]) if said.isascii() and said.isdecimal() else 1
    if total > _MOST_PAGES:
        raise UnreadableError("{path} gives pages without end", path=page.asked)
    return total
