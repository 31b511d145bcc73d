"""Scores what was published, by the web itself or by a recording of it, beside the record that it was made from."""

from collections.abc import Sequence
from dataclasses import replace

from fairtool.addresses import ANYWHERE, Reach
from fairtool.conversion.read import read_one
from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.fair.lost import Dropped, lost_in_publication
from fairtool.fair.online.exchange import Patience
from fairtool.fair.online.fetch import LiveWeb, RecordedWeb
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.recording import read_recording, write_recording
from fairtool.fair.online_options import Online
from fairtool.fair.score import Scored, Yardstick
from fairtool.fair.score_online import Published, score_published
from fairtool.settings import Settings
from fairtool.validation import is_description


def published_score(
    identifier: str, online: Online, yardstick: Yardstick, settings: Settings, beside: Sequence[Source]
) -> Scored:
    """Give the scores of a DOI or an address; `beside` are the record and the data on the disk.

    Raises UnreadableError on a file that is no recording.
    """
    data = tuple(source for source in beside if not is_description(source))
    published = _looked_at(identifier, online, yardstick, settings, data)
    records = [source for source in beside if is_description(source)]
    dropped = _dropped(records[0], published.landing, settings) if records else ()
    return replace(published.scored, dropped=dropped)


def _looked_at(
    identifier: str, online: Online, yardstick: Yardstick, settings: Settings, data: Sequence[Source]
) -> Published:
    if online.replay:
        return score_published(identifier, RecordedWeb(read_recording(online.replay)), yardstick, settings, data)
    patience = Patience(seconds=online.seconds) if online.seconds else Patience()
    live = LiveWeb(patience, ANYWHERE if online.allow_private else Reach())
    published = score_published(identifier, live, yardstick, settings, data)
    if online.record:
        write_recording(online.record, live.exchanges)
    return published


def _dropped(source: Source, landing: Landing, settings: Settings) -> tuple[Dropped, ...]:
    """Compare the record with those on the web; nothing where the page was not had, or the record cannot be read."""
    if not landing.is_had:
        return ()
    try:
        [local, *_] = read_one(source, settings.limits)
    except UnreadableError:  # which its own score tells
        return ()
    return lost_in_publication(local.record, landing.records)
