"""How a run of an audit ends: in a few lines for people, or as a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.audit.summing import SCHEMA, AuditDocument, Totals
from fairtool.cli.audit_progress import Count
from fairtool.cli.outputs import Output, shown_in, width, write_whole
from fairtool.cli.request import Request, plain_run
from fairtool.render.audit.end_text import Worked, end_text
from fairtool.render.json_text import dumped


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run came to; `finished` is false where it was stopped."""

    totals: Totals
    count: Count
    seconds: float
    store: Path
    finished: bool


def write_end(outputs: Sequence[Output], asked: Request, ended: Ended) -> None:
    """Write the end of a run in each format that was asked for."""
    for output in outputs:
        text = f"{dumped(_document(ended))}\n" if output.format == "json" else _text(ended, output, asked)
        write_whole(text, output)


def _text(ended: Ended, output: Output, asked: Request) -> str:
    count, run = ended.count, shown_in(output, plain_run(asked, width(), color=False))
    worked = Worked(count.judged, count.opened, count.others, ended.seconds)
    return end_text(ended.totals, worked, str(ended.store), run)


def _document(ended: Ended) -> AuditDocument:
    found = ended.totals
    return {
        "schema": SCHEMA,
        "store": str(ended.store),
        "finished": ended.finished,
        "subjects": found.subjects,
        "clean": found.clean,
        "findings": found.findings,
        "unreadable": found.unreadable,
        "faults": found.faults,
        "errors": found.found.errors,
        "warnings": found.found.warnings,
        "infos": found.found.infos,
        "across": {
            "errors": found.across.errors,
            "warnings": found.across.warnings,
            "infos": found.across.infos,
        },
        "quarantined": [{"name": name, "rule": rule} for name, rule in found.quarantined],
        "waiting": found.waiting,
        "offline": found.offline,
        "other": found.other,
        "broken": found.broken,
        "links": found.links,
        "gone": found.gone,
        "opened": ended.count.opened,
        "rejudged": ended.count.rejudged,
        "seconds": round(ended.seconds, 3),
    }
