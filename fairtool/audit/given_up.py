"""Files that were given up get another try where a run gives them more time or memory than the one before."""

from collections.abc import Iterator

from fairtool.audit.store.writer import Writer
from fairtool.loss import Loss
from fairtool.netcdf.read_limits import Limits

_NOTED = "limits"


def try_again(writer: Writer, limits: Limits) -> None:
    """Let the files be judged again that were lost to a limit which is wider now; remembers the limits of this run."""
    for loss in _wider(writer.noted(_NOTED).split(), limits):
        statement = "UPDATE source SET state = 'changed' WHERE state = 'done' AND loss = ?"
        writer.connection.execute(statement, (loss.value,))
    writer.note(_NOTED, f"{limits.seconds} {limits.memory}")


def _wider(before: list[str], now: Limits) -> Iterator[Loss]:
    """Give the losses that the limits before may be to blame for, and those of now are not yet."""
    if len(before) != len(("seconds", "memory")):
        return
    seconds, memory = map(float, before)
    if now.seconds > seconds:
        yield Loss.TIMEOUT
    if now.memory > memory:
        yield Loss.MEMORY
