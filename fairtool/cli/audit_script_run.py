"""What `fairtool audit script` does: it writes the job scripts of an audit, and submits nothing."""

import os
import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.atomic import written
from fairtool.audit.schedulers import Resources
from fairtool.audit.script import Job, cluster_named, scripts
from fairtool.cli.console import chosen_language, note
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.translate import marked, translate

_TIME = re.compile(r"(?:(\d{1,3})-)?(\d{1,4}):(\d\d)(?::(\d\d))?", re.ASCII)
_MEMORY = re.compile(r"(\d{1,9})(?:([MGT])(?:i?B)?)?", re.ASCII | re.IGNORECASE)
_MEBIBYTES = {"M": 1, "G": 1024, "T": 1024 * 1024}
_RUNNABLE = 0o100  # by who made it
_SUBMIT = marked("the scripts are in {path}; submit them with: bash {script}")


@dataclass(frozen=True, slots=True)
class Scripting:
    """What the command line asks for.

    `store` is a folder that all machines of the cluster see. `time` is `12:00:00` or `2-12:00:00`, `memory` is `8G`,
    empty for what the site gives; `modules` are names with blanks between, `options` words for `audit run`.
    """

    roots: Sequence[str]
    cluster: str
    store: Path
    shards: int = 64
    time: str = "12:00:00"
    memory: str = ""
    cpus: int = 4
    account: str = ""
    queue: str = ""
    modules: str = ""
    options: str = ""
    lang: str | None = None


def run(asked: Scripting) -> ExitCode:
    """Write the scripts into the folder of the stores; raises UsageError for what cannot be carried out."""
    language = chosen_language(asked.lang)
    folder = Path(os.path.realpath(asked.store))
    made = scripts(_job(asked, folder), language)
    _make(folder / "logs")
    for name, text in made.items():
        with written(folder / name) as stream:
            stream.write(text)
        path = folder / name
        path.chmod(path.stat().st_mode | _RUNNABLE)
    script = shlex.quote(str(folder / "submit.sh"))
    note(translate(_SUBMIT, language, path=str(folder), script=script))
    return ExitCode.CLEAN


def _job(asked: Scripting, folder: Path) -> Job:
    return Job(
        cluster_named(asked.cluster),
        str(folder),
        tuple(_absolute(root) for root in asked.roots),
        (sys.executable, "-m", "fairtool"),
        Resources(_seconds(asked.time), asked.cpus, _memory(asked.memory), asked.account, asked.queue, asked.shards),
        _words("--options", asked.options),
        _words("--modules", asked.modules),
    )


def _absolute(root: str) -> str:
    """Give a root as every machine finds it: an address as it is, a file or the list `@FILE` from the top."""
    if root == "-":
        raise UsageError("a job has no standard input: write the names into a file, and name that as @FILE")
    if "://" in root:
        return root
    mark = "@" if root.startswith("@") else ""
    return f"{mark}{Path(root.removeprefix(mark)).absolute()}"


def _seconds(text: str) -> int:
    found = _TIME.fullmatch(text)
    if not found:
        raise UsageError(
            "--time cannot be {value}", value=text, hint="write hours:minutes:seconds, such as 12:00:00 or 2-12:00:00"
        )
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds


def _memory(text: str) -> int:
    """Give MiB; a bare number is MiB, as everywhere."""
    found = _MEMORY.fullmatch(text) if text else None
    if text and not found:
        raise UsageError("--memory cannot be {value}", value=text, hint="write it as 8G or 8192M")
    return int(found[1]) * _MEBIBYTES[(found[2] or "M").upper()] if found else 0


def _words(option: str, text: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(text))
    except ValueError:
        raise UsageError(
            "{option} has a quotation mark that is not closed: {value}", option=option, value=text
        ) from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=folder, reason=error.strerror or error) from error
