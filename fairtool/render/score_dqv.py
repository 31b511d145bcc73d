"""A score in the Data Quality Vocabulary of the W3C (https://www.w3.org/TR/vocab-dqv/), as JSON-LD.

Each indicator is a measurement whose value is the word of its status, so that what was not assessed has its place, too.
Each rubric has its number and its coverage; a predicted number is two measurements, the least and the most.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.fair.result import IndicatorResult, Score
from fairtool.fair.rubric import Rubric
from fairtool.fair.score import Scored
from fairtool.fair.words import led_status
from fairtool.render.linked_data import (
    Node,
    dimension_of,
    dimensions_of,
    metric_name,
    name,
    run_name,
    source_of,
    target_of,
    text,
    to,
    tool_of,
    typed,
    written,
)
from fairtool.render.run import Run
from fairtool.translate import marked, translate

_HAS = "dqv:hasQualityMeasurement"
_SCORE = marked("the points that were earned, of those that the assessed indicators give, in percent")
_LEAST = marked("the least that the score can be, in percent")
_MOST = marked("the most that the score can be, in percent")
_COVERAGE = marked("the part of the indicators that apply which was assessed, in percent")


@dataclass(frozen=True, slots=True)
class _Done:
    """The run: its name, what a score of it is about, and for whom it is written."""

    activity: str
    target: str
    run: Run


def score_dqv(scored: Scored, run: Run, day: str) -> str:
    """Give the document."""
    tool, whole = tool_of(run), run_name(scored, run, day)
    targets: dict[str, Node] = {}
    measured: list[Node] = []
    for score in scored.scores:
        target = target_of(score, scored, run)
        done = _Done(name(whole, score.label), str(target["@id"]), run)
        made = list(_measured(score, done))
        measured += [_activity(done, str(tool["@id"]), day), *made]
        measurements = [to(str(one["@id"])) for one in made if one["@type"] == "dqv:QualityMeasurement"]
        known = targets.get(done.target, target)
        targets[done.target] = {**known, _HAS: [*_listed(known), *measurements]}
    return written([*targets.values(), tool, *dimensions_of(scored.scores, run), *measured])


def _listed(target: Node) -> list[object]:
    """Give the measurements that a target has already: several rubrics may be about one thing."""
    found = target.get(_HAS, [])
    return found if isinstance(found, list) else []


def _activity(done: _Done, tool: str, day: str) -> Node:
    return {
        "@id": done.activity,
        "@type": "prov:Activity",
        "prov:used": to(done.target),
        "prov:wasAssociatedWith": to(tool),
        "dcterms:date": typed(day, "date"),
    }


def _measured(score: Score, done: _Done) -> Iterator[Node]:
    """Give the metrics of a rubric with their measurements."""
    rubric = score.rubric
    numbers = (
        ("score", _SCORE, None if rubric.predicts else score.percent),
        ("least", _LEAST, score.low),
        ("most", _MOST, score.high),
        ("coverage", _COVERAGE, round(100 * score.coverage, 1)),
    )
    for key, template, value in numbers:
        if value is not None:
            yield from _number(rubric, key, template, value, done)
    for result in score.results:
        yield from _answer(rubric, result, done)


def _number(rubric: Rubric, key: str, template: str, value: float, done: _Done) -> Iterator[Node]:
    metric = name("metric", rubric.name, key)
    yield {
        "@id": metric,
        "@type": "dqv:Metric",
        "skos:prefLabel": text(rubric.titles[done.run.language], done.run),
        "skos:definition": text(translate(template, done.run.language), done.run),
        "dqv:expectedDataType": to("http://www.w3.org/2001/XMLSchema#decimal"),
        **source_of(rubric),
    }
    yield _measurement(metric, typed(value, "decimal"), done)


def _answer(rubric: Rubric, result: IndicatorResult, done: _Done) -> Iterator[Node]:
    words, metric = result.indicator.words[done.run.language], metric_name(rubric, result.indicator)
    yield {
        "@id": metric,
        "@type": "dqv:Metric",
        "dcterms:identifier": result.indicator.id,
        "skos:prefLabel": text(words.title, done.run),
        "skos:definition": text(words.ask, done.run),
        "dqv:expectedDataType": to("http://www.w3.org/2001/XMLSchema#string"),
        "dqv:inDimension": to(dimension_of(rubric, result.indicator)),
        **source_of(rubric, result.indicator),
    }
    told = {"dcterms:description": text(led_status(result, done.run.language), done.run)}
    yield {**_measurement(metric, result.status.value, done), **told}


def _measurement(metric: str, value: object, done: _Done) -> Node:
    return {
        "@id": name(done.activity, metric),
        "@type": "dqv:QualityMeasurement",
        "dqv:isMeasurementOf": to(metric),
        "dqv:computedOn": to(done.target),
        "dqv:value": value,
        "prov:wasGeneratedBy": to(done.activity),
    }
