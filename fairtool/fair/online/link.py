"""A typed link from one thing on the web to another, and the links that are found of one page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from fairtool.warned import Warned

# Signposting (https://signposting.org/FAIR/), levels 1 and 2.
SIGNPOSTING: frozenset[str] = frozenset(
    {"cite-as", "type", "describedby", "item", "license", "author", "collection", "linkset"}
)


class Source(StrEnum):
    """What a link was read from."""

    HEADER = "header"
    HTML = "html"
    ANCHOR = "anchor"  # an element `a`, which people follow; Signposting is said by `link`
    LINKSET = "linkset"


@dataclass(frozen=True, slots=True)
class Link:
    """One relation of one link; a link with several relations is several of these.

    `target` and `anchor` are absolute addresses, as far as their base is known; `anchor` is the thing that the link is
    of. `profiles` are the addresses of the profiles that the target keeps to, `type` its media type as it is said.
    `where` says where the link stands (`Link header 2`), `of` the document.
    """

    rel: str
    target: str
    anchor: str = ""
    type: str = ""
    profiles: tuple[str, ...] = ()
    title: str = ""
    languages: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    source: Source = Source.HEADER
    where: str = ""

    @property
    def is_signposting(self) -> bool:
        """Say whether the link is one of Signposting: by its relation, and said to machines."""
        return self.rel in SIGNPOSTING and self.source is not Source.ANCHOR

    @property
    def media_type(self) -> str:
        """The media type without parameters, in lower case: `text/csv` of `text/CSV;charset=UTF-8`."""
        return self.type.partition(";")[0].strip().lower()

    @property
    def said(self) -> tuple[str, str, str, tuple[str, ...]]:
        """What the link says, wherever it was read: relation, target, type, profiles."""
        return self.rel, self.target, self.type, self.profiles


@dataclass(frozen=True, slots=True)
class Links:
    """Links in the order in which they stand, and what was odd among them."""

    found: tuple[Link, ...] = ()
    warnings: tuple[Warned, ...] = ()

    def __iter__(self) -> Iterator[Link]:
        """Give the links."""
        return iter(self.found)

    def of(self, rel: str) -> tuple[Link, ...]:
        """Give the links of a relation."""
        return tuple(link for link in self.found if link.rel == rel)

    @property
    def signposting(self) -> tuple[Link, ...]:
        """The links of Signposting."""
        return tuple(link for link in self.found if link.is_signposting)

    def anchored(self, *addresses: str) -> "Links":
        """Give the links that are of a thing with one of these addresses."""
        return replace(self, found=tuple(link for link in self.found if link.anchor in addresses))


NO_LINKS = Links()


def joined(parts: Iterable[Links]) -> Links:
    """Give the links of several places as one."""
    several = tuple(parts)
    return Links(
        tuple(link for part in several for link in part.found),
        tuple(one for part in several for one in part.warnings),
    )
