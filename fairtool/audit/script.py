"""An audit as jobs of a cluster: an array with one part of the archive a job, and a job that merges them after it."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from fairtool.audit.schedulers import SCHEDULERS, Cluster, Resources
from fairtool.errors import UsageError
from fairtool.templates import template
from fairtool.translate import Language, marked, translate

_MOST_PARTS = 10_000  # SLURM takes a thousand where nobody has raised that
_MOST_CPUS = 1024
_LEAST_SECONDS, _MOST_SECONDS = 60, 365 * 86_400
_TRIES = 50  # times that a part is put back: each goes on where the last one ended
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@+=,-]*")  # a scheduler reads its lines by rules of its own
_WORDS: Mapping[str, str] = {
    "array": marked("One part of an audit by fairtool, as a job of an array; submit.sh submits it."),
    "signals": marked("The scheduler warns this shell before the time is up: the run is told, and closes what it has."),
    "status": marked("Findings and files that cannot be read are results; 130 is a run that was told to stop."),
    "too_often": marked("this part was put back too often: look at its log, then run submit.sh"),
    "merge": marked("Merges the parts of an audit by fairtool, and writes its report."),
    "across": marked("What holds across the files of all parts is looked at here; no file is opened."),
    "missing": marked("parts that are not done (run submit.sh again, it goes on with them):"),
    "submit": marked("Submits the parts of an audit, and their merge after them; run again, it goes on where it was."),
    "federation": marked("without the name of a cluster in a federation"),
}


@dataclass(frozen=True, slots=True)
class Job:
    """An audit on a cluster.

    `folder` is an absolute path that all machines see: stores, logs and scripts are there. `roots` are what is audited,
    absolute too. `command` are the words that start fairtool on the machines, `options` further ones for `audit run`,
    `modules` environment modules that are loaded before.
    """

    cluster: Cluster
    folder: str
    roots: tuple[str, ...]
    command: tuple[str, ...]
    resources: Resources
    options: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


def cluster_named(name: str) -> Cluster:
    """Give a kind of cluster by its name; raises UsageError for one that is not known."""
    found = next((one for one in get_args(Cluster) if one == name), None)
    if found is None:
        raise UsageError(
            "there is no cluster {name}; the clusters are {names}", name=name, names=", ".join(get_args(Cluster))
        )
    known: Cluster = found
    return known


def scripts(job: Job, language: Language = "en") -> Mapping[str, str]:
    """Give the scripts of an audit by their names; raises UsageError for what cannot stand in one."""
    _check(job)
    scheduler = SCHEDULERS[job.cluster]
    asked = job.resources
    timer = 0 if scheduler.signals else asked.seconds - asked.warning
    values = {
        "mark": scheduler.mark,
        "index": scheduler.index,
        "again": scheduler.again,
        "timer": timer,
        "tries": _TRIES,
        "shards": asked.parts,
        "cluster": job.cluster,
        "folder": job.folder,
        "roots": job.roots,
        "modules": job.modules,
        "command": shlex.join(job.command),
        "options": "".join(f" {shlex.quote(one)}" for one in job.options),
        "words": {name: translate(text, language) for name, text in _WORDS.items()},
    }
    directives = {
        "array": tuple(scheduler.lines(asked)),
        "merge": tuple(scheduler.lines(replace(asked, parts=0))),
        "submit": (),
    }
    return {
        f"{name}.sh": template(f"audit/{name}.sh.j2").render(
            values, directives=lines, about=translate(_WORDS[name], language)
        )
        for name, lines in directives.items()
    }


def _check(job: Job) -> None:
    asked = job.resources
    _check_number("--shards", asked.parts, 2, _MOST_PARTS)
    _check_number("--cpus", asked.cpus, 1, _MOST_CPUS)
    if not _LEAST_SECONDS <= asked.seconds <= _MOST_SECONDS:
        raise UsageError(
            "--time is {seconds} seconds; write from {least} to {most}",
            seconds=asked.seconds,
            least=_LEAST_SECONDS,
            most=_MOST_SECONDS,
        )
    if asked.memory and not SCHEDULERS[job.cluster].has_memory:
        raise UsageError("OAR gives memory with the cores: leave --memory out, and ask for more --cpus")
    for option, value in (("--account", asked.account), ("--queue", asked.queue)):
        if value and not _WORD.fullmatch(value):
            raise UsageError(
                "{option} cannot be {value}", option=option, value=value, hint="write the name that the cluster knows"
            )
    for text in _texts(job):
        _check_text(text)


def _texts(job: Job) -> Iterator[str]:
    yield job.folder
    yield from (*job.roots, *job.command, *job.options, *job.modules)


def _check_number(option: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise UsageError(
            "{option} is {value}; write a number from {least} to {most}",
            option=option,
            value=value,
            least=least,
            most=most,
        )


def _check_text(text: str) -> None:
    """Raise UsageError for a text that a line of a script cannot hold."""
    if any(sign in text for sign in "\n\r\0"):
        raise UsageError(
            "{text} has a line break in it, which a job script cannot hold",
            text=repr(text),
            hint="rename it, or name the folder above it",
        )
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError(
            "{text} is not UTF-8, which a job script is written in",
            text=repr(text),
            hint="rename it, or name the folder above it",
        ) from None
