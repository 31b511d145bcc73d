"""Virtual environments of their own for servers whose dependencies do not go with ours, built once a machine."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fairtool.cache import cache_folder

PLACE = "FAIRTOOL_TEST_VENVS"
TIDY = ("--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "15")


class NotBuiltError(Exception):
    """The environment cannot be built here: no index, or a package that does not build."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an environment is made of: its name, what pip installs, and a script that finishes it."""

    name: str
    requirements: tuple[str, ...]
    finish: Path

    @property
    def marker(self) -> str:
        """What is written in a finished environment; one with another text is built anew."""
        return "\n".join((sys.version, *self.requirements, self.finish.read_text(encoding="utf-8")))


def environment(wanted: Wanted, fallback: Path) -> Path:
    """Give the folder of an environment, building it if nobody has.

    It stands in the folder that `FAIRTOOL_TEST_VENVS` names, else in the cache of the user, else in `fallback`.
    Processes that want it at once build it once: the others wait for a lock that the kernel frees when its holder ends.
    Raises NotBuiltError.
    """
    home = _home(fallback)
    place = home / f"{wanted.name}-py{sys.version_info.major}.{sys.version_info.minor}"
    if not _finished(place, wanted):
        with _locked(home / f"{place.name}.lock"):
            if not _finished(place, wanted):
                _build(place, wanted)
    return place


def _home(fallback: Path) -> Path:
    said = os.environ.get(PLACE)
    for home in (Path(said),) if said else (cache_folder() / "test-venvs", fallback):
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(home, os.W_OK):
            return home
    raise NotBuiltError(f"no folder for virtual environments can be written; {PLACE} names one")


def _finished(place: Path, wanted: Wanted) -> bool:
    try:
        said = (place / "finished").read_text(encoding="utf-8")
    except OSError:
        return False
    return said == wanted.marker and (place / "bin/python").exists()


def _build(place: Path, wanted: Wanted) -> None:
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=f"{place.name}.") as folder:
        made = Path(folder, "made")
        _run(sys.executable, "-m", "venv", *(() if wanted.requirements else ("--without-pip",)), made)
        python = made / "bin/python"
        if wanted.requirements:
            _run(python, "-m", "pip", "install", *TIDY, *wanted.requirements)
        _run(python, "-I", wanted.finish, made)
        (made / "finished").write_text(wanted.marker, encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        made.rename(place)


def _run(*command: str | Path) -> None:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        said = [line for line in ended.stderr.splitlines() if line.startswith("ERROR")] or ended.stderr.splitlines()
        raise NotBuiltError(f"{_shown(command)} ended with {ended.returncode}: {' '.join(said[-2:])}")


def _shown(command: Sequence[str | Path]) -> str:
    return " ".join(Path(command[0]).name if part is command[0] else str(part) for part in command)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
