"""Makes typed links of what a header, a page or a linkset says: one for each relation, with absolute addresses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from fairtool.fair.online.link import Link, Links, Source
from fairtool.link_fields import RawLink, resolved
from fairtool.translate import marked
from fairtool.warned import Warned, warned

MOST = 5000  # links of one document, warnings included; a page with more is no landing page
_KNOWN = frozenset({"rel", "rev", "anchor", "type", "profile", "title", "title*", "hreflang"})
_MEDIA_TYPE = re.compile(r"[\w!#$%&'*+.^`|~-]+/[\w!#$%&'*+.^`|~-]+\s*(?:;.*)?", re.ASCII | re.DOTALL)  # RFC 9110, 8.3.1
_RELATION = re.compile(r"[^<>\"'=;]+")

_NO_RELATION = marked('{where} has a link to {target} without a relation; write rel="..."')
_NO_ADDRESS = marked("{where} has the address {target}, which is none")
_NO_TYPE = marked("{where} gives {target} the type {type}, which is no media type; write one such as text/csv")
_ODD_RELATION = marked("{where} has a link to {target} with the relation {rel}, which is none; is a comma missing?")
_TOO_MANY = marked("{where} has more than {most} links; the others were not looked at")


def typed_links(raw: Iterable[RawLink | Warned], base: str, source: Source, name: str) -> Links:
    """Give the links that raw ones mean; `base` is the address that what they say is relative to.

    `name` is what the warning about too many of them calls the document.
    """
    links: list[Link] = []
    odd: list[Warned] = []
    for one in raw:
        for made in _made(one, base, source):
            if isinstance(made, Warned):
                odd.append(made)
            else:
                links.append(made)
        if len(links) + len(odd) >= MOST:
            odd.append(warned(_TOO_MANY, name, most=MOST))
            break
    return Links(tuple(links[:MOST]), tuple(odd))


def relations_of(text: str) -> tuple[str, ...]:
    """Give the relations in a value of `rel`: names in lower case, addresses as they stand (RFC 8288, 2.1)."""
    return tuple(dict.fromkeys(one if ":" in one else one.lower() for one in text.split()))


def _made(raw: RawLink | Warned, base: str, source: Source) -> Iterator[Link | Warned]:
    if isinstance(raw, Warned):
        yield raw
        return
    said = raw.parameters
    target, anchor = resolved(base, raw.target), resolved(base, _first(said, "anchor")) if "anchor" in said else base
    relations = relations_of(_first(said, "rel"))
    if target is None or anchor is None:
        yield warned(_NO_ADDRESS, raw.where, target=raw.target if target is None else _first(said, "anchor"))
        return
    if not relations:
        if "rev" not in said:  # the other direction, which nobody should use any longer (RFC 8288, 3.3)
            yield warned(_NO_RELATION, raw.where, target=raw.target)
        return
    media = _first(said, "type")
    if media and not _MEDIA_TYPE.fullmatch(media):
        yield warned(_NO_TYPE, raw.where, target=raw.target, type=media)
    for rel in relations:
        if _RELATION.fullmatch(rel) or ":" in rel:
            yield _link(rel, (target, anchor), said, source, raw.where)
        else:
            yield warned(_ODD_RELATION, raw.where, target=raw.target, rel=rel)


def _link(
    rel: str, addresses: tuple[str, str], said: Mapping[str, tuple[str, ...]], source: Source, where: str
) -> Link:
    return Link(
        rel,
        *addresses,
        type=_first(said, "type"),
        profiles=tuple(one for text in said.get("profile", ()) for one in text.split()),
        title=_first(said, "title*") or _first(said, "title"),
        languages=said.get("hreflang", ()),
        attributes=MappingProxyType({name: values for name, values in said.items() if name not in _KNOWN}),
        source=source,
        where=where,
    )


def _first(said: Mapping[str, tuple[str, ...]], name: str) -> str:
    return said[name][0] if said.get(name) else ""
