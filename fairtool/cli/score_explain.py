"""Shows the settings of a score: those of all commands that it hears, and what it must reach."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from fairtool.cli.explain import explain
from fairtool.cli.request import request
from fairtool.cli.score_run import DEFAULT, Thresholds
from fairtool.translate import marked

_HEARD = ("exit_zero", "jobs", "lang", "quiet", "verbose", "timeout", "memory", "score")


def explain_score(
    paths: Sequence[str],
    said: Mapping[str, Any],
    rubrics: Sequence[str],
    repository: str | None,
    limits: Thresholds,
) -> None:
    """Show each setting with its value and where it comes from."""
    asked = request(paths[0], said)
    options = {"rubric": tuple(rubrics), "repository": repository, **asdict(limits)}
    over: dict[str, tuple[object, str]] = {
        f"score.{name}": (value, f"--{name.replace('_', '-')}")
        for name, value in options.items()
        if value not in (None, ())
    }
    if not rubrics and not asked.configuration.score.rubric:
        over["score.rubric"] = DEFAULT, marked("default")
    explain(asked, over, _HEARD)
