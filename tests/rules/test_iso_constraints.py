"""The constraints of ISO 19115 beyond structure, in ISO 19139 and in ISO 19115-3 alike."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.engine import examine
from fairtool.iso.identify import encoding_of
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.record.of_view import read_xml
from fairtool.report import OutcomeStatus
from fairtool.resources import folder, schema
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import record, record_findings

RULES = [rule for name, rule in rules_of("iso").items() if not name.startswith("iso-structure-")]
# The ids of the two schematrons, without those that an encoding cannot break.
SCHEMATRON_19139 = {f"M{number}" for number in (*range(6, 31), 61)} | {"requiredElements", "requireCitation"}
SCHEMATRON_19115_3 = {
    "cit.individualnameandposition", "cit.organisationnameandlogo", "gex.extenthasoneelement",
    "gex.verticalhascrsorcrsid", "mco-releasability", "mco-legalconstraintdetails", "mco-legalconstraint-other",
    "mdb.root-element", "mdb.defaultlocale", "mdb.scope-name", "mdb.create-date", "mex.datatypedetails",
    "mex.conditional", "mex.mandatorycode", "mmi-updatefrequency", "mrc.sampledimension", "mrc.bandunit",
    "mrd.mediumunit", "mri.datasetextent", "mri.topicategoryfordsandseries", "mri.associatedresource",
    "mri.defaultlocalewhenhastext", "srv.servicetaxonomy", "srv.chainoroperations", "srv.coupledresource",
    "srv.operateddataset", "srv.operatesononly", "srv.harresourcereforresource", "srv.coupledresourceonlyresource",
    "srv.coupledresourceonlyresourceref",
}  # fmt: skip


def _run(view: XmlRecord) -> list[tuple[str, str]]:
    """Give (rule, where) of each finding of the constraints; a crash fails."""
    found = examine(view, RULES, {"iso": Context(view, Version(1, 0), shipped())})
    assert [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED] == []
    return [(finding.rule, finding.where) for finding in found.findings]


def _rules(text: str) -> set[str]:
    return {rule for rule, _ in _run(record(text))}


def _aliases() -> Iterator[str]:
    for row in schema("iso/conformance")["rows"].values():
        yield from row.get("aliases", ())


def test_every_id_of_the_schematrons_is_the_alias_of_a_row():
    known = set(_aliases())
    assert SCHEMATRON_19139 - known == set()
    assert {f"rule.{name}" for name in SCHEMATRON_19115_3} - known == set()


def test_every_row_has_a_rule_with_an_example_or_a_reason_why_not():
    shown = {example.row for rule in RULES for example in rule.examples}
    assert [row.id for row in table("iso").values() if row.id not in shown and not row.undecidable] == []


@pytest.mark.parametrize("name", ["dataset", "dataset-3", "service"])
def test_a_sound_record_breaks_no_constraint(name):
    broken = [(rule, where) for rule, where in _run(record(f"in {name}")) if rule != "iso-srv-taxonomy"]
    assert broken == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        (
            "iso-cit-party-name",
            "gmd:contact/gmd:CI_ResponsibleParty/gmd:organisationName =",
            "in dataset-3\nmdb:contact/cit:CI_Responsibility/cit:party/cit:CI_Organisation/cit:name =",
        ),
        (
            "iso-mco-other-constraints",
            "gmd:identificationInfo/*/gmd:resourceConstraints[2]/*/gmd:otherConstraints =",
            "in dataset-3\nmdb:identificationInfo/*/mri:resourceConstraints[2]/*/mco:otherConstraints =",
        ),
        (
            "iso-mrl-lineage-content",
            "gmd:dataQualityInfo/*/gmd:lineage/*/gmd:statement =",
            "in dataset-3\nmdb:resourceLineage/*/mrl:statement =",
        ),
        (
            "iso-mri-dataset-extent",
            "gmd:identificationInfo/*/gmd:extent =",
            "in dataset-3\nmdb:identificationInfo/*/mri:extent =",
        ),
        (
            "iso-mri-topic",
            "gmd:identificationInfo/*/gmd:topicCategory =",
            "in dataset-3\nmdb:identificationInfo/*/mri:topicCategory =",
        ),
        (
            "iso-gex-extent-content",
            "gmd:identificationInfo/*/gmd:extent[1]/gmd:EX_Extent/gmd:geographicElement =",
            "in dataset-3\nmdb:identificationInfo/*/mri:extent[1]/gex:EX_Extent/gex:geographicElement =",
        ),
        (
            "iso-mdb-scope-name",
            "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = series\ngmd:hierarchyLevelName =",
            (
                "in dataset-3\nmdb:metadataScope/*/mdb:resourceScope/mcc:MD_ScopeCode@codeListValue = series\n"
                "mdb:metadataScope/mdb:MD_MetadataScope/mdb:name ="
            ),
        ),
    ],
)
def test_one_rule_holds_for_both_encodings(rule, old, new):
    assert rule in _rules(old)
    assert rule in _rules(new)


@pytest.mark.parametrize(
    ("name", "reason", "is_broken"),
    [
        ("iso-cit-party-name", "missing", True),
        ("iso-cit-party-name", "withheld", False),
    ],
)
def test_a_reason_counts_as_a_name_unless_it_is_missing(name, reason, is_broken):
    text = f'gmd:contact/*/gmd:organisationName = <gmd:organisationName gco:nilReason="{reason}"/>'
    assert (name in _rules(text)) is is_broken


def test_an_anchor_tells_other_restrictions_of_use():
    assert "iso-mco-other-constraints" not in _rules("gmd:identificationInfo/*/gmd:resourceConstraints[1] =")


def test_a_service_needs_no_format():
    assert "iso-mrd-format" not in _rules("in service")


def test_a_lineage_without_statement_but_with_a_source_says_something():
    source = "<gmd:source><gmd:LI_Source><gmd:description><gco:CharacterString>bouée</gco:CharacterString>"
    source += "</gmd:description></gmd:LI_Source></gmd:source>"
    assert not _rules(f"gmd:dataQualityInfo/*/gmd:lineage/*/gmd:statement = {source}")


def test_the_constraint_is_named_as_the_source_of_a_finding():
    (finding,) = [
        one
        for one in examine(
            record("gmd:identificationInfo/*/gmd:topicCategory ="),
            RULES,
            {"iso": Context(record(""), Version(1, 0), shipped())},
        ).findings
        if one.rule == "iso-mri-topic"
    ]
    assert finding.source == "ISO 19115 constraint mri.topic"
    assert finding.line


@pytest.mark.parametrize("name", ["dataset", "dataset-3", "service"])
@pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "\u00e9 [&]"])
def test_no_text_or_attribute_makes_a_rule_crash(name, text):
    root = parse((folder("templates") / "records" / f"{name}.xml").read_bytes(), name)
    for one in root.iter("*"):
        if not len(one):
            one.text = text
        for attribute in one.attrib:
            one.set(attribute, text)
    encoding = encoding_of(root)
    assert encoding
    _run(XmlRecord(name, root, encoding, read_xml))


@pytest.mark.parametrize("name", ["dataset", "dataset-3", "service"])
def test_no_element_left_out_makes_a_rule_crash(name):
    data = (folder("templates") / "records" / f"{name}.xml").read_bytes()
    tags = {one.tag for one in parse(data, name).iter("*")}
    for tag in sorted(tags):
        root = parse(data, name)
        for one in list(root.iter(tag)):
            if (held := one.getparent()) is not None:
                held.remove(one)
        encoding = encoding_of(root)
        assert encoding
        _run(XmlRecord(name, root, encoding, read_xml))


CORPUS = Path(os.environ.get("FAIRTOOL_CORPUS", "")) / "iso"
NEEDS_CORPUS = pytest.mark.skipif(not os.environ.get("FAIRTOOL_CORPUS"), reason="FAIRTOOL_CORPUS is not set")


@NEEDS_CORPUS
def test_no_record_of_the_corpus_makes_a_rule_crash():
    count = 0
    for path in sorted(CORPUS.glob("*.xml")):
        root = parse(path.read_bytes(), path.name)
        encoding = encoding_of(root)
        if encoding and encoding.family == "iso":
            _run(XmlRecord(path.name, root, encoding, read_xml))
            count += 1
    assert count


@NEEDS_CORPUS
def test_what_iso_made_to_fail_fails_for_the_reason_it_was_made_for():
    (path,) = CORPUS.glob("mdb__*__mrc_invalid.xml")
    root = parse(path.read_bytes(), path.name)
    encoding = encoding_of(root)
    assert encoding
    found = {rule for rule, _ in _run(XmlRecord(path.name, root, encoding, read_xml))}
    assert {"iso-mrc-sample-values", "iso-mrc-band-units"} <= found


def test_findings_say_what_would_be_right():
    (found,) = record_findings("gmd:contact/*/gmd:organisationName =", "iso-cit-party-name", "1.0")
    assert found == (
        "iso-cit-party-name",
        "/gmd:MD_Metadata/gmd:contact/gmd:CI_ResponsibleParty",
        (
            "/gmd:MD_Metadata/gmd:contact/gmd:CI_ResponsibleParty names nobody; give the name of a person, of an "
            "organisation or of a position (gmd:organisationName)"
        ),
    )
