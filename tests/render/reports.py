"""Reports as plain data, and documents written from them, as tests/render needs them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from fairtool.finding import Finding, Fix, SetAttribute, Severity
from fairtool.render import renderer
from fairtool.render.pieces import Pieces
from fairtool.render.run import Run
from fairtool.report import Outcome, OutcomeStatus, Report, Status
from fairtool.summary import Summary

RUN = Run("1.2.3", width=80, base=Path("/data"), vocabularies=(("cf-standard-names", "93", "2026-03-17"),))
UNITS = Finding(
    "cf-3.1-units-text",
    Severity.ERROR,
    "sst:units",
    '{where} is the number {value}; write units = "{value}"',
    {"value": 1},
    "CF-1.8 conformance 3.1",
    fix=Fix((SetAttribute("sst", "units", "1"),)),
)
NAME = Finding(
    "cf-3.2-name",
    Severity.WARNING,
    "sst",
    "{where} has neither long_name nor standard_name",
    {},
    "CF-1.8 conformance 3.2",
)
NOTE = Finding(
    "cf-2.6.1-version-known", Severity.INFO, ":Conventions", "the newest version is {version}", {"version": "1.13"}
)
CLEAN = Report("/data/clean.nc", "netcdf", Status.CLEAN, "CF-1.8")
UNREADABLE = Report(
    "/data/gone.nc",
    "netcdf",
    Status.UNREADABLE,
    findings=(
        Finding(
            "io-unreadable", Severity.ERROR, "", "{path} does not exist", {"path": "gone.nc"}, hint="look for {path}"
        ),
    ),
)
CRASHED = Report(
    "/data/odd.nc",
    "netcdf",
    Status.FAULT,
    "CF-1.8",
    outcomes=(
        Outcome("cf-3.1-units-valid", OutcomeStatus.CRASHED, 4, "KeyError at sst: 'units'"),
        Outcome("cf-5-monotonic", OutcomeStatus.NOT_EVALUATED, 1, "lat has too many values"),
        Outcome("cf-2.3-names", OutcomeStatus.PASS, 9),
        Outcome("cf-7.1-bounds", OutcomeStatus.NOT_APPLICABLE),
    ),
)
HOSTILE = "</script><script>alert(1)</script>\n::error::x|`*_[a](javascript:x)\"'&\x1b[31m\u202e\udce9@all%0A,:é"


def report(*findings: Finding, path: str = "/data/a.nc") -> Report:
    """Give a report of a data set with findings; those that fail a run fail their rules."""
    failed = dict.fromkeys(finding.rule for finding in findings)
    outcomes = (
        *(Outcome(rule, OutcomeStatus.FAIL, 3) for rule in failed),
        Outcome("cf-2.3-names", OutcomeStatus.PASS, 9),
    )
    return Report(path, "netcdf", Status.FINDINGS, "CF-1.8", findings, outcomes, {"pass": 1, "fail": len(failed)})


def at(finding: Finding, *places: str) -> tuple[Finding, ...]:
    """Give a finding at several places."""
    return tuple(replace(finding, where=place) for place in places)


def hostile() -> Report:
    """Give a report in which everything that comes from outside tries to break out of the document."""
    finding = replace(NAME, where=f"{HOSTILE}:units", template="{where} is {value}", values={"value": HOSTILE})
    broken = replace(
        UNITS,
        where="sst:units",
        template="{value}",
        values={"value": HOSTILE, "other": float("nan")},
        fix=Fix((SetAttribute(HOSTILE, HOSTILE, (HOSTILE, float("inf"))),)),
        line=3,
    )
    crash = Outcome("cf-5-x", OutcomeStatus.CRASHED, 1, HOSTILE)
    plain = report(finding, broken, path=f"/data/{HOSTILE}.nc")
    return replace(plain, outcomes=(*plain.outcomes, crash), status=Status.FAULT)


def document(name: str, reports: Sequence[Report], run: Run = RUN, stale: tuple[str, ...] = ()) -> str:
    """Write a whole document."""
    form = renderer(name)
    pieces = Pieces(form, run)
    summary = Summary()
    parts = [form.opening(run)]
    for one in reports:
        parts.append(pieces.subject(one))
        summary = summary.plus(one)
    return "".join([*parts, form.closing(replace(summary, stale=stale), run)])
