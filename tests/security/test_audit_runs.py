"""A run asks nobody who is not to be asked, keeps no password, takes no file of another, and needs no more memory."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.entry import Entry
from fairtool.audit.keeping import kept_at
from fairtool.audit.running import Order, run
from fairtool.audit.schedulers import Cluster, Resources
from fairtool.audit.script import Job, scripts
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Done, Work
from fairtool.errors import UsageError
from tests.audit.made_store import TITLE, Made, _done
from tests.audit.running import COMMAND, audit, environment, rows

RESULTS = 100_000 if os.environ.get("FAIRTOOL_LONG") else 20_000
CDL = b'netcdf a { :title = "x" ; }'


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server, and what it is asked."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815 - as the library has it

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.mark.parametrize("allowed", [False, True])
def test_an_address_in_a_store_is_asked_only_where_the_network_is_allowed(
    tmp_path: Path, asked: tuple[str, list[str]], *, allowed: bool
) -> None:
    address, paths = asked
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.cdl").write_bytes(CDL)
    store = tmp_path / "a.sqlite"
    with Writer(store) as writer:
        writer.begin(("0", "{}"), "fairtool audit run", resume=False)
        list(
            writer.sight(
                [Entry(f"{address}/secret.nc", address, "netcdf"), Entry("s3://bucket/a.nc", "s3://", "other")]
            )
        )
    options = ("--allow-network",) if allowed else ()
    audit("run", tmp_path / "data", "--store", store, "--exit-zero", "--jobs", 1, *options, code=3 if allowed else 0)
    assert bool(paths) is allowed
    state = "done" if allowed else "new"
    assert rows(store, "SELECT state FROM source WHERE name LIKE '%secret.nc'") == [(state,)]


@pytest.mark.parametrize("root", ["https://me:secret@host/data/", "s3://me:secret@bucket/a", "https://me@host/csw"])
def test_a_password_in_an_address_gets_neither_into_a_store_nor_into_a_message(tmp_path: Path, root: str) -> None:
    done = audit("run", root, "--store", tmp_path / "a.sqlite", "--allow-network", code=2)
    assert "before an @" in done.stderr
    assert "secret" not in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("trap", ["a link", "a pipe", "a folder"])
def test_what_somebody_else_has_put_into_a_scratch_folder_is_not_written_to(tmp_path: Path, trap: str) -> None:
    scratch, store, victim = tmp_path / "scratch", tmp_path / "a.sqlite", tmp_path / "victim"
    scratch.mkdir()
    victim.write_bytes(b"")
    with kept_at(store, scratch):
        (work,) = (one for one in scratch.iterdir() if one.suffix == ".sqlite")
    for one in scratch.iterdir():
        one.unlink()
    makers = {"a link": lambda: work.symlink_to(victim), "a pipe": lambda: os.mkfifo(work), "a folder": work.mkdir}
    makers[trap]()
    with pytest.raises(UsageError, match="no file of yours"), kept_at(store, scratch):
        pass
    assert victim.read_bytes() == b""


def test_a_store_that_its_owner_alone_may_read_stays_so_by_way_of_a_scratch_folder(tmp_path: Path) -> None:
    scratch, store = tmp_path / "scratch", tmp_path / "a.sqlite"
    scratch.mkdir()
    for mode in (0o600, 0o640):
        with kept_at(store, scratch):
            pass
        store.chmod(mode)
        with kept_at(store, scratch):
            pass
        assert store.stat().st_mode & 0o777 == mode
    assert list(scratch.iterdir()) == []


def test_a_disk_that_is_full_is_told_and_leaves_a_store_that_can_be_gone_on_with(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for number in range(2000):
        (data / f"{'x' * 200}{number}.other").write_bytes(b"")
    (data / "a.cdl").write_bytes(CDL)
    store = tmp_path / "a.sqlite"
    audit("run", data / "a.cdl", "--store", store, "--jobs", 1, "--exit-zero", code=0)
    limit = store.stat().st_size + 50_000
    full = subprocess.run(
        [
            "bash",
            "-c",
            f'ulimit -f {limit // 1024}; exec "$@"',
            "-",
            *COMMAND,
            "run",
            data,
            "--store",
            store,
            "--jobs",
            "1",
        ],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=120,
        check=False,
    )
    assert full.returncode in (2, 3), full.stderr
    assert "a.sqlite" in full.stderr
    assert "Traceback" not in full.stderr
    assert "report this" not in full.stderr
    assert rows(store, "PRAGMA integrity_check") == [("ok",)]
    audit("run", data, "--store", store, "--jobs", 1, "--exit-zero", code=0)
    assert rows(store, "SELECT count(*) FROM source") == [(2001,)]


EVIL = (
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "\\'; touch pwned #",
    "*",
    "-x",
    "a b\tc",
)


@pytest.mark.parametrize("cluster", ["slurm", "pbs", "oar", "lsf"])
def test_a_job_script_gives_names_on_as_they_are_and_runs_none(tmp_path: Path, cluster: Cluster) -> None:
    folder = tmp_path / "$(touch pwned)'; touch pwned; '"
    folder.mkdir()
    resources = Resources(3600, 1, parts=2)
    job = Job(cluster, str(folder), EVIL, ("printf", "<%s>\\n"), resources, options=("--layout", "$(touch pwned)'"))
    (tmp_path / "array.sh").write_text(scripts(job)["array.sh"], encoding="utf-8")
    numbers = dict.fromkeys(("SLURM_ARRAY_TASK_ID", "PBS_ARRAY_INDEX", "LSB_JOBINDEX"), "1")
    done = subprocess.run(
        ["bash", tmp_path / "array.sh", "1"],
        capture_output=True,
        text=True,
        env={**os.environ, **numbers},
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert all(f"<{one}>\n" in done.stdout for one in (*EVIL, "$(touch pwned)'")), done.stderr
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("value", ["a\n#SBATCH --wrap=evil", "a b", "-A", "a;b", "$(b)", "é"])
def test_what_a_scheduler_would_read_as_more_than_a_name_is_refused(value: str) -> None:
    for resources in (Resources(3600, 1, account=value, parts=2), Resources(3600, 1, queue=value, parts=2)):
        with pytest.raises(UsageError):
            scripts(Job("slurm", "/a", ("/b",), ("fairtool",), resources))


class _Silent:
    """Who is told of a run, and says nothing."""

    def found(self, count: int) -> None: ...

    def begins(self, total: int) -> None: ...

    def judged(self, done: Done) -> None: ...


def _memory() -> int:
    """Give the bytes of memory that this process has now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
def test_the_memory_of_a_run_does_not_grow_with_its_results(tmp_path: Path) -> None:
    made = Made("a.nc", (TITLE,))
    seen: list[int] = []

    def engine(works: Iterable[Work]) -> Iterator[Done]:
        for number, work in enumerate(works):
            if number % 2_000 == 1_999:
                seen.append(_memory())
            yield _done(work.source, made)

    entries = (Entry(f"/archive/{number // 1000}/{number}.nc", "/archive", "netcdf", 1, 1) for number in range(RESULTS))
    with Writer(tmp_path / "a.sqlite") as writer:
        writer.connection.execute("PRAGMA cache_size = -2000")  # else the pages of the store fill 64 MiB first
        assert run(Order(("/archive",), Asked(), "fairtool audit run"), writer, entries, engine, _Silent())
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM subject").fetchone() == (RESULTS,)
    assert max(seen[5:]) - max(seen[:5]) < 8 * 2**20
