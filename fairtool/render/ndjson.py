"""One JSON object a line: each subject as in the JSON document, then a line with the summary."""

import json

from fairtool.render.document import subject_of, summary_of
from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary


def opening(_: Run) -> str:
    """Begin with nothing: every line stands for itself."""
    return ""


def subject(report: Report, run: Run) -> str:
    """Give one subject as a line."""
    return json.dumps(subject_of(report, run), ensure_ascii=False) + "\n"


def closing(summary: Summary, _: Run) -> str:
    """Give the summary as a line."""
    return json.dumps({"summary": summary_of(summary)}) + "\n"
