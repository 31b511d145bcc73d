"""Plans that others wrote: read, mended where that is certain, each repair told with its place."""

import copy
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairtool.errors import UnreadableError
from fairtool.plan.declared import plan_file_text, short_key
from fairtool.plan.faults import faults_of
from fairtool.plan.opidor.imported import Form, Imported, imported
from fairtool.plan.opidor.repair import repaired
from fairtool.plan.opidor.standard import standard_plan
from fairtool.plan.opidor.volume import bytes_of, exact
from fairtool.plan.plan_file import plan_file_of
from fairtool.plan.shape import shape_of
from fairtool.plan.united import united
from tests.plan.opidor.exporter import exported
from tests.plan.opidor.full_plan import FULL, LEAST, document

DAY = date(2026, 6, 1)


def read(plan: Any) -> Imported:
    return imported(json.dumps(plan).encode(), "plan.json")


def standard(dmp: Any, language: Any = "fr") -> Any:
    return json.loads(json.dumps(standard_plan(document(dmp), language, DAY).document))


def told(found: Imported) -> str:
    return "\n".join(one.text() for one in found.told)


@pytest.mark.parametrize("dmp", [FULL, LEAST], ids=["full", "least"])
def test_the_faulty_rda_export_becomes_valid(dmp: Any) -> None:
    export = exported(standard(dmp))
    assert len(faults_of(export, shape_of("1.2"))) > 8
    found = read(export)
    assert (found.form, found.faults) == (Form.RDA, ())
    assert all(one.where.startswith("/dmp") for one in found.told)


