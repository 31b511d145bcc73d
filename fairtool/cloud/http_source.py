"""A file behind a web address, read by range requests on connections that are kept."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from fairtool.addresses import Reach
from fairtool.asking import BLAMELESS, Answer, BrokenOffError
from fairtool.cloud.source import Clock, Part, changed
from fairtool.cloud.web import Web, Wish
from fairtool.download import STATUS, Wanted, fetch
from fairtool.unpacked import PLAIN

_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_EMPTY = re.compile(r"bytes \*/(\d+)")


class HttpSource:
    """A file at one address, wherever that sends to."""

    def __init__(self, name: str, seconds: float) -> None:
        """Ask nothing yet; `seconds` are for all requests together."""
        self.name = name
        self._clock = Clock(seconds)
        self._at = name
        self._version: tuple[int, str] | None = None
        self._web = Web(urlsplit(name).hostname or "")

    def part(self, begin: int, end: int) -> Part | None:
        """Give a part; None where the server gives no parts. Raises UnreadableError where the file is another one."""
        wish = Wish(headers={"Range": f"bytes={begin}-{end - 1}"}, largest=end - begin)
        answer, self._at = self._web.ask(self.name, self._at, wish, self._clock)
        part = self._read(answer, dict(answer.headers), begin)
        if part is None:
            return None
        version = (part.size, part.version)
        if self._version not in (None, version):
            raise changed(self.name)
        self._version = version
        return part

    def _read(self, answer: Answer, headers: Mapping[str, str], begin: int) -> Part | None:
        """Give what is in an answer: a part, the whole of a short file, or None."""
        version = headers.get("etag") or headers.get("last-modified", "")
        if answer.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            empty = _EMPTY.fullmatch(headers.get("content-range", ""))
            return Part(b"", int(empty[1]), version) if empty else None
        if headers.get("content-encoding", "").strip().lower() not in PLAIN:
            return None
        if answer.code == HTTPStatus.OK:
            return Part(answer.body, len(answer.body), version) if answer.whole and not begin else None
        said = _RANGE.fullmatch(headers.get("content-range", ""))
        if said is None or int(said[1]) != begin:
            return None
        size = int(said[3])
        if len(answer.body) != min(int(said[2]) + 1, size) - begin:
            raise BrokenOffError(STATUS, path=self.name, code=answer.code, hint=BLAMELESS)
        return Part(answer.body, size, version)

    def whole(self, place: Path, largest: int) -> None:
        """Write the file to a place on the disk."""
        wanted = Wanted(self._at, largest=largest, name=self.name, elsewhere=Reach())
        fetch(wanted, place, seconds=self._clock.left)

    def close(self) -> None:
        """Close the connections."""
        self._web.close()
