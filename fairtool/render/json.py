"""The JSON document `fairtool-report/1`."""

import json

from fairtool.render.document import subject_of, summary_of, vocabularies_of
from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary

SCHEMA = "fairtool-report/1"
SEPARATOR = ",\n  "


def opening(run: Run) -> str:
    """Begin the document: schema, tool, profiles, vocabularies."""
    head = {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": run.version},
        "profiles": list(run.profiles),
        "vocabularies": vocabularies_of(run),
    }
    return json.dumps(head, ensure_ascii=False)[:-1] + ',\n "subjects": [\n  '


def subject(report: Report, run: Run) -> str:
    """Give one subject."""
    return json.dumps(subject_of(report, run), ensure_ascii=False)


def closing(summary: Summary, _: Run) -> str:
    """End the document with the summary."""
    return '\n ],\n "summary": ' + json.dumps(summary_of(summary)) + "}\n"
