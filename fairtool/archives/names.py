"""The names of archive files and of their members: `a.tar.gz!2024/b.nc`."""

import re
from collections.abc import Mapping
from typing import Literal

Packing = Literal["", "gzip", "bzip2", "xz"]
Form = Literal["zip", "tar"]

_SUFFIXES: Mapping[str, tuple[Form, Packing]] = {
    ".zip": ("zip", ""),
    ".tar": ("tar", ""),
    ".tar.gz": ("tar", "gzip"),
    ".tgz": ("tar", "gzip"),
    ".tar.bz2": ("tar", "bzip2"),
    ".tbz2": ("tar", "bzip2"),
    ".tar.xz": ("tar", "xz"),
    ".txz": ("tar", "xz"),
}
_ENDS = tuple(_SUFFIXES)
_ZARR = ".zarr.zip"  # a data set, and no folder of them
_DRIVE = re.compile(r"[A-Za-z]:")
_SIGN = "!"


def form_of(name: str) -> tuple[Form, Packing] | None:
    """Give the form that a name says, and how it is packed; None for what is no archive file by its name.

    What is packed with zstd is none: Python 3.11 has no reader of it.
    """
    lower = name.lower()
    if not lower.endswith(_ENDS) or lower.endswith(_ZARR):
        return None
    return next(found for suffix, found in _SUFFIXES.items() if lower.endswith(suffix))


def split(name: str) -> tuple[str, str] | None:
    """Give the archive file and the member that a name means, `a.zip!b.nc`; None for any other name."""
    at = name.find(_SIGN)
    while at > 0:
        if form_of(name[:at]) and name[at + 1 :]:
            return name[:at], name[at + 1 :]
        at = name.find(_SIGN, at + 1)
    return None


def joined(archive: str, member: str) -> str:
    """Give the name of a member of an archive file."""
    return f"{archive}{_SIGN}{member}"


def is_safe(member: str) -> bool:
    r"""Say whether a name stays in the folder that it would be unpacked in: `/a`, `../a`, `C:a` and `\a` do not."""
    return (
        bool(member)
        and "\0" not in member
        and not member.startswith(("/", "\\"))
        and not _DRIVE.match(member)
        and ".." not in re.split(r"[/\\]", member)
    )


def is_hidden(member: str) -> bool:
    """Say whether a part of a name begins with a dot, but for `.` itself; what macOS adds to archives is hidden too."""
    return any((part.startswith(".") and part != ".") or part == "__MACOSX" for part in member.split("/"))
