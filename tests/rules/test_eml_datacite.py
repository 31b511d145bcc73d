"""What the schemas of EML and DataCite let pass and a reader would not: dates, boxes, languages, identifiers (synthetic)."""

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.iso.subjects import described
from fairtool.rules.catalogue import rules_of
from fairtool.rules.datacite.structure import sample as datacite
from fairtool.rules.eml.structure import sample as eml
from fairtool.standards import NEWEST
from fairtool.vocabulary.store import shipped
from tests.rules.checking import told_together

JSON = """{"doi": "10.1234/abc", "titles": [{"title": "Houle"}], "publicationYear": 2020, "types": {"resourceTypeGeneral":
"Dataset"}, "creators": [{"name": "Carberry, Josiah", "nameType": "Personal", "nameIdentifiers": [{"nameIdentifierScheme":
"ORCID", "nameIdentifier": "0000-0002-1825-0098"}]}], "dates": [{"date": "12/03/2020", "dateType": "Issued"}]}"""


def _messages(text: str, standard: str) -> list[str]:
    return [one.message for one in told_together(text, standard)]


@pytest.mark.parametrize("kind", ["Issued", "Collected"])
@pytest.mark.parametrize(
    ("day", "ending"),
    [
        ("12/03/2020", "which may be 2020-03-12 or 2020-12-03; write the one that is meant"),
        ("31/03/2020", "which is no date of ISO 8601; write 2020-03-31"),
        ("mars 2020", "which is no date of ISO 8601; write one such as 2026-03-01, or 2026 alone"),
    ],
)
def test_a_date_of_datacite_that_is_none_is_told_where_it_stands(kind: str, day: str, ending: str) -> None:
    text = datacite(more=f'<dates><date dateType="{kind}">{day}</date></dates>')
    assert _messages(text, "datacite") == [f'/datacite:resource/datacite:dates/datacite:date is "{day}", {ending}']


@pytest.mark.parametrize("day", ["2020", "2020-03", "2020-03-12T10:00:00Z", "2020-01-01/2020-02-01", "2020-01-01/.."])
def test_a_date_or_period_of_iso_8601_is_taken(day: str) -> None:
    text = datacite(more=f'<dates><date dateType="Collected">{day}</date></dates>')
    assert _messages(text, "datacite") == []


def test_a_record_in_json_is_judged_as_one_in_xml(tmp_path) -> None:
    path = tmp_path / "doi.json"
    path.write_text(JSON, encoding="utf-8")
    (opened,) = described(path, "doi.json")
    rules = rules_of("datacite").values()
    found = examine(opened.view, rules, {"datacite": Context(opened.view, NEWEST["datacite"], shipped())}).findings
    assert sorted(one.rule for one in found) == ["datacite-date-form", "datacite-orcid"]


def test_an_orcid_with_a_wrong_digit_is_told_at_the_person() -> None:
    person = "<contributors><contributor contributorType='Editor'><contributorName>X</contributorName><nameIdentifier "
    text = datacite(
        more=f"{person}nameIdentifierScheme='ORCID'>0000-0002-1825-009X</nameIdentifier></contributor></contributors>"
    )
    (message,) = _messages(text, "datacite")
    assert message.startswith("/datacite:resource/datacite:contributors/datacite:contributor has the ORCID ")


@pytest.mark.parametrize(("name", "code"), [("français", "fra"), ("English", "eng")])
def test_a_language_in_words_has_a_code(name: str, code: str) -> None:
    (found,) = told_together(eml(more=f"<language>{name}</language>"), "eml")
    assert isinstance(found, Finding)
    assert found.message == f'/eml:eml/dataset/language is "{name}"; write the code of the language: {code}'
    assert found.fix


@pytest.mark.parametrize("code", ["fra", "fre", "fr", "fr-FR", "ENG"])
def test_a_code_of_a_language_is_taken(code: str) -> None:
    assert told_together(eml(more=f"<language>{code}</language>"), "eml") == []


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        (eml(date="mars 2026"), 'pubDate is "mars 2026", which is not a date; write one such as 2026, 2026-03-01'),
        (eml(date="31/03/2026"), 'pubDate is "31/03/2026"; write "2026-03-31"'),
        (eml(date="01/03/2026"), "which may be 2026-03-01 or 2026-01-03; write the one that is meant"),
    ],
)
def test_a_date_of_eml_is_told_with_what_is_right(text: str, ending: str) -> None:
    (message,) = _messages(text, "eml")
    assert message.endswith(ending)


def test_a_year_of_datacite_has_four_digits() -> None:
    (message,) = _messages(datacite(year="avril 2026"), "datacite")
    assert message.endswith('is "avril 2026", which is not a year; write its four digits, such as 2026')
