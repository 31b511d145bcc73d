"""What real records of French catalogues do: each a finding with what would be right, or tolerated in silence.

The records are written by hand (synthetic), after habits that were seen in catalogues.
"""

import pytest

from fairtool.rules.record_frame import complete
from tests.rules.checking import record_findings

CITATION = "gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation"
CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
LOC = "http://www.loc.gov/standards/iso639-2/"
LINKAGE = "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine/gmd:CI_OnlineResource/gmd:linkage"
PERIOD = "gmd:identificationInfo/*/gmd:extent[2]/*/gmd:temporalElement/*/gmd:extent/gml:TimePeriod"
BOX = "gmd:identificationInfo/*/gmd:extent[1]/*/gmd:geographicElement/gmd:EX_GeographicBoundingBox"


def _found(text: str, prefix: str = "iso-") -> list[tuple[str, str]]:
    """Give rule and message of each finding, without those about the structure but for values; the place is left out."""
    return [
        (rule, message.removeprefix(where).strip())
        for rule, where, message in record_findings(text, prefix, "1.0")
        if not rule.startswith("iso-structure-") or rule == "iso-structure-value"
    ]


def _string(path: str, text: str) -> str:
    name = path.rpartition("/")[2]
    return f"{path} = <{name}><gco:CharacterString>{text}</gco:CharacterString></{name}>"


def _level(address: str, value: str = "dataset", text: str = "") -> str:
    code = f'<gmd:MD_ScopeCode codeList="{address}" codeListValue="{value}">{text}</gmd:MD_ScopeCode>'
    return f"gmd:hierarchyLevel = <gmd:hierarchyLevel>{code}</gmd:hierarchyLevel>"


def _language(value: str) -> str:
    return f'gmd:language = <gmd:language><gmd:LanguageCode codeList="{LOC}" codeListValue="{value}"/></gmd:language>'


@pytest.mark.parametrize(
    "text",
    [
        _string("gmd:fileIdentifier", "BDML_TCH.xml"),
        _string("gmd:fileIdentifier", "seanoe:102259"),
        "gmd:contact/gmd:CI_ResponsibleParty@uuid = 12",
        _string("gmd:hierarchyLevelName", "Série de données"),
        _language("eng"),
        _level(CODES, "dataset", "Jeu de données"),
        'gmd:language = <gmd:language><gmd:LanguageCode codeList="" codeListValue="fre"/></gmd:language>',
        _level("http://mon.catalogue.example/listes.xml#MD_ScopeCode", "campagne") + "\ngmd:hierarchyLevelName = "
        "<gmd:hierarchyLevelName><gco:CharacterString>campagne</gco:CharacterString></gmd:hierarchyLevelName>",
        f'{PERIOD}/gml:endPosition = <gml:endPosition indeterminatePosition="now"/>',
        f"{PERIOD}/gml:endPosition = <gml:endPosition>2010</gml:endPosition>",
        f"{PERIOD}/gml:beginPosition = <gml:beginPosition>2025-12-31T23:00:00Z</gml:beginPosition>",
        f"{PERIOD}/gml:beginPosition = <gml:beginPosition> 2010-01 </gml:beginPosition>",
        f"{LINKAGE} = <gmd:linkage><gmd:URL>mailto:donnees@baie.example</gmd:URL></gmd:linkage>",
        f"{LINKAGE} = <gmd:linkage><gmd:URL>HTTPS://baie.example/a?b=c%20d</gmd:URL></gmd:linkage>",
        _string("gmd:contact/*/gmd:organisationName", "Unité 12345"),
        _string("gmd:identificationInfo/*/gmd:abstract", "À compléter par l’étude de 2012 : les mesures de la bouée"),
    ],
)  # fmt: skip
def test_a_habit_without_harm_is_tolerated(text):
    assert _found(text) == []


