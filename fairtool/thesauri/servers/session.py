"""Asking a server for files with patience: again after a passing failure, going on where a file broke off."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.asking import BrokenOffError
from fairtool.download import Got, Wanted, fetch
from fairtool.errors import UnreadableError
from fairtool.thesauri.servers.link_header import next_link

LARGEST = 2**30  # bytes of one file
_MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a server is asked, and how long is waited: `first` seconds, then twice as long each time."""

    attempts: int = 4
    first: float = 1.0
    longest: float = 60.0
    silence: float = 30.0


@dataclass(frozen=True, slots=True)
class Known:
    """The copy that is there: what the server is told, so that it need not send the same again."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> Mapping[str, str]:
        """Give the headers of a request that asks for a newer copy only."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": "" if self.etag else self.modified}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """A file that came, with what was said of it; `asked` is the address that was asked for it."""

    asked: str
    path: Path
    got: Got


class Session:
    """The conversation with the server of one thesaurus, within a time and a size; files go into a folder."""

    def __init__(
        self,
        folder: Path,
        seconds: float,
        patience: Patience | None = None,
        *,
        secret: str = "",
        largest: int = LARGEST,
    ) -> None:
        """Begin; `secret` is the value of the Authorization header, for the addresses that are asked with it."""
        self._folder = folder
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._patience = patience or Patience()
        self._secret = secret
        self._left = largest
        self._count = 0

    def get(
        self, address: str, accept: str = "*/*", *, known: Known | None = None, with_key: bool = False, name: str = ""
    ) -> Page:
        """Fetch one file; raises UnreadableError with the address, or its `name`, where that fails in the end.

        An answer that the file is unchanged has no file at its path.
        """
        self._count += 1
        path = self._folder / f"answer-{self._count}"
        headers = {"Accept": accept, **(known.headers if known else {})}
        wanted = Wanted(address, headers, self._secret if with_key else "", self._left, name=name)
        got = self._patiently(wanted, path)
        self._left -= path.stat().st_size if path.exists() else 0
        return Page(wanted.shown, path, got)

    def pages(self, address: str, accept: str, *, known: Known | None = None) -> tuple[Page, ...]:
        """Fetch a file, and those that the header `Link` names as the next ones; on the same host only."""
        found = [self.get(address, accept, known=known)]
        while following := next_link(found[-1].got.headers.get("link", ""), found[-1].got.address):
            if following in {page.asked for page in found} or len(found) >= _MOST_PAGES:
                raise UnreadableError("{path} gives pages without end", path=address)
            found.append(self.get(following, accept))
        return tuple(found)

    def _patiently(self, wanted: Wanted, path: Path) -> Got:
        for attempt in range(1, self._patience.attempts + 1):
            try:
                return fetch(wanted, path, seconds=self._time_left(wanted.shown), silence=self._patience.silence)
            except BrokenOffError as error:
                pause = self._pause(error, attempt)
                if pause is None:
                    raise
                time.sleep(pause)
                wanted = self._again(wanted, path, error)
        raise AssertionError(wanted.address)  # the last attempt returns or raises

    def _pause(self, error: BrokenOffError, attempt: int) -> float | None:
        """Give the seconds to wait, or None where another attempt is of no use."""
        asked = error.values.get("wait")
        pause = asked if isinstance(asked, float) else self._patience.first * 2 ** (attempt - 1)
        late = time.monotonic() + pause >= self._end
        return None if attempt >= self._patience.attempts or pause > self._patience.longest or late else pause

    def _again(self, wanted: Wanted, path: Path, error: BrokenOffError) -> Wanted:
        validator = str(error.values.get("validator", ""))
        going_on = validator if path.exists() and path.stat().st_size else ""
        return replace(wanted, validator=going_on)

    def _time_left(self, address: str) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise UnreadableError(
                "{path} was not fetched within {seconds} seconds",
                path=address,
                seconds=f"{self._seconds:g}",
                hint="the data are not at fault: try again later, or raise the limit with --timeout",
            )
        return left
