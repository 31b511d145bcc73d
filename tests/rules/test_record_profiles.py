"""Profiles of records: rows that name a field, on every encoding, with a place for what is missing."""

from pathlib import Path

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.errors import UsageError
from fairtool.finding import Finding, Severity
from fairtool.iso.identify import encoding_of
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.profile import load, shipped_profiles
from fairtool.record.of_view import read_xml
from fairtool.record.part import RecordPart
from fairtool.record.place import Place
from fairtool.record.record import Record
from fairtool.report import OutcomeStatus
from fairtool.rules.attributes import rules_from
from fairtool.rules.record_fields import found_in, steps_of
from fairtool.selection import Selection, choose
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import record

ROWS = {row.id: row for name in shipped_profiles() for row in load(name).required if row.on == "record"}
RULES = {rule.id: rule for name in shipped_profiles() for rule in rules_from(load(name)) if rule.id in ROWS}
PROFILES = ("inspire-fr", "ecospheres", "sextant", "datacite-fr", "trait-de-cote", "formater", "easydata")
DATACITE = """<resource xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.17882/42182</identifier>
<creators><creator><creatorName nameType="Personal">Dupont, Marie</creatorName></creator></creators>
<titles><title>Mesures de la bouée</title></titles>
<publisher>SEANOE</publisher>
<publicationYear>2026</publicationYear>
<resourceType resourceTypeGeneral="Dataset">netCDF</resourceType>
</resource>"""


def _findings(view: XmlRecord, *names: str) -> list[Finding]:
    chosen = [RULES[name] for name in names]
    contexts = {rule.standard: Context(view, Version(1, 0), shipped()) for rule in chosen}
    found = examine(view, chosen, contexts)
    assert [one for one in found.outcomes if one.status is OutcomeStatus.CRASHED] == []
    return list(found.findings)


def _datacite(text: str) -> XmlRecord:
    root = parse(text.encode(), "example.xml")
    encoding = encoding_of(root)
    assert encoding
    return XmlRecord("example.xml", root, encoding, read_xml)


def _profile(folder: Path, row: str) -> str:
    path = folder / "lab.toml"
    path.write_text(
        'title = "Lab"\n[[required]]\nid = "pole-lab-row"\non = "record"\ntitle = "It holds."\nseverity = "error"\n'
        f'ask = "write it"\nask_fr = "écrivez-le"\n{row}',
        encoding="utf-8",
    )
    return str(path)


def _own(folder: Path, row: str, text: str = "") -> list[tuple[str, str]]:
    (rule,) = rules_from(load(_profile(folder, row)))
    view = record(text)
    found = examine(view, [rule], {"pole": Context(view, Version(1, 0), shipped())})
    return [(one.where, one.message) for one in found.findings]


@pytest.mark.parametrize("name", PROFILES)
def test_the_profile_has_rows_about_records(name):
    assert [row for row in load(name).required if row.on == "record"]


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_a_row_has_its_words_in_both_languages_and_an_example(row):
    assert row.title.endswith(".")
    assert row.title_fr.endswith(".")
    assert row.title != row.title_fr
    assert row.ask != row.ask_fr
    assert row.bad
    assert row.good
    assert row.confirmed or row.severity is Severity.INFO


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_the_finding_of_a_row_has_a_place_and_a_line(rule):
    (finding, *_) = _findings(record(rule.examples[0].bad), rule.id)
    assert finding.where.startswith("/gmd:MD_Metadata/")
    assert "|" not in finding.where
    assert finding.line


@pytest.mark.parametrize("name", ["inspire", "inspire-fr"])
def test_the_french_profile_holds_all_of_inspire_and_of_iso(name):
    chosen = {rule.id.partition("-")[0] for rule in choose(Selection((name,)), ()).rules}
    assert {"inspire", "iso"} <= chosen


def test_the_six_properties_of_a_doi_are_found_in_datacite_too():
    names = [name for name in RULES if name.startswith("pole-datacite-")]
    assert len(names) == 6
    assert _findings(_datacite(DATACITE), *names) == []


@pytest.mark.parametrize(
    ("line", "rule"), [("creator", "pole-datacite-creator"), ("publisher>", "pole-datacite-publisher")]
)
def test_a_property_that_datacite_lacks_is_told_at_its_root(line, rule):
    text = "\n".join(one for one in DATACITE.splitlines() if line not in one)
    (finding,) = _findings(_datacite(text), rule)
    assert finding.where == "/datacite:resource"
    assert finding.message.startswith("the record does not give a responsible party with that role; name ")


def test_what_is_missing_is_told_where_it_would_stand(tmp_path):
    row = 'field = "resources.credits"'
    where = "/gmd:MD_Metadata/gmd:identificationInfo/gmd:MD_DataIdentification/gmd:credit"
    assert _own(tmp_path, row) == [(where, f"{where} is not given; write it")]


