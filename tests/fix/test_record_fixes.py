"""Every fix that an example of a rule on records carries does what it promises: the finding is gone when it is made."""

from collections.abc import Iterator

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Edit, Finding, SetXml
from fairtool.fix.edits import edits_of
from fairtool.fix.xml_text import edited_document, proven
from fairtool.iso.identify import encoding_of
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.record.bundle import Bundle
from fairtool.record.of_view import read_xml
from fairtool.rule import Example, Rule
from fairtool.rules import record_frame
from fairtool.rules.catalogue import all_rules
from fairtool.standards import NEWEST
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import is_about_records

LANGUAGE = "gmd:language/gmd:LanguageCode@codeListValue"
TOPIC = "gmd:identificationInfo/*/gmd:topicCategory/gmd:MD_TopicCategoryCode"
EMAIL = "gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress/gco:CharacterString"
# Rules whose fixes no reader of this list would want to lose unnoticed.
MENDING = {
    "inspire-1.1-resource-type",
    "inspire-1.10-conformity",
    "inspire-1.3-identifier-uri",
    "inspire-1.4-theme",
    "inspire-1.6-language-code-list",
    "inspire-1.6-resource-language",
    "inspire-1.7-topic-category",
    "inspire-2.2-address",
    "inspire-2.2-default-reference-system",
    "inspire-2.5-character-encoding",
    "inspire-3.4-service-category",
    "inspire-3.5-service-type",
    "inspire-5.4-category",
    "inspire-6.2-reference-system-address",
    "inspire-c.17-address-of-the-list",
    "inspire-c.19-bounding-box",
    "inspire-c.22-degree",
    "inspire-c.3-code-list-value",
    "inspire-c.3-known-value",
    "inspire-c.4-translations",
    "inspire-c.5-language-code-list",
    "inspire-c.5-metadata-language",
    "inspire-c.7-metadata-date",
    "inspire-m.1-spatial-scope",
    "inspire-rec-1.12-test-suite-address",
    "inspire-rec-1.3-resolvable-identifier",
    "inspire-rec-1.5-theme-anchors",
    "inspire-rec-c.1b-language-name",
    "iso-cit-email",
    "iso-gco-code-known",
    "iso-gco-code-list-address",
    "iso-gco-date-form",
    "iso-lan-language-code",
}


def _examples() -> Iterator[tuple[Rule, Example]]:
    for rule in all_rules().values():
        if is_about_records(rule) and rule.sees is not Bundle and rule.standard not in {"skos", "archive"}:
            for example in rule.examples:
                yield rule, example


def _found(rule: Rule, data: bytes) -> tuple[Finding, ...]:
    root = parse(data, "example.xml")
    encoding = encoding_of(root)
    assert encoding
    view = XmlRecord("example.xml", root, encoding, read_xml)
    version = NEWEST.get(rule.standard, Version(1, 0))
    return examine(view, [rule], {rule.standard: Context(view, version, shipped(), deep=True)}).findings


def _edits(findings: tuple[Finding, ...]) -> list[SetXml]:
    made: tuple[Edit, ...] = edits_of(findings).edits
    return [edit for edit in made if isinstance(edit, SetXml)]


@pytest.mark.parametrize(
    ("rule", "example"), tuple(_examples()), ids=lambda part: part.id if isinstance(part, Rule) else part.row
)
def test_a_fix_removes_its_finding(rule: Rule, example: Example) -> None:
    data = record_frame.complete(example.bad)
    findings = _found(rule, data)
    edits = _edits(findings)
    mended = edited_document(data, edits, "example.xml")
    assert proven(data, mended, edits, "example.xml")
    left = {(finding.where, finding.template) for finding in _found(rule, mended)}
    done = {(finding.where, finding.template) for finding in findings if finding.fix}
    assert left & done == set()
    assert {finding.where for finding in _found(rule, mended) if finding.fix} == set()


def test_the_rules_whose_findings_can_be_mended_mend_them() -> None:
    mending = {rule.id for rule, example in _examples() if _edits(_found(rule, record_frame.complete(example.bad)))}
    assert mending >= MENDING


@pytest.mark.parametrize(
    "change",
    [
        f"{LANGUAGE} = français",
        f"{LANGUAGE} = fr-CA",
        "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = software",
        "gmd:dateStamp/gco:Date = <gco:Date>04/05/2010</gco:Date>",
        f"{TOPIC} = <gmd:MD_TopicCategoryCode>mer</gmd:MD_TopicCategoryCode>",
        f"{EMAIL} = <gco:CharacterString>a@baie.example, b@baie.example</gco:CharacterString>",
    ],
)
def test_what_is_not_certain_is_told_and_left(change: str) -> None:
    data = record_frame.complete(change)
    rules = [
        rule for name, rule in all_rules().items() if name.startswith(("iso-", "inspire-")) and "-rec-" not in name
    ]
    findings = [finding for rule in rules for finding in _found(rule, data)]
    assert findings
    assert _edits(tuple(findings)) == []


def test_an_address_that_stands_at_many_codes_is_mended_at_all_of_them() -> None:
    wrong = b"http://www.isotc211.org/2005/resources/codeList.xml"
    right = b"http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
    data = record_frame.complete("").replace(right, wrong)
    assert data.count(wrong) > 3
    rule = all_rules()["iso-gco-code-list-address"]
    edits = _edits(_found(rule, data))
    mended = edited_document(data, edits, "example.xml")
    assert wrong not in mended
    assert _found(rule, mended) == ()


def test_a_language_is_named_in_that_of_the_record_where_it_is_known() -> None:
    rule = all_rules()["inspire-rec-1.8-data-language-name"]
    change = rule.examples[0].bad
    (edit,) = _edits(_found(rule, record_frame.complete(change)))
    assert edit.value == "français"
    (edit,) = _edits(_found(rule, record_frame.complete(f"{LANGUAGE} = eng\n{change}")))
    assert edit.value == "French"
    assert _edits(_found(rule, record_frame.complete(f"{LANGUAGE} = ger\n{change}"))) == []
