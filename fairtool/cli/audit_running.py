"""The options of `fairtool audit run` that no other command has."""

from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.options import AuditOptions


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


def with_fixed(running: Running, fixed: AuditOptions) -> Running:
    """Give the options with what the configuration fixes where the command line says nothing."""
    return replace(
        running,
        layout=running.layout or fixed.layout,
        include=running.include or fixed.include,
        exclude=running.exclude or fixed.exclude,
        score=running.score or fixed.score,
        checksum=running.checksum or fixed.checksum,
        rate=running.rate or fixed.max_open_rate,
    )
