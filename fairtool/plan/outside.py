"""Files outside of the folder of a plan: a plan of somebody else may name any file of whoever reads it."""

import os
from dataclasses import replace
from pathlib import Path

from fairtool.report import Report, Status
from fairtool.translate import marked

_UNREADABLE = marked("{path} cannot be read as data or as a record, and lies outside of the folder of the plan")
_WHY = marked("fairtool validate {path} says why")


def discreet(report: Report, folder: Path) -> Report:
    """Give the report of what could not be read without its content, where it lies outside of the folder of the plan.

    The reason often shows how a file begins, and reports are given to others. That a file is missing or locked is told.
    """
    real = Path(report.path).resolve()
    is_inside = real.is_relative_to(folder.resolve())
    if report.status is not Status.UNREADABLE or is_inside or not (real.is_file() and os.access(real, os.R_OK)):
        return report
    values = {"path": report.path}
    return replace(
        report,
        findings=tuple(replace(one, template=_UNREADABLE, values=values, hint=_WHY) for one in report.findings),
    )
