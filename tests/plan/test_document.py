"""What a document of a plan says: every question, what people answer, what is known, what is open."""

import copy
from typing import Any

import pytest

from fairtool.plan.document import Bullets, Facts, Heading, Look, Paragraph, Table
from fairtool.plan.narrative.columns import columns_of
from fairtool.plan.narrative.of_plan import of_plan
from fairtool.plan.narrative.open_points import open_points
from fairtool.plan.template_file import load_template, templates
from tests.plan.paper import MODEL, PLAN, SALINITY, hostile, manuscript, said, told, under, written

DOCUMENT = written()


@pytest.mark.parametrize("name", templates())
def test_every_field_of_a_template_has_a_place_in_a_document(name: str) -> None:
    dataset = [field for one in load_template(name).questions for field in one.fields if field.startswith("dataset.")]
    assert [field for field in dataset if not columns_of((field,))] == []


@pytest.mark.parametrize("field", ["contact.name", "contributor.*.name", "project.*.title", "cost.*.value"])
def test_the_fields_of_the_plan_itself_have_a_place_too(field: str) -> None:
    assert list(of_plan((field,), manuscript()))


@pytest.mark.parametrize("question", [one.id for one in load_template("anr").questions])
def test_every_question_stands_in_the_document_with_its_words(question: str) -> None:
    first = under(DOCUMENT, question)[0]
    asked = load_template("anr").question(question)
    assert asked is not None
    assert isinstance(first, Paragraph)
    assert (first.look, said(first)) == (Look.QUESTION, asked.texts["en"])


def test_sections_are_the_first_level_and_questions_the_second() -> None:
    levels = [(one.level, one.text) for one in DOCUMENT.headings()]
    assert levels[:3] == [
        (1, "0. The project and its plan"),
        (2, "0. Project, funder and version of the plan"),
        (1, "1. Data: new, collected or reused"),
    ]
    assert [text for level, text in levels if level == 1][-2:] == ["What is still open", "Annex: the data sets"]


def test_the_cover_tells_project_funder_grant_and_dates() -> None:
    facts = said(DOCUMENT.cover.facts).replace("\u00a0", " ")
    for line in (
        "Project: SALTROP",
        "Start: 1 March 2026",
        "Funding: Agence nationale de la recherche (ANR), grant ANR-25-CE01-0000",
        "Modified: 20 November 2026",
        "This document: 29 November 2026",
        "Identifier: doi:10.5281/zenodo.1",
    ):
        assert line in facts.splitlines()


def test_the_cover_names_the_version_of_the_funder() -> None:
    document = written(version="mid-term")
    assert "Version: 2 – mid-term version" in said(document.cover.facts)
    assert document.running == "Salinity of the tropical Atlantic – 2 – mid-term version"


def test_persons_have_their_roles_orcid_and_affiliation() -> None:
    (table,) = DOCUMENT.cover.persons
    assert said(table).splitlines()[1:] == [
        "Gaëlle Example, g@example.org | contact for the plan | 0000-0002-1825-0097 | LEGOS",
        "Jérôme Model | data manager | 0000-0001-5109-3700 | ",
    ]


def test_the_contact_who_contributes_too_stands_once() -> None:
    contact = PLAN["contact"]
    both = {"name": contact["name"], "role": ["leader"], "contributor_id": contact["contact_id"]}
    (table,) = written({**PLAN, "contributor": [both]}).cover.persons
    assert isinstance(table, Table)
    assert [said(table).splitlines()[1]] == [
        "Gaëlle Example, g@example.org | leader, contact for the plan | 0000-0002-1825-0097 | LEGOS"
    ]


def test_an_orcid_with_a_wrong_check_digit_is_no_link_to_orcid() -> None:
    wrong = {**PLAN["contact"], "contact_id": {"identifier": "0000-0002-1825-0098", "type": "orcid"}}
    (table,) = written({**PLAN, "contact": wrong, "contributor": []}).cover.persons
    assert isinstance(table, Table)
    assert table.rows[0][2][0].address == ""


def test_the_words_of_a_person_become_paragraphs_lists_and_links() -> None:
    _, paragraph, bullets, *_ = under(DOCUMENT, "1a")
    assert said(paragraph) == "By ships."
    assert isinstance(bullets, Bullets)
    assert [span.address for span in bullets.items[1]] == ["", "https://example.org/x", ""]


def test_formats_and_volumes_stand_in_a_table_and_gaps_are_said() -> None:
    assert told(DOCUMENT, "1b").splitlines()[1:] == [
        "Data set | Kind | Formats | Volume | Files | Growth a year",
        "Sea surface salinity | observations | application/x-netcdf | 48.2 GB | 1,834 | 2.4 GB",
        "Reanalysis | not known | application/x-zarr | not known | not known | not known",
        "Together 48.2 GB in one copy (known of 1 of 2 data sets).",
    ]


def test_licence_repository_and_embargo_are_told_in_words() -> None:
    row = told(DOCUMENT, "5a").splitlines()[2]
    assert (
        row == "Sea surface salinity | open; embargo until 1 June 2027 | SEDOO (certified: CoreTrustSeal) | CC-BY-4.0"
    )


def test_an_embargo_that_has_passed_is_not_told_as_one() -> None:
    old = copy.deepcopy(SALINITY)
    old["distribution"][0]["license"][0]["start_date"] = "2026-11-29"
    assert "embargo" not in told(written({**PLAN, "dataset": [old]}), "5a").split("\n", 1)[1]


def test_what_all_data_sets_share_is_said_once() -> None:
    assert "Of all 2 data sets\nPersonal data: no" in told(DOCUMENT, "4a")


