"""The options of `fairtool audit run` that no other command has."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Running:
    """The options as they were written."""

    roots: tuple[str, ...]
    store: Path
    score: str = ""
    checksum: bool = False
    verify: str = ""
    stored: bool = False
    resume: bool = False
    layout: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_size: str = ""
    max_size: str = ""
    since: str = ""
    until: str = ""
    manifests: tuple[Path, ...] = ()
    root: str = ""
    recall: bool = False
    csw: bool = False
    shard: str = ""
    rate: float | None = None
    engine: str = "local"
    scheduler: str = ""
    cluster: str = ""
    workers: int | None = None
    scratch: Path | None = None
