"""The JSON document `fairtool-score/1`; its JSON Schema is made from the types."""

from collections.abc import Iterator
from typing import Literal

from typing_extensions import TypedDict

from fairtool.fair.lost_document import DroppedDocument
from fairtool.fair.result import Cited, IndicatorResult, MetricTestResult, Score
from fairtool.fair.score import Scored
from fairtool.fair.words import change
from fairtool.render.document import FixDocument, ToolDocument
from fairtool.render.document_parts import fix_of
from fairtool.render.json_text import dumped
from fairtool.translate import Language

SCHEMA: Literal["fairtool-score/1"] = "fairtool-score/1"


class EvidenceDocument(TypedDict):
    """A place that the answer rests on."""

    source: str
    """The file."""
    where: str
    """The place in it, as in findings; empty for the whole file."""
    value: str
    """What stands there."""


class TestDocument(TypedDict):
    """A test that earns points, at least and at most."""

    id: str
    low: float
    high: float
    points: float
    """The points that it can earn."""


class MendDocument(TypedDict):
    """What certainly mends a finding, and `fairtool fix` can do."""

    source: str
    """The file."""
    fix: FixDocument


class IndicatorDocument(TypedDict):
    """The answer to an indicator."""

    id: str
    priority: Literal["essential", "important", "useful"] | None
    """Null where the rubric has no priorities."""
    status: Literal["pass", "partial", "fail", "not-applicable", "not-assessed"]
    reason: str | None
    """Why it was not assessed, does not apply or failed, where there is a word for it, such as `needs-deposit`."""
    evidence: list[EvidenceDocument]
    hint: str
    """What to change where, in the language of the run; empty where nothing is to be changed."""
    fixes: list[MendDocument]
    """What of it can be mended with certainty."""
    rules: list[str]
    """The rules whose findings speak against it."""
    points: float
    """The points that it can earn."""
    tests: list[TestDocument]
    """The tests that earn them, where the rubric has such."""
    notes: list[str]
    """What else is to be known, such as the age of a fact; nobody is blamed by it."""


class CoverageOfScoreDocument(TypedDict):
    """How many of the indicators that apply were assessed."""

    assessed: int
    total: int


class ScoreDocument(TypedDict):
    """The score by one rubric."""

    rubric: str
    mode: Literal["local", "online"]
    """Before publication, or as published."""
    subjects: list[str]
    """What it is about: files; of what was published the identifier that was asked for, and the records found."""
    score: float | None
    """The points earned, of those that the assessed indicators give, in percent; null where none was assessed.

    Of a prediction it is the least.
    """
    low: float | None
    """The least that is possible, where the score is a prediction."""
    high: float | None
    """The most that is possible, where the score is a prediction."""
    coverage: CoverageOfScoreDocument
    indicators: list[IndicatorDocument]


class ScoresDocument(TypedDict):
    """The scores of a record with its data.

    More keys may be added under the same schema name; none is taken away or changes its meaning.
    """

    schema: Literal["fairtool-score/1"]
    tool: ToolDocument
    subjects: list[str]
    unreadable: list[str]
    """The members that could not be read, so that what rests on them failed; and the page that was not had."""
    date: str
    """The day of the score, in ISO 8601."""
    scores: list[ScoreDocument]
    dropped: list[DroppedDocument]
    """What became in publication of each field of the record on the disk, where one was named beside the web."""
    warnings: list[str]
    """What was odd on the web, and keeps nobody from reading on."""


def score_json(scored: Scored, version: str, day: str, language: Language) -> str:
    """Give the document as JSON text with a line break at the end."""
    document: ScoresDocument = {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": version},
        "subjects": list(scored.subjects),
        "unreadable": list(scored.unreadable),
        "date": day,
        "scores": [_score(one, language) for one in scored.scores],
        "dropped": _dropped(scored, language),
        "warnings": [one.text(language) for one in scored.warnings],
    }
    return f"{dumped(document)}\n"


def _dropped(scored: Scored, language: Language) -> list[DroppedDocument]:
    if not scored.dropped:
        return []
    from fairtool.fair.lost_written import dropped_document  # noqa: PLC0415 - most scores ask no web

    return [dropped_document(one, language) for one in scored.dropped]


def _score(score: Score, language: Language) -> ScoreDocument:
    return {
        "rubric": score.rubric.name,
        "mode": "online" if score.is_online else "local",
        "subjects": list(score.subjects),
        "score": score.percent,
        "low": score.low,
        "high": score.high,
        "coverage": {"assessed": len(score.assessed), "total": score.total},
        "indicators": [_indicator(one, language) for one in score.results],
    }


def _indicator(result: IndicatorResult, language: Language) -> IndicatorDocument:
    return {
        "id": result.indicator.id,
        "priority": result.indicator.priority,
        "status": result.status.value,
        "reason": result.reason or None,
        "evidence": [
            {"source": one.source, "where": one.where, "value": one.text(language)} for one in result.evidence
        ],
        "hint": change(result, language),
        "fixes": [*_fixes(result, language)],
        "rules": list(dict.fromkeys(one.finding.rule for one in result.told)),
        "points": result.indicator.points,
        "tests": [_test(one) for one in result.tests],
        "notes": [one.text(language) for one in result.notes],
    }


def _fixes(result: IndicatorResult, language: Language) -> Iterator[MendDocument]:
    for told in result.told:
        fix = fix_of(told.finding.fix, language)
        if fix:
            yield {"source": told.source, "fix": fix}


def _evidence(one: Cited, language: Language) -> EvidenceDocument:
    return {"source": one.source, "where": one.where, "value": one.text(language)}


def _test(one: MetricTestResult) -> TestDocument:
    low, high = one.range
    return {"id": one.test.id, "low": low, "high": high, "points": one.test.points}
