"""The styles of a plan in Word: real headings, lists and tables, so that an author can go on writing in it."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from fairtool.render.plan.word_parts import element
from fairtool.translate import Language

INK = RGBColor(0x14, 0x30, 0x4D)
QUIET = RGBColor(0x55, 0x60, 0x6E)
LINK = RGBColor(0x1A, 0x4F, 0x8A)
FONT = "Calibri"
CELL, CELL_ID = "Plan Cell", "PlanCell"
TABLE = "Plan Table"
FACTS = "Plan Facts"
WIDTH = 9412  # twentieths of a point between the margins: 16.6 cm
_PARAGRAPH = WD_STYLE_TYPE.PARAGRAPH
_LOCALES = {"en": "en-GB", "fr": "fr-FR"}


def set_styles(document: Document, language: Language) -> None:
    """Set the page, the language, and every style that a plan uses."""
    _page(document)
    _language(document, language)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, size, before in (("Title", 26, 6), ("Heading 1", 16, 20), ("Heading 2", 12.5, 14), ("Heading 3", 11, 12)):
        _heading(document.styles[name], size, before)
    _ruled(document.styles["Heading 1"], "14304D", 8)
    _own(document, "Plan Kind", size=11, before=90)
    _own(document, "Plan Question").font.italic = True
    _own(document, "Plan Note", size=9)
    for name in ("Plan Kind", "Plan Question", "Plan Note"):
        document.styles[name].font.color.rgb = QUIET
    _own(document, "Plan Label", before=8, after=3).font.bold = True
    for name in ("Plan Question", "Plan Label"):
        document.styles[name].paragraph_format.keep_with_next = True
    _open(_own(document, "Plan Open"))
    _own(document, CELL, size=9, before=2, after=2)
    _contents(document)
    _table(document, TABLE, head="firstRow")
    _table(document, FACTS, head="firstCol")


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.different_first_page_header_footer = True


def _language(document: Document, language: Language) -> None:
    """Tell the language in which spelling is checked and a screen reader speaks."""
    tag = _LOCALES[language]
    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        defaults.append(element("w:lang", val=tag, eastAsia="ja-JP", bidi="ar-SA"))
    document.core_properties.language = tag


def _heading(style: ParagraphStyle, size: float, before: float) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), True, INK
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
    style.paragraph_format.keep_with_next = True
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _own(document: Document, name: str, *, size: float = 0, before: float = 0, after: float = 6) -> ParagraphStyle:
    style: ParagraphStyle = (
        document.styles[name] if name in document.styles else document.styles.add_style(name, _PARAGRAPH)
    )
    style.base_style = document.styles["Normal"]
    if size:
        style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _ruled(style: ParagraphStyle, colour: str, size: int) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz=str(size), space="2", color=colour))
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:outlineLvl"
    )


def _open(style: ParagraphStyle) -> None:
    style.font.color.rgb = RGBColor(0x7A, 0x49, 0x00)
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="6", color="B86E00"))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind")
    shade = element("w:shd", val="clear", color="auto", fill="FDF3E3")
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind")
    style.paragraph_format.left_indent = Cm(0.3)


def _contents(document: Document) -> None:
    """Make the styles of a table of contents, which the template of python-docx lacks."""
    for level, indent in ((1, 0.0), (2, 0.6)):
        style = _own(document, f"TOC {level}", before=6 if level == 1 else 0, after=2)
        style.font.bold = level == 1
        style.paragraph_format.left_indent = Cm(indent)
        stops = style.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.SPACES)
    heading = _own(document, "TOC Heading", before=0, after=10)
    heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(16), True, INK
    heading.paragraph_format.page_break_before = True


def _table(document: Document, name: str, *, head: str) -> None:
    """Make a table style: thin lines between rows, a head that is told apart by weight and shade."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    properties = element("w:tblPr")
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="C3CCD6"))
    properties.append(borders)
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="80", type="dxa"))
    properties.append(margins)
    style.element.append(properties)
    style.element.append(_head(head))


def _head(kind: str) -> BaseOxmlElement:
    part = element("w:tblStylePr", type=kind)
    run = element("w:rPr")
    if kind == "firstRow":
        run.append(element("w:b"))
        run.append(element("w:color", val="14304D"))
    else:
        run.append(element("w:color", val="55606E"))
    part.append(run)
    if kind == "firstRow":
        cell = element("w:tcPr")
        cell.append(element("w:shd", val="clear", color="auto", fill="EEF2F6"))
        part.append(cell)
    return part
