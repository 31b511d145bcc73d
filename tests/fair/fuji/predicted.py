"""What tests of predictions share: a site on the loopback, scored by the three rubrics of F-UJI."""

from collections.abc import Callable

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.report import page_report
from fairtool.fair.result import Score
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, scored, settings_for
from fairtool.fair.score_online import Published, score_published
from fairtool.settings import Settings
from tests.fair.fuji.pages import Served, at
from tests.fair.fuji.pages import Site as Pages
from tests.fair.online.loopback import Reply, live, running

RUBRICS = ("fuji-0.5", "fuji-0.5env", "fuji-0.8")
YARDSTICK = Yardstick(tuple(load(name) for name in RUBRICS))
ROUNDED = 0.05  # scores are rounded to a tenth, and those of F-UJI to a hundredth
WIDEST = 20.0


def reply(served: Served) -> Reply:
    """Give what the server answers."""
    return Reply(served.body, served.code, served.headers)


def published(pages: Callable[[], Pages], path: str = "/page") -> Published:
    """Score a page as it is served."""
    with running() as site:
        site.answers |= {name: reply(one) for name, one in at(pages(), site.address).items()}
        return score_published(f"{site.address}{path}", live(), YARDSTICK, Settings())


def interval(score: Score) -> tuple[float, float]:
    """Give the predicted interval."""
    assert score.low is not None
    assert score.high is not None
    return score.low, score.high


def by_name(scores: tuple[Score, ...]) -> dict[str, Score]:
    """Give scores by the names of their rubrics."""
    return {one.rubric.name: one for one in scores}


def answers(score: Score) -> dict[str, tuple[float, float]]:
    """Give what each test earns, at least and at most."""
    return {test.test.id: test.range for one in score.results for test in one.tests}


def of_page(address: str) -> dict[str, Score]:
    """Give the scores of a page alone: the rubrics of F-UJI ask nothing of the records that it leads to."""
    report = page_report(assess(address, live()), settings_for(YARDSTICK, Settings()))
    return by_name(scored((report,), YARDSTICK, Settings().today).scores)
