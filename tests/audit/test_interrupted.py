"""A run that is interrupted while its workers start has been stopped, and is no failure."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.entry import Entry
from fairtool.audit.running import Order, run
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Done, Work
from fairtool.cli.audit_progress import AuditProgress
from fairtool.errors import FairtoolError
from fairtool.settings import Settings

FOUND = (Entry("/data/sst.nc", "/data", "netcdf", 1000, 1),)


def _run(store: Path, *, is_interrupted: bool) -> bool:
    def engine(_works: Iterable[Work]) -> Iterator[Done]:
        if is_interrupted:
            os.kill(os.getpid(), signal.SIGINT)
        raise FairtoolError("no worker process can be started")
        yield  # what makes it an iterator

    order = Order(("/data",), Asked(Settings(), folder="/data"), "fairtool audit run /data --store a.sqlite --resume")
    with Writer(store) as writer, AuditProgress("en", quiet=True) as watch:
        return run(order, writer, FOUND, engine, watch)


def test_workers_that_the_interruption_ends_while_they_start_are_no_failure(tmp_path: Path) -> None:
    assert _run(tmp_path / "a.sqlite", is_interrupted=True) is False


def test_workers_that_cannot_be_started_are_told(tmp_path: Path) -> None:
    with pytest.raises(FairtoolError, match="no worker process"):
        _run(tmp_path / "a.sqlite", is_interrupted=False)
