"""Scores the probes of the tests by several rubrics: a good pair, its wrong twin, and pairs that mean nothing.

    python -m benchmarks.probes

An interval is what a rubric predicts; in brackets stand the indicators that were assessed, of those that apply.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from fairtool.discovery import discover
from fairtool.fair.result import Score
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, score_sources
from fairtool.settings import Settings
from tests.fair.pairs import DATA, JUNK, RECORD, WRONG, all_x, changed, data_x, lorem, written

RUBRICS = ("rda-1.0", "fuji-0.5", "fuji-0.5env", "fuji-0.8", "dataterra", "dataterra-odatis", "esip-ai-ready-1.1")
PROBES: Mapping[str, tuple[str, str | bytes, str]] = {
    "good pair": (RECORD, DATA, "good.cdl"),
    "its twin: other box, variable, size, licence": (changed(RECORD, WRONG), DATA, "good.cdl"),
    "all x, 25-byte file": (all_x(codes=False), JUNK, "good.nc"),
    "all x, codes too": (all_x(codes=True), JUNK, "good.nc"),
    "all x in data that open": (all_x(codes=False), data_x(), "good.cdl"),
    "lorem ipsum, good data": (lorem(), DATA, "good.cdl"),
}


def main() -> None:
    """Score them, and print the table."""
    yardstick = Yardstick(tuple(map(load, RUBRICS)))
    print(f"| probe | {' | '.join(RUBRICS)} |")
    print(f"|---{'|---' * len(RUBRICS)}|")
    for name, (record, data, file) in PROBES.items():
        with tempfile.TemporaryDirectory() as folder:
            sources = tuple(discover(written(Path(folder), record, data, file)))
            scores = score_sources(sources, yardstick, Settings(), 1).scores
        print(f"| {name} | {' | '.join(map(_cell, scores))} |")


def _cell(score: Score) -> str:
    number = f"{score.low}-{score.high}" if score.rubric.predicts else f"{score.percent}"
    return f"{number} ({len(score.assessed)}/{score.total})"


if __name__ == "__main__":
    main()
