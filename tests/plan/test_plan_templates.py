"""The templates and the poles: both languages, known fields, and a source for everything that is said."""

import pytest

from fairtool.errors import UsageError
from fairtool.fair.repository_file import repositories
from fairtool.plan.block_shape import block_shape
from fairtool.plan.data_format import data_formats
from fairtool.plan.plan_file import plan_file_of
from fairtool.plan.pole import PlanPole
from fairtool.plan.pole_file import load_pole, plan_poles
from fairtool.plan.shape import Shape, shape_of
from fairtool.plan.template import Template
from fairtool.plan.template_file import load_template, templates
from fairtool.plan.yaml_text import read_yaml
from fairtool.thesauri.presets import presets
from fairtool.thesauri.shipped import shipped_thesauri

TEMPLATES = [load_template(name) for name in templates()]
POLES = [load_pole(name) for name in plan_poles()]


def _is_field(path: str) -> bool:
    shape: Shape | None = shape_of("1.2").keys["dmp"]
    for part in path.split("."):
        if shape is None:
            return False
        either = next((one for one in shape.either if one.keys), shape)
        shape = shape.items if part == "*" else either.keys.get("fairtool" if part == "about" else part)
    return shape is not None


@pytest.mark.parametrize("template", TEMPLATES, ids=templates())
def test_the_questions_of_a_template_are_whole(template: Template) -> None:
    ids = [question.id for question in template.questions]
    assert len(set(ids)) == len(ids)
    assert {question.section for question in template.questions} <= template.sections.keys()
    for question in template.questions:
        assert all(question.titles.values())
        assert all(question.texts.values())
        assert bool(question.guidance["en"]) == bool(question.guidance["fr"])
        assert question.fields or question.needs_person
        assert [field for field in question.fields if not _is_field(field)] == []
    assert template.source.startswith("https://")


@pytest.mark.parametrize("template", TEMPLATES, ids=templates())
def test_no_french_is_the_english(template: Template) -> None:
    texts = [words for one in template.questions for words in (one.titles, one.texts, one.guidance) if words["en"]]
    assert [words["en"] for words in texts if words["en"] == words["fr"]] == []


def test_science_europe_has_fifteen_questions_and_one_for_the_project() -> None:
    assert [one.id for one in load_template("science-europe").questions] == [
        "0", "1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b", "4c", "5a", "5b", "5c", "5d", "6a", "6b"
    ]  # fmt: skip


def test_what_a_pole_says_has_a_place_in_every_template() -> None:
    said = {one.question for pole in POLES for one in (*pole.statements, *pole.open_questions)}
    for template in TEMPLATES:
        assert said <= {theme for question in template.questions for theme in question.themes}


def test_the_anr_has_the_questions_of_science_europe_and_three_versions() -> None:
    anr = load_template("anr")
    assert anr.questions == load_template("science-europe").questions
    assert [(one.name, one.months, one.share, one.longer_than) for one in anr.versions] == [
        ("initial", 6, None, 0),
        ("mid-term", None, 0.5, 30),
        ("final", None, 1.0, 0),
    ]
    assert all(one.source.startswith("https://anr.fr/") for one in anr.versions)


def test_an_unknown_template_is_told_with_one_that_is_near() -> None:
    with pytest.raises(UsageError) as caught:
        load_template("arn")
    assert caught.value.hint.format_map(caught.value.values) == "did you mean anr?"


@pytest.mark.parametrize("pole", POLES, ids=plan_poles())
def test_what_is_said_of_a_pole_has_a_source_and_a_day(pole: PlanPole) -> None:
    asked = {question.id for question in load_template("science-europe").questions}
    for one in pole.statements:
        assert one.source.startswith("http")
        assert all(one.texts.values())
        assert one.question in asked
    for two in pole.open_questions:
        assert all(two.texts.values())
        assert two.question in asked
    assert [tariff.titles["en"] for tariff in pole.tariffs if tariff.value is not None and not tariff.source] == []
    assert pole.source.startswith("https://")


@pytest.mark.parametrize("pole", POLES, ids=plan_poles())
def test_a_pole_has_a_known_repository_and_known_thesauri(pole: PlanPole) -> None:
    assert pole.repository == "" or pole.repository in repositories()
    assert [name for name in pole.thesauri if name not in presets() and name not in shipped_thesauri()] == []


def test_the_poles_are_those_of_data_terra() -> None:
    assert {"aeris", "odatis", "theia", "formater", "pndb", "dinamis", "climeri-france", "coastline"} <= set(
        plan_poles()
    )
    assert load_pole("ForM@Ter").name == "formater"
    topics = {one.topic for one in (*load_pole("pndb").statements, *load_pole("pndb").open_questions)}
    assert "ethics" in topics


def test_formats_have_names_and_tools() -> None:
    suffixes = [suffix for one in data_formats().values() for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert [one.key for one in data_formats().values() if not (one.name and one.media_type and one.tools)] == []


def test_a_block_has_no_required_field_and_no_place_for_others() -> None:
    node = read_yaml(b"dataset:\n  a: {title: x}\n", "p")
    shape = block_shape(node)
    assert shape.required == ()
    assert shape.is_closed
    assert (
        plan_file_of(b"fairtool_plan: 1\ntemplate: anr\ndeclared:\n  dataset:\n    a: {title: x}\n", "p").faults == ()
    )
