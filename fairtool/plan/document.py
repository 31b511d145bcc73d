"""A plan as a document without a format: headings, paragraphs, lists and tables, which each renderer writes its way.

A renderer decides nothing about content. Texts are plain: whatever stands in a plan, a renderer escapes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fairtool.plan.madmp import Origin
from fairtool.translate import Language


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `address` makes it a link, `origin` marks where the value comes from."""

    text: str
    strong: bool = False
    address: str = ""
    origin: Origin | None = None


Spans = tuple[Span, ...]


class Look(StrEnum):
    """What a paragraph is, so that a renderer gives it a look of its own."""

    BODY = "body"
    QUESTION = "question"  # the words of the template
    NOTE = "note"  # about the document itself
    OPEN = "open"  # an answer that is not there
    LABEL = "label"  # what stands over a table or a list


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a part. `anchor` is its name for links inside the document."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered, or with bullets."""

    items: tuple[Spans, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of heads. `widths` are shares of the whole; columns in `numbers` are set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values: a table of two columns whose first is the head."""

    rows: tuple[tuple[str, Spans], ...]


Block = Heading | Paragraph | Bullets | Table | Facts


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what kind of document it is, of what, which version, by whom."""

    kind: str
    title: str
    summary: tuple[Block, ...]
    facts: Facts
    persons: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The whole document; `running` stands at the head of every page, `day` is the day that it was made (ISO 8601)."""

    title: str
    language: Language
    day: str
    authors: tuple[str, ...]
    running: str
    cover: Cover
    blocks: tuple[Block, ...]

    def headings(self, deepest: int = 2) -> Iterator[Heading]:
        """Give the headings of a table of contents."""
        yield from (block for block in self.blocks if isinstance(block, Heading) and block.level <= deepest)


def plain_text(spans: Spans) -> str:
    """Give the words of spans alone."""
    return "".join(span.text for span in spans)
