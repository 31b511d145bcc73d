"""What is no netCDF file at all, and no file at all, under the name of one."""

import gzip
import io
import os
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.hostile.case import UNREADABLE, Case, of_bytes

_SIGNATURE = b"\x89HDF\r\n\x1a\n"
_MAGIC = {
    "classic-3": b"CDF\x03" + bytes(60),
    "classic-4": b"CDF\x04" + bytes(60),
    "classic-255": b"CDF\xff" + bytes(60),
    "classic-short": b"CDF",
    "hdf5-alone": _SIGNATURE,
    "hdf5-junk": _SIGNATURE + bytes(range(256)) * 20,
    "hdf5-version-255": _SIGNATURE + b"\xff" * 4088,
    "hdf5-zeros": _SIGNATURE + bytes(4088),
    "hdf5-late": bytes(8192) + _SIGNATURE + bytes(4088),
    "hdf4": b"\x0e\x03\x13\x01" + bytes(2000),
    "grib": b"GRIB" + bytes(2000) + b"7777",
    "png": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "elf": b"\x7fELF" + bytes(2000),
    "zeros": bytes(10_000),
    "ones": b"\xff" * 10_000,
    "one-byte": b"C",
    "nothing": b"",
    "page": b"<!DOCTYPE html><html>not found</html>",
    "lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
}


def cases() -> Iterator[Case]:
    """Give files with a wrong magic, packed ones, and what is no file."""
    for name, data in _MAGIC.items():
        yield Case(f"magic-{name}.nc", of_bytes(data), UNREADABLE)
    yield Case("packed.nc", of_bytes(gzip.compress(b"CDF\x01" + bytes(32))), UNREADABLE)
    yield Case("packed-bomb.nc", of_bytes(gzip.compress(bytes(10**8))), UNREADABLE)
    yield Case("zip-bomb.nc", of_bytes(_zip()), UNREADABLE)
    yield Case("zip-bomb.xml", of_bytes(_zip()), UNREADABLE)
    yield Case("hole-of-1-TB.nc", partial(_hole, head=b""), UNREADABLE)
    yield Case("hole-of-1-TB.xml", partial(_hole, head=b"<a>"), UNREADABLE)
    yield Case("hole-of-1-TB.json", partial(_hole, head=b'{"dmp": '), UNREADABLE)
    yield Case("hole-of-1-TB.yaml", partial(_hole, head=b"fairtool_plan: 1\n"), UNREADABLE)
    yield Case("hole-of-1-TB.cdl", partial(_hole, head=b"netcdf x {"), UNREADABLE)
    yield Case("hole-of-1-TB-hdf5.nc", partial(_hole, head=_SIGNATURE), UNREADABLE)
    for suffix in ("nc", "xml", "json"):
        yield Case(f"pipe.{suffix}", os.mkfifo, UNREADABLE)
        yield Case(f"device.{suffix}", partial(_link, target="/dev/zero"), UNREADABLE)
        yield Case(f"terminal.{suffix}", partial(_link, target="/dev/tty"), UNREADABLE)
        yield Case(f"folder.{suffix}", Path.mkdir, UNREADABLE)
        yield Case(f"link-to-itself.{suffix}", lambda path: path.symlink_to(path), UNREADABLE)
        yield Case(f"link-to-nothing.{suffix}", partial(_link, target="/nowhere/a.nc"), UNREADABLE)
        yield Case(f"memory.{suffix}", partial(_link, target="/proc/self/mem"), UNREADABLE)


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.nc", bytes(10**8))
    return stream.getvalue()


def _hole(path: Path, head: bytes) -> None:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(10**12)


def _link(path: Path, target: str) -> None:
    path.symlink_to(target)