def test_what_does_not_fit_is_told_with_what_stands_there(tmp_path):
    row = 'field = "resources.topics[=elevation]"'
    ((where, message),) = _own(tmp_path, row)
    assert where.endswith("gmd:topicCategory/gmd:MD_TopicCategoryCode")
    assert message == f'{where} is "oceans"; write it'


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ('field = "resources.topics"\nvalues = ["oceans", "biota"]', 0),
        ('field = "resources.topics"\nvalues = ["biota"]', 1),
        ('field = "resources.citation.title"\npattern = ".*bouée.*"', 0),
        ('field = "resources.citation.title"\npattern = "bouée"', 1),
        ('field = "resources.credits"\nany_of = ["resources.purpose", "resources.abstract"]', 0),
        ('field = "resources.credits"\nneeds = "scopes[=series]"', 0),
        ('field = "resources.credits"\nneeds = "scopes[=dataset]"', 1),
        ('field = "resources.topics"\nabsent = true', 1),
        ('field = "resources.topics[=biota]"\nabsent = true', 0),
        ('field = "distributions.transfers.links[url~\\\\.NC$].function"', 0),
        ('field = "distributions.transfers.links[!name]"\nabsent = true', 0),
        ('field = "qualities.reports[kind=DQ_DomainConsistency]"', 0),
        ('field = "qualities.reports[kind=DQ_TopologicalConsistency]"', 1),
        ('field = "resources.constraints[access].others[~noLimitations$]"', 0),
    ],
)
def test_a_row_asks_for_what_it_says(tmp_path, row, count):
    assert len(_own(tmp_path, row)) == count


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("resources.titel", "titel (Resource)"),
        ("resources.citation.title.value", "value (text)"),
        ("resources[titel=x]", "titel (Resource)"),
        ("resources.[x]", "[x]"),
        ("", ""),
        ("resources.citation.title[~(]", "missing )"),
    ],
)
def test_a_field_that_no_record_has_is_refused(tmp_path, field, wrong):
    with pytest.raises(UsageError, match="is none of a record") as caught:
        load(_profile(tmp_path, f'field = "{field}"'))
    assert wrong in str(caught.value)


def test_a_row_about_records_needs_a_field(tmp_path):
    with pytest.raises(UsageError, match="lacks the key field"):
        load(_profile(tmp_path, ""))


@pytest.mark.parametrize(
    "path", ["resources.citation.title", "resources.citation.dates[type=publication].value", "resources.topics"]
)
def test_a_path_finds_the_same_in_xml_and_in_the_canonical_record(path):
    view = record("")
    in_xml, in_record = (found_in(start, path).filled for start in (view.node, RecordPart(view.record, view.record)))
    assert [(one.value, one.where, one.line) for one in in_xml] == [
        (one.value, one.where, one.line) for one in in_record
    ]
    assert in_xml


def test_a_path_has_steps_with_filters():
    first, second = steps_of("resources.constraints[access][!use~[0-9]+]")
    assert (first.field, second.field) == ("resources", "constraints")
    assert [(one.field, one.negative) for one in second.filters] == [("access", False), ("use", True)]


@pytest.mark.parametrize(
    ("row", "ending"),
    [
        (
            'field = "resources.contacts[role=author]"',
            'gmd:CI_ResponsibleParty has "custodian" as gmd:CI_RoleCode; write it',
        ),
        ('field = "qualities.reports[kind=DQ_GriddedDataPositionalAccuracy]"', "is gmd:DQ_DomainConsistency; write it"),
        ('field = "resources.keywords[type=place]"', "MD_Keywords has no gmd:MD_KeywordTypeCode; write it"),
    ],
)
def test_what_does_not_fit_is_told_by_what_was_looked_at(tmp_path, row, ending):
    ((_, message),) = _own(tmp_path, row)
    assert message.endswith(ending)


def test_a_long_text_is_cut_in_the_message(tmp_path):
    ((where, message),) = _own(tmp_path, 'field = "resources.abstract"\npattern = "court"')
    assert message.startswith(f'{where} is "Température de l’eau mesurée chaque heure')
    assert message.endswith(' ..."; write it')
    assert len(message) - len(where) < 110


def _identified(code: str) -> XmlRecord:
    path = "gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code"
    return record(f"{path} = <gmd:code><gco:CharacterString>{code}</gco:CharacterString></gmd:code>")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("https://doi.org/10.17882/42182", [("pole-sextant-other-doi", Severity.WARNING)]),
        ("DOI:10.12770/temperature", [("pole-sextant-doi", Severity.ERROR)]),
        ("temperature", [("pole-sextant-doi", Severity.ERROR)]),
        ("DOI:10.12770/6017b53d-a0f4-422d-83b5-7efcd20c9f86", []),
    ],
)
def test_a_doi_of_sextant_is_asked_for_where_there_is_no_other(code, told):
    found = _findings(_identified(code), "pole-sextant-doi", "pole-sextant-other-doi")
    assert [(one.rule, one.severity) for one in found] == told


@pytest.mark.parametrize(
    ("where", "root"),
    [
        ("<https://baie.example/jeu/1>/dct:title", "<https://baie.example/jeu/1>"),
        ("/datacite:resource/datacite:titles", "/datacite:resource"),
        ("dct:title", ""),
    ],
)
def test_the_place_of_a_record_is_its_address_or_its_root(where, root):
    held = Record(places={"resources[0].citation.title": Place("a.ttl", where)})
    assert RecordPart(held, held).root == root
