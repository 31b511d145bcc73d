"""One file as a manifest names it, with its checksum, and what is told of a line that names none."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fairtool.errors import UnreadableError

_BY_LENGTH: Mapping[int, str] = {32: "md5", 40: "sha1", 64: "sha256", 96: "sha384", 128: "sha512"}


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file that a manifest names: its name there, its checksum as `sha256:HEX`, its size where that is said."""

    name: str
    expected: str
    size: int | None = None


def expected(algorithm: str, digest: str) -> str:
    """Give a checksum with its algorithm, which its length tells where nothing else does; empty where it does not."""
    algorithm = algorithm or _BY_LENGTH.get(len(digest), "")
    return f"{algorithm}:{digest.lower()}" if algorithm else ""


@cache
def algorithm_named(name: str) -> str:
    """Give an algorithm as hashlib names it, `sha256` for `SHA-256`; empty for one that it does not know."""
    plain = _plain(name)
    return next((one for one in sorted(hashlib.algorithms_guaranteed) if _plain(one) == plain), "")


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def misread(path: Path, number: int) -> UnreadableError:
    """Give the error for a line of a manifest that says nothing that is known."""
    return UnreadableError(
        "{path}, line {line}: no checksum with the name of a file",
        hint="give a manifest as sha256sum, md5sum or BagIt write it, or a table with the columns path and checksum",
        path=path,
        line=number,
    )
