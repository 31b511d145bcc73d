"""Archive files for tests: written by the standard library, or block by block where nothing sound would write them."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".tar": bytes,
    ".tar.gz": gzip.compress,
    ".tgz": gzip.compress,
    ".tar.bz2": bz2.compress,
    ".tar.xz": lzma.compress,
}
FORMS = (*PACKERS, ".zip")


def archive(path: Path, contents: Mapping[str, bytes], form: int = tarfile.PAX_FORMAT) -> Path:
    """Write an archive file of the form that its name says."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name, content in contents.items():
                target.writestr(name, content)
        return path
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as tar:
        for name, content in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    pack = next(pack for suffix, pack in PACKERS.items() if path.name.endswith(suffix))
    path.write_bytes(pack(stream.getvalue()))
    return path


def header(name: str, size: int, type_: bytes = b"0", link: str = "", *, number: bytes | None = None) -> bytes:
    """Give one header block of a tar file, with whatever size."""
    field = number or f"{size:011o}\0".encode()
    block = bytearray(512)
    block[:100] = name.encode().ljust(100, b"\0")[:100]
    block[100:108] = b"0000644\0"
    block[124:136] = field
    block[136:148] = b"00000000000\0"
    block[148:156] = b" " * 8
    block[156:157] = type_
    block[157:257] = link.encode().ljust(100, b"\0")[:100]
    block[257:265] = b"ustar\x0000"
    block[148:156] = f"{sum(block):06o}\0 ".encode()
    return bytes(block)


def binary(size: int) -> bytes:
    """Give a size as GNU tar writes one that octal digits have no room for."""
    return b"\x80" + size.to_bytes(11, "big")
