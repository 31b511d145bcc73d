"""The words of people as blocks: paragraphs, lists with bullets or numbers, and addresses that become links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from fairtool.plan.document import Block, Bullets, Paragraph, Span, Spans
from fairtool.plan.narrative.typography import typeset
from fairtool.translate import Language

_ADDRESS = re.compile(r"https?://[^\s<>\"«»]+[^\s<>\"«».,;:!?)\]'’]")
_BULLET = re.compile(r"[-*•]\s+(.*)", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}[.)]\s+(.*)", re.DOTALL)
# Characters of a line that an editor breaks at the end of a word.
_NARROWEST, _WIDEST = 50, 120
_BLANK = re.compile(r"\n\s*\n")


def prose(text: str, language: Language) -> Iterator[Block]:
    """Give the blocks of a text: a blank line parts paragraphs, lines that begin with a dash or number are a list."""
    for part in _BLANK.split(text.strip()):
        for kind, lines in groupby(_entries(part.splitlines()), key=_kind):
            yield from _blocks(kind, list(lines), language)


def _entries(lines: Iterable[str]) -> Iterator[str]:
    """Give the lines, those that are indented below an entry of a list as a part of it."""
    held = ""
    for line in lines:
        if _kind(held) and line[:1].isspace() and not _kind(line.strip()):
            held = f"{held} {line.strip()}"
            continue
        if held:
            yield held
        held = line.strip()
    if held:
        yield held


def _kind(line: str) -> str:
    return "bullet" if _BULLET.match(line) else "number" if _NUMBER.match(line) else ""


def _blocks(kind: str, lines: Sequence[str], language: Language) -> Iterator[Block]:
    if not kind:
        yield from (Paragraph(linked(one, language)) for one in _paragraphs(lines))
        return
    pattern = _BULLET if kind == "bullet" else _NUMBER
    found = (pattern.match(line) for line in lines)
    yield Bullets(tuple(linked(one[1], language) for one in found if one), numbered=kind == "number")


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Give lines that are meant as lines; those of a text that an editor broke at a width are one.

    Such a text has no very long line, and no short one but at its end.
    """
    is_broken = max(map(len, lines)) <= _WIDEST
    held: list[str] = []
    for line in lines:
        held.append(line)
        if not is_broken or len(line) < _NARROWEST:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def linked(text: str, language: Language) -> Spans:
    """Give text as spans in which addresses are links."""
    spans: list[Span] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        if found.start() > end:
            spans.append(Span(typeset(text[end : found.start()], language)))
        spans.append(Span(found[0], address=found[0]))
        end = found.end()
    if end < len(text):
        spans.append(Span(typeset(text[end:], language)))
    return tuple(spans)
