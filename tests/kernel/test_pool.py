"""Workers die, are poisoned, are lost together: each task has its own result, and the others have theirs."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator

import pytest

from fairtool.pool import Pool
from tests.cli.running import children, descendants
from tests.kernel.jobs import Doing

Results = list[tuple[str, int]]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")
_BOTH = pytest.mark.parametrize("way", ["in_order", "as_finished"])


def _done(tasks: Iterable[str], way: str, size: int = 2) -> Results:
    with Pool(Doing(), size) as pool:
        given: Callable[[Iterable[str]], Iterator[tuple[str, int]]] = getattr(pool, way)
        return list(given(tasks))


@_BOTH
def test_workers_that_die_as_soon_as_they_have_a_task_lose_that_task_only(way: str) -> None:
    found = [word for word, _ in _done(["die", "die", "die", "fine"] * 5, way)]
    assert sorted(found) == ["die: io-crash"] * 15 + ["fine"] * 5


@_BOTH
def test_a_worker_whose_library_was_upset_takes_no_other_task(way: str) -> None:
    found = _done(["poison"] * 24, way)
    assert [word for word, _ in found] == ["poison"] * 24
    assert len({process for _, process in found}) == 24


def test_tasks_beside_those_that_upset_a_library_are_all_done_and_none_is_taken_for_one_that_hangs() -> None:
    tasks = ["poison", "poison", "fine"] * 20
    assert [word for word, _ in _done(tasks, "in_order")] == tasks


@_BOTH
def test_all_workers_killed_at_once_lose_nothing(way: str) -> None:
    def tasks() -> Iterator[str]:
        yield "before"
        for server in children(os.getpid()):
            for worker in descendants(server):
                os.kill(worker, signal.SIGKILL)
        yield from ("after", "later")

    assert sorted(word for word, _ in _done(tasks(), way)) == ["after", "before", "later"]


@_BOTH
def test_a_task_that_hangs_ends_with_its_time(way: str) -> None:
    with Pool(Doing(seconds=1), 2) as pool:
        found = [word for word, _ in getattr(pool, way)(["hang", "fine"])]
    assert sorted(found) == ["fine", "hang: io-timeout"]
