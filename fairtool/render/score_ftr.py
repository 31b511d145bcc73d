"""A score in the FAIR Testing Resource vocabulary of OSTrails, 1.2.0 (https://w3id.org/ftr/1.2.0), as JSON-LD.

One result set a rubric, so that no benchmark takes in the results of another. Where the ontology and its SHACL shapes
differ, the shapes are followed, as all that write the vocabulary do: `ftr:completion` is a whole percentage. The
vocabulary has no place for advice, which therefore ends the description of a result. A result must have a licence:
nobody has a right in an answer, so that it is CC0.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.fair.result import ASSESSED, Answer, IndicatorResult, Score
from fairtool.fair.score import Scored
from fairtool.fair.words import change, led_status, number, title
from fairtool.render.linked_data import (
    FREE,
    Node,
    dimensions_of,
    name,
    run_name,
    target_of,
    text,
    to,
    tool_of,
    typed,
    written,
)
from fairtool.render.run import Run
from fairtool.render.score_ftr_tests import algorithm_name, definitions, test_name
from fairtool.translate import translate

_OPEN = ("needs-record", "needs-data")  # holds in part, only because nothing that was named could confirm it


@dataclass(frozen=True, slots=True)
class _Done:
    """The run: its name, what a score of it is about, and for whom it is written."""

    activity: str
    target: str
    run: Run
    day: str


def score_ftr(scored: Scored, run: Run, day: str) -> str:
    """Give the document."""
    tool, activity = tool_of(run), run_name(scored, run, day)
    nodes = [tool, *dimensions_of(scored.scores, run)]
    for score in scored.scores:
        target = target_of(score, scored, run)
        done = _Done(name(activity, score.label), str(target["@id"]), run, day)
        nodes += [target, _activity(done, str(tool["@id"]))]
        nodes += definitions(score, run)
        nodes += _results(score, done)
    return written(nodes)


def _activity(done: _Done, tool: str) -> Node:
    return {
        "@id": done.activity,
        "@type": "ftr:TestExecutionActivity",
        "prov:used": to(done.target),
        "prov:wasAssociatedWith": to(tool),
        "dcterms:date": typed(done.day, "date"),
    }


def _results(score: Score, done: _Done) -> Iterator[Node]:
    """Give the set, the number, and the result of each indicator."""
    rubric = score.rubric
    whole = name(done.activity, "results")
    results = [_result(one, score, done) for one in score.results]
    yield {
        "@id": whole,
        "@type": ["ftr:TestResultSet", "prov:Collection"],
        "dcterms:identifier": whole,
        "dcterms:title": text(rubric.titles[done.run.language], done.run),
        "dcterms:description": text(number(score, done.run.language), done.run),
        "dcterms:license": to(FREE),
        "dcterms:date": typed(done.day, "date"),
        "prov:wasGeneratedBy": to(done.activity),
        "ftr:assessmentTarget": to(done.target),
        "prov:hadMember": [to(str(one["@id"])) for one in results],
    }
    yield _benchmark_score(score, whole, done)
    yield from results


def _benchmark_score(score: Score, whole: str, done: _Done) -> Node:
    """Give the number in percent; of a prediction the least, with both ends of the interval beside it."""
    made = name(whole, "score")
    ends = (("schema:minValue", score.low), ("schema:maxValue", score.high))
    return {
        "@id": made,
        "@type": "ftr:BenchmarkScore",
        "dcterms:identifier": made,
        "dcterms:title": text(score.rubric.titles[done.run.language], done.run),
        "ftr:log": text(number(score, done.run.language), done.run),
        "ftr:outputFromAlgorithm": to(algorithm_name(score.rubric, done.run)),
        "ftr:scoredTestResults": to(whole),
        "dqv:computedOn": to(done.target),
        "prov:wasGeneratedBy": to(done.activity),
        **({} if score.percent is None else {"prov:value": typed(score.percent, "float")}),
        **{key: typed(end, "decimal") for key, end in ends if end is not None},
    }


def _result(result: IndicatorResult, score: Score, done: _Done) -> Node:
    made, run = name(done.activity, result.indicator.id), done.run
    told, advice = led_status(result, run.language), change(result, run.language)
    share = result.range[0] if result.status in ASSESSED else None
    return {
        "@id": made,
        "@type": "ftr:TestResult",
        "dcterms:identifier": made,
        "dcterms:title": text(title(result, run.language), run),
        "dcterms:description": text("\n".join(part for part in (told, advice) if part), run),
        "dcterms:license": to(FREE),
        "prov:value": _value(result),
        "ftr:log": text(_log(result, run), run),
        **({} if share is None else {"ftr:completion": typed(round(100 * share), "integer")}),
        "ftr:outputFromTest": to(test_name(score.rubric, result.indicator, run)),
        "ftr:assessmentTarget": to(done.target),
        "prov:wasGeneratedBy": to(done.activity),
    }


def _value(result: IndicatorResult) -> str:
    """Give the value: a metric holds wholly or not at all, and what nobody could look at is neither."""
    if result.status is Answer.PASS:
        return "pass"
    is_open = result.reason in _OPEN or result.range[1] >= 1
    if result.status not in ASSESSED or (result.status is Answer.PARTIAL and is_open):
        return "indeterminate"
    return "fail"


def _log(result: IndicatorResult, run: Run) -> str:
    """Give the answer, the places that it rests on, and the rules that speak against it."""
    lines = [led_status(result, run.language)]
    for one in result.evidence:
        place = ", ".join(part for part in (one.source, one.where) if part)
        value = one.text(run.language)
        lines.append(f"{place} = {value}" if value else place)
    rules = ", ".join(dict.fromkeys(one.finding.rule for one in result.told))
    if rules:
        lines.append(translate("{word}: {text}", run.language, word=translate("Rules", run.language), text=rules))
    return "\n".join(lines)
