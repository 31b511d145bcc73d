"""Reads what a landing page says of a data set: title, meta, links, JSON-LD, and whether it has microdata or RDFa."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from fairtool.errors import UnreadableError
from fairtool.fair.online.charset import decoded
from fairtool.fair.online.html_tokens import Tag, tags
from fairtool.fair.online.link import NO_LINKS, Links, Source, joined
from fairtool.fair.online.markup import marked_up
from fairtool.fair.online.typed_links import typed_links
from fairtool.link_fields import RawLink, resolved
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

LARGEST = 4 * 2**20  # bytes of a page that are read
_MOST_META = 2000
_MOST_BLOCKS = 100
_MOST_ADDRESSES = 5000
_MOST_TAGS = 50_000  # that say something; a page of the largest size may have a million
_JSON_LD = "application/ld+json"
_SAYING = frozenset({"href", "name", "property", "itemtype", "typeof"})
_DUBLIN_CORE = ("dc.", "dcterms.", "dct.", "dc:", "dcterms:", "dct:")

_TAGS = marked("{where} has more than {most} tags with links or metadata; the others were not looked at")
_BLOCKS = marked("{where} has more than {most} scripts of JSON-LD; the others were not looked at")


@dataclass(frozen=True, slots=True)
class Meta:
    """An element `meta` of a page: its name or property, its content, and the scheme of that."""

    name: str
    content: str
    scheme: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Embedded:
    """A document of JSON-LD in a page, or what markup says as one, and where it stands."""

    root: JsonNode
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `item_types` are those of its microdata, `rdfa_types` those of its RDFa.

    That they are there is a fact; `markup` is what they say of data sets, where a library that reads it is installed.
    `addresses` are all that people may follow, with a relation or without.
    """

    address: str
    title: str = ""
    language: str = ""
    metas: tuple[Meta, ...] = ()
    links: Links = NO_LINKS
    json_ld: tuple[Embedded, ...] = ()
    item_types: tuple[str, ...] = ()
    rdfa_types: tuple[str, ...] = ()
    warnings: tuple[Warned, ...] = ()
    addresses: tuple[str, ...] = ()
    markup: tuple[Embedded, ...] = ()

    def meta(self, name: str) -> tuple[str, ...]:
        """Give the contents that have a name, whatever its case."""
        return tuple(one.content for one in self.metas if one.name.lower() == name.lower())

    @property
    def dublin_core(self) -> Mapping[str, tuple[str, ...]]:
        """The contents by element of Dublin Core, in lower case and without the prefix: `creator`."""
        return _by_name(self.metas, _DUBLIN_CORE)

    @property
    def citation(self) -> Mapping[str, tuple[str, ...]]:
        """The contents of the names `citation_...` of Highwire Press, without that prefix: `title`."""
        return _by_name(self.metas, ("citation_",))


def read_page(body: bytes, content_type: str, address: str) -> Page:
    """Give what a page says; what is wrong in it becomes warnings, and nothing raises.

    `content_type` is the header as the server sent it, `address` that which answered.
    """
    text, odd = decoded(body[:LARGEST], content_type, address)
    kept = tuple(islice((tag for tag in tags(text) if _matters(tag)), _MOST_TAGS + 1))
    found = kept[:_MOST_TAGS]
    many = (warned(_TAGS, address, most=_MOST_TAGS),) if len(kept) > _MOST_TAGS else ()
    base = _base(found, address)
    blocks, wrong = _json_ld(found, address)
    types = {"microdata": _words(found, "itemtype"), "rdfa": _words(found, "typeof")}
    said = tuple(marked_up(text, address, types))
    return Page(
        address,
        next((" ".join(tag.text.split()) for tag in found if tag.name == "title"), ""),
        next((tag.get("lang") for tag in found if tag.name == "html"), ""),
        tuple(_metas(found)),
        joined(
            (
                typed_links(_raw_links(found, address, ("link",)), base, Source.HTML, address),
                typed_links(_raw_links(found, address, ("a", "area")), base, Source.ANCHOR, address),
            )
        ),
        blocks,
        types["microdata"],
        types["rdfa"],
        (*odd, *wrong, *many, *(one for one in said if isinstance(one, Warned))),
        tuple(islice(_once(_addresses(found, base)), _MOST_ADDRESSES)),
        tuple(Embedded(*one) for one in said if not isinstance(one, Warned)),
    )


def _matters(tag: Tag) -> bool:
    """Say whether a tag can say something; most are about how a page looks."""
    said = tag.attributes
    if tag.is_end:
        return False
    return tag.name in ("title", "html") or bool(
        (tag.name == "script" and tag.text) or (said and not said.keys().isdisjoint(_SAYING))
    )


def _by_name(metas: Iterable[Meta], prefixes: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in metas:
        name = one.name.lower()
        prefix = next((prefix for prefix in prefixes if name.startswith(prefix)), None)
        if prefix and one.content:
            found.setdefault(name.removeprefix(prefix), []).append(one.content)
    return MappingProxyType({name: tuple(contents) for name, contents in found.items()})


def _base(found: Iterable[Tag], address: str) -> str:
    """Give the address that those in the page are relative to."""
    said = next((tag.get("href") for tag in found if tag.name == "base" and tag.get("href")), "")
    base = resolved(address, said) if said else None
    return base if base and base.startswith(("http:", "https:")) else address


def _metas(found: Iterable[Tag]) -> Iterator[Meta]:
    count = 0
    for tag in found:
        name = tag.get("name") or tag.get("property")
        if tag.name == "meta" and name and count < _MOST_META:
            count += 1
            yield Meta(name, tag.get("content"), tag.get("scheme"), tag.line)


def _raw_links(found: Iterable[Tag], address: str, elements: tuple[str, ...]) -> Iterator[RawLink]:
    """Give the links with a relation; an anchor without one is no typed link."""
    for tag in found:
        if tag.name in elements and tag.get("rel") and "href" in tag.attributes:
            said = {name: (value,) for name, value in tag.attributes.items() if name not in ("href", "class", "id")}
            yield RawLink(tag.get("href"), {**said, "anchor": (address,)}, f"{address} line {tag.line}")


def _addresses(found: Iterable[Tag], base: str) -> Iterator[str]:
    for tag in found:
        if tag.name in ("a", "area") and tag.get("href"):
            address = resolved(base, tag.get("href"))
            if address and address.lower().startswith(("http://", "https://")):
                yield address.partition("#")[0]


def _once(addresses: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in addresses:
        if one not in seen:
            seen.add(one)
            yield one


def _json_ld(found: Iterable[Tag], address: str) -> tuple[tuple[Embedded, ...], tuple[Warned, ...]]:
    blocks: list[Embedded] = []
    odd: list[Warned] = []
    for tag in found:
        kind = tag.get("type").partition(";")[0].strip().lower()
        if tag.name != "script" or kind != _JSON_LD or not tag.text.strip():
            continue
        where = f"{address} line {tag.line}"
        if len(blocks) + len(odd) >= _MOST_BLOCKS:
            odd.append(warned(_BLOCKS, address, most=_MOST_BLOCKS))
            break
        try:
            blocks.append(Embedded(read_json(tag.text.strip(), where, lists=True), where))
        except UnreadableError as error:
            odd.append(from_error(error, where))
    return tuple(blocks), tuple(odd)


def _words(found: Iterable[Tag], attribute: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for tag in found if tag.get(attribute) for word in tag.get(attribute).split()))
