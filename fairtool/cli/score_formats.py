"""The documents that a score is written as, by the name of the format.

What is asked for seldom is loaded only then.
"""

from collections.abc import Callable, Mapping

from fairtool.fair.document import score_json
from fairtool.fair.score import Scored
from fairtool.render.run import Run
from fairtool.render.score_markdown import score_markdown
from fairtool.render.score_text import score_text


def _json(scored: Scored, run: Run, day: str) -> str:
    return score_json(scored, run.version, day, run.language)


def _text(scored: Scored, run: Run, _: str) -> str:
    return score_text(scored, run)


def _html(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_html import score_html

    return score_html(scored, run, day)


def _junit(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_junit import score_junit

    return score_junit(scored, run, day)


def _sarif(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_sarif import score_sarif

    return score_sarif(scored, run, day)


def _badge(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_badge import score_badge

    return score_badge(scored, run, day)


def _badge_json(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_badge import score_badge_json

    return score_badge_json(scored, run, day)


def _ftr(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_ftr import score_ftr

    return score_ftr(scored, run, day)


def _dqv(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_dqv import score_dqv

    return score_dqv(scored, run, day)


FORMATS: Mapping[str, Callable[[Scored, Run, str], str]] = {
    "text": _text,
    "json": _json,
    "markdown": score_markdown,
    "html": _html,
    "junit": _junit,
    "sarif": _sarif,
    "badge": _badge,
    "badge-json": _badge_json,
    "ftr": _ftr,
    "dqv": _dqv,
}
