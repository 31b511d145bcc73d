"""Compares fairtool, in one run, with the floor (a plain netCDF4 loop), ncdump, cfchecker and compliance-checker.

    FAIRTOOL_CORPUS=folder FAIRTOOL_CF_VOCABULARIES=folder python benchmarks/validate.py [single|short|files|wide]...

`FAIRTOOL_CORPUS` holds a folder `cf` of netCDF files. The peers are installed the first time, each into a virtual
environment under `FAIRTOOL_BENCHMARK_CACHE`. Times are in milliseconds.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import netCDF4
from measuring import Measure, run, start_up
from peers import Tool, tools

_REPEATS = 3  # runs of which the fastest counts
_STARTS = 15  # starts of a fast program; _REPEATS of a slow one
_USUAL = 50_000  # bytes
_MANY = 60  # copies of the file with 400 attributes


def main() -> None:
    """Measure, and print the tables."""
    corpus = Path(os.environ["FAIRTOOL_CORPUS"]) / "cf"
    files = sorted(corpus.glob("*.nc"))
    known = tools()
    wanted = sys.argv[1:] or ["single", "short", "files", "wide"]
    with tempfile.TemporaryDirectory(prefix="fairtool-benchmark-") as folder:
        if "single" in wanted:
            _single(known, files)
        if "short" in wanted:
            _short(known)
        if "files" in wanted:
            _marginal(f"{len(files)} real files", known, files, Path(folder))
        if "wide" not in wanted:
            return
        wide = _wide(Path(folder) / "wide.nc")
        fast = [tool for tool in known if tool.copies > 1 and tool.name != "ncdump -h"]
        _marginal("a netCDF-4 file with 400 attributes", fast, [wide] * (_MANY // 4), Path(folder))


def _single(known: Sequence[Tool], files: Sequence[Path]) -> None:
    """Show the cold start of one classic and one netCDF-4 file."""
    classic = next(file for file in files if file.read_bytes()[:3] == b"CDF" and file.stat().st_size < _USUAL)
    modern = next(file for file in files if file.read_bytes()[:3] != b"CDF")
    for kind, file in (("classic", classic), ("netCDF-4", modern)):
        print(f"\n| one {kind} file ({file.name}) | wall | CPU | x floor | peak MB |\n|---|---:|---:|---:|---:|")
        floor = 0.0
        for tool in known:
            measured = start_up(tool.check([str(file)])[0], _STARTS if tool.copies > 1 else _REPEATS)
            floor = floor or measured.wall
            ratio = measured.wall / floor
            print(
                f"| {tool.name} | {_ms(measured.wall)} | {_ms(measured.cpu)} | {ratio:.1f} | {measured.memory:.0f} |",
                flush=True,
            )


def _short(known: Sequence[Tool]) -> None:
    print("\n| option | wall | CPU |\n|---|---:|---:|")
    bare = start_up((sys.executable, "-c", "pass"))
    print(f"| bare Python | {_ms(bare.wall)} | {_ms(bare.cpu)} |")
    for tool in known:
        for option, command in tool.short.items():
            measured = start_up(command, _STARTS if tool.copies > 1 else _REPEATS)
            print(f"| {tool.name} {option} | {_ms(measured.wall)} | {_ms(measured.cpu)} |", flush=True)


def _marginal(title: str, known: Sequence[Tool], files: Sequence[Path], folder: Path) -> None:
    """Show what one more file costs: twice as many files, less as many, so that start-up is removed."""
    print(f"\n| {title}: each more | wall | CPU | x floor (CPU) | MB with twice as many |\n|---|---:|---:|---:|---:|")
    floor = 0.0
    for tool in known:
        paths = _copies([file for file in files if _survives(tool, file)], folder, 2 * tool.copies)
        if len(paths) < len(files) * 2 * tool.copies:
            print(f"({tool.name} ends on {len(files) - len(paths) // 2 // tool.copies} of the files, left out for it)")
        half = len(paths) // 2
        few, many = _best(tool, paths[:half]), _best(tool, paths)
        wall, cpu = (many.wall - few.wall) / half, (many.cpu - few.cpu) / half
        floor = floor or cpu
        print(f"| {tool.name} | {_ms(wall)} | {_ms(cpu)} | {cpu / floor:.1f} | {many.memory:.0f} |", flush=True)


def _survives(tool: Tool, file: Path) -> bool:
    """Say whether a program gets through a file: an exception would end its whole run."""
    if not tool.ends_early:
        return True
    ended = subprocess.run(tool.check([str(file)])[0], capture_output=True, check=False)
    return b"Traceback" not in ended.stdout + ended.stderr


def _best(tool: Tool, paths: Sequence[str]) -> Measure:
    """Give the fastest wall and CPU time of some runs, and the memory of the last."""
    runs = [_added([run(command) for command in tool.check(paths)]) for _ in range(_REPEATS if tool.copies > 1 else 2)]
    return Measure(min(one.wall for one in runs), min(one.cpu for one in runs), runs[-1].memory)


def _added(runs: Sequence[Measure]) -> Measure:
    return Measure(sum(one.wall for one in runs), sum(one.cpu for one in runs), max(one.memory for one in runs))


def _copies(files: Sequence[Path], folder: Path, number: int) -> list[str]:
    """Give copies of the files, so that no program can skip one that it has seen."""
    paths = []
    for copy in range(number):
        for position, file in enumerate(files):
            path = folder / f"{copy}-{position}-{file.name}"
            shutil.copyfile(file, path)
            paths.append(str(path))
    return paths


def _wide(path: Path) -> Path:
    """Write a file with 22 variables and about 400 attributes."""
    with netCDF4.Dataset(path, "w") as file:
        file.Conventions = "CF-1.8"
        for name, length in (("time", 4), ("lat", 6), ("lon", 8)):
            file.createDimension(name, length)
            along = file.createVariable(name, "f8", (name,))
            along[:] = range(length)
            along.units = {"time": "days since 2000-01-01", "lat": "degrees_north", "lon": "degrees_east"}[name]
            along.standard_name = {"time": "time", "lat": "latitude", "lon": "longitude"}[name]
        for number in range(19):
            data = file.createVariable(f"t{number}", "f4", ("time", "lat", "lon"), zlib=True, fill_value=-999.0)
            data.setncatts({"units": "K", "standard_name": "air_temperature", "cell_methods": "time: mean"})
            data.setncatts({f"comment_{index}": f"remark {index}" for index in range(17)})
    return path


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}" if seconds > 0.1 else f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    main()
