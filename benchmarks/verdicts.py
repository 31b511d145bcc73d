"""The verdict on each record of the corpus beside what other tools said of it, as a table in Markdown.

    FAIRTOOL_CORPUS=folder python benchmarks/verdicts.py

Structure stands beside the official XML schemas (`fairtool schemas pull`; n.e. where there are none for an encoding, or
they were not fetched), and the failed rows of INSPIRE beside those of the official test suite, which RESULTS.tsv holds.
Rows that the suite does not test are left out: 5 to 8, C.1 to C.4, M; and 1 and 2 for services, 3 and 4 for data.
"""

import csv
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import fairtool
from fairtool.report import OutcomeStatus, Report

_UNTESTED = re.compile(r"[5678]\.|M\.|C\.[1-4]$|Rec-")
_SERVICE = re.compile(r'<gmd:hierarchyLevel>\s*<gmd:MD_ScopeCode[^>]*codeListValue="service"')
_HEADER = "record | encoding | structure | official XSD | sets of schemas it passes | only here | only the suite"


def main() -> None:
    """Print a row for each record."""
    folder = Path(os.environ["FAIRTOOL_CORPUS"]) / "iso"
    with (folder / "RESULTS.tsv").open(encoding="utf-8", newline="") as file:
        results = {row[0]: row[1:] for row in csv.reader(file, delimiter="\t")}
    print(f"| {_HEADER} |\n{'|---' * 7}|")
    for report in fairtool.validate(folder, profiles=("inspire", "iso"), xsd=True):
        print(f"| {' | '.join(_row(report, results))} |")


def _row(report: Report, results: Mapping[str, list[str]]) -> Iterator[str]:
    name = Path(report.path).name
    sets, failed = [*results.get(name, []), "", ""][:2]
    yield from (name, report.standard, _structure(report), _official(report))
    yield ", ".join(word.split("=")[0] for word in sets.split(";") if word.endswith("=valid")) or "none"
    if not name.startswith("gmd"):
        yield from ("not run", "not run")
        return
    here, suite = _tested(report, _rows(report)), _tested(report, failed.split(","))
    yield from (", ".join(sorted(one)) or "-" for one in (here - suite, suite - here))


def _structure(report: Report) -> str:
    faults = [one for one in report.findings if one.rule.startswith("iso-structure")]
    extensions = sum(one.rule == "iso-structure-extension" for one in faults)
    return f"{len(faults) - extensions} faults" + (f", {extensions} extensions" if extensions else "")


def _official(report: Report) -> str:
    outcome = next((one for one in report.outcomes if one.rule == "xsd-opinion"), None)
    if outcome is None or outcome.status is OutcomeStatus.NOT_EVALUATED:
        return "n.e."
    return str(sum(one.rule == "xsd-opinion" for one in report.findings))


def _rows(report: Report) -> list[str]:
    errors = [one for one in report.findings if one.rule.startswith("inspire-") and one.severity == "error"]
    return [one.source.rpartition(" ")[2] for one in errors]


def _tested(report: Report, rows: list[str]) -> set[str]:
    is_service = _SERVICE.search(Path(report.path).read_text(encoding="utf-8"))
    others = ("1.", "2.") if is_service else ("3.", "4.")
    return {row for row in rows if row and not row.startswith(others) and not _UNTESTED.match(row)}


if __name__ == "__main__":
    main()
