"""The programs that fairtool is compared with on metadata records: xmllint, xmlschema, OWSLib."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import Measure, run
from peers import installed

_LOOPS = str(Path(__file__).with_name("record_loops.py"))
_SCHEMA = "plugins/profiles/apiso/schemas/ogc/iso/19139/20070417/gmx/gmx.xsd"  # gmd with the elements of gmx
_ALONE = 40  # records that get a process each


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: CPU seconds for each record; where they say something, wall time of all and memory (MB)."""

    name: str
    records: int
    each: float
    wall: float | None = None
    memory: float | None = None


def of_command(name: str, records: int, measured: Measure) -> Figure:
    """Give the figure of a program that was run on some records."""
    return Figure(name, records, measured.cpu / records, measured.wall, measured.memory)


def schemas_in(folder: Path) -> Path | None:
    """Give the schemas of ISO 19139 that the wheel of pycsw holds; None where it cannot be had."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "pycsw==2.6.2")
    subprocess.run(pip, check=False, capture_output=True)
    wheel = next(folder.glob("pycsw-*.whl"), None)
    if wheel is None:
        print("the schemas of ISO 19139 are left out: the wheel of pycsw 2.6.2 cannot be downloaded here")
        return None
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder / "pycsw" / _SCHEMA


def xmllint(schema: Path, paths: Sequence[str]) -> Iterator[Figure]:
    """Measure xmllint with all records in one process, then with a process for each, as a shell loop has it."""
    program = shutil.which("xmllint")
    if program is None:
        print("xmllint is left out: it is not installed (Debian: libxml2-utils)")
        return
    command = (program, "--nonet", "--noout", "--schema", str(schema))
    yield of_command("xmllint, one process", len(paths), run((*command, *paths)))
    few = paths[:_ALONE]
    runs = [run((*command, path)) for path in few]
    cpu, wall = sum(one.cpu for one in runs), sum(one.wall for one in runs)
    yield of_command("xmllint, a process a record", len(few), Measure(wall, cpu, max(one.memory for one in runs)))


def xmlschema(schema: Path, paths: Sequence[str]) -> Iterator[Figure]:
    """Measure the package xmlschema: building the schemas once, then each record."""
    told = _looped("xmlschema==4.3.2", "xmlschema", str(schema), *paths)
    if told:
        yield Figure("xmlschema, building once", 1, told["build"])
        yield Figure("xmlschema, each record", len(paths), told["each"])


def owslib(paths: Sequence[str]) -> Iterator[Figure]:
    """Measure OWSLib, which reads and does not validate."""
    told = _looped("owslib==0.35", "owslib", *paths)
    if told:
        name = f"OWSLib ({told['failed']:.0f} end in an exception)" if told["failed"] else "OWSLib"
        yield Figure(name, len(paths), told["each"])


def _looped(package: str, *arguments: str) -> dict[str, float] | None:
    python = installed(package, "python")
    if python is None:
        return None
    done = subprocess.run((python, _LOOPS, *arguments), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{package} is left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    told: dict[str, float] = json.loads(done.stdout)
    return told
