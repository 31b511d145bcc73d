"""Scores what was published, by the web itself or by a recording of it, beside the record that it was made from.

All that servers gave is read in a process of its own, within limits of time and memory, however it is made: that the
process is lost is a warning. What was asked and answered until then is in the recording all the same.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.addresses import ANYWHERE, Reach
from fairtool.alone import apart, can_fork
from fairtool.conversion.read import read_one
from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.fair.lost import Dropped, lost_in_publication
from fairtool.fair.online.exchange import Patience
from fairtool.fair.online.fetch import LiveWeb, RecordedWeb
from fairtool.fair.online.journal import Journal
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.recording import read_recording
from fairtool.fair.online_options import Online
from fairtool.fair.score import Scored, Yardstick
from fairtool.fair.score_online import not_published, score_published
from fairtool.loss import Loss, Lost
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.settings import Settings
from fairtool.translate import marked
from fairtool.validation import is_description
from fairtool.warned import Warned, warned

_READINGS = 2  # times that of one file, for the page with all that it leads to
_LATE = marked("{where} was not assessed within {seconds} seconds: what its servers gave takes too long to be read")
_LARGE = marked("{where} needs more than {memory} MiB of memory to be assessed: what its servers gave is too large")
_CRASH = marked("{where} was not assessed: what its servers gave makes a reading library crash (exit code {code})")
_LONGER = marked("if the servers can be trusted, raise the limit with --timeout")
_MORE = marked("if the servers can be trusted, raise the limit with --memory")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be scored, and how it is looked at; `beside` are the record and the data on the disk."""

    identifier: str
    online: Online
    yardstick: Yardstick
    settings: Settings
    beside: Sequence[Source]

    @property
    def patience(self) -> Patience:
        seconds = self.online.seconds
        return Patience(seconds=seconds) if seconds else Patience()

    @property
    def limits(self) -> Limits:
        """The limits of all of it: of the requests, and of reading what they gave and what lies beside."""
        requests = 0.0 if self.online.replay else self.patience.in_all
        reading = (_READINGS + len(self.beside)) * self.settings.limits.seconds
        return replace(self.settings.limits, seconds=requests + reading)


def published_score(
    identifier: str, online: Online, yardstick: Yardstick, settings: Settings, beside: Sequence[Source]
) -> Scored:
    """Give the scores of a DOI or an address; `beside` are the record and the data on the disk.

    Raises UnreadableError on a file that is no recording.
    """
    asked = _Asked(identifier, online, yardstick, settings, beside)
    with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
        journal = Journal(Path(folder) / "exchanges")
        try:
            return _within_limits(asked, journal)
        finally:
            if online.record:
                journal.write_recording(online.record)


def _within_limits(asked: _Asked, journal: Journal) -> Scored:
    """Look and score in a process of its own where there can be one, and say what became of it."""
    try:
        return apart(lambda: _in_child(asked, journal), asked.limits) if can_fork() else _scored(asked, journal)
    except Lost as loss:
        told = _told(asked, loss.loss, loss.code)
    except MemoryError:
        told = _told(asked, Loss.MEMORY)
    return not_published(asked.identifier, asked.yardstick, asked.settings, told)


def _in_child(asked: _Asked, journal: Journal) -> Scored:
    tempfile.tempdir = str(journal.path.parent)  # which is taken away when this process is
    return _scored(asked, journal)


def _told(asked: _Asked, loss: Loss, code: int | None = None) -> Warned:
    """Give the warning that says what happened to the process."""
    match loss:
        case Loss.TIMEOUT:
            told, hint = warned(_LATE, asked.identifier, seconds=f"{asked.limits.seconds:g}"), _LONGER
        case Loss.MEMORY:
            told, hint = warned(_LARGE, asked.identifier, memory=asked.limits.memory // MEBIBYTE), _MORE
        case Loss.CRASH:
            told, hint = warned(_CRASH, asked.identifier, code=code), ""
    return replace(told, hint=hint)


def _scored(asked: _Asked, journal: Journal) -> Scored:
    data = tuple(source for source in asked.beside if not is_description(source))
    web = _web(asked, journal)
    published = score_published(asked.identifier, web, asked.yardstick, asked.settings, data)
    records = [source for source in asked.beside if is_description(source)]
    dropped = _dropped(records[0], published.landing, asked.settings) if records else ()
    return replace(published.scored, dropped=dropped)


def _web(asked: _Asked, journal: Journal) -> LiveWeb | RecordedWeb:
    if asked.online.replay:
        return RecordedWeb(read_recording(asked.online.replay))
    reach = ANYWHERE if asked.online.allow_private else Reach()
    return LiveWeb(asked.patience, reach, journal.keep if asked.online.record else None)


def _dropped(source: Source, landing: Landing, settings: Settings) -> tuple[Dropped, ...]:
    """Compare the record with those on the web; nothing where the page was not had, or the record cannot be read."""
    if not landing.is_had:
        return ()
    try:
        [local, *_] = read_one(source, settings.limits)
    except UnreadableError:  # which its own score tells
        return ()
    return lost_in_publication(local.record, landing.records)
