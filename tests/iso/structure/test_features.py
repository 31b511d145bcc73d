"""What schemas can say, each in one small fragment: types, substitutes, wildcards, nil, mixed text, lists, fixed values."""

import pytest

from fairtool.iso.structure import Kind, check, load
from tests.iso.structure.records import DECLARED, parsed

LAX = "<gmd:DQ_QuantitativeResult {}><gmd:valueUnit/><gmd:value><gco:Record{}>{}</gco:Record></gmd:value></gmd:DQ_QuantitativeResult>"
POINT = '<gml:Point {} gml:id="p">{}</gml:Point>'
MULTICURVE = '<gml:OrientableCurve {} gml:id="c" {}><gml:baseCurve xlink:href="#c"/></gml:OrientableCurve>'


def found(text: str, table: str = "iso-19139-2007") -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.name, one.reason) for one in check(parsed(text), load(table))]


def fragment(text: str) -> list[tuple[Kind, str, str]]:
    start, end, rest = text.partition(">") if text[text.index(">") - 1] != "/" else text.partition("/>")
    return found(f"{start} {DECLARED}{end}{rest}")


@pytest.mark.parametrize(
    "text",
    [
        '<gmd:distributor gco:nilReason="inapplicable"/>',
        '<gmd:distributor gco:nilReason="other:perdu"/>',
        '<gmd:distributor gco:nilReason="http://example.org/why"/>',
        '<gmd:distributor xlink:href="http://example.org/c" xlink:type="simple"/>',
        "<gmd:keyword><gmx:Anchor>mer</gmx:Anchor></gmd:keyword>",
        '<gco:Date xsi:nil="true"/>',
        '<gco:Date xsi:nil="false">2024</gco:Date>',
        "<gco:Date> 2024-05 </gco:Date>",
        "<gts:TM_PeriodDuration>\n P1Y \n</gts:TM_PeriodDuration>",
        '<gmd:linkage xsi:schemaLocation="urn:a b.xsd"><gmd:URL>http://example.org</gmd:URL></gmd:linkage>',
        "<gml:posList>1.5 2\n3 4</gml:posList>",
        '<gml:unitsSystem xlink:href="http://example.org"/>',
        '<gmd:title xsi:type="gmd:PT_FreeText_PropertyType"><gco:CharacterString>a</gco:CharacterString></gmd:title>',
    ],
)
def test_what_the_schemas_allow_is_no_fault(text: str) -> None:
    assert fragment(wrapped(text)) == []


def wrapped(text: str) -> str:
    """Give a fragment inside an element that schemas declare for all, where it is a part of a class."""
    around = {
        "<gmd:distributor": ("<gmd:MD_Distribution>", "</gmd:MD_Distribution>"),
        "<gmd:keyword": ("<gmd:MD_Keywords>", "</gmd:MD_Keywords>"),
        "<gmd:linkage": ("<gmd:CI_OnlineResource>", "</gmd:CI_OnlineResource>"),
        "<gmd:title": ("<gmd:CI_Citation>", '<gmd:date gco:nilReason="missing"/></gmd:CI_Citation>'),
        "<gml:unitsSystem": (
            '<gml:BaseUnit gml:id="u"><gml:identifier codeSpace="c">m</gml:identifier>',
            "</gml:BaseUnit>",
        ),
    }
    start = next((one for one in around if text.startswith(one)), None)
    return around[start][0] + text + around[start][1] if start else text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<gco:Date xsi:nil="true">2024</gco:Date>', (Kind.TEXT, "gco:Date", "nil")),
        ('<gco:Integer xsi:nil="true"/>', (Kind.ATTRIBUTE, "gco:Integer", "nil")),
        ("<gml:posList>1.5 x</gml:posList>", (Kind.VALUE, "gml:posList", "")),
        ("<gmd:keyword><gco:AbstractGenericName/></gmd:keyword>", (Kind.UNKNOWN, "gco:AbstractGenericName", "")),
        (
            '<gml:unitsSystem xlink:href="http://example.org">\n</gml:unitsSystem>',
            (Kind.TEXT, "gml:unitsSystem", "blanks"),
        ),
        ('<gml:unitsSystem xlink:type="extended"/>', (Kind.ATTRIBUTE, "gml:unitsSystem", "value")),
        ('<gml:unitsSystem nilReason="%"/>', (Kind.ATTRIBUTE, "gml:unitsSystem", "value")),
        ('<gmd:title xml:lang="fr"/>', (Kind.ATTRIBUTE, "gmd:title", "unknown")),
    ],
)
def test_what_the_schemas_refuse_is_one_fault(text: str, fault: tuple[Kind, str, str]) -> None:
    assert fragment(wrapped(text)) == [fault]


def test_an_element_that_only_stands_for_others_is_refused_with_their_names() -> None:
    text = f"<gmd:AbstractMD_Identification {DECLARED}/>"
    (fault,) = check(parsed(text), load("iso-19139-2007"))
    assert (fault.kind, fault.reason) == (Kind.UNKNOWN, "abstract")
    assert "gmd:MD_DataIdentification" in fault.names


