"""Fetching sets of schemas from their official addresses; nothing is kept whose checksum is not the recorded one.

For a few files no checksum could be recorded: what the first pull finds is written down beside them, and holds then.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from fairtool.download import download
from fairtool.errors import UnreadableError
from fairtool.fingerprint import checksum
from fairtool.xsd.sets import SchemaSet, place_of


def pull(
    schemas: SchemaSet, cache_folder: Path, seconds: float, *, mirror: str | None = None
) -> Iterator[tuple[str, bool]]:
    """Fetch what is missing of a set, and give each address with whether it was fetched now.

    `mirror` is a folder or an address that holds copies, by host and path. What is there and sound is not fetched
    again, so that a pull that was broken off goes on. Raises UnreadableError where an address cannot be fetched in
    `seconds`, or gives another file than the recorded one.
    """
    for address, recorded in schemas.files.items():
        target = place_of(address, cache_folder)
        if target.is_file() and checksum(target) == (recorded or _noted(target)):
            yield address, False
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
        try:
            _fetch(address, part, seconds, mirror)
            _check(part, address, recorded or _noted(target))
            part.replace(target)
            if not recorded:
                _note(target)
        finally:
            part.unlink(missing_ok=True)
        yield address, True


def _fetch(address: str, part: Path, seconds: float, mirror: str | None) -> None:
    if mirror is None:
        download(address, part, seconds=seconds)
    elif "://" in mirror:
        download(f"{mirror.rstrip('/')}/{address.partition('://')[2]}", part, seconds=seconds)
    else:
        copy = place_of(address, Path(mirror))
        if not copy.is_file():
            raise UnreadableError("{path} does not exist", hint="look for a mistake in the path", path=copy)
        shutil.copyfile(copy, part)


def _check(path: Path, address: str, recorded: str) -> None:
    found = checksum(path)
    if recorded and found != recorded:
        raise UnreadableError(
            "{path} gives a file with the SHA-256 {found}, not the recorded {wanted}",
            path=address,
            found=found,
            wanted=recorded,
            hint="the schema was changed there, or on the way: it is not kept; tell the authors of fairtool",
        )


def _note(path: Path) -> None:
    path.with_name(f"{path.name}.sha256").write_text(f"{checksum(path)}  {path.name}\n", encoding="ascii")


def _noted(path: Path) -> str:
    """Give the checksum that was written down when a file without a recorded one was first pulled."""
    note = path.with_name(f"{path.name}.sha256")
    return note.read_text(encoding="ascii").split()[0] if note.is_file() else ""
