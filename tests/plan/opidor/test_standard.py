"""The standard form of DMP OPIDoR: what its importer keeps of it, and what its own templates say of it."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from fairtool.plan.formats import is_uri
from fairtool.plan.opidor.labels import required
from fairtool.plan.opidor.rda import rda_plan
from fairtool.plan.opidor.standard import StandardPlan, standard_plan
from tests.plan.opidor.full_plan import FULL, LEAST, document
from tests.plan.opidor.importer import FORMS, Importer
from tests.plan.opidor.kept import ROWS, table

DAY = date(2026, 6, 1)
PAGE = Path(__file__).parents[3] / "docs" / "opidor.md"


@pytest.fixture(scope="module")
def full() -> StandardPlan:
    return standard_plan(document(FULL), "fr", DAY)


@pytest.fixture(scope="module")
def by_standard(full: StandardPlan) -> dict[str, Any]:
    return Importer().standard(json.loads(json.dumps(full.document)))


@pytest.mark.parametrize(("field", "holds"), ROWS, ids=[field for field, _ in ROWS])
def test_the_importer_keeps_all_of_the_standard_form(field: str, holds: Any, by_standard: dict[str, Any]) -> None:
    assert holds(by_standard), field


def test_the_page_shows_what_each_import_keeps(by_standard: dict[str, Any]) -> None:
    by_rda = Importer().rda(document(FULL))
    made = table(by_rda, by_standard)
    assert made.count("**no**") > 30, "the RDA import loses most of a plan"
    assert made in PAGE.read_text(encoding="utf-8"), made


def test_nothing_that_we_write_is_dropped_by_the_importer(full: StandardPlan, by_standard: dict[str, Any]) -> None:
    kept = {key: value for key, value in by_standard.items() if key != "person"}
    written = json.loads(json.dumps(full.document))
    for output in written["researchOutput"]:
        del output["configuration"]  # a setting of the research output, and no field
    assert kept == written


def test_a_whole_plan_loses_nothing(full: StandardPlan) -> None:
    assert [one.text() for one in full.told if "is not carried" in one.text()] == []


def test_the_rda_form_that_is_arranged_keeps_more_of_a_plan() -> None:
    plain, arranged = (
        sum(_seen(holds, Importer().rda(one)) for _, holds in ROWS)
        for one in (document(FULL), json.loads(json.dumps(rda_plan(document(FULL)).document)))
    )
    assert arranged >= plain + 3


def _seen(holds: Any, plan: dict[str, Any]) -> bool:
    try:
        return bool(holds(plan))
    except (KeyError, TypeError, AttributeError, IndexError):
        return False


def test_a_plan_that_says_little_can_be_imported_all_the_same() -> None:
    made = standard_plan(document(LEAST), "en", DAY)
    plan = Importer().standard(json.loads(json.dumps(made.document)))
    assert plan["project"] == {"title": "A plan"}
    assert any("the title of the plan was taken" in one.text() for one in made.told)


@pytest.mark.parametrize(
    ("title", "project", "told"),
    [
        ("", [], []),
        ("A plan", [], ["/dmp/project/0"]),
        ("A plan", [{"start": "2026-01-01"}], ["/dmp/project/0/title"]),
        ("A plan", [{"title": "SALTROP"}], []),
    ],
)
def test_the_title_of_the_plan_is_told_to_be_taken_only_where_there_is_one(title: str, project: Any, told: Any) -> None:
    made: Any = standard_plan(document({**LEAST, "title": title, "project": project}), "en", DAY)
    assert [one.where for one in made.told if "title of the plan was taken" in one.text()] == told
    assert made.document["project"].get("title", "") == (project or [{}])[0].get("title", title)


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("fr", ("Ouvert", "Non", "Mo", "Responsable du plan", "Bande magnétique", "Version initiale", "Approuvé")),
        ("en", ("Open", "No", "MB", "DMP Manager", "Magnetic tape", "First version", "Granted")),
    ],
)
def test_labels_are_in_the_language_of_the_plan(language: Any, labels: tuple[str, ...]) -> None:
    text = json.dumps(standard_plan(document(FULL), language, DAY, "initial").document, ensure_ascii=False)
    # 1 234 567 890 bytes have ten digits, so that no unit above the kilobyte says them with three decimals.
    assert [one for one in labels if f'"{one}"' not in text and one not in ("Mo", "MB")] == []


@pytest.mark.parametrize(
    ("access", "start", "label"),
    [
        ("open", "2026-06-02", "Sous embargo"),
        ("open", "2026-06-01", "Ouvert"),
        ("shared", "2027-01-01", "Restreint"),
        ("closed", "2027-01-01", "Fermé"),
    ],
)
def test_open_from_a_day_to_come_on_is_an_embargo(access: str, start: str, label: str) -> None:
    form = {
        "title": "a",
        "data_access": access,
        "license": [{"license_ref": "https://example.org/l", "start_date": start}],
    }
    plan = {**LEAST, "dataset": [{**LEAST["dataset"][0], "distribution": [form]}]}
    made: Any = standard_plan(document(plan), "fr", DAY).document
    assert made["researchOutput"][0]["sharing"]["distribution"][0]["dataAccess"] == label


@pytest.mark.parametrize(
    ("name", "last", "first", "is_guess"),
    [
        ("Le Goff, Anne", "Le Goff", "Anne", False),
        ("Anne LE GOFF", "LE GOFF", "Anne", True),
        ("Anne Le Goff", "Le Goff", "Anne", True),
        ("Ifremer", "Ifremer", "", False),
    ],
)
def test_a_name_is_parted_and_a_guess_is_told(name: str, last: str, first: str, is_guess: bool) -> None:  # noqa: FBT001
    made = standard_plan(document({**LEAST, "contact": {**LEAST["contact"], "name": name}}), "en", DAY)
    person: Any = made.document["meta"]["contact"][0]["person"]  # type: ignore[index]
    assert (person["lastName"], person.get("firstName", "")) == (last, first)
    assert any("taken as first name" in one.text() for one in made.told) is is_guess


def test_texts_are_html_and_signs_of_html_stay_what_they_are() -> None:
    made: Any = standard_plan(document({**LEAST, "description": "T < 0 °C & S > 35\n\nTwo."}), "en", DAY).document
    assert made["meta"]["description"] == "<p>T &lt; 0 °C &amp; S &gt; 35</p><p>Two.</p>"


def test_what_has_no_field_is_told_with_its_place() -> None:
    odd = {**LEAST, "dataset": [{**LEAST["dataset"][0], "x_own": {"note": "only here"}}]}
    told = [one.text() for one in standard_plan(document(odd), "en", DAY).told]
    assert any("/dmp/dataset/0/x_own/note" in one and "only here" in one for one in told)


def test_what_describes_the_data_and_has_no_field_is_a_sentence() -> None:
    own = {"variables": [{"name": "QC_1"}], "thesauri": ["GEMET"], "formats": ["application/x-hdf5"]}
    described = {**LEAST, "dataset": [{**LEAST["dataset"][0], "fairtool": own}]}
    made: Any = standard_plan(document(described), "en", DAY)
    kept = Importer().standard(json.loads(json.dumps(made.document)))
    said = kept["researchOutput"][0]["documentationQuality"]["description"]
    assert [part for part in ("QC_1", "GEMET", "application/x-hdf5") if part not in said] == []
    assert [one.text() for one in made.told if "is not carried" in one.text()] == []


@pytest.mark.parametrize(
    "text",
    [
        "T<5 and S>35",
        "a <b and c> d",
        "R&D, &copy that",
        "- one\n- two",
        "1. one\n   more\n2. two",
        "<ul><li>one</li><li>two &lt; 3</li></ul>",
        "<p>One<br/>two</p>",
        "tabs\tand  blanks",
    ],
)
def test_an_answer_that_is_carried_is_not_told_as_lost(text: str) -> None:
    said = {**LEAST, "title": text, "fairtool": {"template": "science-europe", "answers": {"1a": text}}}
    made = standard_plan(document(said), "en", DAY)
    assert [one.text() for one in made.told if "is not carried" in one.text()] == []


def test_many_data_sets_are_written_in_seconds() -> None:
    sets = [{**LEAST["dataset"][0], "title": f"Data {index}"} for index in range(5000)]
    made = standard_plan(document({**LEAST, "dataset": sets}), "en", DAY)
    assert len(made.document["researchOutput"]) == 5000  # type: ignore[arg-type]
    assert len(made.open) < 40, "what is missing everywhere is told once"


# What follows holds the document against the templates of DMP OPIDoR themselves.


def _templates() -> Mapping[str, Any]:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    folder = Path(corpus) / "madmp" / "OPIDoR__DMPOPIDoR" / "config" / "templates"
    paths = list(folder.glob("*-template.json"))
    return {path.name.removesuffix("-template.json"): json.loads(path.read_bytes()) for path in paths}


def _whole(name: str, templates: Mapping[str, Any]) -> dict[str, Any]:
    """Give the schema of a template with those that it names in it, in place of their numbers in a data base."""
    schema = dict(templates[name])
    schema.pop("$id", None)
    schema["properties"] = {key: _inside(one, templates) for key, one in schema["properties"].items()}
    schema["required"] = [key for key in schema.get("required", ()) if key not in ("identifier", "dbid")]
    return schema


def _inside(prop: Mapping[str, Any], templates: Mapping[str, Any]) -> dict[str, Any]:
    if prop.get("template_name") and prop["type"] == "object":
        return _whole(prop["template_name"], templates)
    items = prop.get("items", {})
    if items.get("template_name"):
        return {"type": "array", "items": _whole(items["template_name"], templates)}
    return {key: one for key, one in prop.items() if key in ("type", "items", "format")}


def _checker() -> FormatChecker:
    """Give what checks days, e-mail addresses and addresses; jsonschema alone passes over the last."""
    checker = FormatChecker()
    checker.checks("uri")(lambda value: not isinstance(value, str) or is_uri(value))
    return checker


def _errors(made: Mapping[str, Any], templates: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    schema = _whole("DMPResearchProject", templates)
    for error in Draft7Validator(schema, format_checker=_checker()).iter_errors(made):
        where = "".join(f"/{part}" for part in error.absolute_path)
        missing = error.message.split("'")[1] if error.validator == "required" else ""
        yield str(error.validator), f"{where}/{missing}" if missing else f"{where}: {error.message}"


@pytest.mark.parametrize("plan", [FULL, LEAST], ids=["full", "least"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_document_is_valid_by_the_templates_but_for_what_is_told_to_be_open(plan: Any, language: Any) -> None:
    made = standard_plan(document(plan), language, DAY)
    errors = list(_errors(json.loads(json.dumps(made.document)), _templates()))
    assert [one for kind, one in errors if kind != "required"] == []
    # What is missing in several places is told once, with the first of them.
    assert {_kind(where) for _, where in errors} == {_kind(one.where) for one in made.open}


def _kind(where: str) -> str:
    return re.sub(r"/\w+/contributor/", "/*/contributor/", re.sub(r"/\d+", "/*", where))


def test_the_templates_are_schemas_but_for_numbers_that_are_texts() -> None:
    templates = _templates()
    assert len(templates) == 69
    wrong = {
        name: error.message
        for name, one in templates.items()
        for error in Draft7Validator(Draft7Validator.META_SCHEMA).iter_errors(one)
    }
    assert {message for message in wrong.values() if "is not of type 'number'" not in message} == set()


def test_the_double_has_the_fields_of_the_templates() -> None:
    templates = _templates()
    special = {"Plan": "DMPResearchProject", "MethodReference": "MethodReference", "LegalReference": "LegalReference"}
    special |= {one: one for one in ("DataOrganizationReference",)}
    for form, fields in FORMS.items():
        known = set(templates[special.get(form, f"{form}Standard")]["properties"])
        assert set(fields) == known - {"identifier", "researchOutput"}, form


def test_the_required_fields_are_those_of_the_templates() -> None:
    schema = _whole("DMPResearchProject", _templates())
    for path, names in required().items():
        parts = list(_parts(schema, path.split(".")))
        assert parts, path
        assert all(list(names) == part["required"] for part in parts), path


def _parts(schema: Any, path: list[str]) -> Iterator[Any]:
    if not path:
        yield schema
    elif path[0] == "*" and "items" in schema:
        yield from _parts(schema["items"], path[1:])
    else:
        inside = schema.get("properties", {})
        for key in inside if path[0] == "*" else {path[0]} & inside.keys():
            yield from _parts(inside[key], path[1:])