@pytest.mark.parametrize(
    ("attributes", "inner", "kinds"),
    [
        ("", "12.5", []),
        ("", "<gco:Decimal>12.5</gco:Decimal>", []),
        ("", "<gco:Decimal>douze</gco:Decimal>", [Kind.VALUE]),
        ("", '<x xmlns=""><gco:Decimal>douze</gco:Decimal></x>', [Kind.VALUE]),
        (' xsi:type="xs:double" xmlns:xs="http://www.w3.org/2001/XMLSchema"', "12.5", []),
        (' xsi:type="xs:double" xmlns:xs="http://www.w3.org/2001/XMLSchema"', "douze", [Kind.VALUE]),
        (' xsi:type="gco:Integer_PropertyType"', "<gco:Integer>1</gco:Integer>", []),
        (' xsi:type="gco:Nothing"', "", [Kind.ATTRIBUTE]),
    ],
)
def test_where_anything_may_stand_what_is_declared_is_checked(attributes: str, inner: str, kinds: list[Kind]) -> None:
    text = LAX.format(DECLARED, attributes, inner)
    assert [fault.kind for fault in check(parsed(text), load("iso-19139-2007"))] == kinds


def test_text_and_elements_may_be_mixed_where_the_schemas_say_so() -> None:
    text = '<resource xmlns="http://datacite.org/schema/kernel-4"><descriptions><description descriptionType="Abstract">a<br/>b{}</description></descriptions></resource>'
    kinds = [fault.kind for fault in check(parsed(text.format("")), load("datacite-4"))]
    assert set(kinds) == {Kind.MISSING}
    more = [fault.kind for fault in check(parsed(text.format("<b/>")), load("datacite-4"))]
    assert sorted(set(more)) == [Kind.MISSING, Kind.UNKNOWN]


@pytest.mark.parametrize(
    ("inner", "kinds"),
    [
        ("<gml:pos>1 2</gml:pos>", []),
        ("<gml:coordinates>1,2</gml:coordinates>", []),
        ("<gml:pos>1 2</gml:pos><gml:coordinates>1,2</gml:coordinates>", [Kind.REPEATED]),
        ("", [Kind.MISSING]),
        ("<!-- rien --><gml:pos>1 2</gml:pos><?pi?>", []),
    ],
)
def test_one_of_a_choice_stands_there(inner: str, kinds: list[Kind]) -> None:
    assert [fault.kind for fault in check(parsed(POINT.format(DECLARED, inner)), load("iso-19139-2007"))] == kinds


@pytest.mark.parametrize(
    ("attribute", "kinds"), [("", []), ('orientation="+"', []), ('orientation="="', [Kind.ATTRIBUTE])]
)
def test_an_attribute_has_the_values_of_its_type(attribute: str, kinds: list[Kind]) -> None:
    text = MULTICURVE.format(DECLARED, attribute)
    assert [fault.kind for fault in check(parsed(text), load("iso-19139-2007"))] == kinds


def test_both_namespaces_of_gmi_are_known() -> None:
    for namespace in ("http://www.isotc211.org/2005/gmi", "http://standards.iso.org/iso/19115/-2/gmi/1.0"):
        text = f'<gmi:MI_Instrument xmlns:gmi="{namespace}" {DECLARED}><gmi:type gco:nilReason="missing"/></gmi:MI_Instrument>'
        assert found(text) == [(Kind.MISSING, "gmi:identifier", "")]


def test_services_of_both_versions_are_known_to_iso_19115_3() -> None:
    for version in ("2.0", "2.1"):
        text = f'<srv:DCPList xmlns:srv="http://standards.iso.org/iso/19115/-3/srv/{version}" codeList="a" codeListValue="b"/>'
        assert found(text, "iso-19115-3-2.0") == []


def test_a_record_inside_another_document_is_checked_alone() -> None:
    whole = parsed(f"<all {DECLARED}>text<gmd:CI_Date/>text<gco:Decimal>1</gco:Decimal></all>")
    assert list(check(whole[1], load("iso-19139-2007"))) == []


@pytest.mark.parametrize(
    ("outer", "inner", "kinds"),
    [
        ("", 'xmlns:p="http://www.isotc211.org/2005/gmd"', []),
        ('xmlns:p="urn:other"', 'xmlns:p="http://www.isotc211.org/2005/gmd"', []),
        ('xmlns:p="http://www.isotc211.org/2005/gmd"', 'xmlns:p="urn:other"', [Kind.EXTENSION]),
        ('xmlns:p="http://www.isotc211.org/2005/gmd"', "", []),
        ("", "", [Kind.EXTENSION]),
    ],
)
def test_a_prefix_means_what_the_nearest_declaration_says(outer: str, inner: str, kinds: list[Kind]) -> None:
    title = f'<gmd:title {inner} xsi:type="p:PT_FreeText_PropertyType"/><gmd:date gco:nilReason="missing"/>'
    alone = parsed(f"<gmd:CI_Citation {DECLARED} {outer}>{title}</gmd:CI_Citation>")
    within = parsed(f"<all {DECLARED} {outer}><gmd:CI_Citation>{title}</gmd:CI_Citation></all>")[0]
    for root in (alone, within):
        assert [fault.kind for fault in check(root, load("iso-19139-2007"))] == kinds
