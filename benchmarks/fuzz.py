"""Fuzzes the readers: `python -m benchmarks.fuzz [TARGET]... [--seconds N] [--atheris] [--keep FOLDER]`.

Each target runs for some seconds, by mutations of sound files, or with coverage where atheris is installed (it is not
among the dependencies). What is found is kept in a folder, a file each, and told.
"""

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.fuzz.targets import TARGETS, Target


def main() -> int:
    """Fuzz the targets that are named, all of them where none is; gives 1 where something was found."""
    options = _options()
    found = 0
    for name in options.targets or TARGETS:
        print(f"{name}: {options.seconds} s", flush=True)
        keep = Path(options.keep) / name
        keep.mkdir(parents=True, exist_ok=True)
        before = len(list(keep.iterdir()))
        (_guided if options.atheris else _blind)(name, options.seconds, keep)
        found += len(list(keep.iterdir())) - before
    return int(bool(found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("--keep", default="fuzz-found")
    return parser.parse_args()


def judging(target: Target, keep: Path) -> Callable[[bytes], None]:
    """Give what judges bytes and keeps them where that fails; each place in the code is told once."""
    told: set[str] = set()

    def judge(data: bytes) -> None:
        begun = time.process_time()
        try:
            target.judge(data)
        except Exception as error:  # noqa: BLE001 - it is what is looked for
            words = f"{type(error).__name__}: {error}"
        else:
            seconds = time.process_time() - begun
            words = f"slow: {seconds:.0f} s" if seconds > 2 else ""
        shown = "".join(letter for letter in words if not letter.isdigit())[:120]
        if words and shown not in told:
            told.add(shown)
            path = keep / sha256(data).hexdigest()[:16]
            path.write_bytes(data)
            print(f"  {path}: {words[:300]}", flush=True)

    return judge


def _blind(name: str, seconds: int, keep: Path) -> None:
    """Damage sound files at random until the time is over."""
    target = TARGETS[name]
    judge, chance, count = judging(target, keep), random.Random(time.time_ns()), 0  # noqa: S311 - no secret
    seeds, mutations = target.seeds(), tuple(target.mutations.values())
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data = chance.choice(seeds)
        for _ in range(chance.randint(1, 6)):
            data = chance.choice(mutations)(data, chance) if len(data) > 32 else data
        judge(data)
        count += 1
    print(f"  {count} runs")


def _guided(name: str, seconds: int, keep: Path) -> None:
    """Let atheris look for bytes that reach code which none has reached; it ends its process, so it has its own."""
    command = [sys.executable, "-m", "benchmarks.fuzz_guided", name, str(seconds), str(keep)]
    subprocess.run(command, check=False)


if __name__ == "__main__":
    sys.exit(main())
