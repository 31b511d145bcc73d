"""What is kept of a subject while it is open: its header, what rules that read values are, where it belongs."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from pathlib import PurePath

from fairtool.audit.asked import Asked
from fairtool.audit.centres import pole_title
from fairtool.audit.held import holding_of
from fairtool.audit.holding import Holding, to_json
from fairtool.audit.layout import Layout, Said, placed, relative_to
from fairtool.audit.packing import packed
from fairtool.audit.revision import revision
from fairtool.audit.scoring import rubric_revision, score_of
from fairtool.audit.times import year_of
from fairtool.audit.work import Belongs, Work
from fairtool.engine import attempt
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.facts import to_facts
from fairtool.opening import Subject
from fairtool.report import Report
from fairtool.rule import Rule
from fairtool.selection import Chosen, choose
from fairtool.settings import Settings

SCORE = "score"  # what stands for the rubric among the revisions
_SIZE = 16  # bytes of a digest
_NOWHERE = Belongs()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a subject; nothing, where it cannot be read."""

    revisions: Mapping[str, str] = field(default_factory=dict)
    facts: bytes | None = None
    header: bytes = b""
    holding: str = "{}"
    belongs: Belongs = _NOWHERE
    identifiers: tuple[str, ...] = ()
    score: float | None = None
    licence: str = ""


def looking(work: Work, asked: Asked) -> Callable[[Subject, Report], Seen]:
    """Give the look that is taken at each subject of a source."""
    return lambda subject, _report: _seen(subject, work, asked)


def unseen(work: Work, asked: Asked) -> Seen:
    """Give what is known of a source that cannot be read: where it belongs by its name."""
    return Seen(belongs=belongs_of(Holding(work.name, work.kind), work, asked))


def _seen(subject: Subject, work: Work, asked: Asked) -> Seen:
    facts = packed(to_facts(subject.view)) if isinstance(subject.view, Dataset) else None
    # What a record says may be anything: one that cannot be understood is kept by its name alone.
    held = attempt(partial(holding_of, subject.view, subject.name, subject.kind))
    holding = Holding(subject.name, subject.kind) if isinstance(held, Exception) else held
    return Seen(
        revisions=revisions_of(chosen_for(subject, asked.settings), subject, asked),
        facts=facts,
        header=blake2b(facts, digest_size=_SIZE).digest() if facts else b"",
        holding=json.dumps(to_json(holding), separators=(",", ":")),
        belongs=belongs_of(holding, work, asked),
        identifiers=holding.identifiers,
        score=score_of(subject, asked),
        licence=holding.licence,
    )


def belongs_of(holding: Holding, work: Work, asked: Asked) -> Belongs:
    """Give where a subject belongs: by the layout of the archive, by what it says itself, by its name."""
    doi = next((one for one in holding.belongs if one.startswith("10.")), "")
    other = next((one for one in holding.belongs if one != doi), "")
    start = year_of(holding.times) if holding.times else None
    place = placed(relative_to(work.root, work.name), Said(other, doi, holding.centres, start), _layout(asked.layout))
    dataset = PurePath(work.root).name or work.root if place.dataset == "." else place.dataset
    return Belongs(dataset, place.centre, pole_title(place.pole), place.year or 0)


@cache
def _layout(text: str) -> Layout | None:
    return Layout.parse(text) if text else None


def chosen_for(subject: Subject, settings: Settings) -> Chosen:
    """Give the rules that a subject is judged by."""
    return choose(settings.selection, subject.versions, subject.parts, subject.foreign)


def revisions_of(chosen: Chosen, subject: Subject, asked: Asked) -> dict[str, str]:
    """Give the revision of each rule that reads values, as it is run on this subject, and of the rubric."""
    found = dict(_revisions(chosen, subject, asked.settings))
    return found | ({SCORE: rubric_revision(asked.rubric)} if asked.rubric else {})


def _revisions(chosen: Chosen, subject: Subject, settings: Settings) -> Iterator[tuple[str, str]]:
    for rule in chosen.rules:
        if rule.reads == "values":
            yield rule.id, f"{revision(rule)} {_how(rule, chosen, subject, settings)}"


def _how(rule: Rule, chosen: Chosen, subject: Subject, settings: Settings) -> str:
    severity = chosen.severities.get(rule.id)
    return f"{subject.versions.get(rule.standard, '')} {severity or ''} {'deep' if settings.deep else ''}".strip()
