"""Compares the ways to check the integrity of a SKOS file, each in a process of its own.

    FAIRTOOL_CORPUS=folder python benchmarks/integrity.py [FILE]...

The files are taken together as one thesaurus. Without any, EnvThes and GEMET of `FAIRTOOL_CORPUS` (its folder
`skos/thesauri`) are taken alone and together. Times are in milliseconds; ratios (x) are of CPU time to that of parsing
alone. What is missing is left out, and the reason printed.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from measuring import Measure, run

_REPEATS = 3  # runs of which the fastest counts
_GRAPH = """
import sys
from itertools import chain
from pathlib import Path
from fairtool.skos.statements import statements
found = chain.from_iterable(statements(Path(name)) for name in sys.argv[1:])
"""
_OURS = f"{_GRAPH}from fairtool.skos.check.graph import graph_of\ngraph = graph_of(found, 'thesaurus')\n"
_RDFLIB = """
import sys
import rdflib
graph = rdflib.Graph()
for name in sys.argv[1:]:
    graph.parse(name, publicID='https://example.org/relative/')
"""
_ALL = """
from fairtool.context import Context
from fairtool.engine import examine
from fairtool.rules.catalogue import rules_of
from fairtool.vocabulary.store import shipped
from fairtool.standards import NEWEST
examine(graph, rules_of('skos').values(), {'skos': Context(graph, NEWEST['skos'], shipped())})
"""
_WAYS: Mapping[str, tuple[str, str]] = {
    "start of Python and imports": (f"{_GRAPH}import pyoxigraph, fairtool.skos.check.conditions", ""),
    "floor: every statement parsed": (f"{_GRAPH}for one in found: pass", ""),
    "fairtool: the six conditions by sets": (
        f"{_OURS}from fairtool.skos.check.conditions import violations\nviolations(graph)",
        "",
    ),
    "fairtool: all checks": (_OURS + _ALL, ""),
    "fairtool: the six conditions by shapes": (
        f"{_OURS}from fairtool.skos.check.shapes import opinion\nopinion(graph)",
        "pyshacl",
    ),
    "rdflib: loading alone": (_RDFLIB, "rdflib"),
    "rdflib and pyshacl: the same shapes": (
        f"{_RDFLIB}from fairtool.skos.check.shapes import opinion_of\nopinion_of(graph)",
        "pyshacl",
    ),
}


def main() -> None:
    """Measure, and print a table for each thesaurus."""
    for title, files in _thesauri(sys.argv[1:]).items():
        print(f"\n| {title} | wall | CPU | x | peak MB |\n|---|---:|---:|---:|---:|")
        floor = 0.0
        for name, (code, needed) in _WAYS.items():
            if needed and find_spec(needed) is None:
                print(f"({name}: {needed} is not installed)")
                continue
            measured = _best(code, files)
            if name.startswith("floor"):
                floor = measured.cpu
            ratio = f"{measured.cpu / floor:.1f}" if floor else ""
            wall, cpu = measured.wall * 1000, measured.cpu * 1000
            print(
                f"| {name} | {wall:.0f} | {cpu:.0f} | {ratio} | {measured.memory:.0f} |",
                flush=True,
            )


def _thesauri(named: Sequence[str]) -> Mapping[str, Sequence[str]]:
    if named:
        return {", ".join(Path(name).name for name in named): named}
    folder = Path(os.environ["FAIRTOOL_CORPUS"]) / "skos" / "thesauri"
    envthes, gemet = str(folder / "EnvThes.ttl"), str(folder / "gemet-fr.rdf")
    return {"EnvThes": [envthes], "GEMET": [gemet], "EnvThes and GEMET": [envthes, gemet]}


def _best(code: str, files: Sequence[str]) -> Measure:
    runs = [run([sys.executable, "-c", code, *files]) for _ in range(_REPEATS)]
    return Measure(min(one.wall for one in runs), min(one.cpu for one in runs), runs[-1].memory)


if __name__ == "__main__":
    main()
