"""A form of several parts (RFC 7578) whose file is streamed from the disk."""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence

from fairtool.push.dataverse.files.local_file import Reading
from fairtool.push.dataverse.files.progress import Progress

Said = Mapping[str, object]


class FormData:
    """The body of a request: what is said of a file (`jsonData`), and the file, if it goes along."""

    def __init__(
        self, said: Said | Sequence[Said], reading: Reading | None = None, progress: Progress | None = None
    ) -> None:
        """Read nothing yet."""
        self._boundary = secrets.token_hex(16)
        self._reading = reading
        self._progress = progress
        self._head = self._part('name="jsonData"', json.dumps(said).encode())
        if reading:
            name = reading.file.name.replace('"', "%22")
            self._head += self._part(f'name="file"; filename="{name}"', b"", "application/octet-stream")
        self._tail = f"\r\n--{self._boundary}--\r\n".encode()

    def _part(self, disposition: str, content: bytes, kind: str = "") -> bytes:
        first = f"\r\n--{self._boundary}\r\nContent-Disposition: form-data; {disposition}\r\n"
        return f"{first}{f'Content-Type: {kind}' if kind else ''}".rstrip().encode() + b"\r\n\r\n" + content

    @property
    def headers(self) -> Mapping[str, str]:
        """Give its type and length: a server that is told no length takes nothing from some proxies."""
        size = len(self._head) + (self._reading.size if self._reading else 0) + len(self._tail)
        return {
            "Content-Type": f"multipart/form-data; boundary={self._boundary}",
            "Content-Length": str(size - len(b"\r\n")),
        }

    def __iter__(self) -> Iterator[bytes]:
        """Give it in pieces, from the beginning at each try."""
        yield self._head.removeprefix(b"\r\n")
        if self._reading:
            yield from followed(self._reading, self._progress)
        yield self._tail


def followed(reading: Reading, progress: Progress | None) -> Iterator[bytes]:
    """Give the bytes of a part of a file, and tell how far they are."""
    sent = reading.start
    for block in reading:
        yield block
        sent += len(block)
        if progress:
            progress(reading.file.place, sent, reading.file.size)
