"""Two records are the same where they say the same, whatever a catalogue did to prefixes, layout and dates."""

import pytest
from lxml import etree

from fairtool.push.changes import Change, changes_between, excerpts
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


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("short", "other", ("short", "other")),
        ("a" * 100 + "old", "a" * 100 + "new", ("…" + "a" * 10 + "old", "…" + "a" * 10 + "new")),
        ("x" + "a" * 100, "y", ("x" + "a" * 29 + "…", "y")),
        ("a" * 100, "a" * 100 + "b" * 50, ("…" + "a" * 10, "…" + "a" * 10 + "b" * 20 + "…")),
        (None, "a" * 40, (None, "a" * 30 + "…")),
    ],
)
def test_of_long_values_the_place_is_shown_where_they_part(
    before: str | None, after: str, shown: tuple[str | None, str]
) -> None:
    assert excerpts(before, after, 30) == shown


def test_a_change_at_the_end_of_a_long_value_is_seen() -> None:
    (change,) = changes_between({"a": ("x" * 600 + "1",)}, {"a": ("x" * 600 + "2",)})
    assert change.before is not None
    assert change.after is not None
    assert (change.before[-1], change.after[-1]) == ("1", "2")
