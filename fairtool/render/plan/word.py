"""A plan as a Word document, to be read, and to be worked on."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from fairtool.plan.document import PlanDocument
from fairtool.render.plan.word_blocks import add_blocks, bookmark
from fairtool.render.plan.word_parts import add_field, add_link, begin_field, end_field
from fairtool.render.plan.word_styles import set_styles
from fairtool.render.plan.words import words_of
from fairtool.render.visible import visible

_TIME = (1980, 1, 1, 0, 0, 0)  # of each part of the archive, so that equal plans give equal bytes


def word_bytes(document: PlanDocument) -> bytes:
    """Give the bytes of the document; the same plan gives the same bytes."""
    word = docx.Document()
    set_styles(word, document.language)
    _properties(word, document)
    _head_and_foot(word, document)
    _cover(word, document)
    _contents(word, document)
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    add_blocks(word, document.blocks, document.language)
    stream = BytesIO()
    word.save(stream)
    return _same_times(stream)


def _properties(word: Document, document: PlanDocument) -> None:
    core = word.core_properties
    core.title, core.author = visible(document.title)[:255], visible("; ".join(document.authors))[:255]
    core.subject, core.comments, core.keywords = document.cover.kind, "", ""
    core.created = core.modified = datetime.fromisoformat(document.day).replace(tzinfo=UTC)
    core.last_modified_by = "fairtool"


def _head_and_foot(word: Document, document: PlanDocument) -> None:
    section, words = word.sections[0], words_of(document)
    head = section.header.paragraphs[0]
    head.text = visible(document.running)
    head.style = "Plan Note"
    for foot in (section.footer.paragraphs[0], section.first_page_footer.paragraphs[0]):
        foot.style = "Plan Note"
        foot.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(f"{words['made']}\t{words['page']} ")
        add_field(foot, "PAGE", "1")
        foot.add_run(f" {words['of']} ")
        add_field(foot, "NUMPAGES", "1")


def _cover(word: Document, document: PlanDocument) -> None:
    cover, language = document.cover, document.language
    kind = word.add_paragraph(cover.kind, style="Plan Kind")
    kind.runs[0].font.all_caps = True
    word.add_paragraph(visible(cover.title), style="Title")
    add_blocks(word, cover.summary, language)
    add_blocks(word, (cover.facts,), language)
    if cover.persons:
        word.add_paragraph(words_of(document)["authors"], style="Plan Label")
        add_blocks(word, cover.persons, language)


def _contents(word: Document, document: PlanDocument) -> None:
    """Add a table of contents that Word can update; its entries are links already."""
    word.add_paragraph(words_of(document)["contents"], style="TOC Heading")
    paragraph: Paragraph | None = None
    for heading in document.headings():
        begins = paragraph is None
        paragraph = word.add_paragraph(style=f"TOC {heading.level}")
        if begins:
            begin_field(paragraph.add_run(), r'TOC \o "1-2" \h \z \u')
        add_link(paragraph, visible(heading.text), anchor=bookmark(heading))
        paragraph.add_run("\t")
        add_field(paragraph, rf"PAGEREF {bookmark(heading)} \h", "")
    if paragraph is not None:
        end_field(paragraph.add_run())


def _same_times(stream: BytesIO) -> bytes:
    """Write the archive again with one time for all its parts."""
    packed = BytesIO()
    with ZipFile(stream) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = ZipInfo(entry.filename, _TIME)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(entry))
    return packed.getvalue()
