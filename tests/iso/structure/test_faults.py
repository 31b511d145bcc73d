"""One mistake in a record is one fault, of the right kind, at the right element, with what a sentence needs."""

import pytest

from fairtool.iso.structure import Fault, Kind, check, load, table_for
from tests.iso.structure.records import DATACITE, GMD, NAMESPACES, SERVICE, of_2006, parsed


def faults(text: str) -> list[Fault]:
    root = parsed(text)
    name = table_for(root)
    assert name is not None
    return list(check(root, load(name)))


def fault(text: str) -> Fault:
    found = faults(text)
    assert len(found) == 1, [(one.kind, one.name, one.reason) for one in found]
    return found[0]


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize("record", [GMD, SERVICE, of_2006(GMD), of_2006(SERVICE), DATACITE])
def test_a_valid_record_has_no_fault(record: str) -> None:
    assert faults(record) == []


def test_a_missing_element_is_told_with_its_neighbours() -> None:
    found = fault(changed(GMD, "<gmd:dateStamp><gco:Date>2024-05-17</gco:Date></gmd:dateStamp>", ""))
    assert (found.kind, found.name, found.parent) == (Kind.MISSING, "gmd:dateStamp", "gmd:MD_Metadata")
    assert (found.after, found.before) == ("gmd:contact", "gmd:spatialRepresentationInfo")


def test_a_missing_last_element_is_told_with_the_one_before() -> None:
    found = fault(changed(GMD, "<gmd:northBoundLatitude><gco:Decimal>51.2</gco:Decimal></gmd:northBoundLatitude>", ""))
    assert (found.name, found.after, found.before) == ("gmd:northBoundLatitude", "gmd:southBoundLatitude", "")


def test_a_missing_choice_names_all_that_may_stand_there() -> None:
    found = fault(changed(GMD, '<gml:endPosition indeterminatePosition="now"/>', ""))
    assert (found.kind, found.names) == (Kind.MISSING, ("gml:endPosition", "gml:end"))


def test_two_elements_in_the_wrong_order_are_one_fault() -> None:
    west = "<gmd:westBoundLongitude><gco:Decimal>-5.5</gco:Decimal></gmd:westBoundLongitude>"
    east = "<gmd:eastBoundLongitude><gco:Decimal>9</gco:Decimal></gmd:eastBoundLongitude>"
    found = fault(changed(changed(GMD, west, ""), east, east + west))
    assert (found.kind, found.name) == (Kind.MISPLACED, "gmd:westBoundLongitude")
    assert (found.after, found.before) == ("gmd:eastBoundLongitude", "gmd:eastBoundLongitude")


def test_an_optional_element_in_the_wrong_place_is_one_fault() -> None:
    identifier = "<gmd:fileIdentifier><gco:CharacterString>fiche-1</gco:CharacterString></gmd:fileIdentifier>"
    found = fault(changed(changed(GMD, identifier, ""), "<gmd:dateStamp>", identifier + "<gmd:dateStamp>"))
    assert (found.kind, found.name) == (Kind.MISPLACED, "gmd:fileIdentifier")
    assert (found.after, found.before) == ("gmd:contact", "gmd:language")


def test_a_misplaced_element_is_still_looked_into() -> None:
    text = changed(GMD, '<gmd:language gco:nilReason="missing"/>', "")
    found = faults(changed(text, "<gmd:dateStamp>", "<gmd:language>mot</gmd:language><gmd:dateStamp>"))
    assert [one.kind for one in found] == [Kind.MISPLACED, Kind.TEXT]


@pytest.mark.parametrize("times", [2, 5])
def test_an_element_that_stands_too_often_is_one_fault(times: int) -> None:
    language = '<gmd:language gco:nilReason="missing"/>'
    found = fault(changed(GMD, language, language * times))
    assert (found.kind, found.name, found.count) == (Kind.REPEATED, "gmd:language", times)


def test_an_unknown_element_is_told_with_the_nearest_names() -> None:
    found = fault(changed(GMD, "<gmd:language gco", "<gmd:langage gco"))
    assert (found.kind, found.name, found.parent) == (Kind.UNKNOWN, "gmd:langage", "gmd:MD_Metadata")
    assert found.names[0] == "gmd:language"


def test_a_misspelt_mandatory_element_is_not_missing_too() -> None:
    text = GMD.replace("gmd:dateStamp>", "gmd:datestamp>")
    assert (fault(text).kind, fault(text).name) == (Kind.UNKNOWN, "gmd:datestamp")


def test_an_element_inside_a_value_is_unknown() -> None:
    found = fault(changed(GMD, "Température de la mer", "Température <gmd:URL>x</gmd:URL>"))
    assert (found.kind, found.name, found.reason) == (Kind.UNKNOWN, "gmd:URL", "simple")


def test_an_unknown_root_is_the_only_fault() -> None:
    found = list(check(parsed("<gmd:Notice xmlns:gmd='http://www.isotc211.org/2005/gmd'/>"), load("iso-19139-2007")))
    assert [(one.kind, one.reason) for one in found] == [(Kind.UNKNOWN, "root")]


@pytest.mark.parametrize(
    ("old", "new", "name", "expected"),
    [
        ("<gco:Decimal>9<", "<gco:Decimal>neuf<", "gco:Decimal", "decimal"),
        ("<gco:Decimal>9<", "<gco:Decimal><", "gco:Decimal", "decimal"),
        ("<gco:Integer>2<", "<gco:Integer>2.0<", "gco:Integer", "integer"),
        ("<gco:Boolean>false<", "<gco:Boolean>non<", "gco:Boolean", "boolean"),
        ("<gco:Date>2024-05-17<", "<gco:Date>17/05/2024<", "gco:Date", "date|gYearMonth|gYear"),
    ],
)
def test_a_value_of_another_type_is_told_with_what_is_asked(old: str, new: str, name: str, expected: str) -> None:
    found = fault(changed(GMD, old, new))
    assert (found.kind, found.name, found.expected) == (Kind.VALUE, name, expected)
    assert found.text == new.partition(">")[2].rstrip("<")


