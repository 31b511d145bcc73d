"""A field is set in place, and all else of the document stays byte for byte as it was written."""

import difflib

import pytest
from lxml import etree

from fairtool.errors import UsageError
from fairtool.iso.element import Element
from fairtool.record.citation import Citation, Contact, Date, Responsibility
from fairtool.record.extent import Box
from fairtool.record.iso_edit import edit
from fairtool.record.lineage import Lineage
from fairtool.record.quality import Quality
from fairtool.record.scope import Scope
from fairtool.record.text import Text
from tests.record.iso_samples import ISO_19115_3, ISO_19139, corpus, faults, read, roots

SMALL = """\
<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"
    xmlns:pole="urn:synthetique">
  <!-- écrit à la main -->
  <gmd:fileIdentifier><gco:CharacterString>f-1</gco:CharacterString></gmd:fileIdentifier>
  <pole:note   importance='haute'>à garder </pole:note>
  <gmd:contact gco:nilReason="missing"/>
  <gmd:dateStamp>
    <gco:Date>2020-01-01</gco:Date>
  </gmd:dateStamp>
  <gmd:identificationInfo>
    <gmd:MD_DataIdentification>
      <gmd:citation>
        <gmd:CI_Citation>
          <gmd:title>
            <gco:CharacterString>Sels</gco:CharacterString>
          </gmd:title>
          <gmd:date gco:nilReason="unknown"/>
        </gmd:CI_Citation>
      </gmd:citation>
      <gmd:abstract>
        <gco:CharacterString>Résumé</gco:CharacterString>
      </gmd:abstract>
      <!-- pas de langue -->
    </gmd:MD_DataIdentification>
  </gmd:identificationInfo>
</gmd:MD_Metadata>
"""


def text(root: Element) -> str:
    return etree.tostring(root, encoding="unicode")


