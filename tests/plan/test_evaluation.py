"""A plan is evaluated by what it says, and the answers are valid in the vocabulary of OSTrails."""

import os
from pathlib import Path
from typing import Any

import pytest
from rdflib import PROV, RDF, Graph, Namespace

from fairtool.fair.result import Answer, IndicatorResult
from fairtool.plan.evaluation import QUESTIONS, evaluation_of
from fairtool.plan.template_file import load_template
from fairtool.render.run import Run
from fairtool.render.score_ftr import score_ftr
from tests.plan.paper import DAY, MODEL, ORCID, PLAN, SALINITY, manuscript

FTR = Namespace("https://w3id.org/ftr#")
SHAPES = Path(os.environ.get("FAIRTOOL_CORPUS", "/nowhere")) / "fair/ftr/SHACL"
ALL = {question.id: "In words." for question in load_template("anr").questions}
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")  # rdflib, in itself


def judged(question: str, plan: dict[str, Any] = PLAN) -> IndicatorResult:
    """Give the answer to one question."""
    (score,) = evaluation_of(manuscript(plan), "plan.json").scores
    return next(one for one in score.results if one.indicator.id == question)


def only(*datasets: dict[str, Any], **plan: Any) -> dict[str, Any]:
    """Give the plan with these data sets, and with these other things."""
    return {**PLAN, "dataset": list(datasets), **plan}


CLOSED = {**MODEL, "distribution": [{"title": "t", "data_access": "closed"}]}
UNLICENSED = {**MODEL, "distribution": [{"title": "t", "data_access": "open"}]}
UNNAMED = {**MODEL, "fairtool": {"variables": [{"name": "x"}]}}


@pytest.mark.parametrize(
    ("question", "plan", "status"),
    [
        ("DMP-C1", only(SALINITY, fairtool={"answers": ALL}), Answer.PASS),
        ("DMP-C1", PLAN, Answer.PARTIAL),
        ("DMP-C1", {}, Answer.FAIL),
        ("DMP-R1", {"fairtool": {"answers": ALL}}, Answer.PASS),
        ("DMP-R1", {}, Answer.FAIL),
        ("DMP-R2", only(SALINITY), Answer.PASS),
        ("DMP-R2", only(SALINITY, MODEL), Answer.PARTIAL),
        ("DMP-O1", only(SALINITY), Answer.PASS),
        ("DMP-O1", only(CLOSED), Answer.FAIL),
        ("DMP-O2", only(SALINITY), Answer.PASS),
        ("DMP-O2", only(UNLICENSED), Answer.FAIL),
        ("DMP-O2", only(CLOSED), Answer.NOT_ASSESSED),
        ("DMP-F1", only(SALINITY), Answer.PASS),
        ("DMP-F1", only(MODEL), Answer.FAIL),
        ("DMP-F2", only(SALINITY, MODEL), Answer.PARTIAL),
        ("DMP-F3", only(SALINITY), Answer.PASS),
        ("DMP-F3", only(UNNAMED), Answer.FAIL),
        ("DMP-F3", only(MODEL), Answer.NOT_ASSESSED),
        ("DMP-F4", only(SALINITY), Answer.PASS),
        ("DMP-F4", only(MODEL), Answer.FAIL),
        ("DMP-F5", PLAN, Answer.PASS),
        ("DMP-F5", {**PLAN, "contributor": [{"name": "x"}]}, Answer.PARTIAL),
        ("DMP-F5", {}, Answer.NOT_ASSESSED),
        ("DMP-P1", PLAN, Answer.PASS),
        ("DMP-P1", {}, Answer.FAIL),
        ("DMP-P2", PLAN, Answer.PASS),
        ("DMP-P2", {**PLAN, "ethical_issues_exist": "unknown"}, Answer.PARTIAL),
        ("DMP-S1", PLAN, Answer.PASS),
        ("DMP-S1", {**PLAN, "created": "yesterday"}, Answer.FAIL),
    ],
)
def test_a_question_is_answered_by_what_the_plan_says(question: str, plan: dict[str, Any], status: Answer) -> None:
    assert judged(question, plan).status is status


def test_every_question_is_tried_above() -> None:
    marks = test_a_question_is_answered_by_what_the_plan_says.pytestmark  # type: ignore[attr-defined]
    cases = next(one for one in marks if one.name == "parametrize").args[1]
    assert {case[0] for case in cases} == {one.id for one in QUESTIONS}


def test_an_answer_names_the_places_that_do_not_hold() -> None:
    (place,) = judged("DMP-F1", only(SALINITY, MODEL)).evidence
    assert (place.source, place.where) == ("plan.json", "/dmp/dataset/1")


def test_a_share_earns_its_part() -> None:
    assert judged("DMP-R2", only(SALINITY, MODEL, MODEL, MODEL)).range == (0.25, 0.25)


def _graph(plan: dict[str, Any]) -> Graph:
    graph = Graph()
    document = score_ftr(evaluation_of(manuscript(plan), "plan.json"), Run("1.0"), DAY)
    graph.parse(data=document, format="json-ld")
    return graph


def test_the_document_has_a_result_for_each_question() -> None:
    graph = _graph(PLAN)
    results = list(graph.subjects(RDF.type, FTR.TestResult))
    assert len(results) == len(QUESTIONS)
    assert {str(graph.value(one, PROV.value)) for one in results} <= {"pass", "fail", "indeterminate"}
    assert ORCID not in {str(one) for one in graph.objects()}


@pytest.mark.skipif(not SHAPES.is_dir(), reason="the shapes of FTR are not here (FAIRTOOL_CORPUS)")
@pytest.mark.parametrize("plan", [PLAN, {}], ids=["plan", "empty"])
def test_the_official_shapes_hold(plan: dict[str, Any]) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    shapes = Graph()
    for path in sorted(SHAPES.glob("*.shacl")):
        shapes.parse(path, format="turtle")
    conforms, _, told = pyshacl.validate(_graph(plan), shacl_graph=shapes)
    assert conforms, told
