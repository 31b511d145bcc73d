"""What is to be scored: files on the disk, and what was published, each of which has scores of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fairtool.addresses import without_user
from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.fair.online_options import Online
from fairtool.fair.score import Scored, Yardstick, score_sources, together
from fairtool.identifiers import doi_of
from fairtool.inputs import materialised
from fairtool.settings import Settings
from fairtool.validation import is_description
from fairtool.workload import cores


def scores_of(
    paths: Sequence[str], online: Online, yardstick: Yardstick, settings: Settings, jobs: int | None
) -> Scored:
    """Score what the paths name; raises UsageError where they are not one record with its data, or one publication."""
    published = tuple(one for one in paths if is_published(one))
    settings = replace(settings, named=tuple(paths))
    _check(published, online)
    with materialised(discover([one for one in paths if one not in published])) as sources:
        listed = tuple(sources)
        if not listed and not published:
            raise UsageError("no file to score in {paths}", paths=", ".join(paths), hint="name the file itself")
        local = _before_publication(listed, published, yardstick, settings, jobs)
        return together((*local, *_published(published, listed, online, yardstick, settings)))


def is_published(path: str) -> bool:
    """Tell a DOI or an address from a file; what is a file is one, whatever its name."""
    return path.lower().startswith(("http://", "https://", "doi:")) or (bool(doi_of(path)) and not Path(path).exists())


def _check(published: Sequence[str], online: Online) -> None:
    if len(published) > 1:
        raise UsageError(
            "a score is of one publication, and these are {count}: {names}",
            count=len(published),
            names=", ".join(published[:5]),
            hint="score them one by one",
        )
    if published and not online.is_on:
        raise UsageError("{path} is on the web, which is not asked", path=published[0], hint="add --online")
    if published and (shown := without_user(published[0])) != published[0]:
        raise UsageError(
            "{path} was given with a user name or password before an @, which documents and recordings would hold",
            path=shown,
            hint="leave that out: what is published can be had without",
        )
    if not online.is_on and (online.record or online.allow_private):
        option = "--record" if online.record else "--allow-private"
        raise UsageError("{option} is of no use where the web is not asked", option=option, hint="add --online")
    if online.is_on and not published:
        raise UsageError("nothing that was published is named", hint="name its DOI or its address")
    if online.record and online.replay:
        raise UsageError("--record and --replay exclude each other", hint="a recording is there already")
    if online.record and not online.record.absolute().parent.is_dir():
        raise UsageError("{path} is in no folder that is there", path=online.record, hint="make the folder first")


def _before_publication(
    listed: Sequence[Source], published: Sequence[str], yardstick: Yardstick, settings: Settings, jobs: int | None
) -> Iterator[Scored]:
    """Give the score of the files; beside a publication that of a record only, with its data."""
    if not published or any(map(is_description, listed)):
        yield score_sources(listed, yardstick, settings, min(jobs or cores(), len(listed)))


def _published(
    published: Sequence[str], listed: Sequence[Source], online: Online, yardstick: Yardstick, settings: Settings
) -> Iterator[Scored]:
    """Give the score of what was published, held against the data on the disk."""
    if published:
        from fairtool.fair.score_web import published_score  # noqa: PLC0415 - most scores ask no web

        yield published_score(published[0], online, yardstick, settings, listed)
