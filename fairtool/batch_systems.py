"""What batch systems tell a job in its environment: which one runs it, and how many cores it was given here."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairtool.mounts import told_by


@dataclass(frozen=True, slots=True)
class BatchSystem:
    """A batch system: the program that takes jobs, what is set where one runs, and what counts its cores."""

    submit: str
    runs: tuple[str, ...]
    counts: tuple[str, ...]


# `salloc` of SLURM sets SLURM_JOB_ID in a shell that may still be on the log-in node; only its daemon on the machine of
# the job sets the other two. `NCPUS` means nothing without a job of PBS.
SYSTEMS: tuple[BatchSystem, ...] = (
    BatchSystem("sbatch", ("SLURM_CPUS_ON_NODE", "SLURMD_NODENAME"), ("SLURM_CPUS_PER_TASK", "SLURM_CPUS_ON_NODE")),
    BatchSystem("qsub", ("PBS_JOBID",), ("NCPUS", "PBS_NP", "PBS_NUM_PPN")),
    BatchSystem("oarsub", ("OAR_NODEFILE", "OAR_NODE_FILE"), ()),
    BatchSystem("bsub", ("LSB_JOBID",), ("LSB_DJOB_NUMPROC",)),
    BatchSystem("qsub", ("NSLOTS",), ("NSLOTS",)),  # Grid Engine
)


def in_job(environment: Mapping[str, str]) -> bool:
    """Say whether this process runs in a job, on a machine that the job was given."""
    return any(environment.get(name) for system in SYSTEMS for name in system.runs)


def granted(environment: Mapping[str, str], host: str) -> Iterator[tuple[str, int]]:
    """Give each variable that counts cores of the job, and its number; `host` is the name of this machine.

    Some count over all machines of a job, some here only: the least is what is meant here.
    """
    for system in SYSTEMS:
        if any(environment.get(name) for name in system.runs):
            for name in system.counts:
                count = environment.get(name, "")
                if count.isascii() and count.isdecimal() and len(count) < 10 and int(count):
                    yield name, int(count)
    yield from _by_node_file(environment, host)


def submitting(environment: Mapping[str, str]) -> str:
    """Give the program that jobs are submitted by here, empty where there is none."""
    path = environment.get("PATH", "")
    return next((one.submit for one in SYSTEMS if path and shutil.which(one.submit, path=path)), "")


def _by_node_file(environment: Mapping[str, str], host: str) -> Iterator[tuple[str, int]]:
    """Count the lines of OAR's file that name this machine: it has one for each core of the job."""
    here = _short(host)
    for name in ("OAR_NODEFILE", "OAR_NODE_FILE"):
        lines = told_by(Path(environment[name])).splitlines() if environment.get(name) else ()
        count = sum(_short(line.strip()) == here for line in lines)
        if count:
            yield name, count


def _short(host: str) -> str:
    return host.partition(".")[0].lower()
