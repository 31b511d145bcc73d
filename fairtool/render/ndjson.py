"""One JSON object a line: each subject as in the JSON document, then a line with the summary."""

from fairtool.render.document_parts import subject_of, summary_of
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary


def opening(_: Run) -> str:
    """Begin with nothing: every line stands for itself."""
    return ""


def subject(report: Report, run: Run) -> str:
    """Give one subject as a line."""
    return dumped(subject_of(report, run)) + "\n"


def closing(summary: Summary, _: Run) -> str:
    """Give the summary as a line."""
    return dumped({"summary": summary_of(summary)}) + "\n"
