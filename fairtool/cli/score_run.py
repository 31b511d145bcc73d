"""What `fairtool score` does: sources, one bundle, its score, the documents, the thresholds, the exit code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairtool.cli.console import note
from fairtool.cli.outputs import has_color, parse_formats, shown_in, spare, width, write_whole
from fairtool.cli.request import Request, plain_run, request, settings_of
from fairtool.cli.score_formats import FORMATS
from fairtool.discovery import discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.fair.given import is_published, scores_of
from fairtool.fair.online_options import Online
from fairtool.fair.regression import Answers, changes, refuse_foreign, sentences
from fairtool.fair.regression import load as load_answers
from fairtool.fair.repository_file import load_repository
from fairtool.fair.result import Score
from fairtool.fair.rubric import PRIORITIES, Rubric
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Scored, Yardstick
from fairtool.fair.words import figure, priority_word
from fairtool.options import ScoreOptions
from fairtool.settings import today
from fairtool.translate import Language, translate

DEFAULT = ("rda-1.0",)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a score must reach: percent, no failure of a priority, the part that was assessed, an earlier score."""

    fail_under: float | None = None
    require: str | None = None
    min_coverage: float | None = None
    no_regression: Path | None = None


def run(
    paths: Sequence[str],
    said: Mapping[str, Any],
    rubrics: Sequence[str],
    repository: str | None,
    formats: Sequence[str],
    *,
    limits: Thresholds,
    online: Online,
) -> ExitCode:
    """Score what the paths name, and write the documents; raises UsageError before anything is written."""
    asked = request(paths[0], said)
    fixed = asked.configuration.score
    limits, repository = _with_configuration(limits, fixed), repository or fixed.repository
    chosen = Yardstick(
        tuple(load(name) for name in dict.fromkeys(rubrics or fixed.rubric or DEFAULT)),
        load_repository(repository) if repository else None,
    )
    earlier = limits.no_regression
    read = (*_files(paths), *(one for one in (earlier, online.replay) if one))
    outputs = parse_formats(formats, read, FORMATS)
    spare([*(one.file for one in outputs if one.file), *((online.record,) if online.record else ())], read)
    _check(limits)
    _check_priorities(limits.require, chosen.rubrics)
    before = _before(earlier, tuple(one.name for one in chosen.rubrics))
    scored = scores_of(paths, online, chosen, settings_of(asked), asked.configuration.jobs)
    _warn(scored, asked.language)
    told = plain_run(asked, width(), color=has_color())
    for output in outputs:
        document = FORMATS[output.format](scored, shown_in(output, told), today().isoformat())
        write_whole(document, output)
    return _exit_code(scored, limits, before, asked)


def _files(paths: Sequence[str]) -> Iterator[Path]:
    """Give the files that will be read, also those in folders."""
    yield from (one.path for one in discover([path for path in paths if not is_published(path)]) if not one.is_stdin)


def _with_configuration(limits: Thresholds, fixed: ScoreOptions) -> Thresholds:
    """Fill what the command line left open from the `[score]` table of the project."""
    return Thresholds(
        fail_under=fixed.fail_under if limits.fail_under is None else limits.fail_under,
        require=limits.require or fixed.require,
        min_coverage=fixed.min_coverage if limits.min_coverage is None else limits.min_coverage,
        no_regression=limits.no_regression or fixed.no_regression,
    )


def _before(earlier: Path | None, rubrics: Sequence[str]) -> Mapping[str, Answers]:
    """Give the answers of an earlier score, none where there is no such."""
    if earlier is None:
        return {}
    answers = load_answers(earlier)
    refuse_foreign(earlier, answers, rubrics)
    return answers


def _check(limits: Thresholds) -> None:
    """Raise UsageError for a threshold that no score can have."""
    if limits.fail_under is not None and not 0 <= limits.fail_under <= 100:
        raise UsageError("--fail-under cannot be {value}", value=f"{limits.fail_under:g}", hint="use 0 to 100")
    if limits.min_coverage is not None and not 0 <= limits.min_coverage <= 1:
        raise UsageError("--min-coverage cannot be {value}", value=f"{limits.min_coverage:g}", hint="use 0 to 1")
    if limits.require is not None and limits.require not in PRIORITIES:
        raise UsageError("--require cannot be {value}", value=limits.require, hint="use essential, important or useful")


def _check_priorities(require: str | None, rubrics: Sequence[Rubric]) -> None:
    """Raise UsageError where no indicator can fail by its priority, since none of the rubrics has that priority."""
    if require and not any(one.priority == require for rubric in rubrics for one in rubric.indicators):
        raise UsageError(
            "--require {value} asks nothing of {names}: no indicator there has that priority",
            value=require,
            names=", ".join(one.name for one in rubrics),
            hint="use --fail-under, or a rubric with priorities such as rda-1.0",
        )


def _exit_code(scored: Scored, limits: Thresholds, before: Mapping[str, Answers], asked: Request) -> ExitCode:
    """Say on standard error which thresholds are missed and what got worse, and give the exit code."""
    missed = [line for score in scored.scores for line in _missed(score, limits, asked.language)]
    changed = tuple(changes(scored.scores, before))
    for line in (*missed, *sentences(changed, asked.language)):
        note(line)
    fails = bool(missed) or any(one.is_worse for one in changed)
    if asked.configuration.quiet and scored.unreadable and not scored.warnings:
        names = ", ".join(scored.unreadable)
        note(translate("{names} cannot be read; without --quiet the reason is told", asked.language, names=names))
    if scored.faulty:
        return ExitCode.FAULT
    if scored.unreadable:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if fails and not asked.configuration.exit_zero else ExitCode.CLEAN


def _warn(scored: Scored, language: Language) -> None:
    """Tell what was odd on the way, and once what can be done about it."""
    said: set[str] = set()
    for one in scored.warnings:
        advice = one.advice(language)
        note(one.text(language), "" if advice in said else advice)
        said.add(advice)


def _missed(score: Score, limits: Thresholds, language: Language) -> Iterator[str]:
    percent = score.percent or 0.0
    if limits.fail_under is not None and percent < limits.fail_under:
        yield translate(
            "the score by {rubric} is {number} %, below {least} %",
            language,
            rubric=score.rubric.name,
            number=figure(percent, language),
            least=figure(limits.fail_under, language),
        )
    failed = [one for name in PRIORITIES if name == limits.require for one in score.failed(name)]
    if failed:
        yield translate(
            "indicators of {rubric} of priority {priority} do not hold: {names}",
            language,
            rubric=score.rubric.name,
            priority=priority_word(str(limits.require), language),
            names=", ".join(one.indicator.id for one in failed),
        )
    if limits.min_coverage is not None and score.coverage < limits.min_coverage:
        yield translate(
            "{assessed} of {total} indicators of {rubric} were assessed, fewer than {least} %",
            language,
            rubric=score.rubric.name,
            assessed=len(score.assessed),
            total=score.total,
            least=figure(limits.min_coverage * 100, language),
        )
