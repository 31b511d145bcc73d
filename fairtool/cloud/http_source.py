"""A file behind a web address, read by range requests on connections that are kept."""

import re
import time
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from fairtool.addresses import ANYWHERE, PrivateAddressError, Reach, sent_astray
from fairtool.asking import BLAMELESS, Answer, BrokenOffError, Line, Question
from fairtool.cloud.source import Clock, Part, changed
from fairtool.download import MOST_REDIRECTS, PASSING, STATUS, Wanted, fetch
from fairtool.errors import UnreadableError
from fairtool.retry_after import seconds_of
from fairtool.unpacked import PLAIN

_TRIES = 3
_LONGEST_WAIT = 5.0  # seconds
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_EMPTY = re.compile(r"bytes \*/(\d+)")
_REDIRECTS = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


class HttpSource:
    """A file at one address, wherever that sends to; never to a private address of another host."""

    def __init__(self, name: str, seconds: float) -> None:
        """Ask nothing yet; `seconds` are for all requests together."""
        self.name = name
        self._clock = Clock(seconds)
        self._at = name
        self._version: tuple[int, str] | None = None
        self._own, self._others = Line(ANYWHERE), Line(Reach())  # the user named the host of the address, and no other

    def part(self, begin: int, end: int) -> Part | None:
        """Give a part; None where the server gives no parts. Raises UnreadableError where the file is another one."""
        answer = self._followed({"Range": f"bytes={begin}-{end - 1}"}, end - begin)
        headers = dict(answer.headers)
        part = self._read(answer, headers, begin)
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
        for line in (self._own, self._others):
            line.__exit__(None, None, None)

    def _followed(self, headers: Mapping[str, str], largest: int) -> Answer:
        for _ in range(MOST_REDIRECTS):
            answer = self._patient(headers, largest)
            location = dict(answer.headers).get("location", "")
            if answer.code not in _REDIRECTS or not location:
                return self._checked(answer)
            self._at = urljoin(self._at, location)
            if urlsplit(self._at).scheme not in ("http", "https"):
                raise UnreadableError(
                    "{path} sends to {other}, which is no web address", path=self.name, other=self._at
                )
        raise UnreadableError("{path} sends from one address to the next without end", path=self.name, hint=BLAMELESS)

    def _patient(self, headers: Mapping[str, str], largest: int) -> Answer:
        """Ask, and ask again where the failure may pass and there is time."""
        for _ in range(_TRIES - 1):
            with suppress(BrokenOffError):
                answer = self._answered(headers, largest)
                if answer.code not in PASSING:
                    return answer
                wait = seconds_of(dict(answer.headers).get("retry-after", "")) or 0.5
                if wait > min(_LONGEST_WAIT, self._clock.left / 2):
                    return answer
                time.sleep(wait)
        return self._answered(headers, largest)

    def _answered(self, headers: Mapping[str, str], largest: int) -> Answer:
        is_own = urlsplit(self._at).hostname == urlsplit(self.name).hostname
        line = self._own if is_own else self._others
        question = Question("GET", self._at, headers, largest)
        try:
            return line.ask(question, seconds=self._clock.left)
        except PrivateAddressError:
            raise sent_astray(self.name, self._at) from None

    def _checked(self, answer: Answer) -> Answer:
        if answer.code >= HTTPStatus.BAD_REQUEST and answer.code != HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise UnreadableError(STATUS, path=self.name, code=answer.code, hint=BLAMELESS)
        return answer
