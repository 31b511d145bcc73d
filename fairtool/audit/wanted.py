"""Which of the entries that were found are taken."""

import re
from datetime import UTC, datetime, timedelta

from fairtool.archives.names import split
from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.glob_pattern import matcher
from fairtool.audit.shards import shard_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Wanted:
    """The filters of an audit, made ready to be asked of each entry."""

    __slots__ = ("_exclude", "_include", "_options", "_since", "_until")

    def __init__(self, options: Discovering) -> None:
        """Make them ready."""
        self._options = options
        self._include: re.Pattern[str] | None = matcher(options.include)
        self._exclude: re.Pattern[str] | None = matcher(options.exclude)
        self._since = _nanoseconds(options.since)
        self._until = _nanoseconds(options.until)

    def takes(self, entry: Entry) -> bool:
        """Say whether an entry is taken; one that could not be looked into always is, by the part it belongs to."""
        shard = self._options.shard
        if shard and shard_of(entry.relative, shard[1]) != shard[0]:
            return False
        return entry.barred or (self._has_kind(entry) and self._has_size_and_age(entry) and self._has_name(entry))

    def enters(self, relative: str) -> bool:
        """Say whether a folder is walked into: nothing in one that is excluded is taken."""
        return not (self._exclude and relative and self._exclude.match(relative))

    def _has_kind(self, entry: Entry) -> bool:
        return not self._options.kinds or entry.kind in self._options.kinds

    def _has_size_and_age(self, entry: Entry) -> bool:
        """Compare what is known."""
        sizes = entry.size is None or _between(entry.size, self._options.min_size, self._options.max_size)
        return sizes and (not entry.modified or _between(entry.modified, self._since, self._until))

    def _has_name(self, entry: Entry) -> bool:
        if not (self._include or self._exclude):
            return True
        name = entry.relative
        inside = split(name)
        name = "/".join(inside) if inside else name
        return (not self._include or bool(self._include.match(name))) and self.enters(name)


def _between(value: int, least: int | None, most: int | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _nanoseconds(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // timedelta(microseconds=1) * 1000
