"""The engine of many machines: the same results as on one, also where a worker of the cluster is killed."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from distributed import Client, LocalCluster, Worker

from fairtool.audit.asked import Asked
from fairtool.audit.distributed import judged_there
from fairtool.audit.local import judged_here
from fairtool.audit.work import Done, Work
from fairtool.netcdf.read_limits import Limits
from fairtool.selection import Selection
from fairtool.settings import Settings
from tests.audit.archive import archive
from tests.audit.running import COMMAND, audit, environment, results, rows, run

pytestmark = pytest.mark.filterwarnings("ignore")  # of Dask, when a worker is killed


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster,
        Client(cluster, set_as_default=False) as one,
    ):
        yield one


def works(root: Path) -> list[Work]:
    files = sorted(root.rglob("*.nc"))
    return [Work(number, str(path), str(root), "netcdf", 1, "new") for number, path in enumerate(files, start=1)]


def told(done: Done) -> Done:
    """Give a result without what differs each time."""
    return done._replace(seconds=0.0)


def test_a_cluster_says_what_one_machine_says(client: Client, tmp_path: Path) -> None:
    root, asked = archive(tmp_path, 12), Asked()
    (root / "b" / "broken.nc").write_bytes(b"CDF\x01 and nothing else")
    here = sorted(map(told, judged_here(works(root), asked, 2)))
    there = sorted(map(told, judged_there(works(root), asked, client, 4)))
    assert there == here
    assert len(there) == 13


def test_a_worker_of_the_cluster_that_is_killed_loses_nothing(client: Client, tmp_path: Path) -> None:
    root, asked = archive(tmp_path, 24), Asked()
    found: list[Done] = []
    with closing(judged_there(works(root), asked, client, 3)) as running:
        for done in running:
            if not found:
                os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
            found.append(told(done))
    assert sorted(found) == sorted(map(told, judged_here(works(root), asked, 2)))


def test_audits_that_share_a_cluster_judge_by_what_each_is_asked(client: Client, tmp_path: Path) -> None:
    root, one = archive(tmp_path, 18), Asked()
    other = Asked(Settings(selection=Selection(select=("acdd",))))
    with closing(judged_there(works(root), one, client, 2)) as running:
        found = [told(next(running))]
        between = sorted(map(told, judged_there(works(root), other, client, 2)))
        found += map(told, running)
    assert sorted(found) == sorted(map(told, judged_here(works(root), one, 2)))
    assert between == sorted(map(told, judged_here(works(root), other, 2)))
    assert not any("fairtool" in name for names in client.run(_plugins).values() for name in names)


def _plugins(dask_worker: Worker) -> list[str]:
    return list(dask_worker.plugins)


def test_a_file_that_takes_too_long_is_given_up_alone(client: Client, tmp_path: Path) -> None:
    root = archive(tmp_path, 6)
    asked = Asked(Settings(limits=Limits(seconds=0.0001)))
    losses = {done.loss for done in judged_there(works(root), asked, client, 3)}
    assert losses == {"io-timeout"}


def test_the_command_makes_the_same_store_with_a_cluster_of_its_own(tmp_path: Path) -> None:
    root = archive(tmp_path / "data", 12)
    run(root, tmp_path / "here.sqlite")
    run(root, tmp_path / "there.sqlite", "--engine", "dask")
    assert results(tmp_path / "there.sqlite") == results(tmp_path / "here.sqlite")


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    arguments = ("run", tmp_path, "--store", tmp_path / "s.sqlite", "--engine", "dask")
    done = audit(*arguments, "--scheduler", "tcp://127.0.0.1:9", code=2)
    assert "tcp://127.0.0.1:9" in done.stderr
    done = audit(*arguments, "--cluster", "abacus", code=2)
    assert "no cluster is known as abacus" in done.stderr
    done = audit(*arguments[:-2], "--cluster", "slurm", code=2)
    assert "add --engine dask" in done.stderr
    assert not (tmp_path / "s.sqlite").exists()


def test_a_cluster_whose_workers_are_still_to_come_is_told(tmp_path: Path) -> None:
    root = archive(tmp_path / "data", 2)
    with LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        command = (*COMMAND, "run", root, "--store", tmp_path / "s.sqlite", "--engine", "dask", "--exit-zero")
        with subprocess.Popen(
            (*command, "--scheduler", cluster.scheduler_address),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        ) as running:
            assert running.stderr is not None
            line = next(line for line in running.stderr if "no workers yet" in line)
            cluster.scale(1)
            running.stderr.read()
    assert cluster.scheduler_address in line
    assert running.returncode == 0
    assert rows(tmp_path / "s.sqlite", "SELECT count(*) FROM file") == [(2,)]
