"""A process that carries out commands, each in a child that can be killed, and whose disk can be full.

Each line of standard input is a command in JSON: `{"do": ..., "url": ..., "folder": ..., "kill": null, "limit": null}`.
It is done by a child, forked when all is loaded already; it is killed after so many seconds, and no file of it grows
beyond so many bytes, where numbers are given. The answer is one line: how the child ended.
"""

import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fairtool.errors import FairtoolError
from fairtool.push.item import Outcome

Do = Mapping[str, Callable[[str, Path], None]]
"""What can be commanded, by name: it is given the address and the folder."""


def carry_out(do: Do) -> None:
    """Carry out commands until there are none."""
    for line in sys.stdin:
        command: dict[str, Any] = json.loads(line)
        number = os.fork()
        if number == 0:
            if command["limit"] is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (command["limit"], resource.RLIM_INFINITY))
            os._exit(_child(do, command))
        if command["kill"] is not None:
            time.sleep(float(command["kill"]))
            os.kill(number, signal.SIGKILL)  # nobody else has its number: it was not waited for
        _, status = os.waitpid(number, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _child(do: Do, command: Mapping[str, str]) -> int:
    """Do one thing; 0 where it came to its end, 3 where it was refused."""
    folder = Path(command["folder"])
    try:
        do[command["do"]](command["url"], folder)
    except FairtoolError as error:
        _tell(folder, f"{type(error).__name__}: {error}")
        return 3
    except BaseException:  # noqa: BLE001 - told to the test
        _tell(folder, traceback.format_exc())
        return 4
    return 0


def _tell(folder: Path, error: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    (folder / "error.txt").write_text(error, encoding="utf-8")


def keep(folder: Path, outcomes: list[Outcome]) -> None:
    """Keep what became of each record, a line for each run that came to its end."""
    with (folder / "outcomes.jsonl").open("a", encoding="utf-8") as stream:
        said = [(one.item.id, one.result, one.reason.text() if one.reason else "") for one in outcomes]
        stream.write(json.dumps(said, ensure_ascii=False) + "\n")
