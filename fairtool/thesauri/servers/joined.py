"""The files that a server gave become one: as it came where it is one, else all statements in N-Triples."""

import gzip
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from fairtool.errors import UnreadableError
from fairtool.skos.ntriples import written
from fairtool.skos.statements import statements
from fairtool.thesauri.servers.session import LARGEST, Page

_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": ".ttl",
        "application/x-turtle": ".ttl",
        "application/n-triples": ".nt",
        "application/n-quads": ".nq",
        "application/trig": ".trig",
        "application/rdf+xml": ".rdf",
        "application/ld+json": ".jsonld",
    }
)
_GZIP = b"\x1f\x8b"
_PIECE = 2**20  # bytes


def joined(pages: tuple[Page, ...], folder: Path) -> Path:
    """Give one file with all that the pages say; raises UnreadableError with the address of the page at fault.

    The same pages give the same file, byte for byte, so that its checksum tells whether anything has changed.
    """
    files = [_plain(page) for page in pages]
    if len(files) == 1:
        return files[0]
    lines: set[str] = set()
    for number, (page, path) in enumerate(zip(pages, files, strict=True)):
        blank: dict[str, str] = {}
        try:
            lines.update(written(statement, blank, f"p{number}b") for statement in statements(path))
        except UnreadableError as error:
            raise with_address(error, page.asked) from error
    whole = folder / "joined.nt"
    whole.write_text("".join(sorted(lines)), encoding="utf-8")
    return whole


def with_address(error: UnreadableError, address: str) -> UnreadableError:
    """Give an error about a file that came from an address with that address in the place of the file."""
    values = {**error.values, "path": address}
    name = getattr(error.values.get("path"), "name", "")
    if name and isinstance(reason := values.get("reason"), str):
        values["reason"] = reason.replace(f"({name}, line", "(line")  # as errors of Python's have it
    return UnreadableError(error.template, hint=error.hint, **values)


def _plain(page: Page) -> Path:
    """Give the file of a page, unpacked, with the ending that its content has."""
    with page.path.open("rb") as stream:
        start = stream.read(512)
    path = page.path
    if start.startswith(_GZIP):
        path = _unpacked(page)
        with path.open("rb") as stream:
            start = stream.read(512)
    return path.rename(path.with_suffix(_suffix(page, start)))


def _suffix(page: Page, start: bytes) -> str:
    """Tell the ending by the content, then by the type that the answer says, then by the address."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    said = _SUFFIXES.get(page.got.media_type, "")
    if text.startswith((b"<?xml", b"<rdf:", b"<!DOCTYPE rdf")):
        return ".rdf"
    if text.startswith(b"{") and said not in (".ttl", ".trig"):
        return ".jsonld"
    if text.startswith(b"[") and (said == ".jsonld" or page.got.media_type == "application/json"):
        return ".jsonld"
    ending = Path(page.asked.partition("?")[0].removesuffix(".gz")).suffix.lower()
    known = said or (ending if ending in _SUFFIXES.values() else "")
    return known if known not in ("", ".rdf", ".jsonld") else ".ttl"


def _unpacked(page: Page) -> Path:
    path = page.path.with_name(f"{page.path.name}-unpacked")
    try:
        with gzip.open(page.path) as stream, path.open("wb") as target:
            while piece := stream.read(_PIECE):
                target.write(piece)
                if target.tell() > LARGEST:
                    raise UnreadableError("{path} is larger than {size} bytes", path=page.asked, size=LARGEST)
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableError(
            "{path} is packed, and cannot be unpacked: {reason}", path=page.asked, reason=error
        ) from error
    return path
