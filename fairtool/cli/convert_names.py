"""What the documents of a conversion are called in a folder."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from fairtool.conversion.encodings import Encoding

_LONGEST = 80  # characters


def names_for(sources: Sequence[str], identifiers: Sequence[str], encoding: Encoding) -> tuple[str, ...]:
    """Give a name of a file for each record: of its identifier where a source holds several, else of the source."""
    found: dict[str, None] = {}
    for source, identifier in zip(sources, identifiers, strict=True):
        path, sign, number = source.partition("#")
        stem = PurePath(path).stem
        plain = _plain(identifier if sign and identifier else f"{stem}-{number}" if sign else stem)
        name, count = f"{plain}{encoding.suffix}", 1
        while name in found:
            count += 1
            name = f"{plain}-{count}{encoding.suffix}"
        found[name] = None
    return tuple(found)


def _plain(text: str) -> str:
    """Give a name that no file system misreads, and that leads nowhere."""
    return re.sub(r"[^\w.-]+", "-", text).strip("-.")[:_LONGEST] or "record"
