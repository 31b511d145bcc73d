"""How many processes this one may use: what the machine has, less what a job, a container or good manners leave."""

import math
import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fairtool.batch_systems import granted, in_job, submitting
from fairtool.control_groups import quota
from fairtool.translate import Language, marked, translate

_LOG_IN = 2  # cores of a machine that many people work on

_MACHINE = marked("cores that the system lets this process run on: {count}")
_GROUP = marked("cores whose time the control group of this process gives it: {count}")
_JOB = marked("cores of the job, by the variable {variable}: {count}")
_SHARED = marked(
    "{program} is here and no job runs, so that this is taken for a log-in node and {count} of its cores are used; run "
    "it in a job, or say --jobs"
)


@dataclass(frozen=True, slots=True)
class Share:
    """The cores that may be used, and the limit that says so, as a template and its values."""

    cores: int
    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def why(self, language: Language = "en") -> str:
        """Give the reason for the number."""
        return translate(self.template, language, count=self.cores, **self.values)


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of the place that a process runs in; `system` is where its `proc` and `sys` are."""

    cores: int
    host: str
    environment: Mapping[str, str]
    system: Path = Path("/")


def cores() -> int:
    """Give how many cores this process may use."""
    return share(this_machine()).cores


def this_machine() -> Machine:
    """Give the machine that this process runs on."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Machine(allowed, platform.node(), os.environ)


def share(machine: Machine) -> Share:
    """Give the least of all limits, at least one core; the first of those that are equal is the reason."""
    return min(_limits(machine), key=lambda one: one.cores)


def _limits(machine: Machine) -> Iterator[Share]:
    yield Share(max(machine.cores, 1), _MACHINE)
    time = quota(machine.system)
    if time is not None:
        yield Share(math.ceil(time), _GROUP)  # half a core's time is used by a process that waits in between
    for name, count in granted(machine.environment, machine.host):
        yield Share(count, _JOB, {"variable": name})
    program = "" if in_job(machine.environment) else submitting(machine.environment)
    if program:
        yield Share(_LOG_IN, _SHARED, {"program": program})
