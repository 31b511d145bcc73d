"""How well and how fast keywords are mapped: a table in Markdown, beside text2term where it can be run.

    FAIRTOOL_CORPUS=folder python benchmarks/mapping.py [--text2term PYTHON]

P@1 and R@5: share of the keywords whose right concept comes first, or among the first five; what is not shown, because
nothing is near enough, counts as missed. Coverage: share of the keywords with an accepted concept; precision: share of
these that are right. The weights were fitted on one half of each table; `held out` is the other. PYTHON is an
interpreter that text2term 4.6 is installed for.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.mapping_peer import peer_figures
from benchmarks.mapping_tables import Table, of_fitted_half, tables
from fairtool.mapping.answer import Answer, Keyword
from fairtool.mapping.matcher import Matcher

_HEADER = "| table | half | keywords | P@1 | R@5 | precision | coverage | per s | text2term P@1 | R@5 | per s |"
_TIMES = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of the keywords of one half of a table, all as shares of one."""

    count: int
    first: float
    five: float
    precision: float
    coverage: float


def main() -> None:
    """Print a row for each half of each table, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text2term", type=Path, help="interpreter that text2term is installed for")
    peer = parser.parse_args().text2term
    print(_HEADER, "|---" * 11 + "|", sep="\n")
    with tables() as found:
        for table in found:
            for line in _lines(table, peer):
                print(line, flush=True)
    print(f"\nfirst answer of a new process, index there: {_cold():.2f} s (least of {_TIMES})")


def _lines(table: Table, peer: Path | None) -> Iterator[str]:
    matcher = Matcher((table.index,), names=table.names)
    keywords = [Keyword(text, table.lang) for text in table.answers]
    matcher.answer(keywords[0])  # arrays are read with the first keyword
    start = time.perf_counter()
    answers = [matcher.answer(keyword) for keyword in keywords]  # none speaks for another
    speed = len(keywords) / (time.perf_counter() - start)
    other = peer_figures(table, peer) if peer else ("-", "-", "-")
    for fitted in (True, False):
        mine = [one for one in answers if of_fitted_half(one.keyword.text) is fitted]
        found = _figures(mine, table)
        name = "fitted" if fitted else "held out"
        row = (table.name, name, found.count, *_shares(found), *((f"{speed:.0f}", *other) if fitted else ("",) * 4))
        yield f"| {' | '.join(map(str, row))} |"


def _shares(found: Figures) -> tuple[str, ...]:
    return tuple(f"{share:.3f}" for share in (found.first, found.five, found.precision, found.coverage))


def _figures(answers: Sequence[Answer], table: Table) -> Figures:
    right = [table.answers[one.keyword.text] for one in answers]
    uris = [[each.uri for each in one.candidates] for one in answers]
    first = [bool(found) and found[0] in wanted for found, wanted in zip(uris, right, strict=True)]
    five = [bool(wanted & set(found[:5])) for found, wanted in zip(uris, right, strict=True)]
    taken = [good for one, good in zip(answers, first, strict=True) if one.decision == "accepted"]
    return Figures(
        len(answers),
        sum(first) / len(first),
        sum(five) / len(five),
        sum(taken) / len(taken) if taken else 1.0,
        len(taken) / len(answers),
    )


def _cold() -> float:
    """Give the seconds that one word takes in a process of its own."""
    command = [sys.executable, "-m", "fairtool", "map", "vent zonal", "--to", "cf-standard-names"]
    seconds = []
    with tempfile.TemporaryFile() as out:
        for _ in range(_TIMES + 1):
            start = time.perf_counter()
            subprocess.run(command, stdout=out, check=True)
            seconds.append(time.perf_counter() - start)
    return min(seconds[1:])


if __name__ == "__main__":
    main()
