"""Scores what was published, by the web itself or by a recording of it."""

from collections.abc import Sequence

from fairtool.addresses import ANYWHERE, Reach
from fairtool.discovery import Source
from fairtool.fair.online.exchange import Patience
from fairtool.fair.online.fetch import LiveWeb, RecordedWeb
from fairtool.fair.online.recording import read_recording, write_recording
from fairtool.fair.online_options import Online
from fairtool.fair.score import Scored, Yardstick
from fairtool.fair.score_online import score_published
from fairtool.settings import Settings


def published_score(
    identifier: str, online: Online, yardstick: Yardstick, settings: Settings, data: Sequence[Source]
) -> Scored:
    """Give the scores of a DOI or an address; raises UnreadableError on a file that is no recording."""
    if online.replay:
        web = RecordedWeb(read_recording(online.replay))
        return score_published(identifier, web, yardstick, settings, data).scored
    patience = Patience(seconds=online.seconds) if online.seconds else Patience()
    live = LiveWeb(patience, ANYWHERE if online.allow_private else Reach())
    scored = score_published(identifier, live, yardstick, settings, data).scored
    if online.record:
        write_recording(online.record, live.exchanges)
    return scored
