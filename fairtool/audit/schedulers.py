"""What the schedulers of clusters want to be told of a job, and how a job is put back in the queue."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Cluster = Literal["slurm", "pbs", "oar", "lsf"]
_NAME = "fairtool-audit"
WARNING = 300  # seconds before the end of a job in which a run closes what it has


@dataclass(frozen=True, slots=True)
class Resources:
    """What a job asks for: seconds, cores, MiB of memory (0: what the site gives), account and queue (empty: its own).

    `parts` is how many there are of a job that is an array, 0 for one that is none.
    """

    seconds: int
    cpus: int
    memory: int = 0
    account: str = ""
    queue: str = ""
    parts: int = 0

    @property
    def clock(self) -> str:
        """The time as hours, minutes and seconds."""
        return f"{self.seconds // 3600}:{self.seconds // 60 % 60:02}:{self.seconds % 60:02}"

    @property
    def warning(self) -> int:
        """Seconds before the end in which the run is told to close, fewer in a short job."""
        return min(WARNING, self.seconds // 4)


@dataclass(frozen=True, slots=True)
class Scheduler:
    """A scheduler: what begins its lines in a script, and what these lines say.

    `index` gives the number of a part in the shell; `again` puts a part back in the queue, or ends it where only a
    person can. `signals` says whether it can warn the shell alone: others signal all processes of a job, or cannot
    warn, so that the script counts the time itself.
    """

    mark: str
    index: str
    again: str
    lines: Callable[[Resources], Iterator[str]]
    signals: bool = False
    has_memory: bool = True


def _slurm(asked: Resources) -> Iterator[str]:
    """Give options of sbatch(1)."""
    yield f"--job-name={_NAME}"
    if asked.parts:
        yield f"--array=1-{asked.parts}"
        yield f"--signal=B:USR1@{asked.warning}"
        yield "--requeue"
    yield from ("--nodes=1", "--ntasks=1", f"--cpus-per-task={asked.cpus}", f"--time={asked.clock}")
    yield from (f"--mem={asked.memory}M",) if asked.memory else ()
    yield from (f"--account={asked.account}",) if asked.account else ()
    yield from (f"--partition={asked.queue}",) if asked.queue else ()
    yield "--open-mode=append"
    yield f"--output=logs/{'%A_%a' if asked.parts else '%j'}.log"


def _pbs(asked: Resources) -> Iterator[str]:
    """Give options of qsub(1B) of OpenPBS."""
    yield f"-N {_NAME}"
    if asked.parts:
        yield f"-J 1-{asked.parts}"
    yield "-r y"
    memory = f":mem={asked.memory}mb" if asked.memory else ""
    yield f"-l select=1:ncpus={asked.cpus}{memory}"
    yield f"-l walltime={asked.clock}"
    yield from (f"-A {asked.account}",) if asked.account else ()
    yield from (f"-q {asked.queue}",) if asked.queue else ()
    yield from ("-j oe", "-o logs/")


def _oar(asked: Resources) -> Iterator[str]:
    """Give options of oarsub(1); a job that is `idempotent` and ends with 99 is submitted again."""
    yield f"-n {_NAME}"
    yield f"-l /nodes=1/core={asked.cpus},walltime={asked.clock}"
    if asked.parts:
        yield "-t idempotent"
    yield from (f"--project={asked.account}",) if asked.account else ()
    yield from (f"-q {asked.queue}",) if asked.queue else ()
    yield from ("-O logs/%jobid%.log", "-E logs/%jobid%.log")


def _lsf(asked: Resources) -> Iterator[str]:
    """Give options of bsub(1); a job that ends with a status named by -Q is queued again."""
    if asked.parts:
        yield f'-J "{_NAME}[1-{asked.parts}]"'
        yield "-Q 99"
    else:
        yield f"-J {_NAME}"
    yield f"-n {asked.cpus}"
    yield '-R "span[hosts=1]"'
    yield f"-W {asked.seconds // 3600}:{asked.seconds // 60 % 60:02}"
    yield from (f"-M {asked.memory}MB", f'-R "rusage[mem={asked.memory}MB]"') if asked.memory else ()
    yield from (f"-P {asked.account}",) if asked.account else ()
    yield from (f"-q {asked.queue}",) if asked.queue else ()
    yield f"-o logs/{'%J_%I' if asked.parts else '%J'}.log"


SCHEDULERS: Mapping[Cluster, Scheduler] = {
    "slurm": Scheduler("#SBATCH", "$SLURM_ARRAY_TASK_ID", 'scontrol requeue "$SLURM_JOB_ID"', _slurm, signals=True),
    "pbs": Scheduler("#PBS", "$PBS_ARRAY_INDEX", 'exit "$status"', _pbs),  # qrerun is for operators
    "oar": Scheduler("#OAR", "$1", "exit 99", _oar, has_memory=False),
    "lsf": Scheduler("#BSUB", "$LSB_JOBINDEX", "exit 99", _lsf),
}
