"""The document as values that the Typst template reads: texts stay data there, so nothing in them acts as markup."""

import json

from fairtool.plan.document import Block, Bullets, Facts, Heading, Paragraph, PlanDocument, Span, Spans, Table
from fairtool.plan.origin_marks import origin_mark
from fairtool.render.plan.long_words import BREAK, pieces
from fairtool.render.plan.words import words_of
from fairtool.render.visible import visible
from fairtool.translate import Language

Value = str | bool | int | float | list["Value"] | dict[str, "Value"]

# How many letters a line holds, of the widest that are usual: a break that is not needed would be copied with the text.
_LINE = 45  # on the page
_LABEL = 18  # in the label of a fact
_OF_TABLE = 88  # in all columns of a table
_LEAST = 6


def typst_json(document: PlanDocument) -> str:
    """Give the document as JSON."""
    cover = document.cover
    tree: dict[str, Value] = {
        "title": visible(document.title),
        "language": document.language,
        "day": document.day,
        "authors": [visible(name) for name in document.authors],
        "running": _text(document.running),
        "words": dict(words_of(document)),
        "cover": {
            "kind": cover.kind,
            "title": _text(cover.title),
            "summary": [_block(block, document.language) for block in cover.summary],
            "facts": _block(cover.facts, document.language),
            "persons": [_block(block, document.language) for block in cover.persons],
        },
        "blocks": [_block(block, document.language) for block in document.blocks],
    }
    return json.dumps(tree, ensure_ascii=False)


def _block(block: Block, language: Language) -> Value:
    match block:
        case Heading():
            return {"kind": "heading", "text": _text(block.text), "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "look": block.look.value, "spans": _spans(block.spans, language)}
        case Bullets():
            items: Value = [_spans(item, language) for item in block.items]
            return {"kind": "list", "numbered": block.numbered, "items": items}
        case Facts():
            facts: Value = [[_text(label, _LABEL), _spans(spans, language)] for label, spans in block.rows]
            return {"kind": "facts", "rows": facts}
        case Table():
            return _table(block, language)


def _table(table: Table, language: Language) -> Value:
    numbers: Value = [*(place for place in sorted(table.numbers))]
    room = [max(_LEAST, int(share * _OF_TABLE)) for share in table.widths]
    rows: Value = [
        [_spans(cell, language, longest) for cell, longest in zip(row, room, strict=True)] for row in table.rows
    ]
    return {
        "kind": "table",
        "head": [_text(word) for word in table.head],
        "rows": rows,
        "widths": list(table.widths),
        "numbers": numbers,
    }


def _spans(spans: Spans, language: Language, longest: int = _LINE) -> Value:
    return [_span(span, language, longest) for span in spans]


def _span(span: Span, language: Language, longest: int) -> Value:
    mark = origin_mark(span.origin, language) if span.origin else ""
    return {"text": _text(span.text, longest), "strong": span.strong, "address": visible(span.address), "mark": mark}


def _text(text: str, longest: int = _LINE) -> str:
    """Give text that is shown whole, with places where a line may end in words that are longer than a line."""
    return BREAK.join(pieces(visible(text), longest))
