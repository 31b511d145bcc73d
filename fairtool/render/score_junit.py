"""A score as JUnit XML: one test suite a rubric, one test case an indicator.

What is not assessed, or does not apply, is skipped and says why: it is no success and no failure.
"""

from collections.abc import Iterator

from fairtool.fair.result import Answer, IndicatorResult
from fairtool.fair.score import Scored
from fairtool.fair.words import change_lines, led_status, title
from fairtool.render.junit import Case, closing, opening, suite
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.summary import Summary

_RESULTS = {
    Answer.PARTIAL: "failure",
    Answer.FAIL: "failure",
    Answer.NOT_ASSESSED: "skipped",
    Answer.NOT_APPLICABLE: "skipped",
}


def score_junit(scored: Scored, run: Run, _: str) -> str:
    """Give the document."""
    suites = (suite(score.label, [_case(one, run) for one in score.results]) for score in scored.scores)
    return "".join((opening(run), *suites, closing(Summary(), run)))


def _case(result: IndicatorResult, run: Run) -> Case:
    name = f"{result.indicator.id} {title(result, run.language)}"
    return Case(name, _RESULTS.get(result.status, ""), tuple(map(visible, _sentences(result, run))))


def _sentences(result: IndicatorResult, run: Run) -> Iterator[str]:
    """Say what the answer is and why, then what is to be changed where; nothing of what holds."""
    if result.status is not Answer.PASS:
        yield led_status(result, run.language)
        yield from change_lines(result, run.language)
