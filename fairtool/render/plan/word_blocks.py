"""The blocks of a document as paragraphs, lists and tables of Word."""

from collections.abc import Iterable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from fairtool.plan.document import Block, Bullets, Facts, Heading, Look, Paragraph, Span, Spans, Table
from fairtool.plan.origin_marks import origin_mark
from fairtool.render.plan.word_numbering import begin_numbers
from fairtool.render.plan.word_parts import add_bookmark, add_link, describe, keep_row_whole, set_widths
from fairtool.render.plan.word_styles import CELL_ID, FACTS, LINK, QUIET, TABLE, WIDTH
from fairtool.render.visible import visible
from fairtool.translate import Language

_STYLES = {
    Look.BODY: "Normal",
    Look.QUESTION: "Plan Question",
    Look.NOTE: "Plan Note",
    Look.OPEN: "Plan Open",
    Look.LABEL: "Plan Label",
}
_SAFE = ("https://", "http://", "mailto:")
_LABELS = 0.27  # of the width, for the labels of facts


def add_blocks(word: Document, blocks: Iterable[Block], language: Language) -> None:
    """Add blocks at the end of a document."""
    for number, block in enumerate(blocks, 1):
        match block:
            case Heading():
                paragraph = word.add_heading(visible(block.text), block.level)
                add_bookmark(paragraph, bookmark(block), number)
            case Paragraph():
                add_spans(word.add_paragraph(style=_STYLES[block.look]), block.spans, language)
            case Bullets():
                _add_list(word, block, language)
            case Facts():
                _add_facts(word, block, language)
            case Table():
                _add_table(word, block, language)


def bookmark(heading: Heading) -> str:
    """Give the name of the bookmark of a heading: letters, digits and underscores, as Word wants."""
    return "plan_" + "".join(sign if sign.isalnum() else "_" for sign in heading.anchor)[:30]


def _add_list(word: Document, block: Bullets, language: Language) -> None:
    paragraphs = [word.add_paragraph(style="List Number" if block.numbered else "List Bullet") for _ in block.items]
    for paragraph, item in zip(paragraphs, block.items, strict=True):
        paragraph.paragraph_format.space_after = Pt(6) if item is block.items[-1] else 0
        add_spans(paragraph, item, language)
    if block.numbered:
        begin_numbers(word, paragraphs)


def _add_facts(word: Document, block: Facts, language: Language) -> None:
    table = word.add_table(rows=0, cols=2, style=FACTS)
    for label, spans in block.rows:
        row = table.add_row()
        keep_row_whole(row)
        _fill(row.cells[0], (Span(label),), language)
        _fill(row.cells[1], spans, language)
    set_widths(table, (_LABELS, 1 - _LABELS), WIDTH)
    describe(table, ", ".join(visible(label) for label, _ in block.rows)[:200])
    _after(word)


def _add_table(word: Document, block: Table, language: Language) -> None:
    table = word.add_table(rows=0, cols=len(block.head), style=TABLE)
    heads = tuple((Span(name),) for name in block.head)
    for place, cells in enumerate((heads, *block.rows)):
        row = table.add_row()
        keep_row_whole(row, is_head=place == 0)
        for column, (cell, spans) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = _fill(cell, spans, language)
            if column in block.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    set_widths(table, block.widths, WIDTH)
    describe(table, ", ".join(visible(name) for name in block.head))
    _after(word)


def _after(word: Document) -> None:
    """Part a table from what follows: Word would join two tables."""
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_after = 0


def _fill(cell: _Cell, spans: Spans, language: Language) -> WordParagraph:
    paragraph: WordParagraph = cell.paragraphs[0]
    paragraph._p.style = CELL_ID  # noqa: SLF001 - by its name, python-docx would search all styles for each cell
    add_spans(paragraph, spans, language)
    return paragraph


def add_spans(paragraph: WordParagraph, spans: Spans, language: Language) -> None:
    """Add the spans of a line."""
    for span in spans:
        run = _added(paragraph, span)
        run.bold = True if span.strong else None
        if span.origin:
            mark = paragraph.add_run(origin_mark(span.origin, language))
            mark.font.superscript = True
            mark.font.color.rgb = QUIET


def _added(paragraph: WordParagraph, span: Span) -> Run:
    text = visible(span.text)
    if not span.address.startswith(_SAFE):
        return paragraph.add_run(text)
    run = add_link(paragraph, text, address=visible(span.address))
    run.font.color.rgb = LINK
    return run
