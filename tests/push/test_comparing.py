"""Two records are the same where they say the same, whatever a catalogue did to prefixes, layout and dates."""

import pytest
from lxml import etree

from fairtool.push.changes import Change, changes_between
from fairtool.push.xml_form import fields_of, hash_of

RECORD = """<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">
 <gmd:fileIdentifier><gco:CharacterString>one</gco:CharacterString></gmd:fileIdentifier>
 <gmd:dateStamp><gco:Date>2026-01-01</gco:Date></gmd:dateStamp>
 <gmd:hierarchyLevel><gmd:MD_ScopeCode codeList="x" codeListValue="dataset"/></gmd:hierarchyLevel>
 <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
  <gmd:title><gco:CharacterString>Sea  surface</gco:CharacterString></gmd:title>
 </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>
</gmd:MD_Metadata>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gmd:", "x:"),
        ("2026-01-01", "2027-12-31"),
        ('xsi:schemaLocation="a b"', ""),
        (">\n <", "><"),
        ("<gmd:hierarchyLevel>", "<!-- why --><gmd:hierarchyLevel>"),
        ("surface<", "surface\n <"),
    ],
)
def test_what_catalogues_change_is_no_change(old: str, new: str) -> None:
    changed = RECORD.replace(old, new)
    if old == "gmd:":
        changed = changed.replace('xmlns:gmd="', 'xmlns:x="')
    assert _hash(changed) == _hash(RECORD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sea  surface", "Sea  Surface"),
        ('"dataset"', '"series"'),
        ("http://www.isotc211.org/2005/gmd", "http://www.isotc211.org/2005/gmx"),
        ("<gmd:title>", '<gmd:title gco:nilReason="x">'),
        ("one<", "one1<"),
    ],
)
def test_what_a_record_says_counts(old: str, new: str) -> None:
    assert old in RECORD
    assert _hash(RECORD.replace(old, new)) != _hash(RECORD)


def test_texts_of_neighbours_do_not_run_together() -> None:
    one, two = "<a><b>xy</b><b>z</b></a>", "<a><b>x</b><b>yz</b></a>"
    assert _hash(one) != _hash(two)
    assert _hash("<a><b/><c/></a>") != _hash("<a><b><c/></b></a>")


def test_fields_are_named_by_their_properties() -> None:
    assert dict(fields_of(etree.fromstring(RECORD))) == {
        "fileIdentifier": ("one",),
        "hierarchyLevel": ("dataset",),
        "identificationInfo.citation.title": ("Sea  surface",),
    }


def test_changes_are_told_field_by_field() -> None:
    before = {"title": ("a",), "keyword": ("x", "y"), "gone": ("1",)}
    after = {"title": ("b",), "keyword": ("y", "x", "z"), "new": ("2",)}
    assert changes_between(before, after) == (
        Change("title", "a", "b"),
        Change("keyword", None, "z"),
        Change("new", None, "2"),
        Change("gone", "1", None),
    )


def _hash(text: str) -> str:
    return hash_of(etree.fromstring(text))
