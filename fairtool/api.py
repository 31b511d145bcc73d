"""The Python API: validate files or text, read a header, look rules up; what the command line does, without it."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.read import opened
from fairtool.profile import with_parents
from fairtool.report import Report
from fairtool.rule import Rule
from fairtool.rules.catalogue import all_rules
from fairtool.selection import Selection, check_prefixes, profile_rules
from fairtool.settings import Settings
from fairtool.standard_version import check_version
from fairtool.subject import report_on
from fairtool.validation import validate_sources
from fairtool.workload import cores

StrPath = str | os.PathLike[str]
_NO_VERSIONS: Mapping[str, str] = {}


def validate(  # noqa: PLR0913 - one keyword an option of the command line
    paths: StrPath | Iterable[StrPath],
    *,
    profiles: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    versions: Mapping[str, str] = _NO_VERSIONS,
    deep: bool = False,
    jobs: int | None = None,
) -> Iterator[Report]:
    """Validate files, directories and globs, and give one report a file, in order, as they come.

    The keywords mean what the options of `fairtool validate` mean; `versions` is `{"cf": "1.8"}`. No configuration
    file is read: what is not said has its default. A file that cannot be read is a report with the status
    `unreadable`, never an exception. Raises `UsageError` at once, before any file is read, for an unknown profile,
    rule or version.

    Several files are read by worker processes: a script that is run on Windows or macOS calls this below
    `if __name__ == "__main__":`.

    >>> for report in validate("examples/sst-grid.cdl"):
    ...     print(report.path, report.status, report.standard)
    examples/sst-grid.cdl clean CF-1.13
    """
    names = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    settings = _settings(profiles, select, ignore, versions, deep=deep)
    sources = tuple(discover([os.fspath(name) for name in names]))
    return validate_sources(sources, settings, min(jobs or cores(), max(len(sources), 1)))


def validate_text(  # noqa: PLR0913 - one keyword an option of the command line
    cdl: str,
    *,
    name: str = "-",
    profiles: Iterable[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    versions: Mapping[str, str] = _NO_VERSIONS,
    deep: bool = False,
) -> Report:
    """Validate a data set that is written as CDL text; `name` is what the report calls it.

    Raises `UsageError` as `validate` does. Text that is no CDL is a report with the status `unreadable`.

    >>> report = validate_text('''netcdf mast {
    ... variables: float t ; t:units = "Kelvins" ; t:standard_name = "air_temprature" ;
    ... :Conventions = "CF-1.8" ;
    ... data: t = 280 ;
    ... }''', select=["cf-3.3"])
    >>> [finding.where for finding in report.findings]
    ['t:standard_name']
    >>> report.findings[0].severity
    <Severity.ERROR: 'error'>
    """
    settings = _settings(profiles, select, ignore, versions, deep=deep)
    with tempfile.TemporaryDirectory(prefix="fairtool-") as folder:
        path = Path(folder) / "text.cdl"
        path.write_bytes(cdl.encode("utf-8", "surrogatepass"))  # half a character is told by the reader
        return _renamed(report_on(Source(name, path), settings).reports[0], str(path), name)


def _renamed(report: Report, old: str, new: str) -> Report:
    """Give a report whose messages call the subject by its new name."""
    findings = tuple(
        replace(finding, values={key: new if value == old else value for key, value in finding.values.items()})
        for finding in report.findings
    )
    return replace(report, path=new, findings=findings)


def read(path: StrPath) -> Dataset:
    """Read the header of a netCDF or CDL file: its groups, dimensions, variables, attributes and roles.

    The result is frozen, and the file is closed again. Values are had inside `fairtool.netcdf.read.opened`, which
    keeps the file open. Raises `UnreadableError` that says what the file is instead, and what to do.

    >>> dataset = read("examples/sst-grid.cdl")
    >>> dataset.attributes["Conventions"]
    'CF-1.13'
    >>> dataset.variables["sst"].attributes["units"]
    'K'
    """
    with opened(Path(path)) as dataset:
        return dataset


def find_rules(prefix: str = "") -> tuple[Rule, ...]:
    """Give the rules whose id begins with a text, those of the shipped profiles included, in alphabetical order.

    >>> [(rule.id, rule.covers) for rule in find_rules("cf-3.1-units-valid")]
    [('cf-3.1-units-valid', ('3.1:R2',))]
    """
    known = {**all_rules(), **profile_rules()}
    return tuple(known[name] for name in sorted(known) if name.startswith(prefix))


def _settings(
    profiles: Iterable[str], select: Iterable[str], ignore: Iterable[str], versions: Mapping[str, str], *, deep: bool
) -> Settings:
    """Give the settings; raises UsageError on what does not exist."""
    _refuse_text(profiles, select, ignore)
    chosen = Selection(tuple(profiles), tuple(select), tuple(ignore), dict(versions))
    with_parents(chosen.profiles)
    check_prefixes((*chosen.select, *chosen.ignore), chosen.profiles)
    for name, version in chosen.versions.items():
        check_version(name, version)
    return Settings(chosen, deep=deep)


def _refuse_text(*lists: Iterable[str]) -> None:
    """Refuse a bare text where a list is meant: its letters would be taken one by one."""
    for given in lists:
        if isinstance(given, str):
            raise UsageError("{text} is a text where a list of texts is meant", text=given, hint='write ["{text}"]')
