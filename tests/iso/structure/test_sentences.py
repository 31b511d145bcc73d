"""Every fault has a sentence that can be translated: a constant template whose places are all filled."""

from string import Formatter

import pytest

from fairtool.iso.structure import Fault, Kind, check, load
from fairtool.iso.structure.sentences import sentence
from tests.iso.structure.mutations import mutants
from tests.iso.structure.records import DATACITE, GMD, SERVICE, of_2006, parsed


def told(fault: Fault) -> str:
    template, values = sentence(fault)
    assert {place for _, place, _, _ in Formatter().parse(template) if place} == values.keys(), template
    return template.format_map(values)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            "<gmd:dateStamp><gco:Date>2024-05-17</gco:Date></gmd:dateStamp>",
            "",
            "gmd:dateStamp is missing in gmd:MD_Metadata; it comes after gmd:contact",
        ),
        (
            '<gml:endPosition indeterminatePosition="now"/>',
            "",
            "one of gml:endPosition, gml:end is missing in gml:TimePeriod; it comes after gml:beginPosition",
        ),
        (
            "<gmd:title><gco:CharacterString>Température de la mer</gco:CharacterString></gmd:title>",
            "",
            "gmd:title is missing in gmd:CI_Citation; it comes before gmd:date",
        ),
        (
            '<gmd:language gco:nilReason="missing"/>',
            '<gmd:langage gco:nilReason="missing"/>',
            "gmd:langage is no element of gmd:MD_Metadata; nearest to it, of what may stand there: gmd:language",
        ),
        (
            '<gmd:language gco:nilReason="missing"/>',
            '<gmd:language gco:nilReason="missing"/>' * 2,
            "gmd:language stands 2 times in gmd:MD_Metadata; it may stand only once",
        ),
        (
            "<gco:Date>2024-05-17<",
            "<gco:Date>17/05/2024<",
            'gco:Date is "17/05/2024", which is not a date; write one such as 2026-03-01, 2026-03, 2026',
        ),
        ("<gco:Decimal>9<", "<gco:Decimal><", "gco:Decimal is empty; write a number, such as 12.5"),
        (
            "<gco:CharacterString>fiche-1</gco:CharacterString>",
            "fiche-1",
            'gmd:fileIdentifier has the text "fiche-1" of its own; write it inside gco:CharacterString',
        ),
        (
            ' xsi:type="gmd:PT_FreeText_PropertyType"',
            "",
            (
                "gmd:PT_FreeText needs a type on the element around it; "
                'write xsi:type="gmd:PT_FreeText_PropertyType" on gmd:abstract'
            ),
        ),
        (
            "<gmd:contact>",
            '<gmd:contact xsi:type="p:Party">',
            'gmd:contact has xsi:type="p:Party", whose prefix has no namespace; declare it, or take the attribute out',
        ),
    ],
)
def test_a_sentence_says_what_is_there_and_what_would_be_right(old: str, new: str, text: str) -> None:
    assert old in GMD
    assert [told(fault) for fault in check(parsed(GMD.replace(old, new, 1)), load("iso-19139-2007"))] == [text]


def test_a_swapped_pair_is_told_in_one_sentence() -> None:
    east = "<gmd:eastBoundLongitude><gco:Decimal>9</gco:Decimal></gmd:eastBoundLongitude>"
    text = GMD.replace(east, "").replace("<gmd:westBoundLongitude>", east + "<gmd:westBoundLongitude>")
    assert [told(fault) for fault in check(parsed(text), load("iso-19139-2007"))] == [
        "gmd:westBoundLongitude stands after gmd:eastBoundLongitude; it belongs before it"
    ]


def test_gml_of_the_other_version_is_told_with_both_namespaces() -> None:
    assert [told(fault) for fault in check(parsed(of_2006(GMD)), load("iso-19139-2007"))] == [
        (
            "gml:TimePeriod is of the namespace http://www.opengis.net/gml, which is another version; "
            "this record needs http://www.opengis.net/gml/3.2"
        )
    ]


def test_every_mutant_can_be_told() -> None:
    kinds = set()
    for text, table in ((GMD, "iso-19139-2007"), (SERVICE, "iso-19139-2007"), (DATACITE, "datacite-4")):
        for _, mutant in mutants(parsed(text)):
            for fault in check(mutant, load(table)):
                assert told(fault)
                kinds.add(fault.kind)
    assert kinds >= {Kind.UNKNOWN, Kind.MISPLACED, Kind.MISSING, Kind.REPEATED, Kind.VALUE, Kind.ATTRIBUTE, Kind.TEXT}
