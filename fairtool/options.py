"""The settings of a run with their defaults, as plain data: what most runs need, without anything to check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fairtool.acceptance import Acceptance
from fairtool.finding import Severity


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What a project fixes for `fairtool map`: thesauri, poles, and the file that decisions are kept in."""

    to: tuple[str, ...] = ()
    pole: tuple[str, ...] = ()
    keyword_lang: Literal["en", "fr"] | None = None
    review_file: Path | None = None


@dataclass(frozen=True, slots=True)
class VocabOptions:
    """What a project fixes for `fairtool vocab pull`: its lock file, and the file with the keys of servers."""

    lock: Path | None = None
    key_file: Path | None = None


@dataclass(frozen=True, slots=True)
class ScoreOptions:
    """What a project fixes for `fairtool score`: rubrics, repository, and what a score must reach."""

    rubric: tuple[str, ...] = ()
    repository: str | None = None
    fail_under: float | None = None
    require: Literal["essential", "important", "useful"] | None = None
    min_coverage: float | None = None
    no_regression: Path | None = None


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What a project fixes for `fairtool audit run`.

    No address is among it: a configuration may have come with the data, and must not say who judges them.
    """

    layout: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    score: str = ""
    checksum: bool = False
    max_open_rate: float | None = None


@dataclass(frozen=True, slots=True)
class TargetOptions:
    """What a project fixes of a target of `fairtool push`; `settings` are what its kind needs. No secret is there."""

    kind: str
    url: str
    profile: tuple[str, ...] = ()
    journal: Path | None = None
    key_file: Path | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line and the configuration say; the keys and defaults are those of `Configuration`.

    `Configuration` checks what was written somewhere, with a library that takes longer to load than a small file to
    validate. Where nothing was written there is nothing to check.
    """

    profile: tuple[str, ...] = ()
    cf: str = "auto"
    standard: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str | Acceptance, ...] = ()
    schematron: tuple[str, ...] = ()
    xsd: bool = False
    format: tuple[str, ...] = ()
    baseline: Path | None = None
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False
    jobs: int | None = None
    allow_network: bool = False
    lang: Literal["en", "fr"] | None = None
    quiet: bool = False
    verbose: bool = False
    timeout: float | None = None
    memory: int | None = None
    deep: bool = False
    outcomes: bool = False
    record: Mapping[str, object] = field(default_factory=dict)
    targets: Mapping[str, TargetOptions] = field(default_factory=dict)
    map: MapOptions = MapOptions()
    score: ScoreOptions = ScoreOptions()
    vocab: VocabOptions = VocabOptions()
    audit: AuditOptions = AuditOptions()

    @property
    def ignored_rules(self) -> tuple[str, ...]:
        """The ids and prefixes that are ignored everywhere."""
        return tuple(entry for entry in self.ignore if isinstance(entry, str))

    @property
    def accepted(self) -> tuple[Acceptance, ...]:
        """The findings that are accepted: the `[[ignore]]` entries."""
        return tuple(entry for entry in self.ignore if isinstance(entry, Acceptance))
