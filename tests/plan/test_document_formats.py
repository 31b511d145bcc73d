"""A document of a plan in Markdown, HTML, DOCX and PDF: all of it is there, and nothing in it acts."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from fairtool.plan.document import PlanDocument, Table
from fairtool.render.plan.exporters import DOCUMENTS
from fairtool.render.plan.html import plan_html
from fairtool.render.plan.long_words import pieces
from fairtool.render.plan.markdown import plan_markdown
from fairtool.render.plan.pdf import pdf_bytes
from fairtool.render.plan.typst_tree import typst_json
from fairtool.render.plan.word import word_bytes
from tests.plan.paper import PLAN, SALINITY, hostile, written

DOCUMENT = written(version="initial", sources={"/dmp/dataset": "measured"})
FRENCH = written(language="fr")
HOSTILE = hostile()
TABLES = sum(isinstance(one, Table) for one in (*DOCUMENT.cover.persons, *DOCUMENT.blocks))


def _word(document: PlanDocument) -> "docx.document.Document":
    return docx.Document(io.BytesIO(word_bytes(document)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    assert DOCUMENTS[name].write(DOCUMENT) == DOCUMENTS[name].write(DOCUMENT)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_empty_plan_and_a_hostile_one_are_written(name: str) -> None:
    assert DOCUMENTS[name].write(written({}))
    assert DOCUMENTS[name].write(HOSTILE)


def test_markdown_has_every_heading_and_links_to_each() -> None:
    text = plan_markdown(DOCUMENT)
    for heading in DOCUMENT.headings():
        assert f'<a id="{heading.anchor}"></a>' in text
        assert f"](#{heading.anchor})" in text
    assert len(re.findall(r"^\| (?:---|---:)", text, re.MULTILINE)) == TABLES
    assert "| 48.2\u00a0GB<sup>m</sup> |" in text


def test_nothing_acts_in_markdown() -> None:
    text = plan_markdown(HOSTILE)
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert "\u202e" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(re.fullmatch(r"\|(?: (?:[^|\\]|\\.)* \|)+| ?\|(?: -+:? \|)+", line) for line in rows)


class _Page(HTMLParser):
    """Takes note of the tags of a page, and of every address in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[tuple[str, str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in {"meta", "wbr", "link", "br", "img"}:
            self.open.append(tag)
        for name, value in attrs:
            if name in {"href", "src", "action", "data"}:
                self.addresses.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _page(document: PlanDocument) -> _Page:
    page = _Page()
    page.feed(plan_html(document))
    assert page.open == []
    return page


@pytest.mark.parametrize("document", [DOCUMENT, HOSTILE, FRENCH], ids=["plain", "hostile", "french"])
def test_the_page_is_whole_and_fetches_nothing(document: PlanDocument) -> None:
    page = _page(document)
    assert {"script", "link", "img", "iframe", "form"} & set(page.tags) == set()
    assert {(tag, name) for tag, name, _ in page.addresses} == {("a", "href")}
    assert all(re.match(r"(#|https?://|mailto:)", address) for _, _, address in page.addresses)
    assert "url(" not in plan_html(document)
    assert "@import" not in plan_html(document)


def test_every_link_inside_of_the_page_has_its_aim() -> None:
    page = _page(DOCUMENT)
    inside = {address[1:] for _, _, address in page.addresses if address.startswith("#")}
    assert inside == {one.anchor for one in DOCUMENT.headings()}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_page_tells_its_language_and_heads_of_tables() -> None:
    page = plan_html(FRENCH)
    assert '<html lang="fr">' in page
    assert page.count('<th scope="col"') > 5
    assert '<abbr title="measured in the files">m</abbr>' in plan_html(DOCUMENT)


def test_word_has_real_headings_that_a_table_of_contents_can_find() -> None:
    paragraphs = _word(DOCUMENT).paragraphs
    headings = [(one.style.name, one.text) for one in paragraphs if one.style.name.startswith("Heading")]
    expected = [(f"Heading {one.level}", one.text) for one in DOCUMENT.headings(3)]
    assert headings == expected
    entries = [one.text.rstrip("\t") for one in paragraphs if one.style.name.lower().startswith("toc ") and one.text]
    assert entries[1:] == [one.text for one in DOCUMENT.headings()]


def test_word_tells_title_authors_language_and_day() -> None:
    word = _word(FRENCH)
    core = word.core_properties
    assert (core.title, core.author, core.language) == (PLAN["title"], "Gaëlle Example; Jérôme Model", "fr-FR")
    assert core.created.date().isoformat() == FRENCH.day
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}


def test_word_repeats_the_heads_of_tables_and_keeps_rows_whole() -> None:
    tables = [one for one in _word(DOCUMENT).tables if one.style.name == "Plan Table"]
    assert len(tables) == TABLES
    for table in tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (first, *others))


def test_word_numbers_pages_at_the_foot_and_has_the_title_at_the_head() -> None:
    section = _word(DOCUMENT).sections[0]
    assert section.header.paragraphs[0].text == DOCUMENT.running
    fields = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_each_numbered_list_of_word_begins_at_one() -> None:
    answers = {"1a": "1. a\n2. b", "2b": "1. c\n2. d"}
    word = _word(written({**PLAN, "fairtool": {"answers": answers}}))
    items = [one for one in word.paragraphs if one.style.name == "List Number"]
    numbers = [one._p.pPr.numPr.numId.val for one in items]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_links_of_word_go_to_pages_and_mail_only() -> None:
    archive = zipfile.ZipFile(io.BytesIO(word_bytes(HOSTILE)))
    relations = archive.read("word/_rels/document.xml.rels").decode()
    targets = re.findall(r'Target="([^"]+)" TargetMode="External"', relations)
    assert targets
    assert all(one.startswith(("https://", "http://", "mailto:")) for one in targets)


def test_what_typst_reads_is_data_only() -> None:
    tree = json.loads(typst_json(HOSTILE))
    assert "#set page(fill: red)" in tree["title"]
    assert "\u202e" not in typst_json(HOSTILE)


def test_a_pdf_is_tagged_as_pdf_ua() -> None:
    content = pdf_bytes(DOCUMENT)
    assert content.startswith(b"%PDF-")
    assert b"/MarkInfo" in content
    assert b"pdfuaid" in content
    assert b"pdfaid" in content


def test_a_pdf_with_a_sign_that_no_font_has_is_written_all_the_same() -> None:
    assert pdf_bytes(written({**PLAN, "title": "\U0001f9ff \ue000 \U000f0000"})).startswith(b"%PDF-")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here: the words of the PDF were not read")
def test_the_words_of_the_plan_stand_in_the_pdf(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf_bytes(FRENCH))
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    for word in ("Gaëlle Example", "Le projet et son plan", "48,2", "0000-0002-1825-0097"):
        assert word in done.stdout


def test_a_hundred_data_sets_are_written() -> None:
    many = [{**SALINITY, "title": f"Cruise {place}", "fairtool": {"bytes": place}} for place in range(100)]
    document = written({**PLAN, "dataset": many})
    assert b"%PDF-" in pdf_bytes(document)[:8]
    assert "Cruise 99" in plan_html(document)


@pytest.mark.parametrize(
    "text", ["short", "x" * 100, "see https://example.org/a/very/long/address?with=a&query=of-it now", "", "a b " * 30]
)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    assert max(len(word) for piece in found for word in (piece.split() or [""])) <= 20
