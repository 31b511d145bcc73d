"""Measures how long many data-management plans take, validated by the whole command: `python benchmarks/plans.py`.

The plans are variants of the example, which has nine mistakes. `--plans N` says how many. The time of the processor
is what to compare where the machine is busy.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "plan.json"


def main() -> None:
    """Write the plans, validate them by the command line, and print the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=1000)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fairtool-plans-"))
    try:
        size = _write(folder, asked.plans)
        seconds, processor = _validated(folder)
    finally:
        shutil.rmtree(folder)
    print(f"{asked.plans} plans of {size} bytes in {seconds:.2f} s, {processor:.2f} s of the processor")


def _write(folder: Path, count: int) -> int:
    """Write variants of the example, and give their mean size."""
    plan = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    total = 0
    for number in range(count):
        plan["dmp"]["title"] = f"Plan {number}"
        plan["dmp"]["created"] = "2026-01-05T09:00:00" + ("" if number % 3 == 0 else "Z")
        total += (folder / f"{number:05}.json").write_text(json.dumps(plan, indent=2), encoding="utf-8")
    return total // count


def _validated(folder: Path) -> tuple[float, float]:
    """Give the time on the clock and that of the processor, the start of Python included."""
    command = [sys.executable, "-m", "fairtool", "dmp", "validate", str(folder), "--quiet"]
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
