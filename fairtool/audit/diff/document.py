"""The document of `fairtool audit diff`: what has become better or worse between two stores."""

from typing import Literal

from typing_extensions import TypedDict

from fairtool.finding import Severity
from fairtool.report import Status

Cause = Literal["file", "rules", "file-and-rules", "unknown"]


class StoreDocument(TypedDict):
    """A store that is compared."""

    path: str
    started: str | None
    """When its last run was begun, in UTC."""
    finished: str | None
    files: int
    """Files and records that were judged."""
    clean: int
    findings: int
    unreadable: int
    faults: int
    errors: int
    warnings: int


class CausesDocument(TypedDict):
    """Of how many files the result differs, by the reason."""

    file: int
    """The file is another one, the rules are the same."""
    rules: int
    """The file is the same; rules, vocabularies or settings are others."""
    file_and_rules: int
    unknown: int
    """Neither has changed: a limit of time or memory, for instance."""


class FilesDocument(TypedDict):
    """How many files and records are better or worse; a file is worse where its status or any rule is."""

    same: int
    worse: int
    better: int
    other: int
    """Only remarks differ, or rules that found as much as before in another way."""
    new: int
    gone: int
    not_judged: int
    """They are there, and only one of the stores has judged them."""


class RuleChangeDocument(TypedDict):
    """What a rule finds more or less, over all files that are in both stores."""

    rule: str
    appeared: int
    """Findings."""
    disappeared: int
    worse: int
    """Files in which it finds more errors, or as many errors and more warnings."""
    better: int
    by_file: int
    """Files of these that have changed themselves."""
    by_rules: int
    """Files of these that are as they were, and were judged by other rules."""


class GroupDocument(TypedDict):
    """A data set or data centre before and after."""

    name: str | None
    files_before: int
    files_after: int
    errors_before: int
    errors_after: int
    warnings_before: int
    warnings_after: int
    worse: int
    better: int


class RuleStepDocument(TypedDict):
    """How many findings of a rule a file has before and after."""

    rule: str
    before: int
    after: int


class FileChangeDocument(TypedDict):
    """A file whose result differs."""

    name: str
    before_name: str | None
    """Its name in the older store, where it is another one."""
    before: Status
    after: Status
    cause: Cause
    rules: list[RuleStepDocument]


class FileThereDocument(TypedDict):
    """A file that is in one store only."""

    name: str
    status: Status


class AcrossChangeDocument(TypedDict):
    """What a rule finds across the files of a data set, or of the archive, where that differs."""

    name: str
    """Of the data set; empty for the archive."""
    rule: str
    severity: Severity
    before: int
    after: int


class AuditDiffDocument(TypedDict):
    """What has become better or worse between two stores; lists of files are cut, the counts are whole."""

    schema: Literal["fairtool-audit-diff/1"]
    old: StoreDocument
    new: StoreDocument
    basis: list[str]
    """What the last results rest on and differs: `tool`, `rules`, `selection`, `own`, `deep`, `zone` ..."""
    files: FilesDocument
    causes: CausesDocument
    rules: list[RuleChangeDocument]
    datasets: list[GroupDocument]
    centres: list[GroupDocument]
    across: list[AcrossChangeDocument]
    worse: list[FileChangeDocument]
    better: list[FileChangeDocument]
    new_files: list[FileThereDocument]
    gone_files: list[FileThereDocument]
