"""Forms of several parts, as files are sent in."""

import re
from dataclasses import dataclass

from tests.push.dataverse_double.answers import RefusedError


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form: its name, the name of its file, its media type where one was given, its bytes."""

    name: str
    file_name: str | None
    media_type: str | None
    content: bytes

    @property
    def text(self) -> str:
        """The bytes as text."""
        return self.content.decode("utf-8")


def parts(content_type: str, body: bytes) -> dict[str, Part]:
    """Give the parts of a form by their names."""
    boundary = re.search(r'boundary="?([^";]+)"?', content_type)
    if not content_type.startswith("multipart/form-data") or boundary is None:
        raise RefusedError(415, "HTTP 415 Unsupported Media Type")
    found: dict[str, Part] = {}
    for piece in (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode())[1:-1]:
        part = _part(piece)
        found[part.name] = part
    return found


def _part(piece: bytes) -> Part:
    head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    headers = head.decode("utf-8")
    disposition = next(line for line in headers.splitlines() if line.lower().startswith("content-disposition:"))
    name = re.search(r'[; ]name="([^"]*)"', disposition)
    file_name = re.search(r'filename="([^"]*)"', disposition)
    media_type = re.search(r"(?im)^content-type:\s*(.+?)\s*$", headers)
    return Part(
        name[1] if name else "",
        file_name[1] if file_name else None,
        media_type[1] if media_type else None,
        content,
    )
