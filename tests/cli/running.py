"""Running the command line as a process of its own, in an environment that holds nothing of the developer's."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import netCDF4
import numpy as np

ROOT = Path(__file__).parents[2]
FAIRTOOL = (sys.executable, "-m", "fairtool")
Ended = subprocess.CompletedProcess[str]
# Python ends itself by the signal where that came in the middle of an import; shells say 130 of both.
INTERRUPTED = (130, -signal.SIGINT)

CLEAN = """netcdf clean {
dimensions: time = 2 ;
variables:
  double time(time) ; time:units = "days since 2000-01-01" ; time:standard_name = "time" ; time:calendar = "standard" ;
  time:long_name = "time" ; time:axis = "T" ;
  float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; sst:long_name = "temperature" ;
  sst:cell_methods = "time: point" ; sst:units_metadata = "temperature: on_scale" ;
  :Conventions = "CF-1.13" ; :title = "t" ; :institution = "i" ; :source = "s" ; :history = "h" ;
  :references = "r" ; :comment = "c" ;
data: time = 0, 1 ; sst = 280, 281 ;
}
"""
# One error of one rule (cf-3.1-units-text), which can be fixed.
WRONG = CLEAN.replace('sst:units = "K"', "sst:units = 1").replace("sea_surface_temperature", "sea_ice_area_fraction")
WRONG = WRONG.replace(' sst:units_metadata = "temperature: on_scale" ;', "")
WRONG_RULE = "cf-3.1-units-text"
# One warning, of the same rule family: no cell methods.
WARNED = CLEAN.replace('sst:cell_methods = "time: point" ;', "")


def environment(**changes: str | None) -> dict[str, str]:
    """Give the environment of a run: English, UTF-8, no colours; None takes a variable away."""
    plain = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "COLUMNS": "300",
        "OPENBLAS_NUM_THREADS": "1",
    }
    kept = {name: os.environ[name] for name in ("TMPDIR", "COVERAGE_PROCESS_START") if name in os.environ}
    return {name: value for name, value in {**plain, **kept, **changes}.items() if value is not None}


def fairtool(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str | bytes | None = None,
    seconds: float = 60,
) -> Ended:
    """Run the command line and wait for it; what it writes is read as UTF-8, bytes that are none escaped."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    ended = subprocess.run(
        [*FAIRTOOL, *map(str, arguments)], cwd=cwd, env=env or environment(), input=data if data is not None else b"",
        capture_output=True, timeout=seconds, check=False,
    )  # fmt: skip
    return Ended(ended.args, ended.returncode, _text(ended.stdout), _text(ended.stderr))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


def document(ended: Ended) -> dict[str, Any]:
    """Give the JSON document that a run wrote."""
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def subjects(ended: Ended) -> dict[str, dict[str, Any]]:
    """Give the subjects of a JSON document by the name of their file, in order."""
    return {Path(subject["path"]).name: subject for subject in document(ended)["subjects"]}


def rules(subject: Mapping[str, Any]) -> list[str]:
    """Give the rules that found something in a subject."""
    return [finding["rule"] for finding in subject["findings"]]


def write(folder: Path, **texts: str) -> list[Path]:
    """Write CDL files into a folder, named by keywords."""
    paths = [folder / f"{name}.cdl" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def netcdf(path: Path, form: str = "NETCDF4", *, units: object = "K") -> Path:
    """Write a small netCDF file with a variable in chunks."""
    with netCDF4.Dataset(path, "w", format=form) as data:
        data.setncatts({"Conventions": "CF-1.13", "title": "t"})
        data.createDimension("time", None)
        time_ = data.createVariable("time", "f8", ("time",))
        time_.setncatts({"units": "days since 2000-01-01", "standard_name": "time", "calendar": "standard"})
        sst = data.createVariable("sst", "f4", ("time",))
        sst.setncatts({"units": units, "standard_name": "sea_surface_temperature", "long_name": "temperature"})
        time_[:] = np.arange(3)
        sst[:] = np.arange(280, 283)
    return path


def hanging(path: Path) -> Path:
    """Write an HDF5 file on which the C library never comes back: the heap with its texts is nothing but zeros."""
    with netCDF4.Dataset(path, "w") as data:
        data.createDimension("n", 3)
        names = data.createVariable("names", str, ("n",))
        names[:] = np.array(["a", "b", "c"], dtype=object)
        data.setncattr_string("authors", ["one", "two"])
    content = bytearray(path.read_bytes())
    heap = content.find(b"GCOL")
    content[heap + 16 : heap + 4096] = bytes(4096 - 16)
    path.write_bytes(content)
    return path


def children(process: int) -> list[int]:
    """Give the processes that one has started, by their numbers (Linux)."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(status.rpartition(")")[2].split()[1]) == process:
                found.append(int(entry.name))
    return found


def descendants(process: int) -> list[int]:
    """Give the processes below one, however deep."""
    found = children(process)
    return found + [deeper for child in found for deeper in descendants(child)]


def processor_seconds(process: int) -> float:
    """Give the processor time that a process has taken; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_for(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds; fails after some seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


@contextmanager
def started(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """Start the command line without waiting for it; it is killed at the end."""
    pipe = subprocess.PIPE
    command: Sequence[str] = [*FAIRTOOL, *map(str, arguments)]
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=env or environment()) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
