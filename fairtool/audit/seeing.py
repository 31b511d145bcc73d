"""What is kept of a subject while it is open: its header, what rules that read values are, where it belongs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from fairtool.audit.asked import Asked
from fairtool.audit.packing import packed
from fairtool.audit.revision import revision
from fairtool.audit.work import Belongs
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.facts import to_facts
from fairtool.opening import Subject
from fairtool.report import Report
from fairtool.rule import Rule
from fairtool.selection import Chosen, choose
from fairtool.settings import Settings

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


def looking(asked: Asked) -> Callable[[Subject, Report], Seen]:
    """Give the look that is taken at each subject of a source."""
    return lambda subject, _report: _seen(subject, asked)


def _seen(subject: Subject, asked: Asked) -> Seen:
    facts = packed(to_facts(subject.view)) if isinstance(subject.view, Dataset) else None
    return Seen(
        revisions=revisions_of(chosen_for(subject, asked.settings), subject, asked.settings),
        facts=facts,
        header=blake2b(facts, digest_size=_SIZE).digest() if facts else b"",
    )


def chosen_for(subject: Subject, settings: Settings) -> Chosen:
    """Give the rules that a subject is judged by."""
    return choose(settings.selection, subject.versions, subject.parts, subject.foreign)


def revisions_of(chosen: Chosen, subject: Subject, settings: Settings) -> dict[str, str]:
    """Give the revision of each rule that reads values, as it is run on this subject."""
    return dict(_revisions(chosen, subject, settings))


def _revisions(chosen: Chosen, subject: Subject, settings: Settings) -> Iterator[tuple[str, str]]:
    for rule in chosen.rules:
        if rule.reads == "values":
            yield rule.id, f"{revision(rule)} {_how(rule, chosen, subject, settings)}"


def _how(rule: Rule, chosen: Chosen, subject: Subject, settings: Settings) -> str:
    severity = chosen.severities.get(rule.id)
    return f"{subject.versions.get(rule.standard, '')} {severity or ''} {'deep' if settings.deep else ''}".strip()