@pytest.mark.parametrize("dmp", [FULL, LEAST], ids=["full", "least"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_standard_form_comes_back_as_a_valid_plan(dmp: Any, language: str) -> None:
    found = read(standard(dmp, language))
    assert (found.form, found.faults) == (Form.STANDARD, ())


def test_what_went_to_dmp_opidor_comes_back() -> None:
    back: Any = read(standard(FULL)).document["dmp"]
    assert {key: back[key] for key in ("title", "language", "dmp_id", "contact")} == {
        key: FULL[key] for key in ("title", "language", "dmp_id", "contact")
    }
    assert back["description"].startswith(FULL["description"])
    assert back["project"][0]["funding"] == FULL["project"][0]["funding"]
    assert back["cost"] == FULL["cost"]
    dataset, was = back["dataset"][0], FULL["dataset"][0]
    for key in ("title", "dataset_id", "issued", "language", "personal_data", "sensitive_data", "is_reused", "type"):
        assert dataset[key] == was[key], key
    assert dataset["data_quality_assurance"] == was["data_quality_assurance"]
    assert dataset["security_and_privacy"] == was["security_and_privacy"]
    assert dataset["related_identifier"] == was["related_identifier"]
    form, old = dataset["distribution"][0], was["distribution"][0]
    for key in ("title", "data_access", "byte_size", "format", "issued", "access_url", "download_url"):
        assert form[key] == old[key], key
    assert form["license"] == old["license"][:1]
    for key in ("title", "url", "certified_with", "geo_location", "pid_system", "support_versioning", "backup_type"):
        assert form["host"][key] == old["host"][key], key
    assert {one["name"]: one["role"] for one in back["contributor"]} == {
        "Kerbrat, Yann": ["project-coordinator", "data-manager"],
        "Petit, Zoé": ["contact-person", "data-curator"],
    }


def test_who_made_the_data_is_named_and_given_no_role() -> None:
    form = standard(FULL)
    assert "Collecteur" not in json.dumps(form)
    about = form["researchOutput"][0]["researchOutputDescription"]["description"]
    assert "Moal, Iwan (iwan.moal@example.org, https://orcid.org/0000-0003-1613-5981)" in about


def test_the_contact_who_contributes_comes_back_with_their_own_roles() -> None:
    contact = FULL["contact"]
    both = {"name": contact["name"], "role": ["project-coordinator"], "contributor_id": contact["contact_id"]}
    back: Any = read(standard({**FULL, "contributor": [both]})).document["dmp"]
    assert [one["role"] for one in back["contributor"]] == [["project-coordinator"]]


def test_an_organisation_stays_one_there_and_back() -> None:
    office = {"name": "DIRECTION GENERALE DE LA MER", "role": ["rights-holder"], "fairtool": {"is_organisation": True}}
    form = standard({**FULL, "contributor": [office]})
    (who,) = [one["person"] for one in form["researchOutput"][0]["legalIssues"]["contributor"]]
    assert (who["lastName"], who.get("firstName")) == (office["name"], None)
    back: Any = read(form).document["dmp"]
    assert [(one["name"], one.get("fairtool")) for one in back["contributor"]] == [(office["name"], office["fairtool"])]


def test_a_contributor_without_a_role_is_told() -> None:
    nobody = {"name": "Kerbrat, Yann", "mbox": "y@example.org"}
    said = [one.text() for one in standard_plan(document({**FULL, "contributor": [nobody]}), "en", DAY).told]
    assert "/dmp/contributor/0/role is not said, and the form wants a role: other was taken" in said


@pytest.mark.parametrize("dmp", [FULL, LEAST], ids=["full", "least"])
def test_a_second_journey_changes_nothing_more(dmp: Any) -> None:
    first = standard(dmp)
    second = standard_plan(read(first).document, "fr", DAY).document
    third = standard_plan(read(second).document, "fr", DAY).document
    assert json.loads(json.dumps(third)) == json.loads(json.dumps(second))


REPAIRS = (
    ("created", "2026-01-10T00:00:00", "2026-01-10T00:00:00Z"),
    ("created", "2026-01-10", "2026-01-10T00:00:00Z"),
    ("language", "fr", "fra"),
    ("ethical_issues_exist", "Non", "no"),
    ("ethical_issues_exist", "Ne sais pas", "unknown"),
    ("dataset/0/personal_data", "Yes", "yes"),
    ("dataset/0/keyword", "sea", ["sea"]),
    ("dataset/0/keyword", [["sea", "tide"], None], ["sea", "tide"]),
    ("dataset/0/is_reused", "yes", True),
    ("dataset/0/issued", "2026-01-10T08:00:00Z", "2026-01-10"),
    ("dataset/0/dataset_id/identifier", 417, "417"),
    ("dataset/0/distribution/0/byte_size", "1000", 1000),
    ("dataset/0/distribution/0/byte_size", 1999999999.9999998, 2000000000),
    ("dataset/0/distribution/0/data_access", "Ouvert", "open"),
    ("dataset/0/distribution/0/data_access", "Restricted", "shared"),
    ("dataset/0/distribution/0/format", "netCDF", ["netCDF"]),
    ("dataset/0/distribution/0/format", ["netCDF, CSV"], ["netCDF", "CSV"]),
    ("dataset/0/distribution/0/host/geo_location", "fr", "FR"),
    ("dataset/0/distribution/0/host/availability", 10, "10"),
    ("dataset/0/distribution/0/host/certified_with", "CoreTrustSeal", "coretrustseal"),
)


def with_value(where: str, value: Any) -> Any:
    host = {"title": "SEANOE", "url": "https://www.seanoe.org"}
    plan = copy.deepcopy(LEAST)
    plan["dataset"][0]["distribution"] = [{"title": "a", "data_access": "open", "host": host}]
    inside: Any = plan
    *above, last = where.split("/")
    for part in above:
        inside = inside[int(part)] if part.isdecimal() else inside[part]
    inside[last] = value
    return document(plan)


@pytest.mark.parametrize(("where", "value", "right"), REPAIRS)
def test_what_is_certain_is_mended_and_told(where: str, value: Any, right: Any) -> None:
    found = read(with_value(where, value))
    inside: Any = found.document["dmp"]
    for part in where.split("/"):
        inside = inside[int(part)] if part.isdecimal() else inside[part]
    assert inside == right
    assert found.faults == ()
    assert any(one.where.startswith(f"/dmp/{where}") or where in one.where for one in found.told)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("created", "last spring"),
        ("dataset/0/distribution/0/data_access", "ask us"),
        ("dataset/0/distribution/0/byte_size", "about 3 GB"),
        ("dataset/0/personal_data", {"said": "no"}),
        ("language", "xx-klingon"),
    ],
)
def test_what_only_a_person_knows_stays_and_is_told(where: str, value: Any) -> None:
    found = read(with_value(where, value))
    assert [one.where for one in found.faults] == [f"/dmp/{where}"]


def test_a_plan_without_an_access_is_not_given_one() -> None:
    plan = with_value("dataset/0/distribution/0/title", "a")
    del plan["dmp"]["dataset"][0]["distribution"][0]["data_access"]
    assert [one.where for one in read(plan).faults] == ["/dmp/dataset/0/distribution/0/data_access"]