def test_a_short_key_is_no_persistent_identifier() -> None:
    assert told(DOCUMENT, "5d").splitlines()[1:] == [
        "Data set | Persistent identifier",
        "Sea surface salinity | doi:10.6096/sss",
        "Reanalysis | not known",
    ]


def test_costs_have_a_total_in_each_currency() -> None:
    other = {"title": "Sea time", "value": 10, "currency_code": "USD"}
    rows = told(written({**PLAN, "cost": [*PLAN["cost"], other]}), "6b").splitlines()
    assert rows[-2:] == ["Total |  | €5,000.50", "Total |  | $10"]


def test_many_data_sets_of_which_the_same_is_said_share_a_row() -> None:
    many = [{**SALINITY, "title": f"Cruise {place}", "type": "a" if place % 2 else "b"} for place in range(30)]
    rows = told(written({**PLAN, "dataset": many}), "1b").splitlines()
    assert "Cruise 0, Cruise 2, Cruise 4, Cruise 6 and 11 others | b" in rows


def test_the_annex_has_a_sheet_for_each_data_set_with_place_time_and_variables() -> None:
    blocks = DOCUMENT.blocks
    start = next(place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == "dataset-1")
    _, facts, table = blocks[start : start + 3]
    assert isinstance(facts, Facts)
    assert "Extent: longitude -60.25 to 15.5, latitude -30 to 48.1 (degrees, WGS 84)" in said(facts)
    assert "Period: since 1 January 1993" in said(facts).replace("\u00a0", " ")
    assert said(table) == "Variable | Standard name | Unit\nSSS | sea_surface_salinity | 1"


def test_what_nobody_answered_is_open_at_its_place_and_at_the_end() -> None:
    assert "Open: a person has to answer this in words." in told(DOCUMENT, "2b")
    points = {(point.question.id, point.text) for point in open_points(manuscript())}
    assert ("2b", "nobody has answered in words yet") in points
    assert ("5a", "Licence: not known of 1 of 2 data sets (Reanalysis)") in points
    assert ("1a", "nobody has answered in words yet") not in points
    listed = next(one for one in reversed(DOCUMENT.blocks) if isinstance(one, Bullets))
    assert len(listed.items) == len({question for question, _ in points})
    assert "Licence: not known of 1 of 2 data sets (Reanalysis)" in said(listed)


def test_what_a_plan_does_not_say_of_itself_is_open() -> None:
    points = [point.text for point in open_points(manuscript({"title": "t"})) if point.question.id == "0"]
    assert points == [
        "Contact: not known",
        "Project: not known",
        "Start: not known",
        "End: not known",
        "Funding: not known",
    ]


def test_unknown_is_no_answer() -> None:
    unsure = {**MODEL, "personal_data": "unknown"}
    points = [
        point.text for point in open_points(manuscript({**PLAN, "dataset": [unsure]})) if point.question.id == "4a"
    ]
    assert points == ["Personal data: not known of any data set"]


def test_each_value_has_the_mark_of_its_source_and_the_legend_only_marks_in_use() -> None:
    sources: dict[str, Any] = {
        "/dmp/dataset/0/fairtool/files": "measured",
        "/dmp/dataset/0/distribution/0/license": "from-record",
    }
    document = written(sources=sources)
    table = next(one for one in under(document, "1b") if isinstance(one, Table))
    assert [spans[0].origin for spans in table.rows[0]] == [None, None, None, None, "measured", None]
    shared = next(one for one in under(document, "5a") if isinstance(one, Table))
    assert shared.rows[0][3][-1].origin == "from-record"
    legend = said(document.blocks[0])
    assert legend.startswith("Where values come from: measured in the files; from the metadata record.")
    assert "declared" not in legend


def test_an_empty_plan_is_a_document_in_which_every_question_is_open() -> None:
    document = written({})
    assert document.title == "Plan without a title"
    assert {point.question.id for point in open_points(manuscript({}))} == {
        question.id for question in load_template("anr").questions
    }


@pytest.mark.parametrize(
    "broken",
    [
        {"dataset": "text"},
        {"dataset": [3, None, {"distribution": {"format": "one", "byte_size": -5}}]},
        {"cost": [5, {"value": "x"}, {"value": 1e400}], "contact": {"name": ["list"]}, "project": {"funding": 3}},
        {"fairtool": {"answers": ["1a"]}, "contributor": {"role": "one"}, "title": {"a": 1}},
    ],
)
def test_a_plan_of_another_shape_is_written_as_far_as_it_goes(broken: dict[str, Any]) -> None:
    assert [one for one in written(broken).headings() if one.level == 2]


def test_a_french_document_has_the_french_words_of_the_template_well_spaced() -> None:
    document = written(language="fr")
    question = said(under(document, "1b")[0])
    assert question.endswith("et avec quelle croissance\u202f?")
    assert "1\u202f834" in "".join(map(said, under(document, "1b")))


def test_hostile_texts_stay_texts() -> None:
    assert "<script>alert(1)</script>" in hostile().title


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("0", ["Project", "Start", "End", "Funding"]),
        ("1b", ["Kind", "Formats", "Volume"]),
        ("5a", ["Access", "Licence"]),
        ("5d", ["Persistent identifier"]),
    ],
)
def test_what_a_plan_wants_and_does_not_say_is_not_known_in_the_tables(question: str, labels: list[str]) -> None:
    lines = told(written({"dataset": [{"title": "Data"}]}), question).splitlines()
    assert [label for label in labels if f"{label}: not known" not in lines] == []


def test_what_is_not_known_of_a_project_is_no_answer_and_not_on_the_cover() -> None:
    document = written({"dataset": [{"title": "Data"}]})
    assert "not known" not in said(document.cover.facts)
    assert "Open: there is no answer yet." in told(document, "5d")
