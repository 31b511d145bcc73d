"""Places for a data set, best first: those that fit by theme, then general ones, then those that something shuts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.rules import reasons_of
from fairtool.push.advise.rules_doi import OWN
from fairtool.push.advise.subject import Subject
from fairtool.push.target_file import places
from fairtool.push.targets import Place

_SCOPES = ("theme", "earth", "all")


class Verdict(StrEnum):
    """What becomes of a place: it fits, it is possible, that is not decided, or something shuts it."""

    FITS = "fits"
    POSSIBLE = "possible"
    OPEN = "open"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judged:
    """A place with its verdict and the reasons."""

    place: Place
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def is_near(self) -> bool:
        """Say whether it is not the theme that shuts the place: then what does is worth telling."""
        return all(one.rule != "theme" for one in self.having(Weight.BLOCKS))

    def having(self, *weights: Weight) -> tuple[Reason, ...]:
        """Give the reasons of these weights, in their order."""
        return tuple(one for one in self.reasons if one.weight in weights)


@dataclass(frozen=True, slots=True)
class Advice:
    """Places for a data set, best first; `looked_at` of `found` data files were read, where there is no record."""

    subject: Subject
    judged: tuple[Judged, ...]
    looked_at: int = 0
    found: int = 0

    @property
    def best(self) -> Judged | None:
        """The first place, None where none can be advised."""
        first = self.judged[0]
        return first if first.verdict in (Verdict.FITS, Verdict.POSSIBLE) else None


def judge(place: Place, subject: Subject, today: date) -> Judged:
    """Judge a place for a data set."""
    reasons = reasons_of(place, subject, today)
    return Judged(place, _verdict(reasons), reasons)


def advise(subject: Subject, today: date, looked_at: int = 0, found: int = 0) -> Advice:
    """Judge all places for a data set; those for rehearsal are none."""
    judged = (judge(one, subject, today) for one in places() if not one.rehearsal_of)
    return Advice(subject, tuple(sorted(judged, key=lambda one: _rank(one, subject))), looked_at, found)


def _verdict(reasons: tuple[Reason, ...]) -> Verdict:
    if any(one.weight is Weight.BLOCKS for one in reasons):
        return Verdict.NO
    if any(one.rule == OWN for one in reasons):
        return Verdict.FITS
    theme = next(one.weight for one in reasons if one.rule == "theme")
    return {Weight.FOR: Verdict.FITS, Weight.AGAINST: Verdict.POSSIBLE}.get(theme, Verdict.OPEN)


def _rank(judged: Judged, subject: Subject) -> tuple[int, ...]:
    """Give what places are sorted by: verdict, own DOI, width, place of their theme among those of the data, order."""
    place = judged.place
    at = [subject.themes.index(one) for one in place.accepts.themes if one in subject.themes]
    verdict = tuple(Verdict).index(judged.verdict)
    shut, strange = len(judged.having(Weight.BLOCKS)), not any(one.rule == OWN for one in judged.reasons)
    return verdict, shut, strange, _SCOPES.index(place.scope), min(at, default=99), place.order
