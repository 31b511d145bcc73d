"""A process that pushes on command, and kills what it began: run by the test as a script of its own.

Each line of standard input is a command in JSON: `{"do": "plan" | "apply", "url": ..., "folder": ..., "kill": null,
"limit": null}`. It is done by a child, forked when all is loaded already; it is killed after so many seconds, and no
file of it grows beyond so many bytes, where numbers are given. The answer is one line: how the child ended.
"""

import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

from fairtool.errors import FairtoolError
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.form import Prospect
from fairtool.push.journal import Journal, known_in, now
from fairtool.push.plan_document import Plan, plan_document
from fairtool.push.plan_file import read_plan
from fairtool.push.target import Target
from fairtool.render.json_text import dumped
from tests.push.csw.pushing import Push


def plan(push: Push) -> None:
    """Make a plan, and write it as the command does."""
    made = Plan(Target("essai", "csw", push.url), now(), Prospect(), tuple(push.plan(force=True)), ())
    (push.folder / "plan.json").write_text(dumped(plan_document(made, "0", "en")), encoding="utf-8")


def apply(push: Push) -> None:
    """Carry the plan out, or go on with it; how long the writing took is kept."""
    file = read_plan(push.folder / "plan.json")
    with push.opened() as catalogue, Journal(push.journal) as journal:
        sources = {one.name: one for one in push.sources}
        applied = Applied(file.items, sources, (), known_in(push.journal), Limits(), file.digest)
        outcomes = list(apply_plan(catalogue, applied, journal))
    with (push.folder / "outcomes.jsonl").open("a", encoding="utf-8") as stream:
        said = [(one.item.id, one.result, one.reason.text() if one.reason else "") for one in outcomes]
        stream.write(json.dumps(said, ensure_ascii=False) + "\n")


DO = {"plan": plan, "apply": apply}


def child(command: dict[str, str]) -> int:
    """Do one thing; 0 where it came to its end, 3 where it was refused."""

    def tell(error: str) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        (push.folder / "error.txt").write_text(error, encoding="utf-8")

    push = Push(command["url"], Path(command["folder"]), {"batch": "4"})
    try:
        DO[command["do"]](push)
    except FairtoolError as error:
        tell(f"{type(error).__name__}: {error}")
        return 3
    except BaseException:  # noqa: BLE001 - told to the test
        tell(traceback.format_exc())
        return 4
    return 0


def main() -> None:
    """Carry out commands until there are none."""
    import fairtool.iso.subjects  # noqa: PLC0415 - once, and not in each child
    import fairtool.push.csw.catalogue  # noqa: F401, PLC0415

    for line in sys.stdin:
        command = json.loads(line)
        number = os.fork()
        if number == 0:
            if command["limit"] is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (command["limit"], resource.RLIM_INFINITY))
            os._exit(child(command))
        if command["kill"] is not None:
            time.sleep(float(command["kill"]))
            os.kill(number, signal.SIGKILL)  # nobody else has its number: it was not waited for
        _, status = os.waitpid(number, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


main()
