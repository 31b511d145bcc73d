"""Reads the links of a thing on the web: all fields of its header `Link`, and linksets (RFC 8288, RFC 9264)."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from fairtool.errors import UnreadableError
from fairtool.fair.online.link import Link, Links, Source
from fairtool.fair.online.typed_links import typed_links
from fairtool.link_fields import RawLink, raw_links
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

LINKSET_JSON = "application/linkset+json"
LINKSET_TEXT = "application/linkset"

_NO_LINKSET = marked('{where} is JSON without a list "linkset" (RFC 9264, section 4.2)')
_NO_TARGET = marked("{where} has a link at {place} without the address href")
_NO_TEXT = marked("{where} is a linkset that is not UTF-8, as it must be")


def read_header(fields: Sequence[str], base: str, name: str = "Link") -> Links:
    """Give the links in the values of all fields of a header; `base` is the address that answered.

    What is no link becomes a warning; nothing raises. Places are called `Link header 2`.
    """
    raw = (one for number, field in enumerate(fields, 1) for one in raw_links(field, f"{name} header {number}"))
    return typed_links(raw, base, Source.HEADER, f"{name} header")


def read_linkset(body: bytes, base: str, media_type: str) -> Links:
    """Give the links in a linkset, in JSON or as text by its media type; what is wrong in it becomes warnings.

    `base` is the address of the linkset.
    """
    if media_type.partition(";")[0].strip().lower() == LINKSET_TEXT:
        return _of_text(body, base)
    try:
        root = read_json(body, base)
    except UnreadableError as error:
        return Links((), (from_error(error, base),))
    return typed_links(_of_json(root, base), base, Source.LINKSET, base)


def is_linkset(link: Link) -> bool:
    """Say whether a link leads to a linkset."""
    return link.rel == "linkset" or link.media_type in (LINKSET_JSON, LINKSET_TEXT)


def _of_text(body: bytes, base: str) -> Links:
    """Read the format of the header with line breaks (RFC 9264, section 4.1)."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Links((), (warned(_NO_TEXT, base),))
    return typed_links(raw_links(text, base), base, Source.LINKSET, base)


def _of_json(root: JsonNode, base: str) -> Iterator[RawLink | Warned]:
    contexts = root["linkset"]
    if not isinstance(contexts.value, list):
        yield warned(_NO_LINKSET, base)
        return
    for context in contexts:
        anchor = context["anchor"].text()
        for relation in context.members:
            if relation != "anchor":
                for target in context[relation]:
                    yield _of_target(target, relation, anchor, base)


def _of_target(target: JsonNode, relation: str, anchor: str, base: str) -> RawLink | Warned:
    address = target["href"].text()
    if not address and not isinstance(target["href"].value, str):
        return warned(_NO_TARGET, base, place=target.where)
    said = {name.lower(): _values(target[name]) for name in target.members if name != "href"}
    parameters: Mapping[str, tuple[str, ...]] = {**said, "rel": (relation,)}
    if anchor:
        parameters = {**parameters, "anchor": (anchor,)}
    return RawLink(address, MappingProxyType(parameters), f"{base} {target.where}")


def _values(node: JsonNode) -> tuple[str, ...]:
    """Give the values of a target attribute; one with a language (`title*`) by its `value`."""
    return tuple(text for one in node if (text := one.text() or one["value"].text()))
