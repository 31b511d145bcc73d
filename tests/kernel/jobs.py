"""Jobs for workers that do what no file should do: die, upset their library, hang."""

import os
import time
from dataclasses import dataclass

from fairtool.loss import Loss
from fairtool.netcdf.read_limits import Limits


@dataclass(frozen=True, slots=True)
class Doing:
    """Does what the first word of a task says, and gives that word and the number of the process."""

    seconds: float = 20

    @property
    def limits(self) -> Limits:
        """The limits of a task."""
        return Limits(seconds=self.seconds)

    def do(self, task: str) -> tuple[str, int]:
        """Die, hang, or give the word."""
        match task:
            case "die":
                os._exit(9)
            case "hang":
                time.sleep(1000)
        return task, os.getpid()

    def poisons(self, result: tuple[str, int]) -> bool:
        """Say whether the word is `poison`."""
        return result[0] == "poison"

    def lost(self, task: str, loss: Loss, code: int | None) -> tuple[str, int]:
        """Give what happened in place of the word."""
        return f"{task}: {loss.value}", code or 0
