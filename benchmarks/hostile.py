"""What becomes of the worst inputs: `python -m benchmarks.hostile [--sample] [--seconds N] [--memory MIB] [--jobs N]`.

All hostile files of the tests are built in a temporary folder, with a sound one after every tenth, and go through the
supervised workers in one run. The table says how many of each family had which verdict (Linux).
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.hostile.case import Case, verdict_of, worst
from tests.hostile.catalogue import cases
from tests.hostile.run import Judged, limits, run
from tests.hostile.sound import clean

_EVERY = 10
_SLOWEST = 15


def main() -> int:
    """Build, run, print; gives 1 where a verdict is not the expected one."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="fairtool-hostile-") as folder:
        begun = time.monotonic()
        known = dict(_built(Path(folder), whole=not options.sample))
        built = time.monotonic() - begun
        paths = [Path(folder) / name for name in known]
        judged, watch = run(paths, limits(options.seconds, options.memory), jobs=options.jobs, deep=options.deep)
    seconds = time.monotonic() - begun - built
    print(f"{len(judged)} files built in {built:.0f} s, examined in {seconds:.0f} s")
    used = sum(watch.used.values())
    print(
        f"at most {watch.peak / 2**20:.0f} MiB in one of {len(watch.peaks)} processes, {used:.0f} s of the processor\n"
    )
    _table(judged, {name: family for name, (family, _) in known.items()})
    _slowest(judged)
    return _unexpected(judged, {name: case for name, (_, case) in known.items()})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--memory", type=int, default=1024)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def _built(folder: Path, *, whole: bool) -> Iterator[tuple[str, tuple[str, Case]]]:
    """Build the files, and give them by name with family and what is expected."""
    innocent = Case("", clean, "read")
    for number, (family, case) in enumerate(cases(whole=whole)):
        case.make(folder / case.name)
        yield case.name, (family, replace(case, make=clean))
        if number % _EVERY == 0:
            clean(folder / f"innocent-{number}.nc")
            yield f"innocent-{number}.nc", ("innocent", innocent)


def _table(judged: Sequence[Judged], families: Mapping[str, str]) -> None:
    counted = Counter((families[one.name], _said(one)) for one in judged)
    verdicts = sorted({verdict for _, verdict in counted})
    print(f"| family | files | {' | '.join(verdicts)} |\n|---|---:|{'---:|' * len(verdicts)}")
    for family in dict.fromkeys(families.values()):
        row = [counted[family, verdict] for verdict in verdicts]
        print(f"| {family} | {sum(row)} | {' | '.join(map(str, row))} |")


def _slowest(judged: Sequence[Judged]) -> None:
    print("\n| slowest | seconds | verdict |\n|---|---:|---|")
    for one in sorted(judged, key=lambda each: -each.seconds)[:_SLOWEST]:
        print(f"| {one.name} | {one.seconds:.1f} | {_said(one)} |")


def _unexpected(judged: Sequence[Judged], known: Mapping[str, Case]) -> int:
    odd = [one for one in judged if not known[one.name].fits(_said(one))]
    print(f"\nunexpected: {len(odd)}")
    for one in odd:
        report = one.reports[0]
        told = [str(finding.message) for finding in report.findings[:1]]
        told += [str(outcome) for outcome in report.outcomes if outcome.status == "crashed"][:2]
        print(f"  {one.name}: {_said(one)}, not {known[one.name].verdict or 'any'}: {' '.join(told)[:400]}")
    return int(bool(odd))


def _said(one: Judged) -> str:
    return worst([verdict_of(report) for report in one.reports])


if __name__ == "__main__":
    sys.exit(main())
