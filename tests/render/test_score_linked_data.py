"""A score as linked data: in the vocabulary FTR, whose own shapes hold, and in the W3C's vocabulary of data quality."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, PROV, RDF, SKOS, Graph, Literal, Namespace, URIRef

from fairtool.fair.score import Scored
from fairtool.render.run import Run
from fairtool.render.score_dqv import score_dqv
from fairtool.render.score_ftr import score_ftr
from tests.render.scores import BOTH, DAY, NOTHING, PREDICTED, RESULTS, RUN, SCORE, SCORED, TWICE, hostile

FTR = Namespace("https://w3id.org/ftr#")
DQV = Namespace("http://www.w3.org/ns/dqv#")
SCHEMA = Namespace("http://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPES = Path(os.environ.get("FAIRTOOL_CORPUS", "/nowhere")) / "fair/ftr/SHACL"
FORMS = pytest.mark.parametrize("form", [score_ftr, score_dqv], ids=["ftr", "dqv"])
# The shapes of tests and result sets name no class that they hold for, and would be met by nothing of ours.
TARGETS = {"testShape": FTR.Test, "testResultSetShape": FTR.TestResultSet}
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")  # rdflib, in itself
Form = Callable[[Scored, Run, str], str]


def _graph(form: Form, scored: Scored = BOTH, run: Run = RUN) -> Graph:
    graph = Graph()
    graph.parse(data=form(scored, run, DAY), format="json-ld")
    return graph


def _shapes(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    for name, kind in TARGETS.items():
        shape = URIRef(f"http://www.example.org/me#{name}")
        if (shape, RDF.type, SH.NodeShape) in graph:
            graph.add((shape, SH.targetClass, kind))
    return graph


@pytest.mark.skipif(not SHAPES.is_dir(), reason="the shapes of FTR are not here (FAIRTOOL_CORPUS)")
@pytest.mark.parametrize("name", ["benchmark", "metric", "test", "testResult", "testResultSet", "*"])
@pytest.mark.parametrize("scored", [BOTH, TWICE, NOTHING, hostile()], ids=["both", "twice", "nothing", "hostile"])
def test_the_official_shapes_hold(name: str, scored: Scored) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    files = sorted(SHAPES.glob(f"{name}.shacl"))
    assert files
    conforms, _, told = pyshacl.validate(_graph(score_ftr, scored), shacl_graph=_shapes(*files))
    assert conforms, told


@pytest.mark.skipif(not SHAPES.is_dir(), reason="the shapes of FTR are not here (FAIRTOOL_CORPUS)")
@pytest.mark.parametrize(
    "gone",
    [FTR.log, PROV.value, DCTERMS.license, FTR.outputFromTest, FTR.hasAssociatedMetric, PROV.hadMember],
    ids=lambda one: one.rpartition("/")[2],
)
def test_the_shapes_would_notice_what_is_missing(gone: URIRef) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    graph = _graph(score_ftr)
    graph.remove((None, gone, None))
    assert not pyshacl.validate(graph, shacl_graph=_shapes(*sorted(SHAPES.glob("*.shacl"))))[0]


@FORMS
def test_the_context_stands_in_the_document_and_nothing_is_fetched(form: Form) -> None:
    context = json.loads(form(BOTH, RUN, DAY))["@context"]
    assert isinstance(context, dict)
    assert all(isinstance(one, str) for one in context.values())


@FORMS
def test_every_key_becomes_a_triple_and_every_node_is_named(form: Form) -> None:
    graph = _graph(form)
    nodes = json.loads(form(BOTH, RUN, DAY))["@graph"]
    expected = {node["@id"] for node in nodes}
    assert {str(subject) for subject in graph.subjects()} == expected
    assert not [triple for triple in graph if any(part.startswith("file:") for part in map(str, triple))]
    for prefix in ("ftr:", "dqv:", "prov:", "dcterms:", "dcat:", "schema:", "skos:", "vcard:"):
        assert not [one for one in map(str, graph.predicates()) if one.startswith(prefix)]


@FORMS
def test_the_same_input_gives_the_same_document(form: Form) -> None:
    assert form(BOTH, RUN, DAY) == form(BOTH, RUN, DAY)
    other = form(BOTH, RUN, "2026-11-30")
    assert other != form(BOTH, RUN, DAY)


@FORMS
def test_names_are_drawn_from_nobodys_address(form: Form) -> None:
    for subject in set(map(str, _graph(form).subjects())):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}|https://w3id.org/fair/principles/terms/[FAIR0-9.]+", subject)


@FORMS
def test_names_are_the_same_in_both_languages_and_texts_say_theirs(form: Form) -> None:
    english, french = (_graph(form, run=replace(RUN, language=language)) for language in ("en", "fr"))
    assert set(english.subjects()) == set(french.subjects())
    assert {one.language for one in english.objects() if isinstance(one, Literal)} == {None, "en"}
    assert {one.language for one in french.objects() if isinstance(one, Literal)} == {None, "fr"}


@FORMS
def test_what_was_published_is_another_thing_named_by_its_address(form: Form) -> None:
    graph = _graph(form, TWICE)
    published = URIRef("https://doi.org/10.17882/999001")
    targets = set(graph.subjects(RDF.type, PROV.Entity))
    assert published in targets
    assert len(targets) == 2
    link = FTR.assessmentTarget if form is score_ftr else DQV.computedOn
    each = [len(set(graph.subjects(link, one))) for one in targets]
    assert each[0] == each[1] > 0


@FORMS
def test_hostile_values_stay_text(form: Form) -> None:
    text = form(hostile(), RUN, DAY)
    text.encode("utf-8")
    assert all(one.isprintable() or one == "\n" for one in text)
    for term in set(_graph(form, hostile()).all_nodes()):
        assert not isinstance(term, URIRef) or re.fullmatch(r"[^\s<>\"{}|\\^`]+", term)


def _results(graph: Graph) -> dict[str, URIRef]:
    """Give the results by the identifier of their metric."""
    implements = URIRef("http://semanticscience.org/resource/SIO_000233")
    path = FTR.outputFromTest / implements / DCTERMS.identifier
    return {str(name): node for node in graph.subjects(RDF.type, FTR.TestResult) for name in graph.objects(node, path)}


@pytest.mark.parametrize(
    ("indicator", "value", "completion"),
    [
        ("TOY-F1-01M", "pass", 100),
        ("TOY-F2-01M", "fail", 0),
        ("TOY-A1-01M", "fail", 50),
        ("TOY-A1-02M", "indeterminate", None),
        ("TOY-A2-01M", "indeterminate", None),
        ("PRE-F1-01MD", "pass", 100),
        ("PRE-F1-02MD", "indeterminate", 50),  # it holds in part, and perhaps wholly
        ("PRE-A1-01M", "indeterminate", None),
    ],
)
def test_ftr_says_pass_fail_or_indeterminate_and_how_far(indicator: str, value: str, completion: int | None) -> None:
    graph = _graph(score_ftr)
    node = _results(graph)[indicator]
    assert str(graph.value(node, PROV.value)) == value
    found = graph.value(node, FTR.completion)
    assert (None if found is None else found.toPython()) == completion


def test_what_holds_in_part_for_want_of_data_is_indeterminate_in_ftr() -> None:
    partial = replace(SCORED.scores[0].results[2], reason="needs-data")
    graph = _graph(score_ftr, replace(SCORED, scores=(replace(SCORED.scores[0], results=(partial,)),)))
    assert str(graph.value(_results(graph)["TOY-A1-01M"], PROV.value)) == "indeterminate"


def test_ftr_logs_the_evidence_and_ends_the_description_with_the_advice() -> None:
    graph = _graph(score_ftr)
    node = _results(graph)["TOY-F2-01M"]
    log, told = str(graph.value(node, FTR.log)), str(graph.value(node, DCTERMS.description))
    assert "/data/record.xml, /gmd:MD_Metadata/gmd:title = x" in log
    assert "Rules: fair-f2-title" in log
    assert told.endswith("write what the data are")


def test_ftr_has_a_result_set_a_benchmark_and_a_score_for_each_rubric() -> None:
    graph = _graph(score_ftr)
    for kind in (FTR.TestResultSet, FTR.Benchmark, FTR.BenchmarkScore, FTR.ScoringAlgorithm):
        assert len(set(graph.subjects(RDF.type, kind))) == 2
    for one in graph.subjects(RDF.type, FTR.BenchmarkScore):
        algorithm, results = graph.value(one, FTR.outputFromAlgorithm), graph.value(one, FTR.scoredTestResults)
        asked = set(graph.objects(algorithm, FTR.invokesTest))
        assert {graph.value(member, FTR.outputFromTest) for member in graph.objects(results, PROV.hadMember)} == asked


def test_ftr_gives_both_ends_of_a_prediction() -> None:
    graph = _graph(score_ftr, Scored(("/data/a.nc",), (PREDICTED,)))
    [score] = graph.subjects(RDF.type, FTR.BenchmarkScore)
    ends = [graph.value(score, one) for one in (PROV.value, SCHEMA.minValue, SCHEMA.maxValue)]
    assert [float(str(one)) for one in ends] == [37.5, 37.5, 87.5]


def test_dqv_measures_each_indicator_and_each_number_on_the_thing_itself() -> None:
    graph = _graph(score_dqv, SCORED)
    measured = {
        str(graph.value(graph.value(one, DQV.isMeasurementOf), DCTERMS.identifier)): str(graph.value(one, DQV.value))
        for one in graph.subjects(RDF.type, DQV.QualityMeasurement)
    }
    assert measured["TOY-F1-01M"] == "pass"
    assert measured["TOY-A1-02M"] == "not-assessed"
    [target] = graph.subjects(RDF.type, PROV.Entity)
    assert set(graph.objects(None, DQV.computedOn)) == {target}
    assert len(set(graph.objects(target, DQV.hasQualityMeasurement))) == 6 + 2


def test_dqv_values_have_the_type_that_their_metric_expects() -> None:
    graph = _graph(score_dqv)
    for one in graph.subjects(RDF.type, DQV.QualityMeasurement):
        expected = graph.value(graph.value(one, DQV.isMeasurementOf), DQV.expectedDataType)
        value = graph.value(one, DQV.value)
        assert isinstance(value, Literal)
        assert str(expected).endswith("#decimal" if value.datatype else "#string")
        assert not value.ill_typed


def test_dqv_gives_a_prediction_as_two_measurements_and_no_single_number() -> None:
    graph = _graph(score_dqv, Scored(("/data/a.nc",), (PREDICTED,)))
    numbers = sorted(
        float(str(one)) for one in graph.objects(None, DQV.value) if isinstance(one, Literal) and one.datatype
    )
    assert numbers == [37.5, 50.0, 87.5]  # least, coverage, most


def test_the_dimensions_are_the_principles_of_fair() -> None:
    found = set(map(str, _graph(score_dqv).subjects(RDF.type, DQV.Dimension)))
    assert {one.rpartition("/")[2] for one in found} == {"F1", "F2", "A1", "A2", "R1"}


@FORMS
def test_a_section_that_is_none_of_fair_is_no_principle_whatever_its_letter(form: Form) -> None:
    own = replace(SCORE.rubric, sections={**SCORE.rubric.sections, "A": {"en": "Data access", "fr": "Accès"}})
    graph = _graph(form, replace(SCORED, scores=(replace(SCORE, rubric=own),)))
    found = {str(graph.value(one, SKOS.prefLabel)): str(one) for one in graph.subjects(RDF.type, DQV.Dimension)}
    assert set(found) == {"F1", "F2", "R1", "Data access"}
    assert found["Data access"].startswith("urn:uuid:")


@pytest.mark.parametrize(("rubric", "version"), [("toy-1.0", "1.0"), ("dataterra-odatis", RUN.version)])
def test_a_benchmark_has_the_version_of_its_rubric(rubric: str, version: str) -> None:
    graph = _graph(score_ftr, replace(SCORED, scores=(replace(SCORE, rubric=replace(SCORE.rubric, name=rubric)),)))
    [benchmark] = graph.subjects(RDF.type, FTR.Benchmark)
    assert str(graph.value(benchmark, URIRef(f"{DCAT}version"))) == version


@FORMS
def test_a_metric_has_the_source_of_its_indicator_where_it_has_one(form: Form) -> None:
    first = replace(RESULTS[0], indicator=replace(RESULTS[0].indicator, source="https://example.org/f1"))
    graph = _graph(form, replace(SCORED, scores=(replace(SCORE, results=(first, *RESULTS[1:])),)))
    sources = {
        str(graph.value(one, DCTERMS.identifier)): str(graph.value(one, DCTERMS.source))
        for one in graph.subjects(RDF.type, DQV.Metric)
    }
    assert sources["TOY-F1-01M"] == "https://example.org/f1"
    assert sources["TOY-F2-01M"] == "https://doi.org/10.15497/rda00050"
