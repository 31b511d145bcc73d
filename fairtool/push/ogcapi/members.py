"""The items of a collection, page by page."""

from fairtool.push.faults import RefusedError
from fairtool.push.ogcapi.document import link_of
from fairtool.push.ogcapi.prospecting import json_at
from fairtool.push.session import Session
from fairtool.translate import marked

_A_PAGE = 1000
_MOST_PAGES = 1000
_MOST = 200_000  # items


def members(session: Session, address: str) -> tuple[str, ...]:
    """Give the identifiers of all items; raises RefusedError where the pages lead elsewhere or come to no end."""
    found: dict[str, None] = {}
    page = f"{address}?limit={_A_PAGE}"
    for _ in range(_MOST_PAGES):
        told = json_at(session, page)
        found.update(dict.fromkeys(one["id"].text() for one in told["features"]))
        links = told["links"].value
        if len(found) > _MOST:
            raise RefusedError(marked("{address} has more than {most} items"), address=address, most=_MOST)
        following = link_of(links, "next") if isinstance(links, list) else ""
        if not following:
            return tuple(found)
        page = session.resolved(following)
    raise RefusedError(marked("{address} has more than {most} pages of items"), address=address, most=_MOST_PAGES)
