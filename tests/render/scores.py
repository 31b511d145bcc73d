"""Scores as plain data, as the tests of their forms need them: every answer, a prediction, and what tries to break out."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fairtool.fair.result import Answer, Cited, IndicatorResult, MetricTestResult, Score, Told
from fairtool.fair.rubric import Asked, Fold, Group, Indicator, MetricTest, On, Priority, Rubric, Words
from fairtool.fair.score import Scored
from fairtool.finding import Finding, Severity
from fairtool.render.run import Run
from fairtool.translate import Language
from fairtool.warned import warned
from tests.render.reports import HOSTILE

DAY = "2026-11-29"
RUN = Run("1.2.3", base=Path("/data"))
TITLE = Finding(
    "fair-f2-title",
    Severity.WARNING,
    "/gmd:MD_Metadata/gmd:title",
    "{where} is only {value}; write what the data are",
    {"value": "x"},
    line=12,
)
_LICENCE = Finding("acdd-license", Severity.ERROR, ":license", "{where} is missing; write the licence", {})
_SECTIONS: Mapping[str, Mapping[Language, str]] = {"F": {}, "A": {}, "R": {}}


def _words(title: str) -> Mapping[Language, Words]:
    return {
        "en": Words(title, f"Is it so that {title}?", f"Do it, so that {title}."),
        "fr": Words(f"fr {title}", f"Est-ce que {title} ?", f"Faites-le : {title}."),
    }


def _indicator(name: str, title: str, priority: Priority | None, needs: str = "") -> Indicator:
    asked = Asked(needs=needs) if needs else Asked((Group(On.RECORD, Fold.ALL, ("fair-f2-title",)),))
    points = {"essential": 3.0, "important": 2.0}.get(priority or "", 1.0)
    return Indicator(name, name.split("-")[1][0], points, _words(title), asked, priority)


def _rubric(name: str, title: str, results: tuple[IndicatorResult, ...], predicts: str = "") -> Rubric:
    titles: Mapping[Language, str] = {"en": title, "fr": f"fr {title}"}
    indicators = tuple(one.indicator for one in results)
    return Rubric(name, titles, "https://doi.org/10.15497/rda00050", "fair", (), _SECTIONS, indicators, predicts)


RESULTS = (
    IndicatorResult(
        _indicator("TOY-F1-01M", "the record has an identifier", "essential"),
        Answer.PASS,
        evidence=(Cited("/data/record.xml", "/gmd:MD_Metadata/gmd:fileIdentifier", "10.17882/1"),),
        notes=(warned("the fact on {where} is of {day}", "the repository", day="2019-02-03"),),
    ),
    IndicatorResult(
        _indicator("TOY-F2-01M", "the record is rich", "essential"),
        Answer.FAIL,
        "no-evidence",
        (Cited("/data/record.xml", "/gmd:MD_Metadata/gmd:title", "x"),),
        (Told("/data/record.xml", TITLE),),
    ),
    IndicatorResult(
        _indicator("TOY-A1-01M", "the record says how to get the data", "important"),
        Answer.PARTIAL,
        told=(Told("/data/a.nc", _LICENCE), Told("/data/record.xml", TITLE)),
    ),
    IndicatorResult(_indicator("TOY-A1-02M", "the data can be had", "important", "needs-network"), Answer.NOT_ASSESSED, "needs-network"),
    IndicatorResult(_indicator("TOY-A2-01M", "access is asked for", "useful"), Answer.NOT_APPLICABLE, "open-access"),
    IndicatorResult(_indicator("TOY-R1-01M", "others can use the data", "useful"), Answer.FAIL, "no-evidence"),
)  # fmt: skip
SCORE = Score(_rubric("toy-1.0", "The toy rubric 1.0", RESULTS), RESULTS)


def _tested(name: str, title: str, low: float, high: float, status: Answer) -> IndicatorResult:
    tests = (MetricTest(f"{name}-1", 1, {"en": title, "fr": title}, Asked()),)
    indicator = Indicator(name, name.split("-")[1][0], 2, _words(title), tests=tests)
    return IndicatorResult(indicator, status, earned=(low, high), tests=(MetricTestResult(tests[0], (low, high)),))


_GUESSED = (
    _tested("PRE-F1-01MD", "an identifier is unique", 1, 1, Answer.PASS),
    _tested("PRE-F1-02MD", "an identifier lasts", 0.5, 1, Answer.PARTIAL),
    _tested("PRE-A1-01M", "access is said", 0, 1, Answer.NOT_ASSESSED),
    _tested("PRE-R1-01M", "the content is told", 0, 0.5, Answer.NOT_ASSESSED),
)
PREDICTED = Score(_rubric("pre-0.8", "The predicted rubric 0.8", _GUESSED, "Peer 3.5"), _GUESSED)
SUBJECTS = ("/data/record.xml", "/data/a.nc")
SCORED = Scored(SUBJECTS, (SCORE,))
BOTH = Scored(SUBJECTS, (SCORE, PREDICTED))
NOTHING = Scored(
    SUBJECTS, (replace(SCORE, results=tuple(one for one in RESULTS if one.status is Answer.NOT_ASSESSED)),)
)


def hostile() -> Scored:
    """Give a score in which everything that comes from files tries to break out of the document."""
    told = Told(HOSTILE, replace(TITLE, where=HOSTILE, values={"value": HOSTILE}))
    long = Cited(f"/data/{HOSTILE}", "/".join([HOSTILE] * 40), "long" * 100_000)
    results = tuple(replace(one, evidence=(long,), told=(told,)) for one in RESULTS)
    return Scored((HOSTILE, "/data/a.nc"), (replace(SCORE, results=results),), unreadable=(HOSTILE,))


PUBLISHED = replace(SCORE, subjects=("10.17882/999001", "https://example.org/r.xml (application/xml)"), is_online=True)
TWICE = Scored((*SUBJECTS, *PUBLISHED.subjects), (replace(SCORE, subjects=SUBJECTS), PUBLISHED))
