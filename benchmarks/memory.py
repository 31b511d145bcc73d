"""Shows that memory stays flat over many files (Linux).

    python benchmarks/memory.py [NUMBER] [validate|audit]

Small classic and netCDF-4 files, 10 000 by default, are made in a temporary folder, and the resident memory of fairtool
and of its workers is looked at while it goes through them: `fairtool validate`, or `fairtool audit run` into a store.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Literal

import netCDF4
from measuring import Process, run

_ALLOWED = 1.15  # what a process may have at the end, for each MB that it had after a fifth of the time
_SAMPLES = 0.25  # seconds


class _Curve:
    """The memory of the run over time: (seconds, MB of the first process, MB of its largest worker, all together)."""

    def __init__(self) -> None:
        """Begin at no memory."""
        self.points: list[tuple[float, float, float, float]] = []
        self._start = time.perf_counter()

    def look(self, number: int, seen: dict[int, Process]) -> None:
        """Add a point, not more often than four times a second."""
        now = time.perf_counter() - self._start
        if number not in seen or (self.points and now - self.points[-1][0] < _SAMPLES):
            return
        others = [one.memory for pid, one in seen.items() if pid != number]
        together = sum(one.memory for one in seen.values())
        self.points.append((now, seen[number].memory, max(others, default=0.0), together))


def main() -> int:
    """Run, print the curve in ten lines, and give 1 where memory grew."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="fairtool-memory-") as folder:
        _fill(Path(folder), count)
        curve = _Curve()
        words = _command(sys.argv[2] if len(sys.argv) > 2 else "validate", folder)
        measured = run([sys.executable, "-c", "from fairtool.__main__ import main; main()", *words], curve.look)
    points = curve.points[:-1]  # in the last one processes are ending
    print(f"{count} files in {measured.wall:.1f} s\n\n| seconds | parent MB | largest worker MB | all MB |")
    print("|---:|---:|---:|---:|")
    for tenth in range(1, 11):
        seconds, *memory = points[len(points) * tenth // 10 - 1]
        print(f"| {seconds:.1f} | {memory[0]:.0f} | {memory[1]:.0f} | {memory[2]:.0f} |")
    early, late = points[len(points) // 5], points[-1]
    grown = any(late[which] > early[which] * _ALLOWED for which in (1, 2, 3))
    print("memory grew" if grown else "memory is flat")
    return int(grown)


def _command(name: str, folder: str) -> list[str]:
    """Give the words of the command; a store lies beside the files, as one of another kind."""
    return ["audit", "run", folder, "--store", f"{folder}/audit.sqlite"] if name == "audit" else [name, folder]


def _fill(folder: Path, count: int) -> None:
    """Write small files, one in five of them netCDF-4."""
    originals = [_small(folder / f"original-{number}.nc", "NETCDF3_CLASSIC") for number in range(4)]
    originals.append(_small(folder / "original-4.nc", "NETCDF4"))
    for number in range(len(originals), count):
        shutil.copyfile(originals[number % len(originals)], folder / f"file-{number:06}.nc")


def _small(path: Path, kind: Literal["NETCDF3_CLASSIC", "NETCDF4"]) -> Path:
    with netCDF4.Dataset(path, "w", format=kind) as file:
        file.Conventions = "CF-1.8"
        file.createDimension("time", 3)
        along = file.createVariable("time", "f8", ("time",))
        along.units, along.standard_name = "days since 2000-01-01", "time"
        along[:] = [0, 1, 2]
        data = file.createVariable("t", "f4", ("time",))
        data.units, data.standard_name = "Kelvins", "air_temprature"  # two findings, so that reports have something
        data[:] = [1, 2, 3]
    return path


if __name__ == "__main__":
    sys.exit(main())
