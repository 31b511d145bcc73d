"""What is looked for in an archive: the choices of who audits it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fairtool.audit.entry import Kind


@dataclass(frozen=True, slots=True)
class Discovering:
    """What is taken, and what is done with it.

    `include` and `exclude` are globs on the name without its root. Sizes are in bytes; what has no size or date that is
    known is taken. `kinds` are all where it is empty. `recall` says that files on tape may be read. `base` is where the
    names of lists, listings and manifests stand: a folder, or an address. `manifests` are files with checksums. `shard`
    is the part that is taken, and of how many: (1, 64) to (64, 64); None for all.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    min_size: int | None = None
    max_size: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    kinds: frozenset[Kind] = frozenset()
    recall: bool = False
    allow_network: bool = False
    base: str = ""
    manifests: tuple[Path, ...] = ()
    shard: tuple[int, int] | None = None
