"""The file and the line that a finding is about, for services that show findings beside the lines of a file."""

import re

from fairtool.finding import Finding
from fairtool.report import Report

_NUMBERED = re.compile(r"#[1-9]\d*")
_RECORD_IN_FILE = re.compile(r"(.+\.\w+)#[1-9]\d*", re.DOTALL)
_SERVED_AS = re.compile(r" \([\w.+-]+/[\w.+-]+\)$")


def file_of(report: Report, path: str) -> str:
    """Give the path of the file that holds a record: `answer.xml` of `answer.xml#2`, the second of its records.

    `path` is that of the report, as the document shows it. Only documents of records are numbered so: a data file may
    well be called `a#2`.
    """
    name, sign, number = path.rpartition("#")
    if report.kind in ("xml", "bundle") and _NUMBERED.fullmatch(sign + number):
        return name
    return path


def file_named(path: str) -> str:
    """Give the same where the kind of the subject is not known: only a name with an ending (`.xml`) is numbered.

    What a server gave is called by its address and its media type, of which the address stays.
    """
    if "://" in path:
        return _SERVED_AS.sub("", path)
    found = _RECORD_IN_FILE.fullmatch(path)
    return found[1] if found else path


def line_of(finding: Finding) -> int | None:
    """Give the line of a finding; of a document that cannot be read, the one that its message names."""
    told = finding.line or finding.values.get("line")
    return told if isinstance(told, int) and told > 0 else None
