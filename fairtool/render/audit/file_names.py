"""Names of files for things that are named by others: safe in every file system, each once."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60  # letters
_OTHERS = re.compile(r"[^a-z0-9]+")
_TAKEN = frozenset({"index", "con", "prn", "aux", "nul"})  # ours, and those of devices


def file_names(names: Iterable[str], unknown: str) -> tuple[str, ...]:
    """Give a file name without suffix for each name; `unknown` stands for an empty one."""
    used: set[str] = set(_TAKEN)
    found: list[str] = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name or unknown).encode("ascii", "ignore").decode().lower()
        first = _OTHERS.sub("-", plain)[:_LONGEST].strip("-") or "other"
        chosen, number = first, 2
        while chosen in used:
            chosen, number = f"{first}-{number}", number + 1
        used.add(chosen)
        found.append(chosen)
    return tuple(found)
