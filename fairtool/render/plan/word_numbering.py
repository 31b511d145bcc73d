"""Numbered lists that begin at one: in Word all lists of a style go on counting unless they are told not to."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from fairtool.render.plan.word_parts import element


def begin_numbers(word: Document, paragraphs: Sequence[Paragraph]) -> None:
    """Let these paragraphs, of the style of numbered lists, count from one."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element.pPr.numPr.numId.val
    pattern = next(one for one in numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == str(style))
    number = numbering.add_num(pattern.abstractNumId.val)
    override = element("w:lvlOverride", ilvl="0")
    override.append(element("w:startOverride", val="1"))
    number.append(override)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - as python-docx offers it
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number.numId
