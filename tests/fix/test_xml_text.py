"""Mending XML: what is asked for changes, and not one byte beside it."""

import pytest

from fairtool.errors import UnreadableError
from fairtool.finding import SetXml
from fairtool.fix.xml_text import edited_document, proven, values_of

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<!-- par nous > -->
<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
    xmlns:gco='http://www.isotc211.org/2005/gco'   xmlns:other="urn:other">
  <gmd:language>
    <gmd:LanguageCode codeList = "x>y"  codeListValue='fra' />
  </gmd:language>
  <other:unknown a="é">gardé <!-- tel quel --></other:unknown>
  <gmd:dateStamp><gco:Date>2020</gco:Date></gmd:dateStamp>
  <gmd:dateStamp><gco:Date/></gmd:dateStamp>
</gmd:MD_Metadata>
"""
LANGUAGE = "/gmd:MD_Metadata/gmd:language/gmd:LanguageCode"


def _edited(*edits: SetXml, text: str = TEXT) -> str:
    data = text.encode()
    mended = edited_document(data, edits, "r.xml")
    assert proven(data, mended, edits, "r.xml")
    return mended.decode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetXml(LANGUAGE, "fre", "codeListValue"), "codeListValue='fra'", 'codeListValue="fre"'),
        (SetXml(LANGUAGE, "http://a/?b&c", "codeList"), '"x>y"', '"http://a/?b&amp;c"'),
        (SetXml(LANGUAGE, "new", "codeSpace"), "'fra' />", "'fra'  codeSpace=\"new\"/>"),
        (SetXml("/gmd:MD_Metadata/gmd:dateStamp[1]/gco:Date", "2020-01-02"), ">2020<", ">2020-01-02<"),
        (SetXml("/gmd:MD_Metadata/gmd:dateStamp[2]/gco:Date", "a < b"), "<gco:Date/>", "<gco:Date>a &lt; b</gco:Date>"),
    ],
    ids=["attribute", "escaped", "new attribute", "text", "empty element"],
)
def test_an_edit_changes_its_place_and_nothing_else(edit: SetXml, old: str, new: str) -> None:
    assert _edited(edit) == TEXT.replace(old, new)


def test_several_edits_are_made_at_once() -> None:
    edits = (SetXml(LANGUAGE, "fre", "codeListValue"), SetXml("/gmd:MD_Metadata/gmd:dateStamp[1]/gco:Date", "2021"))
    assert _edited(*edits) == TEXT.replace("'fra'", '"fre"').replace(">2020<", ">2021<")


def test_a_document_in_latin_1_stays_in_latin_1() -> None:
    data = TEXT.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    edit = SetXml("/gmd:MD_Metadata/gmd:dateStamp[1]/gco:Date", "été, œuvre")
    mended = edited_document(data, [edit], "r.xml")
    assert b">\xe9t\xe9, &#339;uvre<" in mended
    assert proven(data, mended, [edit], "r.xml")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (SetXml("/gmd:MD_Metadata/gmd:contact", "x"), "is not in r.xml"),
        (SetXml("/gmd:MD_Metadata/gmd:language", "x"), "holds elements"),
    ],
)
def test_what_cannot_be_written_is_refused(edit: SetXml, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        edited_document(TEXT.encode(), [edit], "r.xml")


def test_a_text_with_a_comment_in_it_is_left_to_the_user() -> None:
    text = TEXT.replace("<gco:Date>2020</gco:Date>", "<gco:Date>20<!-- or so -->20</gco:Date>")
    edit = SetXml("/gmd:MD_Metadata/gmd:dateStamp[1]/gco:Date", "2020-01-02")
    with pytest.raises(UnreadableError, match="holds a comment beside its text"):
        edited_document(text.encode(), [edit], "r.xml")


def test_an_encoding_that_is_not_mended_is_refused() -> None:
    with pytest.raises(UnreadableError, match="encoding"):
        edited_document(TEXT.replace("UTF-8", "UTF-16").encode("utf-16"), [], "r.xml")


def test_a_change_that_was_not_asked_for_is_seen() -> None:
    edit = SetXml(LANGUAGE, "fre", "codeListValue")
    mended = TEXT.replace("'fra'", "'fre'").encode()
    assert proven(TEXT.encode(), mended, [edit], "r.xml")
    assert not proven(TEXT.encode(), mended.replace(b"gard", b"gard "), [edit], "r.xml")
    assert not proven(TEXT.encode(), mended.replace(b"tel quel", b"autre"), [edit], "r.xml")


def test_what_stands_now_is_told() -> None:
    edits = [SetXml(LANGUAGE, "fre", "codeListValue"), SetXml("/gmd:MD_Metadata/gmd:dateStamp[2]/gco:Date", "x")]
    assert list(values_of(TEXT.encode(), edits, "r.xml")) == ["fra", ""]


def test_a_record_inside_a_record_is_not_mended() -> None:
    inner = TEXT.partition("?>")[2]
    twice = TEXT.replace("</gmd:MD_Metadata>", f"<gmd:contact>{inner}</gmd:contact></gmd:MD_Metadata>")
    with pytest.raises(UnreadableError, match="a record inside a record"):
        edited_document(twice.encode(), [SetXml(LANGUAGE, "fre", "codeListValue")], "r.xml")
