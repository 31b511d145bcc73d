"""The local score of one bundle: what `validate` finds, folded by a rubric."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from fairtool.bundles import reports_here
from fairtool.discovery import Source
from fairtool.errors import UsageError
from fairtool.fair.fold import answer
from fairtool.fair.gathered import Gathered, gathered
from fairtool.fair.metric_tests import earned_by_tests
from fairtool.fair.repository import Repository
from fairtool.fair.result import IndicatorResult, Score
from fairtool.fair.rubric import Rubric, named
from fairtool.report import Report, Status
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.subject import report_on
from fairtool.validation import validate_sources, with_records
from fairtool.warned import Warned

if TYPE_CHECKING:  # what asks the web takes long to load
    from fairtool.fair.lost import Dropped


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a bundle is measured by: rubrics, and the repository that answers what only a repository can."""

    rubrics: tuple[Rubric, ...]
    repository: Repository | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A bundle with its scores, one a rubric; `unreadable` and `faulty` name the members that were not judged whole.

    `warnings` are what was odd on the way, and is the fault of none of them. `dropped` is what became in publication of
    each field that the record before it has.
    """

    subjects: tuple[str, ...]
    scores: tuple[Score, ...]
    unreadable: tuple[str, ...] = ()
    faulty: tuple[str, ...] = ()
    warnings: tuple[Warned, ...] = ()
    dropped: "tuple[Dropped, ...]" = ()


def together(parts: Iterable[Scored]) -> Scored:
    """Give several as one: the scores before publication and those of what was published."""
    listed = tuple(parts)
    return Scored(
        tuple(dict.fromkeys(name for one in listed for name in one.subjects)),
        tuple(score for one in listed for score in one.scores),
        tuple(dict.fromkeys(name for one in listed for name in one.unreadable)),
        tuple(dict.fromkeys(name for one in listed for name in one.faulty)),
        tuple(warning for one in listed for warning in one.warnings),
        tuple(dropped for one in listed for dropped in one.dropped),
    )


def settings_for(yardstick: Yardstick, settings: Settings) -> Settings:
    """Give settings that run the rules of some rubrics, each rule once, and ask for evidence."""
    select = tuple(dict.fromkeys(rule for one in yardstick.rubrics for rule in one.rules))
    shown = tuple(dict.fromkeys(rule for one in yardstick.rubrics for rule in one.shown))
    profiles = tuple(dict.fromkeys(one.profile for one in yardstick.rubrics))
    chosen = replace(settings.selection, profiles=profiles, select=select, ignore=())
    known = tuple(rule.id for rule in choose(chosen, ()).rules)
    return replace(settings, selection=chosen, evidence=frozenset(named(shown, known)))


def score_sources(sources: Sequence[Source], yardstick: Yardstick, settings: Settings, jobs: int) -> Scored:
    """Validate the members of a bundle, and score it; raises UsageError where they are not one bundle."""
    asked = with_records(sources, settings_for(yardstick, settings))
    return scored(tuple(validate_sources(sources, asked, jobs)), yardstick, settings.today)


def score_here(sources: Sequence[Source], yardstick: Yardstick, settings: Settings) -> Scored:
    """Score a bundle in this process, for those who score many: a file that upsets a library takes the process along.

    `settings` are those of `settings_for`, made once.
    """
    asked = with_records(sources, settings)
    examined = [report_on(source, asked) for source in sources]
    together = reports_here([one for each in examined for one in each.records], asked) if asked.records else ()
    return scored((*(report for each in examined for report in each.reports), *together), yardstick, settings.today)


def scored(reports: Iterable[Report], yardstick: Yardstick, today: date) -> Scored:
    """Fold the reports on the members of a bundle, once for each rubric; `today` says which facts are old."""
    listed = tuple(reports)
    known = gathered(listed, (), yardstick.repository, today)
    _refuse_several(known)
    # What one rubric takes for a placeholder counts as evidence for another.
    doubting = {one.doubts: gathered(listed, one.doubts, yardstick.repository, today) for one in yardstick.rubrics}
    members = (*known.page, *known.record, *known.data, *known.plan)
    subjects = tuple(one.report.path for one in members)
    return Scored(
        subjects=subjects,
        scores=tuple(
            Score(one, answers(one, doubting[one.doubts]), subjects, bool(known.page)) for one in yardstick.rubrics
        ),
        unreadable=tuple(one.path for one in listed if one.status is Status.UNREADABLE),
        faulty=tuple(one.path for one in listed if one.status is Status.FAULT),
    )


def answers(rubric: Rubric, known: Gathered) -> tuple[IndicatorResult, ...]:
    """Give the answers to the indicators of a rubric."""
    return tuple(earned_by_tests(one, known) if one.tests else answer(one, known) for one in rubric.indicators)


def _refuse_several(known: Gathered) -> None:
    """Refuse what several records describe: a score is of one thing."""
    if len(known.record) > 1 and not known.page:
        raise UsageError(
            "a score is of one record with its data, and these are {count}: {names}",
            count=len(known.record),
            names=", ".join(one.report.path for one in known.record[:5]),
            hint="score them one by one; name a record in a response by its number: FILE.xml#3",
        )