def changed(document: str | Element, path: str, value: object) -> list[str]:
    """Give the lines that a change takes out (-) and puts in (+)."""
    root = etree.fromstring(document) if isinstance(document, str) else document
    before = text(root)
    edit(root, {path: value})
    lines = difflib.ndiff(before.splitlines(), text(root).splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_a_text_changes_in_its_place_alone() -> None:
    assert changed(SMALL, "resources[0].citation.title", "Sels nutritifs") == [
        "-             <gco:CharacterString>Sels</gco:CharacterString>",
        "+             <gco:CharacterString>Sels nutritifs</gco:CharacterString>",
    ]


def test_a_missing_field_is_made_at_its_place_and_indented_like_the_others() -> None:
    assert changed(SMALL, "resources[0].purpose", "Suivi") == [
        "+       <gmd:purpose>",
        "+         <gco:CharacterString>Suivi</gco:CharacterString>",
        "+       </gmd:purpose>",
    ]
    assert changed(SMALL, "language", "fre")[0] == "+   <gmd:language>"


def test_a_field_in_a_missing_object_makes_the_object_with_reasons_for_what_is_required() -> None:
    root = etree.fromstring(SMALL)
    lines = changed(root, "resources[0].extents[0].boxes[0].west", -5.5)
    assert lines[:3] == ["+       <gmd:extent>", "+         <gmd:EX_Extent>", "+           <gmd:geographicElement>"]
    assert "+                 <gco:Decimal>-5.50</gco:Decimal>" in lines
    assert '+               <gmd:northBoundLatitude gco:nilReason="missing"/>' in lines
    assert read(root).resource.extents[0].boxes == (Box(west=-5.5),)


def test_the_reason_for_an_open_value_goes_when_there_is_one() -> None:
    root = etree.fromstring(SMALL)
    edit(root, {"contacts[0].organisation": "Labo", "contacts[0].role": "pointOfContact"})
    assert read(root).contacts == (Responsibility("pointOfContact", organisation=Text("Labo")),)
    assert len(root.findall("{*}contact")) == 1


def test_a_date_becomes_a_time_where_the_text_is_one() -> None:
    assert changed(SMALL, "date_stamp", "2024-05-01T10:00:00Z") == [
        "-     <gco:Date>2020-01-01</gco:Date>",
        "+     <gco:DateTime>2024-05-01T10:00:00Z</gco:DateTime>",
    ]


def test_a_tuple_takes_the_place_of_all_values() -> None:
    root = etree.fromstring(SMALL)
    edit(root, {"resources[0].topics": ("oceans", "biota"), "resources[0].citation.dates": (Date("2020", "creation"),)})
    edit(root, {"resources[0].topics": ("environment",)})
    assert read(root).resource.topics == ("environment",)
    assert read(root).resource.citation == Citation(Text("Sels"), dates=(Date("2020", "creation"),))


def test_none_takes_a_field_out_with_its_line() -> None:
    root = etree.fromstring(SMALL)
    before = text(root)
    edit(root, {"resources[0].purpose": "Suivi"})
    edit(root, {"resources[0].purpose": None})
    assert text(root) == before


def test_a_new_object_can_be_set_whole() -> None:
    root = etree.fromstring(SMALL)
    party = Responsibility("owner", organisation=Text("Labo"), contacts=(Contact(emails=("a@synthetique.example",)),))
    edit(root, {"resources[0].contacts[0]": party})
    assert read(root).resource.contacts == (party,)


def test_a_new_lineage_stands_in_the_quality_of_the_scope_of_the_record() -> None:
    root = etree.fromstring(SMALL)
    edit(root, {"scopes": ("series",), "lineages[0].statement": "Assemblage"})
    record = read(root)
    assert record.lineages == (Lineage(Text("Assemblage"), (Scope("series"),)),)
    assert record.qualities == (Quality(Scope("series")),)


def test_a_responsibility_of_several_parties_is_not_edited() -> None:
    (root,) = roots(ISO_19115_3)
    (party,) = root.findall("{*}contact/{*}CI_Responsibility/{*}party")
    party.addnext(etree.fromstring(etree.tostring(party)))
    with pytest.raises(UsageError, match="several parties"):
        edit(root, {"contacts[0].organisation": "Labo"})


def test_a_document_on_one_line_stays_on_one_line() -> None:
    document = "".join(
        line.strip() if line.strip().startswith("<") else " " + line.strip() for line in SMALL.splitlines()
    )
    root = etree.fromstring(document)
    edit(root, {"resources[0].purpose": "Suivi"})
    assert "<gmd:purpose><gco:CharacterString>Suivi</gco:CharacterString></gmd:purpose>" in text(root)


def test_a_translation_gets_the_locale_that_the_record_has() -> None:
    (root,) = roots(ISO_19139)
    edit(root, {"resources[0].purpose": Text("Essais", translations={"eng": "Trials"})})
    assert read(root).resource.purpose == Text("Essais", translations={"eng": "Trials"})
    assert faults(etree.tostring(root)) == []


def test_an_anchor_keeps_its_address_when_its_text_changes() -> None:
    (root,) = roots(ISO_19139)
    edit(root, {"contacts[0].individual": "Maëlle S."})
    assert read(root).contacts[0].individual == Text("Maëlle S.", "https://orcid.org/0000-0002-1825-0097")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("resources[0].abstract", "Autre résumé"),
        ("contacts[0].organisation", "Autre laboratoire"),
        ("contacts[0].contacts[0].emails[0]", "autre@synthetique.example"),
        ("resources[0].citation.dates[1]", Date("2024-02-02", "revision")),
        ("distributions[0].transfers[0].links[0].url", "https://synthetique.example/autre"),
        ("resources[0].extents[0].boxes[0].north", 44.0),
        ("resources[0].extents[0].periods[0].end", "2024-12-31"),
        ("lineages[0].statement", "Autre généalogie"),
        ("scopes[0]", "series"),
        ("reference_systems[1].identifier.code", "EPSG:3035"),
    ],
)
@pytest.mark.parametrize("path_of_record", [ISO_19139, ISO_19115_3], ids=["19139", "19115-3"])
def test_a_field_that_was_set_is_read_again_and_the_record_stays_valid(
    path_of_record, path: str, value: object
) -> None:  # type: ignore[no-untyped-def]  # a path
    (root,) = roots(path_of_record)
    edit(root, {path: value})
    record = read(root)
    found: object = record
    for step in path.split("."):
        name, _, number = step.rstrip("]").partition("[")
        found = getattr(found, name)
        found = found[int(number)] if number and isinstance(found, tuple) else found
    assert found == value or getattr(found, "value", None) == value
    assert faults(etree.tostring(root)) == []


@pytest.mark.parametrize(("path", "number"), corpus())
def test_setting_what_is_there_changes_nothing(path, number: int) -> None:  # type: ignore[no-untyped-def]  # a path
    root = roots(path)[number]
    record = read(root)
    title = record.resource.citation.title if record.resource.citation else None
    if title is None or not title.value:
        pytest.skip("the record has no title")
    before = text(root)
    edit(root, {"resources[0].citation.title": title.value})
    assert text(root) == before


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("titre", "titre is no field of a record: there is no titre in it"),
        ("resources[0].citation.titel", "resources[0].citation.titel is no field of a record: there is no titel in it"),
        ("Resources!", "Resources! is no path of a field; write it like resources[0].citation.title"),
        ("dates[0].value", "dates[0].value cannot be set: this encoding has no place for dates"),
        (
            "resources[3].abstract",
            "resources[3].abstract leads nowhere: resources has 1 values, and the next one is number 1",
        ),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(path: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        edit(etree.fromstring(SMALL), {path: "x"})
    assert str(raised.value) == message


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(UsageError, match="is no ISO record"):
        edit(etree.fromstring("<a/>"), {"identifier": "x"})