def test_namespaces_that_are_not_used_are_tolerated():
    text = (
        complete("")
        .decode()
        .replace("<gmd:MD_Metadata", '<gmd:MD_Metadata xmlns:gfc="http://www.isotc211.org/2005/gfc"', 1)
    )
    assert "gfc" in text
    assert _found(text.partition("?>")[2]) == []


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        (
            "gmd:characterSet += <gmd:parentIdentifier><gco:CharacterString/></gmd:parentIdentifier>",
            "iso-gco-character-string",
            "is empty; write a value, take the element out, or say why in gco:nilReason",
        ),
        (
            ("gmd:contact/*/gmd:contactInfo/*/gmd:address += <gmd:phone><gmd:CI_Telephone><gmd:voice>"
            "<gco:CharacterString> </gco:CharacterString></gmd:voice></gmd:CI_Telephone></gmd:phone>"),
            "iso-gco-character-string",
            "is empty; write a value, take the element out, or say why in gco:nilReason",
        ),
        (_language("fra"), "iso-lan-language-code", 'is "fra"; write "fre", the code of ISO 639-2/B'),
        (_language("fr"), "iso-lan-language-code", 'is "fr"; write "fre", the code of ISO 639-2/B'),
        (_language("français"), "iso-lan-language-code", 'is "français"; write "fre", the code of ISO 639-2/B'),
        (
            _language("xyz9"),
            "iso-lan-language-code",
            'is "xyz9", which is no language; write its code of ISO 639-2/B, such as "fre"',
        ),
        (
            _string("gmd:language", "fre"),
            "iso-lan-language-element",
            f'is plain text; write <gmd:LanguageCode codeList="{LOC}" codeListValue="fre"/>',
        ),
        (
            _level("MD_ScopeCode"),
            "iso-gco-code-list-address",
            f'is "MD_ScopeCode" (1 times in the record); write "{CODES}#MD_ScopeCode"',
        ),
        (
            _level("http://www.isotc211.org/namespace/resources/codeList.xml#MD_ScopeCode"),
            "iso-gco-code-list-address",
            ('is "http://www.isotc211.org/namespace/resources/codeList.xml#MD_ScopeCode" (1 times in the record); '
            f'write "{CODES}#MD_ScopeCode"'),
        ),
        (
            "gmd:contact/*/gmd:role/gmd:CI_RoleCode@codeListValue = Point_of_contact",
            "iso-gco-code-known",
            'is "Point_of_contact", which is not in the list CI_RoleCode; write "pointOfContact"',
        ),
        (
            ("gmd:contact/*/gmd:role = <gmd:role><gmd:CI_RoleCode "
            f'codeList="{CODES}#CI_RoleCode" codeListValue="author">publisher</gmd:CI_RoleCode></gmd:role>'),
            "iso-gco-code-text",
            'has the value "author" and the text "publisher"; write the right one in both',
        ),
        (
            ("gmd:contact/*/gmd:role = <gmd:role><gmd:CI_RoleCode "
            f'codeList="{CODES}#CI_RoleCode" codeListValue="">author</gmd:CI_RoleCode></gmd:role>'),
            "iso-gco-code-value",
            'is empty; write the code there: "author"',
        ),
        (
            _string("gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress", "baie.example"),
            "iso-cit-email",
            'is "baie.example", which is no e-mail address; write one like contact@institute.fr, and one only',
        ),
        (
            _string("gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress", "a@b.fr, c@d.fr"),
            "iso-cit-email",
            'is "a@b.fr, c@d.fr", which is no e-mail address; write one like contact@institute.fr, and one only',
        ),
        (
            _string("gmd:contact/*/gmd:organisationName", "Shom, 13 rue du Chatellier, 29200 Brest"),
            "iso-cit-organisation-address",
            ('is "Shom, 13 rue du Chatellier, 29200 Brest"; keep the name alone, and write the address in the fields '
            "of the address"),
        ),
        (
            "gmd:dateStamp = <gmd:dateStamp><gco:Date>2025/12/31</gco:Date></gmd:dateStamp>",
            "iso-structure-value",
            'gco:Date is "2025/12/31"; write "2025-12-31"',
        ),
        (
            "gmd:dateStamp = <gmd:dateStamp><gco:Date>04/05/2025</gco:Date></gmd:dateStamp>",
            "iso-structure-value",
            'gco:Date is "04/05/2025", which may be 2025-05-04 or 2025-04-05; write the one that is meant',
        ),
        (
            "gmd:dateStamp = <gmd:dateStamp><gco:Date>2025-02-30</gco:Date></gmd:dateStamp>",
            "iso-structure-value",
            'gco:Date is "2025-02-30", which is not a date; write one such as 2026-03, 2026-03-01, 2026',
        ),
        (
            f"{PERIOD}/gml:endPosition = <gml:endPosition>31/12/2025</gml:endPosition>",
            "iso-gco-date-form",
            'is "31/12/2025"; write "2025-12-31"',
        ),
        (
            f"{PERIOD}/gml:endPosition = <gml:endPosition>04/05/2025</gml:endPosition>",
            "iso-gco-date-form",
            'is "04/05/2025", which may be 2025-05-04 or 2025-04-05; write the one that is meant',
        ),
        (
            f"{PERIOD}/gml:endPosition = <gml:endPosition>2009-12-31</gml:endPosition>",
            "iso-gex-period-order",
            "ends (2009-12-31) before it begins (2010-01-01); exchange the two, or write the right ones",
        ),
        (
            f"{BOX}/gmd:westBoundLongitude = <gmd:westBoundLongitude><gco:Decimal>-4,60</gco:Decimal></gmd:westBoundLongitude>",
            "iso-structure-value",
            'gco:Decimal is "-4,60"; write "-4.60"',
        ),
        (
            f"{BOX}/gmd:westBoundLongitude = <gmd:westBoundLongitude><gco:Decimal>48.1</gco:Decimal></gmd:westBoundLongitude>",
            "iso-gex-box-swapped",
            "goes from 48.1 eastwards to -4.5, nearly round the globe; exchange west and east",
        ),
        (
            f"{BOX}/gmd:southBoundLatitude = <gmd:southBoundLatitude><gco:Decimal>49.9</gco:Decimal></gmd:southBoundLatitude>",
            "iso-gex-box-order",
            "has its south (49.9) above its north (48.4); exchange the two",
        ),
        (
            f"{LINKAGE} = <gmd:linkage><gmd:URL>www.baie.example</gmd:URL></gmd:linkage>",
            "iso-cit-url",
            'is "www.baie.example", which has no scheme; write the whole address, with https://',
        ),
        (
            f"{LINKAGE} = <gmd:linkage><gmd:URL>C:\\donnees\\baie.shp</gmd:URL></gmd:linkage>",
            "iso-cit-url",
            'is "C:\\donnees\\baie.shp", which has no scheme; write the whole address, with https://',
        ),
        (
            f"{LINKAGE} = <gmd:linkage><gmd:URL>https://a.example/x https://b.example/y</gmd:URL></gmd:linkage>",
            "iso-cit-url",
            ('is "https://a.example/x https://b.example/y", which has blanks; write %20 for each, or give each address '
            "an element"),
        ),
        *(
            (
                f"{CITATION}/gmd:title = <gmd:title><gco:CharacterString>{text}</gco:CharacterString></gmd:title>",
                "iso-gco-placeholder",
                f'is "{text}", which waits for the right text; write it, or take the element out',
            )
            for text in ("-- Titre --", "à compléter", "A COMPLETER...", "TBD", "xxx", "??", "À renseigner")
        ),
    ],
)  # fmt: skip
def test_a_habit_that_harms_is_told_with_what_would_be_right(text, rule, message):
    found = _found(text)
    assert (rule, message) in [
        (one, told.removeprefix("/@codeListValue ").removeprefix("/@codeList ")) for one, told in found
    ]


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("https://orcid.org/0000-0002-1825-0098", "ORCID"),
        ("https://ror.org/02feahw74", "ROR"),
        ("https://isni.org/isni/0000000121032684", "ISNI"),
        ("0000-0002-1825-0098", "ORCID"),
    ],
)
def test_an_identifier_with_wrong_check_digits_is_told(text, scheme):
    identifier = f"<gmd:identifier><gmd:MD_Identifier><gmd:code><gco:CharacterString>{text}</gco:CharacterString>"
    changes = f"{CITATION}/gmd:identifier += {identifier}</gmd:code></gmd:MD_Identifier></gmd:identifier>"
    ((rule, message),) = _found(changes)
    assert rule == "iso-cit-identifier-checksum"
    assert f"identifier of {scheme}" in message