@pytest.mark.parametrize(
    ("access", "start", "mended"),
    [
        ("closed", "2027-01-01", "open"),
        ("closed", "2020-01-01", "closed"),
        ("Embargoed", "2027-01-01", "open"),
        ("Sous embargo", "", "closed"),
        ("shared", "2027-01-01", "shared"),
    ],
)
def test_an_embargo_is_open_access_from_a_day_on(access: str, start: str, mended: str) -> None:
    plan = with_value("dataset/0/distribution/0/data_access", access)
    terms = {"license_ref": "https://example.org/l", "start_date": start or None}
    plan["dmp"]["dataset"][0]["distribution"][0]["license"] = [terms]
    found: Any = read(plan)
    assert found.document["dmp"]["dataset"][0]["distribution"][0]["data_access"] == mended
    assert ("data_access" in told(found)) is (access != mended)


def test_a_zone_can_be_said() -> None:
    plan = with_value("created", "2026-07-01T12:00:00")
    found: Any = imported(json.dumps(plan).encode(), "plan.json", "Europe/Paris")
    assert found.document["dmp"]["created"] == "2026-07-01T12:00:00+02:00"


def test_the_document_that_was_given_stays_as_it_is() -> None:
    plan = exported(standard(FULL))
    before = copy.deepcopy(plan)
    repaired(plan)
    assert plan == before


def test_a_plan_inside_an_answer_is_found() -> None:
    found = read({"status": 200, "items": [{"dmp": LEAST}]})
    assert found.document["dmp"]["title"] == "A plan"  # type: ignore[index]
    assert "/items/0 holds the plan" in told(found)


@pytest.mark.parametrize("unit", ["Ko", "KB", "Mo", "MB", "Go", "GB", "To", "TB", "Po", "PB", "Octets", "Bytes", ""])
def test_units_are_read_in_both_languages(unit: str) -> None:
    power = ["Bytes", "K", "M", "G", "T", "P"].index(unit[0]) if unit[:1] in ("K", "M", "G", "T", "P") else 0
    assert bytes_of(1.5, unit) == round(1.5 * 1000**power)


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1234567, 1234567890, 10**15, 123456789012345])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_byte_is_lost_between_units(size: int, language: Any) -> None:
    assert bytes_of(*exact(size, language)) == size


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b'{"dmp": {"title": "a",}}', "line 1"),
        (b"{", "is not JSON"),
        (b"", "is not JSON"),
        (b"\xff\xfe{}", "no UTF-8"),
        (b"[1, 2]", "a list without a plan"),
        (b"{}", "an empty object"),
        (b"null", "no object: it is null"),
        (b"3", "no object: it is a number"),
        (b"fairtool_plan: 1\ndeclared:\n", "is a plan file already"),
        (b'"dmp"', "no object"),
        (b'{"dmp": "a text"}', "it holds dmp"),
        (b'{"meta": 1, "researchOutput": 2}', "it holds meta, researchOutput"),
        (b'{"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": []}', "an RO-Crate"),
        (b'{"$schema": "s", "properties": {"dmp": {}}}', "a JSON Schema"),
        (b'{"plan_content": []}', "DMPRoadmap"),
        (b'{"dmp": ' + b"[" * 500 + b"]" * 500 + b"}", "deep"),
        (b'{"dmp": {"cost": [{"value": NaN}]}}', "NaN"),
    ],
)
def test_what_is_no_plan_is_told_for_what_it_is(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableError, match=part):
        imported(data, "plan.json")


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[1]], [None], {"a": {"b": 1}}, True])
@pytest.mark.parametrize(
    "where", ["meta", "project", "budget", "contributor", "researchOutput/0", "researchOutput/0/sharing"]
)
def test_wrong_types_in_the_standard_form_break_nothing(where: str, value: Any) -> None:
    plan = standard(FULL)
    first, *rest = where.split("/")
    if not rest:
        plan[first] = value
    elif len(rest) == 1:
        plan[first][0] = value
    else:
        plan[first][0][rest[1]] = value
    try:
        found = read(plan)
    except UnreadableError:
        assert where == "meta", "without meta it is no plan"
    else:
        assert isinstance(found.document["dmp"], dict)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [[1]], [None], {"a": {"b": 1}}, True])
@pytest.mark.parametrize("key", ["contact", "contributor", "project", "dataset", "cost", "dmp_id", "fairtool"])
def test_wrong_types_in_madmp_break_nothing(key: str, value: Any) -> None:
    found = read(document({**FULL, key: value}))
    made = standard_plan(found.document, "en", DAY)
    assert plan_file_text(found.document, "en", "science-europe")[0]
    assert set(made.document) == {"meta", "project", "budget", "researchOutput"}


