"""A score as one self-contained page: first for those who decide, then for those who mend.

Nothing outside of it is asked for, and it has no script: a page that is mailed, filed or printed shows the same. What
was not assessed comes before the number, and each rubric has a number of its own.
"""

from functools import partial
from typing import TYPE_CHECKING

from fairtool.fair.score import Scored
from fairtool.render.page_policy import policy
from fairtool.render.run import Run
from fairtool.render.score_html_parts import sheet_of
from fairtool.render.score_html_words import score_words_in
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.templates import resource, template

if TYPE_CHECKING:
    from fairtool.render.lost_html import LostSheet


def score_html(scored: Scored, run: Run, day: str) -> str:
    """Give the page."""
    style = resource("score/score.css")
    sheets = [sheet_of(score, run) for score in scored.scores]
    return template("score/page.html.j2").render(
        run=run,
        words=score_words_in(run.language),
        led=partial(led, language=run.language),
        policy=policy(style),
        style=style,
        day=day,
        subjects=[visible(one) for one in scored.subjects],
        unreadable=[visible(one) for one in scored.unreadable],
        sheets=sheets,
        lost=_lost(scored, run),
        mixed=len({one.subjects for one in sheets}) > 1,  # so that each says what it is about
    )


def _lost(scored: Scored, run: Run) -> "LostSheet | None":
    """Give what is lost in publication, where a record was held against what was published."""
    if not scored.dropped:
        return None
    from fairtool.render.lost_html import lost_sheet  # noqa: PLC0415 - most scores ask no web

    return lost_sheet(scored.dropped, run)
