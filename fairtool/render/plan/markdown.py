"""A plan as Markdown: tables as GitHub and GitLab show them, sources of values as small letters."""

from collections.abc import Iterator

from fairtool.plan.document import Block, Bullets, Facts, Heading, Look, Paragraph, PlanDocument, Span, Spans, Table
from fairtool.plan.origin_marks import origin_mark
from fairtool.render.markdown import escaped
from fairtool.render.plan.words import words_of
from fairtool.render.visible import visible
from fairtool.translate import Language

_UNSAFE = {"<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C", "|": "%7C", "(": "%28", ")": "%29"}


def plan_markdown(document: PlanDocument) -> str:
    """Give the document as Markdown."""
    words, cover, language = words_of(document), document.cover, document.language
    parts = [f"# {escaped(cover.title)}", f"*{escaped(cover.kind)}*"]
    parts += [_block(one, language) for one in cover.summary]
    parts.append(_block(cover.facts, language))
    if cover.persons:
        parts += [f"**{words['authors']}**", *(_block(one, language) for one in cover.persons)]
    parts += [f"**{words['contents']}**", _contents(document)]
    parts += [_block(block, language) for block in document.blocks]
    parts.append(f"<sub>{escaped(words['made'])}</sub>")
    return "\n\n".join(part for part in parts if part) + "\n"


def _contents(document: PlanDocument) -> str:
    lines = (f"{'  ' * (one.level - 1)}- [{escaped(one.text)}](#{one.anchor})" for one in document.headings())
    return "\n".join(lines)


def _block(block: Block, language: Language) -> str:
    match block:
        case Heading():
            return f'<a id="{block.anchor}"></a>\n\n{"#" * (block.level + 1)} {escaped(block.text)}'
        case Paragraph():
            return _paragraph(block, language)
        case Bullets():
            signs = (f"{place}." if block.numbered else "-" for place in range(1, len(block.items) + 1))
            return "\n".join(f"{sign} {_line(item, language)}" for sign, item in zip(signs, block.items, strict=True))
        case Facts():
            colon = "\u00a0:" if language == "fr" else ":"
            return "\n".join(f"- **{escaped(label)}**{colon} {_spans(spans, language)}" for label, spans in block.rows)
        case Table():
            return "\n".join(_table(block, language))


def _paragraph(block: Paragraph, language: Language) -> str:
    text = _line(block.spans, language)
    looks = {
        Look.QUESTION: f"*{text}*",
        Look.LABEL: f"**{text}**",
        Look.OPEN: f"> ⚠ {text}",
        Look.NOTE: f"<sub>{text}</sub>",
    }
    return looks.get(block.look, text)


def _line(spans: Spans, language: Language) -> str:
    """Give a line that begins no list and no heading of its own."""
    text = _spans(spans, language)
    return f"\\{text}" if text[:1] in "+-=" else _escaped_number(text)


def _escaped_number(text: str) -> str:
    digits = "".join(sign for _, sign in zip(range(9), text, strict=False) if sign.isdigit())
    rest = text[len(digits) :]
    return f"{digits}\\{rest}" if digits and text.startswith(digits) and rest[:1] in (".", ")") else text


def _table(table: Table, language: Language) -> Iterator[str]:
    yield f"| {' | '.join(escaped(word) for word in table.head)} |"
    signs = ("---:" if place in table.numbers else "---" for place in range(len(table.head)))
    yield f"| {' | '.join(signs)} |"
    for row in table.rows:
        yield f"| {' | '.join(_spans(cell, language) for cell in row)} |"


def _spans(spans: Spans, language: Language) -> str:
    return "".join(_span(span, language) for span in spans)


def _span(span: Span, language: Language) -> str:
    text = escaped(span.text)
    if span.strong and text.strip():
        text = f"**{text}**"
    if span.address:
        address = "".join(_UNSAFE.get(sign, sign) for sign in visible(span.address))
        text = f"[{text}]({address})"
    return f"{text}<sup>{origin_mark(span.origin, language)}</sup>" if span.origin else text
