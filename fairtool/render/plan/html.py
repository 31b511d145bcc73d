"""A plan as one self-contained page: no script, no address outside of it is fetched, and it prints on A4."""

from fairtool.plan.document import Block, Bullets, Facts, Heading, Paragraph, PlanDocument, Span, Spans, Table
from fairtool.plan.origin_marks import origin_mark, origin_word
from fairtool.render.plan.long_words import pieces
from fairtool.render.plan.words import words_of
from fairtool.render.visible import visible
from fairtool.templates import resource, template
from fairtool.translate import Language

_SAFE = ("https://", "http://", "mailto:")  # what a link of a plan may be; a script is none


def plan_html(document: PlanDocument) -> str:
    """Give the document as HTML."""
    language, cover = document.language, document.cover
    return (
        template("documents/plan.html.j2")
        .render(
            language=language,
            day=document.day,
            authors=[visible(name) for name in document.authors],
            title=visible(document.title),
            words=words_of(document),
            style=resource("documents/plan.css"),
            cover={
                "kind": cover.kind,
                "title": visible(cover.title),
                "summary": [_block(block, language) for block in cover.summary],
                "facts": _block(cover.facts, language),
                "persons": [_block(block, language) for block in cover.persons],
            },
            contents=[_block(one, language) for one in document.headings()],
            blocks=[_block(block, language) for block in document.blocks],
        )
        .lstrip()
    )


def _block(block: Block, language: Language) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "text": visible(block.text), "level": block.level, "anchor": block.anchor}
        case Paragraph():
            return {"kind": "paragraph", "look": block.look.value, "spans": _spans(block.spans, language)}
        case Bullets():
            items = [_spans(item, language) for item in block.items]
            return {"kind": "list", "numbered": block.numbered, "items": items}
        case Facts():
            rows = [(visible(label), _spans(spans, language)) for label, spans in block.rows]
            return {"kind": "facts", "rows": rows}
        case Table():
            cells = [[_spans(cell, language) for cell in row] for row in block.rows]
            head = [visible(word) for word in block.head]
            return {"kind": "table", "head": head, "rows": cells, "numbers": block.numbers}


def _spans(spans: Spans, language: Language) -> list[dict[str, object]]:
    return [_span(span, language) for span in spans]


def _span(span: Span, language: Language) -> dict[str, object]:
    return {
        "pieces": pieces(visible(span.text)),
        "strong": span.strong,
        "address": visible(span.address) if span.address.startswith(_SAFE) else "",
        "mark": origin_mark(span.origin, language) if span.origin else "",
        "source": origin_word(span.origin, language) if span.origin else "",
    }
