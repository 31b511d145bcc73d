"""The types of the JSON document `fairtool-audit-report/1`; its JSON Schema is made from them."""

from typing import Literal

from typing_extensions import TypedDict

from fairtool.render.document import ToolDocument

SCHEMA: Literal["fairtool-audit-report/1"] = "fairtool-audit-report/1"


class ScopeDocument(TypedDict):
    """The part of the archive that the report is of."""

    column: Literal["centre", "pole", "dataset"]
    name: str
    """Empty for files of which it is not known where they belong."""


class CountsDocument(TypedDict):
    """Files by status, and the findings of those that could be read."""

    files: int
    clean: int
    findings: int
    """Files with findings."""
    unreadable: int
    faults: int
    """Files on which a rule of fairtool crashed."""
    errors: int
    warnings: int
    infos: int
    score: float | None
    """The mean of the scores in percent; null where no file has one."""


class GroupDocument(CountsDocument):
    """Files that have something in common."""

    name: str
    """Empty for files of which it is not known."""


class ExampleDocument(TypedDict):
    """A finding, and the file that it is in."""

    file: str
    where: str
    line: int | None
    message: str


class RuleDocument(TypedDict):
    """What a rule found."""

    rule: str
    severity: Literal["error", "warning", "info"]
    title: str
    """What the rule asks; empty for an id without a page."""
    findings: int
    files: int
    """How many files have such findings."""
    example: ExampleDocument | None


class LostDocument(TypedDict):
    """A file that was given up."""

    name: str
    rule: str
    """`io-crash`, `io-timeout` or `io-memory`: its process crashed, took too long, or asked for too much memory."""
    message: str


class CrashDocument(TypedDict):
    """A rule that crashed on a file: a fault of fairtool."""

    name: str
    rule: str
    reason: str


class SlowDocument(TypedDict):
    """A file that took long."""

    name: str
    seconds: float


class SourcesDocument(TypedDict):
    """What became of what was found in the archive."""

    found: int
    """Data files and records that are there."""
    size: int
    """Their size in bytes."""
    judged: int
    waiting: int
    """Still to be judged."""
    outdated: int
    """Judged by other rules or vocabularies than those of the last run."""
    offline: int
    """On tape, and not opened."""
    gone: int
    """There at an earlier run."""
    others: dict[str, int]
    """What is neither data nor a record, by the suffix of its name."""
    losses: dict[str, int]
    """How many were given up, by the rule that says why."""
    quarantined: list[LostDocument]
    """The first of these, by name."""
    crashed: list[CrashDocument]
    slowest: list[SlowDocument]


class AcrossFindingDocument(TypedDict):
    """A finding across the files of a data set."""

    rule: str
    severity: Literal["error", "warning", "info"]
    where: str
    message: str


class AcrossDatasetDocument(TypedDict):
    """What was found across the files of a data set."""

    name: str
    """Empty where it was found across the whole archive."""
    findings: list[AcrossFindingDocument]
    members: list[str]


class AcrossDocument(TypedDict):
    """What was found across files."""

    datasets: int
    """How many data sets have such findings."""
    errors: int
    warnings: int
    infos: int
    worst: list[AcrossDatasetDocument]
    """The data sets with most of them."""


class RunDocument(TypedDict):
    """A run of the audit."""

    started: str
    """A moment in UTC, by ISO 8601."""
    finished: str | None
    """Null where the run was ended early."""
    seconds: float
    command: str
    tool: str
    """The version of fairtool."""
    profiles: list[str]
    basis: str
    """The digest of all that its results rest on: rules, vocabularies, profiles, settings."""


class AuditReportDocument(TypedDict):
    """What an audit came to."""

    schema: Literal["fairtool-audit-report/1"]
    tool: ToolDocument
    store: str
    scope: ScopeDocument | None
    """Null for the whole archive."""
    total: CountsDocument
    sources: SourcesDocument
    rules: list[RuleDocument]
    """Errors first, then by how many files are concerned."""
    poles: list[GroupDocument]
    centres: list[GroupDocument]
    datasets: list[GroupDocument]
    """Those with most errors first."""
    years: list[GroupDocument]
    standards: list[GroupDocument]
    kinds: list[GroupDocument]
    scores: list[int]
    """How many files have a score below 10, from 10 to below 20, and so on to 100 percent; empty without scores."""
    across: AcrossDocument
    runs: list[RunDocument]
    """The newest first."""