def test_a_name_with_an_anchor_to_a_wrong_orcid_is_told():
    anchor = '<gmx:Anchor xlink:href="https://orcid.org/0000-0002-1825-0090">Dupont, Marie</gmx:Anchor>'
    text = f"gmd:contact/*/gmd:organisationName += <gmd:individualName>{anchor}</gmd:individualName>"
    assert [rule for rule, _ in _found(text)] == ["iso-cit-identifier-checksum"]


def test_the_address_of_a_code_list_is_told_once_for_each():
    wrong = "http://www.isotc211.org/2005/resources/codeList.xml"
    text = "\n".join(
        f"{path}@codeList = {wrong}#{path.rpartition(':')[2]}"
        for path in ("gmd:hierarchyLevel/gmd:MD_ScopeCode", "gmd:characterSet/gmd:MD_CharacterSetCode")
    )
    (told,) = _found(text)
    assert told[0] == "iso-gco-code-list-address"
    assert "(2 times in the record)" in told[1]


def test_a_box_over_the_meridian_of_180_degrees_is_tolerated():
    text = f"{BOX}/gmd:westBoundLongitude = <gmd:westBoundLongitude><gco:Decimal>178</gco:Decimal></gmd:westBoundLongitude>\n"
    text += f"{BOX}/gmd:eastBoundLongitude = <gmd:eastBoundLongitude><gco:Decimal>-178</gco:Decimal></gmd:eastBoundLongitude>"
    assert _found(text) == []


def test_quirks_are_the_same_in_iso_19115_3():
    text = "in dataset-3\nmdb:contact/cit:CI_Responsibility/cit:role/cit:CI_RoleCode@codeListValue = pointofcontact\n"
    text += "mdb:defaultLocale/lan:PT_Locale/lan:language/lan:LanguageCode@codeListValue = fra"
    assert {rule for rule, _ in _found(text)} == {"iso-gco-code-known", "iso-lan-language-code"}
