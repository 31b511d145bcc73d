"""The groups of keywords of a record, read once for all rules that look at them."""

from dataclasses import dataclass
from functools import lru_cache

from fairtool.iso.node import Node
from fairtool.iso.values import href_of
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.content import child, said
from fairtool.rules.inspire.levels import identifications


@dataclass(frozen=True, slots=True)
class Word:
    """A keyword, or the title of a thesaurus: its text, and its address where it is an anchor."""

    node: Node
    text: str
    href: str
    is_anchor: bool


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A group of keywords, and the titles of the thesauri that it cites."""

    node: Node
    words: tuple[Word, ...]
    titles: tuple[Word, ...]

    @property
    def title(self) -> str:
        """The first title that says something, empty where there is none."""
        return next((title.text for title in self.titles if title.text), "")


@lru_cache(maxsize=2)  # eight rules ask it of one record, then of the next
def keyword_groups(view: XmlRecord) -> tuple[Group, ...]:
    """Give the groups of keywords of the identification sections that count."""
    return tuple(_group(node) for resource in identifications(view) for node in resource.all("keywords"))


def _group(node: Node) -> Group:
    titles = tuple(_word(title) for cited in node.all("thesaurus") for title in cited.all("title"))
    return Group(node, tuple(_word(word) for word in node.all("words")), titles)


def _word(node: Node) -> Word:
    anchor = child(node.element, "Anchor")
    is_anchor = anchor is not None
    return Word(node, said(node.element), href_of(anchor) if anchor is not None else "", is_anchor)