def test_a_code_that_is_not_in_its_list_is_told_with_the_nearest_first() -> None:
    found = fault(changed(GMD, ">oceans<", ">ocean<"))
    assert (found.kind, found.expected, found.names[0]) == (Kind.VALUE, "enumeration", "oceans")


def test_a_missing_attribute_is_told() -> None:
    found = fault(changed(GMD, ' codeListValue="publication"', ""))
    assert (found.kind, found.reason, found.attribute) == (Kind.ATTRIBUTE, "missing", "codeListValue")


def test_an_unknown_attribute_is_told_with_the_nearest() -> None:
    found = fault(changed(GMD, 'gco:nilReason="missing"', 'nilReason="missing"'))
    assert (found.kind, found.reason, found.attribute) == (Kind.ATTRIBUTE, "unknown", "nilReason")
    assert found.names == ("gco:nilReason",)


def test_a_wrong_value_of_an_attribute_is_told() -> None:
    found = fault(changed(GMD, 'indeterminatePosition="now"', 'indeterminatePosition="today"'))
    assert (found.kind, found.reason, found.text) == (Kind.ATTRIBUTE, "value", "today")
    assert "now" in found.names


def test_text_between_elements_is_told_with_what_could_hold_it() -> None:
    found = fault(changed(GMD, "<gco:CharacterString>fiche-1</gco:CharacterString>", "fiche-1"))
    assert (found.kind, found.name, found.text) == (Kind.TEXT, "gmd:fileIdentifier", "fiche-1")
    assert found.names == ("gco:CharacterString",)


def test_text_beside_elements_is_told() -> None:
    found = fault(changed(GMD, "<gmd:dateStamp>", "mot perdu <gmd:dateStamp>"))
    assert (found.kind, found.name, found.text) == (Kind.TEXT, "gmd:MD_Metadata", "mot perdu")


def test_an_identifier_that_stands_twice_is_told() -> None:
    found = fault(changed(GMD, 'gml:id="period-1"', 'gml:id="resource-1"'))
    assert (found.kind, found.reason, found.text) == (Kind.REFERENCE, "twice", "resource-1")


def test_gml_of_the_other_version_is_one_fault_that_names_both() -> None:
    text = of_2006(GMD)
    found = list(check(parsed(text), load("iso-19139-2007")))
    assert [one.kind for one in found] == [Kind.NAMESPACE]
    assert (found[0].text, found[0].expected) == ("http://www.opengis.net/gml", NAMESPACES["gml"])


def test_what_stands_inside_gml_of_the_other_version_is_still_checked() -> None:
    text = changed(of_2006(GMD), 'indeterminatePosition="now"', 'indeterminatePosition="today"')
    assert [one.kind for one in check(parsed(text), load("iso-19139-2007"))] == [Kind.NAMESPACE, Kind.ATTRIBUTE]


def test_a_type_of_an_unknown_profile_is_an_extension_and_no_cascade() -> None:
    contact = '<gmd:contact xmlns:p="http://example.org/profile" xsi:type="p:Contact_Type" level="2">'
    found = fault(changed(GMD, "<gmd:contact>", contact))
    assert (found.kind, found.attribute, found.text) == (Kind.EXTENSION, "xsi:type", "p:Contact_Type")


def test_a_type_whose_prefix_has_no_namespace_is_an_extension() -> None:
    found = fault(changed(GMD, "<gmd:contact>", '<gmd:contact xsi:type="p:Contact_Type">'))
    assert (found.kind, found.reason) == (Kind.EXTENSION, "undeclared")


def test_an_element_of_an_unknown_profile_stands_for_the_one_it_replaces() -> None:
    start = GMD.index("<gmd:CI_ResponsibleParty>")
    end = GMD.index("</gmd:CI_ResponsibleParty>") + len("</gmd:CI_ResponsibleParty>")
    text = GMD[:start] + '<p:Party xmlns:p="http://example.org/profile"/>' + GMD[end:]
    assert fault(text).kind is Kind.EXTENSION


def test_a_known_type_that_does_not_fit_is_a_wrong_attribute() -> None:
    found = fault(changed(GMD, 'xsi:type="gmd:PT_FreeText_PropertyType"', 'xsi:type="gmd:CI_Date_Type"'))
    assert (found.kind, found.reason, found.text) == (Kind.ATTRIBUTE, "type", "gmd:CI_Date_Type")


def test_translated_text_without_its_type_says_which_type() -> None:
    found = fault(changed(GMD, ' xsi:type="gmd:PT_FreeText_PropertyType"', ""))
    assert (found.kind, found.reason, found.names) == (Kind.UNKNOWN, "free text", ("gmd:PT_FreeText_PropertyType",))


def test_children_in_any_order_are_counted() -> None:
    year = "<publicationYear>2024</publicationYear>"
    assert fault(changed(DATACITE, year, "")).name == "datacite:publicationYear"
    assert fault(changed(DATACITE, year, year * 2)).kind is Kind.REPEATED
    assert fault(DATACITE.replace("publicationYear", "publicationyear")).kind is Kind.UNKNOWN


def test_a_fault_knows_its_line() -> None:
    assert fault(changed(GMD, ">oceans<", ">ocean<")).element.sourceline == GMD[: GMD.index("oceans")].count("\n") + 1
