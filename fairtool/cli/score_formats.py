"""The documents that a score is written as, by the name of the format."""

from collections.abc import Callable, Mapping

from fairtool.fair.document import score_json
from fairtool.fair.score import Scored
from fairtool.render.run import Run
from fairtool.render.score_dqv import score_dqv
from fairtool.render.score_ftr import score_ftr
from fairtool.render.score_junit import score_junit
from fairtool.render.score_markdown import score_markdown
from fairtool.render.score_sarif import score_sarif
from fairtool.render.score_text import score_text


def _json(scored: Scored, run: Run, day: str) -> str:
    return score_json(scored, run.version, day, run.language)


def _text(scored: Scored, run: Run, _: str) -> str:
    return score_text(scored, run)


def _html(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_html import score_html  # heavy: templates, where they are asked for

    return score_html(scored, run, day)


def _badge(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_badge import score_badge  # likewise

    return score_badge(scored, run, day)


def _badge_json(scored: Scored, run: Run, day: str) -> str:
    from fairtool.render.score_badge import score_badge_json  # likewise

    return score_badge_json(scored, run, day)


FORMATS: Mapping[str, Callable[[Scored, Run, str], str]] = {
    "text": _text,
    "json": _json,
    "markdown": score_markdown,
    "html": _html,
    "junit": score_junit,
    "sarif": score_sarif,
    "badge": _badge,
    "badge-json": _badge_json,
    "ftr": score_ftr,
    "dqv": score_dqv,
}
