"""Parts of a Word document for which python-docx has no words: fields, links, bookmarks, rows of tables."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML: `element("w:shd", fill="EEF2F6")`."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word fills, such as PAGE; `shown` is what stands there until then."""
    begin_field(paragraph.add_run(), instruction)
    paragraph.add_run(shown)
    end_field(paragraph.add_run())


def begin_field(run: Run, instruction: str) -> None:
    """Begin a field; what follows is its result, until its end."""
    text = element("w:instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = f" {instruction} "
    for part in (element("w:fldChar", fldCharType="begin"), text, element("w:fldChar", fldCharType="separate")):
        run._r.append(part)  # noqa: SLF001 - the element itself is what python-docx offers


def end_field(run: Run) -> None:
    """End a field."""
    run._r.append(element("w:fldChar", fldCharType="end"))  # noqa: SLF001


def add_link(paragraph: Paragraph, text: str, *, address: str = "", anchor: str = "") -> Run:
    """Add a link to an address, or to a bookmark of the document."""
    link = element("w:hyperlink", history="1")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
    run = Run(element("w:r"), paragraph)
    run.text = text
    link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001
    return run


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make a paragraph the aim of links."""
    paragraph._p.insert(0, element("w:bookmarkStart", id=str(number), name=name))  # noqa: SLF001
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001
    properties = paragraph._p.pPr  # noqa: SLF001
    if properties is not None:
        paragraph._p.insert(0, properties)  # noqa: SLF001 - which must come first


def keep_row_whole(row: _Row, *, is_head: bool = False) -> None:
    """Keep a row on one page, and repeat a head on each page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("w:cantSplit"))
    if is_head:
        properties.append(element("w:tblHeader"))


def set_widths(table: Table, widths: tuple[float, ...], whole: int) -> None:
    """Fix the widths of the columns, as shares of a whole in twentieths of a point."""
    table.autofit = False
    sizes = [str(round(share * whole)) for share in widths]
    for column, size in zip(table._tbl.tblGrid.gridCol_lst, sizes, strict=True):  # noqa: SLF001
        column.set(qn("w:w"), size)
    for row in table._tbl.tr_lst:  # noqa: SLF001
        for cell, size in zip(row.tc_lst, sizes, strict=True):
            cell.get_or_add_tcPr().append(element("w:tcW", w=size, type="dxa"))


def describe(table: Table, text: str) -> None:
    """Give a table the words by which a screen reader calls it."""
    table._tblPr.append(element("w:tblDescription", val=text))  # noqa: SLF001
