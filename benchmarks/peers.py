"""The programs that fairtool is compared with, each in a virtual environment of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Commands = tuple[tuple[str, ...], ...]
CACHE = Path(os.environ.get("FAIRTOOL_BENCHMARK_CACHE", Path.home() / ".cache" / "fairtool-benchmarks"))
_OURS = (sys.executable, "-c", "from fairtool.__main__ import main; main()")  # what the installed script runs
_TABLES: Mapping[str, str] = {"-s": "*standard-name*.xml", "-a": "*area-type*.xml", "-r": "*region*.xml"}


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: how it checks files, how it says its version and help, and how many copies of the files it is given.

    A fast program is given more copies, since what is measured must last longer than the noise. `ends_early` says
    that an exception on one file ends the run of the program.
    """

    name: str
    check: Callable[[Sequence[str]], Commands]
    copies: int = 1
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ends_early: bool = False


def tools() -> list[Tool]:
    """Give the programs that can be had here, the floor first and ours last."""
    found = [Tool("floor: netCDF4 loop", _all_at_once(sys.executable, str(Path(__file__).with_name("floor.py"))), 4)]
    if ncdump := shutil.which("ncdump"):
        found.append(Tool("ncdump -h", lambda files: tuple((ncdump, "-h", file) for file in files), 4))
    found += [tool for tool in (_cfchecker(), _compliance_checker()) if tool]
    ours = {"--version": (*_OURS, "--version"), "--help": (*_OURS, "--help")}
    one = _all_at_once(*_OURS, "validate")
    found.append(Tool("fairtool", one, 4, ours))
    found.append(Tool("fairtool --jobs 1", lambda files: ((*_OURS, "validate", "--jobs", "1", *files),), 4))
    return found


def _all_at_once(*program: str) -> Callable[[Sequence[str]], Commands]:
    return lambda files: ((*program, *files),)


def _cfchecker() -> Tool | None:
    folder = os.environ.get("FAIRTOOL_CF_VOCABULARIES")
    program = installed("cfchecker", "cfchecks")
    if program is None or folder is None:
        print("cfchecker is left out: it needs FAIRTOOL_CF_VOCABULARIES, a folder with the three XML tables of CF")
        return None
    tables = [word for option, name in _TABLES.items() for word in (option, str(next(Path(folder).glob(name))))]
    check = _all_at_once(program, *tables, "-v", "1.8")
    return Tool("cfchecker", check, 1, {"--help": (program, "--help")}, ends_early=True)


def _compliance_checker() -> Tool | None:
    program = installed("compliance-checker", "compliance-checker")
    if program is None:
        return None
    short = {"--version": (program, "--version"), "--help": (program, "--help")}
    return Tool("compliance-checker", _all_at_once(program, "-t", "cf:1.8"), 1, short)


def installed(package: str, program: str) -> str | None:
    """Give the path of a program, installed now where that was not done before; None where it cannot be.

    `python` is one: that of the environment which holds the package.
    """
    folder = CACHE / package.partition("==")[0]
    place = folder / "bin" / program
    if not place.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = str(folder / "bin" / "pip")
        done = subprocess.run([pip, "install", "--quiet", package], check=False)
        if done.returncode:
            print(f"{package} is left out: it cannot be installed here")
            shutil.rmtree(folder)
            return None
    return str(place)
