"""A record in the form that a collection takes: its fields, its licence, what it lacks, what it loses."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fairtool.push.form import Form, Given, Unfit
from fairtool.record.essentials import Licence, Relation
from fairtool.record.extent import Box
from tests.push.dataverse.opening import given, opened
from tests.push.dataverse_double import Double
from tests.record.french import FRENCH

VERSIONS = ("5.11", "6.2", "6.8", "6.12")


def form_of(
    one: Given | None = None, *, version: str = "6.8", rdg: bool = False, settings: Mapping[str, str] | None = None
) -> Form:
    with Double(version=version, rdg=rdg) as double, opened(double, settings=settings) as catalogue:
        return catalogue.form(one or given())


def fields(form: Form) -> dict[str, Any]:
    blocks = json.loads(form.document)["metadataBlocks"].values()
    return {one["typeName"]: one for block in blocks for one in block["fields"]}


def plain(form: Form, name: str) -> list[dict[str, Any]]:
    return [{key: one["value"] for key, one in item.items()} for item in fields(form)[name]["value"]]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("rdg", [False, True])
def test_the_same_record_has_the_same_hash_each_time(version: str, *, rdg: bool) -> None:
    first, second = form_of(version=version, rdg=rdg), form_of(version=version, rdg=rdg)
    assert (first.id, first.hash) == (FRENCH.identifier, second.hash)
    assert form_of(given(created="1999-01-01"), version=version, rdg=rdg).hash != first.hash


@pytest.mark.parametrize("version", ["6.2", "6.8", "6.12"])
@pytest.mark.parametrize("rdg", [False, True])
def test_forms_pass_the_schema_of_the_collection_with_its_draft_forced(version: str, *, rdg: bool) -> None:
    with Double(version=version, rdg=rdg) as double, opened(double) as catalogue:
        document = {"datasetVersion": json.loads(catalogue.form(given()).document)}
        import httpx  # noqa: PLC0415 - a question of the test alone

        token = {"X-Dataverse-key": double.token()}
        schema = httpx.get(f"{double.url}/api/dataverses/lab/datasetSchema", headers=token).json()
        told = httpx.post(f"{double.url}/api/dataverses/lab/validateDatasetJson", headers=token, json=document).json()
    validator = jsonschema.Draft202012Validator(schema)
    assert not list(validator.iter_errors(document))
    assert list(validator.iter_errors({"datasetVersion": {"metadataBlocks": {"citation": {"fields": []}}}}))
    assert "is valid" in told["data"]["message"]


@pytest.mark.parametrize(("version", "north"), [("5.11", "northLongitude"), ("6.2", "northLatitude")])
def test_bounds_have_the_names_of_the_version_and_one_hash(version: str, north: str) -> None:
    form = form_of(version=version)
    assert north in plain(form, "geographicBoundingBox")[0]


def test_the_names_of_bounds_make_no_difference() -> None:
    old, new = (form_of(given(alternate_titles=()), version=one) for one in ("6.0", "6.2"))
    with Double() as double, opened(double) as catalogue:
        boxes = [catalogue.fields(one.document)["geographicBoundingBox"] for one in (old, new)]
    assert boxes[0] == boxes[1]


def test_a_box_across_the_meridian_becomes_two() -> None:
    form = form_of(given(boxes=(Box(None, 170.0, -170.0, -10.0, 10.0),)))
    assert [(one["westLongitude"], one["eastLongitude"]) for one in plain(form, "geographicBoundingBox")] == [
        ("170", "180"),
        ("-180", "-170"),
    ]


def test_a_box_that_lacks_a_side_is_left_out_and_told() -> None:
    form = form_of(given(boxes=(Box(None, 170.0, None, -10.0, 10.0),)))
    assert "geographicBoundingBox" not in fields(form)
    assert any("boxes" in one for one in form.lost)


def test_titles_beside_the_first_are_one_or_several_by_the_version() -> None:
    titles = tuple(replace(FRENCH.title, value=one, translations={}) for one in ("A", "B") if FRENCH.title)
    old, new = (form_of(given(alternate_titles=titles), version=one) for one in ("6.0", "6.2"))
    assert isinstance(fields(old)["alternativeTitle"]["value"], str)
    assert {"A", "B"} <= set(fields(new)["alternativeTitle"]["value"])


def test_the_custom_fields_of_recherche_data_gouv_are_filled() -> None:
    form = form_of(rdg=True)
    assert fields(form)["kindOfData"]["typeClass"] == "controlledVocabulary"
    assert plain(form, "qualityValidity")[0]["lineage"]
    assert "dsDescriptionLanguage" in plain(form, "dsDescription")[0]
    assert "qualityValidity" not in fields(form_of())


def test_related_data_sets_stand_where_the_server_has_them() -> None:
    one = given(relations=(Relation("IsPartOf", "10.1234/whole", "The whole"),))
    assert "relatedDatasets" in fields(form_of(one))
    assert "10.1234/whole" in plain(form_of(one, rdg=True), "relatedDataset")[0]["relatedDatasetCitation"]


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        (Licence("etalab-2.0"), "etalab 2.0"),
        (Licence("CC-BY-4.0"), "CC BY 4.0"),
        (Licence("", "https://creativecommons.org/licenses/by/4.0/legalcode", "Attribution"), "CC BY 4.0"),
    ],
)
def test_a_licence_is_named_as_the_server_names_it(licence: Licence, name: str) -> None:
    document = json.loads(form_of(given(licences=(licence,))).document)
    assert document["license"]["name"] == name


def test_a_licence_that_is_not_offered_is_told_in_words() -> None:
    document = json.loads(form_of(given(licences=(Licence("ODbL-1.0", "", "Open Database License"),))).document)
    assert "license" not in document
    assert "Open Database License" in document["termsOfUse"]


def test_all_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(Unfit) as refusal:
        form_of(given(parties=(), metadata_contacts=(), abstract=None))
    said = refusal.value.why
    assert "author, datasetContact, dsDescription" in said.text()
    assert "a point of contact with an e-mail address" in said.text()
    assert "abstract" in said.text()


def test_a_field_that_no_record_fills_keeps_new_records_out_and_no_changes() -> None:
    with Double(required=frozenset({"productionPlace"})) as double, opened(double) as catalogue:
        form = catalogue.form(given())
        why = catalogue.no_new(form)
        assert why
        assert "requires productionPlace, which no record says" in why.text()
    with Double() as double, opened(double) as catalogue:
        assert catalogue.no_new(catalogue.form(given())) is None


def test_the_agency_is_that_of_the_setting() -> None:
    agencies = [
        one["otherIdAgency"]
        for one in plain(form_of(settings={"agency": "OSU Exemple"}), "otherId")
        if "otherIdAgency" in one
    ]
    assert agencies[0] == "OSU Exemple"


def test_what_has_no_place_is_named() -> None:
    form = form_of()
    assert "resources.purpose" in form.lost
    assert "resources.citation.title" not in form.lost


def test_files_are_in_the_form_with_their_checksums(tmp_path: Path) -> None:
    data = tmp_path / "data.nc"
    data.write_bytes(b"CDF\x01")
    form = form_of(given((data,)))
    assert form.files == (data,)
    assert json.loads(form.document)["files"][0]["dataFile"]["checksum"]["type"] == "MD5"
    assert form.hash != form_of().hash


def test_a_file_that_cannot_go_there_makes_the_record_unfit(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=r"(?s).*"):
        form_of(given((tmp_path,)))
