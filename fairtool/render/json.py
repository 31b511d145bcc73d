"""The JSON document `fairtool-report/1`."""

from fairtool.render.document import SCHEMA
from fairtool.render.document_parts import subject_of, summary_of, vocabularies_of
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary

SEPARATOR = ",\n  "


def opening(run: Run) -> str:
    """Begin the document: schema, tool, profiles, vocabularies."""
    head = {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": run.version},
        "profiles": list(run.profiles),
        "vocabularies": vocabularies_of(run),
    }
    return dumped(head)[:-1] + ',\n "subjects": [\n  '


def subject(report: Report, run: Run) -> str:
    """Give one subject."""
    return dumped(subject_of(report, run))


def closing(summary: Summary, _: Run) -> str:
    """End the document with the summary."""
    return '\n ],\n "summary": ' + dumped(summary_of(summary)) + "}\n"