@pytest.mark.parametrize("count", [5_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_many_data_sets_are_read(count: int) -> None:
    sets = [{**LEAST["dataset"][0], "title": f"Data {index}"} for index in range(count)]
    found: Any = read(document({**LEAST, "dataset": sets}))
    assert len(found.document["dmp"]["dataset"]) == count
    assert found.faults == ()


@pytest.mark.parametrize("dmp", [FULL, LEAST], ids=["full", "least"])
def test_the_plan_file_says_what_the_plan_said(dmp: Any) -> None:
    text, lost = plan_file_text(document(dmp), "fr", "science-europe")
    plan = plan_file_of(text.encode(), "plan.yaml")
    assert plan.faults == ()
    assert {one.where for one in lost} <= {"/project/0/acronym", "/project/0/funding/0/name"}
    made: Any = united(plan).document["dmp"]
    for key in ("title", "created", "contact", "ethical_issues_exist"):
        assert made[key] == dmp[key]
    assert [one["title"] for one in made["dataset"]] == [one["title"] for one in dmp["dataset"]]
    assert made["dataset"][0].get("distribution") == dmp["dataset"][0].get("distribution")


@pytest.mark.parametrize(
    ("name", "key"),
    [("Température de l'eau", "temperature-de-l-eau"), ("潮位", ""), ("a" * 80, "a" * 40), ("../../etc", "etc")],
)
def test_keys_are_short_and_plain(name: str, key: str) -> None:
    assert short_key(name) == key


def test_data_sets_of_one_name_have_keys_of_their_own() -> None:
    sets = [{**LEAST["dataset"][0], "title": title} for title in ("Data", "Data", "Data 2", "潮位", "潮位")]
    text, _ = plan_file_text(document({**LEAST, "dataset": sets}), "en", "science-europe")
    assert len(united(plan_file_of(text.encode(), "p.yaml")).keys) == 5


def test_every_plan_of_the_corpus_is_read_and_few_places_stay_open() -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    whole = plans = 0
    for path in sorted((Path(corpus) / "madmp").rglob("*.json")):
        try:
            found = imported(path.read_bytes(), path.name)
        except UnreadableError:
            continue
        plans += 1
        whole += not found.faults
        text, _ = plan_file_text(found.document, "en", "science-europe")
        assert plan_file_of(text.encode(), path.name).faults == (), path.name
    assert plans >= 70
    assert whole >= 0.7 * plans


def with_bookkeeping(value: Any, number: int = 1) -> Any:
    """Add the numbers that the server of DMP OPIDoR puts into every object."""
    if isinstance(value, dict):
        inside = {key: with_bookkeeping(one, number + 1) for key, one in value.items()}
        return {"id": number, "schema_id": number, "dbid": number, "template_name": "X", **inside}
    return [with_bookkeeping(one, number + 1) for one in value] if isinstance(value, list) else value


def test_the_bookkeeping_of_the_server_and_its_flat_list_of_persons_change_nothing() -> None:
    plan = standard(FULL)
    person = plan["meta"]["contact"][0]["person"]
    dressed = {**with_bookkeeping(plan), "dmp_id": 42, "contributor": [{**person, "role": ["Responsable du plan"]}]}
    assert read(dressed).document == read(plan).document
    assert told(read(dressed)) == told(read(plan))


def test_a_research_entity_stands_for_the_project() -> None:
    plan = standard(FULL)
    del plan["project"]
    head = {"person": {"lastName": "Roux", "firstName": "Léa"}, "role": "Responsable de l'entité"}
    plan["researchEntity"] = {
        "name": "OSU Iroise",
        "orgId": "https://ror.org/02mn0vt57",
        "idType": "ROR ID",
        "contributor": [head],
    }
    made: Any = read(plan).document["dmp"]
    assert made["project"][0]["title"] == "OSU Iroise"
    assert made["project"][0]["project_id"] == [{"identifier": "https://ror.org/02mn0vt57", "type": "ror"}]
    assert [one["role"] for one in made["contributor"] if one["name"] == "Roux, Léa"] == [["entity-s-manager"]]


def test_software_is_a_data_set_of_its_type() -> None:
    plan = standard(LEAST)
    plan["researchOutput"].append({"softwareDescription": {"title": "tidefit", "shortName": "tidefit"}})
    made: Any = read(plan).document["dmp"]["dataset"]  # type: ignore[index]
    assert (made[1]["title"], made[1]["type"]) == ("tidefit", "software")


def test_what_a_plan_has_no_field_for_is_told() -> None:
    plan = standard(FULL)
    plan["meta"]["deliverableNumber"] = "D1.2"
    plan["researchOutput"][0]["preservationIssues"]["finalDisposition"] = "Tri après dix ans"
    lost = told(read(plan))
    assert "/meta/deliverableNumber has no place in a plan and was not taken over: D1.2" in lost
    assert "Tri après dix ans" in lost
