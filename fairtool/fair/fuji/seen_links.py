"""The typed links of a page that F-UJI sees, which are not all that are there.

Of several header fields `Link` it keeps the last, it cuts the field at each comma, and a link with two relations in one
`rel` is of neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from fairtool.fair.online.landing import Landing
from fairtool.fair.online.link import Source

_SIGNPOSTING = frozenset(
    {"describedby", "item", "license", "type", "collection", "author", "linkset", "cite-as", "api-catalog"}
)
_IN_HEAD = _SIGNPOSTING | {"meta", "alternate meta", "metadata", "describes", "search", "alternate"}
_PARAMETER = re.compile(r"""(rel|type|profile)\s*=\s*"?([^,;"]+)"?""")


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link as F-UJI sees it."""

    rel: str
    target: str
    media_type: str


def seen_links(landing: Landing) -> tuple[SeenLink, ...]:
    """Give the links of the header, those of the page, and those of a linkset to which one of them leads."""
    if landing.answered is None or landing.page is None:
        return ()
    address = landing.answered.address
    fields = landing.answered.last.all("link")
    header = tuple(in_field(fields[-1], address)) if fields else ()
    html = tuple(
        SeenLink(one.rel, one.target, one.type)
        for one in landing.page.links
        if one.source is Source.HTML and one.rel in _IN_HEAD
    )
    sets = tuple(
        SeenLink(one.rel, one.target, one.type)
        for one in landing.links
        if one.source is Source.LINKSET and one.rel in _SIGNPOSTING
    )
    leads = any(one.rel in ("linkset", "api-catalog") for one in (*header, *html))
    return (*header, *html, *(sets if leads else ()))


def in_field(field: str, base: str) -> Iterator[SeenLink]:
    """Give the links that are seen in one field of the header."""
    for part in field.split(","):
        target, *parameters = (one.strip() for one in part.strip().split(";"))
        said = {found[1]: found[2] for one in parameters if (found := _PARAMETER.match(one))}
        rel = said.get("rel", "").strip()
        if rel in _SIGNPOSTING and target[1:-1]:
            yield SeenLink(rel, urljoin(base, target[1:-1]), said.get("type", "").strip())


def lost_fields(landing: Landing) -> int:
    """Give how many header fields `Link` are not seen."""
    fields = landing.answered.last.all("link") if landing.answered else ()
    return max(len(fields) - 1, 0)
