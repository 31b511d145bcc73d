"""Job scripts run a real audit: each part judges its own files, and one that is warned goes on where it was."""

import signal
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fairtool.cli.audit_script_run import Scripting, run
from tests.audit.cluster import Cluster
from tests.cli.running import CLEAN, WRONG, environment


def _archive(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"f{number:02} it's.cdl").write_text(WRONG if number % 3 else CLEAN, encoding="utf-8")
    return folder


def _judged(store: Path) -> list[str]:
    """Give the names of the files that a store has a result of."""
    if not store.exists():
        return []
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            rows = connection.execute("SELECT name FROM source WHERE state = 'done' ORDER BY name").fetchall()
        except sqlite3.OperationalError:  # its tables are not there yet
            return []
    return [Path(str(row[0])).name for row in rows]


def test_the_parts_of_an_array_judge_every_file_once(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "the archive", 12)
    store = tmp_path / "store"
    run(Scripting([str(archive)], "slurm", store, shards=2, options="--jobs 1", lang="en"))
    cluster = Cluster(tmp_path / "bin", "slurm")
    variables = environment()
    for part in ("1", "2"):
        ended = cluster.run(store / "array.sh", **variables | {"SLURM_ARRAY_TASK_ID": part, "SLURM_JOB_ID": "7"})
        assert ended.returncode == 0, ended.stderr
    first, second = (_judged(store / f"shard-{part}.sqlite") for part in ("1", "2"))
    assert first
    assert second
    assert sorted(first + second) == sorted(one.name for one in archive.iterdir())
    assert (store / "shard-1.done").exists()


def test_a_part_that_is_warned_goes_back_and_ends_in_its_next_run(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "archive", 40)
    store = tmp_path / "store"
    asked = Scripting([str(archive)], "slurm", store, shards=2, options="--jobs 1 --max-open-rate 1", lang="en")
    run(asked)
    cluster = Cluster(tmp_path / "bin", "slurm")
    variables = {**environment(), "PATH": cluster.environment["PATH"], "SLURM_ARRAY_TASK_ID": "1", "SLURM_JOB_ID": "71"}
    running = subprocess.Popen(["bash", store / "array.sh"], env=variables, stderr=subprocess.DEVNULL)
    while not _judged(store / "shard-1.sqlite"):
        assert running.poll() is None
    running.send_signal(signal.SIGUSR1)
    assert running.wait() == 0
    assert cluster.asked == ["scontrol requeue 71"]
    before = _judged(store / "shard-1.sqlite")
    assert not (store / "shard-1.done").exists()
    run(replace(asked, options="--jobs 1"))  # at full speed
    ended = cluster.run(store / "array.sh", **variables)
    assert ended.returncode == 0, ended.stderr
    after = _judged(store / "shard-1.sqlite")
    assert set(before) < set(after)
    assert (store / "shard-1.done").exists()
