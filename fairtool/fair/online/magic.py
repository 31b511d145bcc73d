"""What the first bytes of a data file are, whatever its server calls it."""

import re
from collections.abc import Mapping

HEAD = 4096  # bytes that are looked at

# By their signatures: media types as IANA or the field has them.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"CDF\x01", "application/x-netcdf"),
    (b"CDF\x02", "application/x-netcdf"),
    (b"CDF\x05", "application/x-netcdf"),
    (b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),
    (b"\x0e\x03\x13\x01", "application/x-hdf"),
    (b"GRIB", "application/wmo-grib"),
    (b"BUFR", "application/x-bufr"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"%PDF-", "application/pdf"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"SIMPLE  =", "application/fits"),
)
_TAR = (257, b"ustar")
_HTML = re.compile(rb"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html\b|head\b|body\b)", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*+<[?!A-Za-z]")
_JSON = re.compile(rb"\s*+[{\[]")
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")

# What a server may call a kind of bytes; the first is what `kind_of_bytes` says.
_ALSO: Mapping[str, frozenset[str]] = {
    "application/x-netcdf": frozenset({"application/netcdf"}),
    "application/x-hdf5": frozenset({"application/x-hdf", "application/netcdf", "application/x-netcdf"}),
    "application/gzip": frozenset({"application/x-gzip", "application/x-tar", "application/x-compressed-tar"}),
    "application/xml": frozenset({"text/xml"}),
    "text/html": frozenset({"application/xhtml+xml"}),
}
_TEXTS = frozenset({"text/plain", "application/json", "application/xml"})
_IS_TEXT = re.compile(r"text/(?!html$).*|.*[/+.-](?:json|xml|yaml|csv|turtle|n-triples|n-quads|trig)")
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/force-download"})


def kind_of_bytes(head: bytes) -> str:
    """Give the media type of the first bytes: `text/plain` for other text, empty for what is not known."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[_TAR[0] :].startswith(_TAR[1]):
        return "application/x-tar"
    if any(head.startswith(b"\x89HDF\r\n\x1a\n", offset) for offset in (512, 1024, 2048)):
        return "application/x-hdf5"  # behind a user block
    text = head.removeprefix(b"\xef\xbb\xbf")
    if not text or not _CONTROL.isdisjoint(text):
        return ""
    if _HTML.match(text):
        return "text/html"
    return "application/xml" if _XML.match(text) else "application/json" if _JSON.match(text) else "text/plain"


def agrees(found: str, declared: str) -> bool | None:
    """Say whether bytes of a kind can be what a media type says; None where one of the two says nothing."""
    said = declared.partition(";")[0].strip().lower()
    if said in _SAYS_NOTHING or not found:
        return None
    if said == found or said in _ALSO.get(found, ()):
        return True
    if found == "application/zip":  # of which many formats are made
        return said.endswith("+zip") or said.startswith("application/vnd.") or None
    return found in _TEXTS and bool(_IS_TEXT.fullmatch(said))
