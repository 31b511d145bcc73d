"""A run that is killed at any moment loses what was being judged, and nothing else.

`FAIRTOOL_KILLS` says how often one is killed, `FAIRTOOL_SEED` repeats a series.
"""

import os
import random
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.audit.archive import archive
from tests.audit.running import COMMAND, environment, results, rows, run

FILES = 400
KILLS = int(os.environ.get("FAIRTOOL_KILLS", "100" if os.environ.get("FAIRTOOL_LONG") else "4"))
SEED = int(os.environ.get("FAIRTOOL_SEED", str(random.SystemRandom().randrange(2**32))))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give an archive, and the store of a run over it that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    root = archive(folder / "data", FILES)
    run(root, folder / "store.sqlite")
    return root, folder / "store.sqlite"


@pytest.mark.parametrize("engine", ["local"])
def test_a_run_that_is_killed_again_and_again_ends_as_one_that_was_not(
    whole: tuple[Path, Path], tmp_path: Path, engine: str
) -> None:
    root, expected = whole
    store, chance = tmp_path / "store.sqlite", random.Random(SEED)  # noqa: S311 - moments, no secrets
    command = [*COMMAND, "run", str(root), "--store", str(store), "--jobs", "2", "--engine", engine]
    kills = known = 0
    while kills < KILLS:
        if not _killed([*command, "--resume"] if kills else command, chance.uniform(0.2, 6.0)):
            store.unlink()  # it came to its end: begin anew
            known = 0
            continue
        kills += 1
        assert known <= (known := _judged(store)), f"seed {SEED}: results were lost"
    again = run(root, store, "--resume")
    assert results(store) == results(expected), f"seed {SEED}"
    assert again["subjects"] == FILES
    assert rows(store, "PRAGMA integrity_check") == [("ok",)]


def _killed(command: Sequence[str], seconds: float) -> bool:
    """Run a command and kill it, with all that it started, after some seconds; says whether it had not ended before."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(), start_new_session=True
    ) as child:
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            return True
    return False


def _judged(store: Path) -> int:
    if not store.exists() or not rows(store, "SELECT 1 FROM sqlite_master WHERE name = 'subject'"):
        return 0
    return int(rows(store, "SELECT count(*) FROM subject")[0][0])
