"""The registry of UKGovLD (registry-core): a register with its members, whole or page by page.

`firstPage` asks for the first page, `_page=N` for another, `ldp#nextPage` says that there is one (Command.java of
UKGovLD/registry-core). The addresses in it may be those that the registry has behind a proxy: only N is taken.
"""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from fairtool.errors import UnreadableError
from fairtool.skos.statements import statements
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.joined import with_address
from fairtool.thesauri.servers.session import Page
from fairtool.thesauri.servers.way import TURTLE, Answered, Asked, Way

_QUERY = "_format=ttl&_view=with_metadata&status=valid"
_NEXT = "http://www.w3.org/ns/ldp#nextPage"
_MOST_PAGES = 2000
_DIGITS = 9  # of the number of a page


def ways(preset: Preset) -> Iterator[Way]:
    """Give the registers whole, then page by page where the registry does not give them whole."""
    yield preset.address, lambda asked: _registers(asked, "")
    yield preset.address, lambda asked: _registers(asked, "&firstPage")


def _registers(asked: Asked, first: str) -> Answered:
    addresses = (asked.preset.address, *asked.preset.more)
    known = asked.known if len(addresses) == 1 and not first else None
    found: list[Page] = []
    for address in addresses:
        page = asked.session.get(f"{address}?{_QUERY}{first}", TURTLE, known=known)
        found += [page] if page.got.unchanged else [page, *_following(asked, address, page)]
    return Answered(tuple(found))


def _following(asked: Asked, address: str, page: Page) -> Iterator[Page]:
    seen = {0}
    number = _next(page)
    while number is not None:
        if number in seen or len(seen) > _MOST_PAGES:
            raise UnreadableError("{path} gives pages without end", path=address)
        seen.add(number)
        page = asked.session.get(f"{address}?{_QUERY}&_page={number}", TURTLE)
        yield page
        number = _next(page)


def _next(page: Page) -> int | None:
    """Give the number of the page after this one, None after the last."""
    try:
        following = [str(target) for _, predicate, target in statements(page.path) if predicate == _NEXT]
    except UnreadableError as error:
        raise with_address(error, page.asked) from error
    numbers = [one for target in following for one in parse_qs(urlsplit(target).query).get("_page", ())]
    first = numbers[0][:_DIGITS] if numbers else ""  # Python reads no number of thousands of digits
    return int(first) if first.isascii() and first.isdecimal() else None
