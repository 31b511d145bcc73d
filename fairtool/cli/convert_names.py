"""What the documents of a conversion are called in a folder."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from fairtool.conversion.encodings import Encoding

_LONGEST = 80  # bytes: file systems take names of some 140 at least, and a number and an ending follow


def names_for(sources: Sequence[str], identifiers: Sequence[str], encoding: Encoding) -> tuple[str, ...]:
    """Give a name of a file for each record: of its identifier where a source holds several, else of the source."""
    found: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for source, identifier in zip(sources, identifiers, strict=True):
        path, sign, number = source.partition("#")
        stem = PurePath(path).stem
        plain = _plain(identifier if sign and identifier else f"{stem}-{number}" if sign else stem)
        name = f"{plain}{encoding.suffix}"
        while name in found:
            counts[plain] += 1
            name = f"{plain}-{counts[plain] + 1}{encoding.suffix}"
        found[name] = None
    return tuple(found)


def _plain(text: str) -> str:
    """Give a name that no file system misreads, and that leads nowhere."""
    plain = re.sub(r"[^\w.-]+", "-", text).strip("-.").encode("utf-8", "ignore")
    return plain[:_LONGEST].decode("utf-8", "ignore").rstrip("-.") or "record"
