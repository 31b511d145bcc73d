"""What the FAIR rules take for evidence in a record, and what they say where there is none."""

import json
from pathlib import Path

import pytest

from fairtool.discovery import Source
from fairtool.report import Report
from fairtool.rules.record_frame import complete
from fairtool.selection import Selection
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.fair.pairs import RECORD

_ONLINE = "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine/*/gmd:linkage = <gmd:linkage><gmd:URL>{}</gmd:URL></gmd:linkage>"
_CODE = "gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code>{}</gmd:code>"
_TEXT = "<gco:CharacterString>{}</gco:CharacterString>"
_ANCHOR = '<gmx:Anchor xlink:href="{}">{}</gmx:Anchor>'
_USE = (
    "gmd:identificationInfo/*/gmd:resourceConstraints[2]/*/gmd:otherConstraints = "
    "<gmd:otherConstraints>{}</gmd:otherConstraints>"
)
_DCAT = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://data.ifremer.fr/d> a dcat:Dataset ; dct:title "Température de la mer"@fr ; dct:license "CC-BY-4.0" .
""".encode()
_ROLE = "gmd:identificationInfo/*/gmd:pointOfContact/*/gmd:role/gmd:CI_RoleCode@codeListValue = {}"
_LEVEL = "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = {}"


def _report(folder: Path, name: str, content: bytes) -> Report:
    path = folder / name
    path.write_bytes(content)
    rules = Selection(profiles=("fair",), select=("fair-",))
    return report_on(Source(name, path), Settings(rules)).reports[0]


def _said(folder: Path, example: str) -> dict[str, str]:
    """Give what is said of a record that an example changes, by rule."""
    report = _report(folder, "record.xml", complete(example))
    return {one.rule: str(one.message) for one in report.findings}


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("https://data.ifremer.fr/sst/a.nc", False),
        ("https://data.ifremer.fr/?id=12", False),
        ("ftp://ftp.ifremer.fr/sst", False),
        ("https://example.org/sst/a.nc", True),
        ("https://data.example.com/sst/a.nc", True),
        ("https://data.test/sst/a.nc", True),
        ("https://data.invalid/sst/a.nc", True),
        ("http://localhost/sst/a.nc", True),
        ("https://www.ifremer.fr", True),
        ("https://www.ifremer.fr/", True),
    ],
)
def test_a_host_for_examples_and_a_home_page_lead_to_no_data(tmp_path: Path, address: str, *, is_told: bool) -> None:
    assert ("fair-a1-data-protocol" in _said(tmp_path, _ONLINE.format(address))) is is_told


@pytest.mark.parametrize("address", ["s3://bucket/sst/a.nc", "gs://bucket/a.nc", "file:///scratch/a.nc"])
def test_the_protocol_of_one_provider_is_told_to_be_so(tmp_path: Path, address: str) -> None:
    said = _said(tmp_path, _ONLINE.format(address))
    for rule in ("fair-a1-data-protocol", "fair-a1-data-download"):
        assert address in said[rule]
        assert "not open to all" in said[rule]


def test_a_bucket_is_a_place_where_the_data_are(tmp_path: Path) -> None:
    assert "fair-f3-data-located" not in _said(tmp_path, _ONLINE.format("s3://bucket/sst/a.nc"))
    assert "fair-f3-data-located" in _said(tmp_path, _ONLINE.format("https://www.ifremer.fr/"))


@pytest.mark.parametrize(
    "code",
    [
        _ANCHOR.format("https://doi.org/10.17882/100000", "the data of the buoy"),
        _ANCHOR.format("https://hdl.handle.net/20.500.12345/abc", "the data of the buoy"),
        _ANCHOR.format("https://data.ifremer.fr/record/12", "12"),
    ],
)
def test_the_address_of_an_anchor_is_an_identifier(tmp_path: Path, code: str) -> None:
    assert "fair-a1-record-protocol" not in _said(tmp_path, _CODE.format(code))


def test_an_identifier_with_its_address_is_told_as_one(tmp_path: Path) -> None:
    said = _said(tmp_path, _CODE.format(_ANCHOR.format("https://data.ifremer.fr/record/12", "bouee")))
    assert '("bouee (https://data.ifremer.fr/record/12)" at' in said["fair-f1-data-persistent"]


def test_a_doi_is_refused_for_its_prefix(tmp_path: Path) -> None:
    said = _said(tmp_path, _CODE.format(_TEXT.format("https://doi.org/10.5072/abc")))
    for rule in ("fair-f1-data-persistent", "fair-f1-record-persistent", "fair-a1-record-protocol"):
        assert "10.5072/abc" in said[rule]
        assert "prefix is one for examples" in said[rule]


def test_a_doi_of_the_data_is_an_identifier_of_the_record_for_both_rules(tmp_path: Path) -> None:
    own = "gmd:fileIdentifier = <gmd:fileIdentifier>" + _TEXT.format("fiche12") + "</gmd:fileIdentifier>\n"
    both = {"fair-f1-record-unique", "fair-f1-record-persistent"}
    assert both.isdisjoint(_said(tmp_path, own + _CODE.format(_TEXT.format("https://doi.org/10.17882/100000"))))
    assert both <= _said(tmp_path, own + _CODE.format(_TEXT.format("bouee"))).keys()


def test_the_core_is_missing_where_nothing_could_hold_it(tmp_path: Path) -> None:
    report = _report(tmp_path, "record.xml", complete("gmd:identificationInfo =\ngmd:contact ="))
    told = [str(one.message) for one in report.findings if one.rule == "fair-r1.3-core"]
    assert [sum(word in one for one in told) for word in ("title", "abstract", "date", "contact")] == [1, 1, 1, 1]


def test_only_codes_of_roles_are_judged_as_roles(tmp_path: Path) -> None:
    assert "fair-i3-roles" not in _said(tmp_path, _LEVEL.format("zzz"))
    assert '"zzz"' in _said(tmp_path, _ROLE.format("zzz"))["fair-i3-roles"]


def test_a_record_without_parties_has_none_without_a_role(tmp_path: Path) -> None:
    bare = "gmd:identificationInfo/*/gmd:pointOfContact =\ngmd:contact ="
    assert "names no person or organisation" in _said(tmp_path, bare)["fair-i3-roles"]


@pytest.mark.parametrize(
    ("changes", "rule", "expected"),
    [
        ("gmd:identificationInfo/*/gmd:abstract =", "fair-f2-abstract", "has no abstract"),
        ("gmd:identificationInfo/*/gmd:citation/*/gmd:title =", "fair-f2-title", "has no title"),
        ("gmd:identificationInfo/*/gmd:descriptiveKeywords =", "fair-f2-keywords", "has no keyword"),
        ("gmd:identificationInfo/*/gmd:descriptiveKeywords =", "fair-i2-keywords-concepts", "has no keyword"),
        ("gmd:identificationInfo/*/gmd:descriptiveKeywords =", "fair-i2-keyword-concept", "has no keyword"),
        ("gmd:dataQualityInfo =", "fair-r1.2-lineage", "has no lineage"),
        ("gmd:dataQualityInfo =", "fair-r1.2-steps", "has no lineage"),
        ("gmd:language =", "fair-i3-related-type", "names no associated resource"),
    ],
)
def test_what_is_missing_is_called_missing(tmp_path: Path, changes: str, rule: str, expected: str) -> None:
    assert expected in _said(tmp_path, changes)[rule]


def test_a_keyword_that_holds_a_place_is_told_among_enough_others(tmp_path: Path) -> None:
    word = "<gmd:keyword><gco:CharacterString>{}</gco:CharacterString></gmd:keyword>"
    words = "".join(word.format(one) for one in ("sel", "mer", "houle", "x"))
    added = f"gmd:descriptiveKeywords += <gmd:descriptiveKeywords><gmd:MD_Keywords>{words}</gmd:MD_Keywords>"
    said = _said(tmp_path, f"gmd:identificationInfo/*/{added}</gmd:descriptiveKeywords>")
    assert 'the keyword "x" at' in said["fair-f2-keywords"]


def test_a_date_without_its_type_is_not_called_absent(tmp_path: Path) -> None:
    said = _said(tmp_path, "gmd:identificationInfo/*/gmd:citation/*/gmd:date/*/gmd:dateType = <gmd:dateType/>")
    assert "write its type" in said["fair-f2-date"]


def test_a_mail_address_is_one(tmp_path: Path) -> None:
    mail = "{}/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress = <gmd:electronicMailAddress>{}</gmd:electronicMailAddress>"
    places = ("gmd:contact", "gmd:identificationInfo/*/gmd:pointOfContact")
    said = _said(tmp_path, "\n".join(mail.format(one, _TEXT.format("ask at the desk@")) for one in places))
    assert '"ask at the desk@"' in said["fair-a1-contact"]


def test_a_licence_of_a_list_holds_by_its_address_and_is_named_with_it(tmp_path: Path) -> None:
    open_licence = "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf"
    rules = {"fair-r1.1-licence", "fair-r1.1-licence-known", "fair-r1.1-licence-address"}
    assert rules.isdisjoint(_said(tmp_path, _USE.format(_ANCHOR.format(open_licence, "les conditions"))))
    said = _said(tmp_path, _USE.format(_TEXT.format("Licence Ouverte 2.0")))
    assert "etalab-2.0" in said["fair-r1.1-licence-address"]
    assert "creativecommons" not in said["fair-r1.1-licence-address"]


def test_a_licence_in_words_with_another_address_has_not_its_address(tmp_path: Path) -> None:
    said = _said(tmp_path, _USE.format(_TEXT.format("CC-BY-4.0, see https://data.ifremer.fr/terms")))
    assert "https://creativecommons.org/licenses/by/4.0" in said["fair-r1.1-licence-address"]


def test_the_address_of_a_whole_block_is_that_of_the_licence(tmp_path: Path) -> None:
    block = (
        "gmd:identificationInfo/*/gmd:resourceConstraints = <gmd:resourceConstraints "
        'xlink:href="https://creativecommons.org/licenses/by/4.0/"/>'
    )
    said = _said(tmp_path, block)
    assert {"fair-r1.1-licence", "fair-r1.1-licence-known", "fair-r1.1-licence-address"}.isdisjoint(said)


def test_what_was_judged_as_the_licence_is_shown(tmp_path: Path) -> None:
    said = _said(tmp_path, _USE.format(_TEXT.format("usage interne")))
    assert '"usage interne"' in said["fair-r1.1-licence-known"]


def test_a_record_that_is_referred_to_by_its_uuid_counts(tmp_path: Path) -> None:
    reference = 'mdb:metadataStandard += <mdb:parentMetadata uuidref="5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11"/>'
    assert "fair-i3-related" in _said(tmp_path, "in dataset-3\nmdb:metadataStandard += <mdb:parentMetadata/>")
    assert "fair-i3-related" not in _said(tmp_path, f"in dataset-3\n{reference}")


def _json(folder: Path, **more: object) -> Report:
    thing = {"@context": "https://schema.org/", "@type": "Dataset", "name": "Température de la mer", **more}
    return _report(folder, "record.json", json.dumps(thing).encode())


def test_the_format_of_a_download_is_one_of_the_data(tmp_path: Path) -> None:
    download = {"@type": "DataDownload", "contentUrl": "https://data.ifremer.fr/a.nc"}
    assert "fair-r1-format" in {one.rule for one in _json(tmp_path, distribution=[download]).findings}
    typed = {**download, "encodingFormat": "application/x-netcdf"}
    assert "fair-r1-format" not in {one.rule for one in _json(tmp_path, distribution=[typed]).findings}


def test_a_record_in_json_is_called_by_its_file_and_its_fields_by_their_names(tmp_path: Path) -> None:
    said = {one.rule: one for one in _json(tmp_path).findings}
    assert {said[rule].where for rule in ("fair-a1-access", "fair-f2-abstract", "fair-i3-roles")} == {"record.json"}
    assert "anchor" not in str(said["fair-r1.1-licence-address"].message)
    assert "write it in license" in str(said["fair-r1.1-licence-address"].message)


def test_a_record_in_dcat_is_called_by_its_address_and_its_properties_by_their_names(tmp_path: Path) -> None:
    said = {one.rule: one for one in _report(tmp_path, "record.ttl", _DCAT).findings}
    rules = ("fair-a1-access", "fair-f1-record-persistent", "fair-r1.1-licence-address")
    assert {said[rule].where for rule in rules} == {"<https://data.ifremer.fr/d>"}
    assert "in dct:license" in str(said["fair-r1.1-licence-address"].message)
    assert "CC-BY-4.0 without its address" in str(said["fair-r1.1-licence-address"].message)


def _evidence(report: Report, rule: str) -> list[str]:
    return [piece.value for one in report.outcomes if one.rule == rule for piece in one.evidence]


def test_the_evidence_is_what_counted(tmp_path: Path) -> None:
    path = tmp_path / "record.xml"
    path.write_text(RECORD.replace("data@observatory.example", "write to us", 1), "utf-8")
    rules = ("fair-a1-contact", "fair-i3-party-identifier")
    settings = Settings(Selection(profiles=("fair",), select=rules), evidence=frozenset(rules))
    report = report_on(Source("record.xml", path), settings).reports[0]
    assert all("@" in one for one in _evidence(report, "fair-a1-contact"))
    assert all("ror.org" in one or "orcid.org" in one for one in _evidence(report, "fair-i3-party-identifier"))
    assert _evidence(report, "fair-i3-party-identifier")
