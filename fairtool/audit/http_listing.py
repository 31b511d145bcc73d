"""What a web server shows in its directory pages, and what it says of one file, without reading any."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from fairtool.asking import Answer
from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.audit.s3_listing import IN_STORE
from fairtool.cloud.source import Clock
from fairtool.cloud.web import Web, Wish
from fairtool.errors import UnreadableError
from fairtool.fair.online.charset import decoded
from fairtool.fair.online.html_tokens import tags
from fairtool.translate import marked

_LARGEST = 32 * 2**20  # bytes of a page: some hundred thousand files
_STORE = ".zarr/"
_HTML = ("text/html", "application/xhtml+xml")
_LONG = marked("{path} takes more than {limit} questions to list")
_NO_PAGE = marked("{path} gives no directory page, but {type}")
_CUT = marked("{path} is longer than the {limit} bytes that are read of a directory page")
_DEEP = marked("{path} lies more than {limit} folders deep")


class TooFarError(UnreadableError):
    """The pages go on beyond the bounds."""


class Pages:
    """The directory pages below one address; only what lies below it is followed, and each page once."""

    def __init__(self, address: str, *, requests: int, depth: int, seconds: float) -> None:
        """Ask nothing yet; `seconds` are for each answer."""
        self._address = address
        self._requests = self._left = requests
        self._depth = depth
        self._seconds = seconds
        self._web = Web(urlsplit(address).hostname or "")

    def entries(self) -> Iterator[Entry]:
        """Give the files in the order of their names, folder by folder; raises UnreadableError."""
        with self._web:
            if not self._address.endswith("/"):
                answer, at = self._ask(self._address, Wish("HEAD"))
                if at != self._address + "/":  # a server sends on from a folder that is named without the stroke
                    yield _entry(self._address, self._address.rpartition("/")[0], answer)
                    return
            yield from self._below(self._address.rstrip("/") + "/")

    def _below(self, root: str) -> Iterator[Entry]:
        seen = {root}
        waiting = [root]
        while waiting:
            address = waiting.pop()
            if address.endswith(_STORE):
                yield _store(address, root)
            elif address.endswith("/"):
                found = self._folder(address, root)
                if isinstance(found, Entry):
                    yield found
                    continue
                new = sorted(found - seen, reverse=True)
                seen.update(one for one in new if one.endswith("/"))
                waiting += new
            else:
                yield self._file(address, root)

    def _folder(self, address: str, root: str) -> Entry | set[str]:
        """Give what a page links to, or the entry that the folder itself is: a store, or one that cannot be listed."""
        try:
            found = self._links(address)
        except TooFarError:
            raise
        except UnreadableError:
            if address == root:
                raise
            return Entry(address, root.rstrip("/"), "netcdf", barred=True)
        is_store = any(one[len(address) :] in IN_STORE for one in found)
        return _store(address, root) if is_store else found

    def _file(self, address: str, root: str) -> Entry:
        try:
            answer: Answer | None = self._ask(address, Wish("HEAD"))[0]
        except TooFarError:
            raise
        except UnreadableError:
            answer = None  # who opens it will say why
        return _entry(address, root.rstrip("/"), answer)

    def _links(self, folder: str) -> set[str]:
        """Give the files and folders that a page links to, of those that lie in the folder itself."""
        if folder.count("/") - self._address.rstrip("/").count("/") > self._depth:
            raise TooFarError(_DEEP, path=folder, limit=self._depth)
        answer, at = self._ask(folder, Wish(largest=_LARGEST))
        kind = dict(answer.headers).get("content-type", "")
        if kind.partition(";")[0].strip().lower() not in _HTML:
            raise UnreadableError(
                _NO_PAGE, path=folder, type=kind or "?", hint=marked("give the files one by one, or a list of them")
            )
        if not answer.whole:
            raise UnreadableError(_CUT, path=folder, limit=_LARGEST)
        page, _ = decoded(answer.body, kind, folder)
        links = (tag.get("href") for tag in tags(page) if tag.name == "a" and not tag.is_end)
        return {one for link in links if link and (one := _within(folder, at, link))}

    def _ask(self, address: str, wish: Wish) -> tuple[Answer, str]:
        self._left -= 1
        if self._left < 0:
            raise TooFarError(_LONG, path=self._address, limit=self._requests)
        return self._web.ask(address, address, wish, Clock(self._seconds))


def _within(folder: str, at: str, link: str) -> str:
    """Give the address that a link means where it lies directly in the folder, else nothing.

    A link with a question in it sorts the page anew; one with more than one name leads further down or elsewhere.
    """
    try:
        address = urldefrag(urljoin(at, link)).url
    except ValueError:
        return ""
    if not address.startswith(at) or "?" in address:
        return ""
    name = address[len(at) :]
    plain = unquote(name).rstrip("/")
    is_one = plain and "/" not in plain and plain not in (".", "..")
    return folder + name if is_one else ""


def _store(folder: str, root: str) -> Entry:
    """Give the entry of a store; one without the ending of a store keeps the stroke, which says that it is a folder."""
    name = folder.rstrip("/")
    above = root.rstrip("/")
    shown = name if folder.endswith(_STORE) else folder
    return Entry(shown, above if name != above else above.rpartition("/")[0], "zarr")


def _entry(address: str, root: str, answer: Answer | None) -> Entry:
    headers = dict(answer.headers) if answer and answer.code == HTTPStatus.OK else {}
    length = headers.get("content-length", "")
    size = int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else None
    name = urlsplit(address).path
    return Entry(address, root, kind_by_name(name), size, _moment(headers.get("last-modified", "")))


def _moment(text: str) -> int:
    """Give a moment in nanoseconds since 1970, 0 where the text is none."""
    try:
        return max(0, round(parsedate_to_datetime(text).timestamp())) * 10**9
    except (ValueError, OverflowError, OSError):
        return 0
