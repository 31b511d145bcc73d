"""A run that is interrupted ends with 130, takes its workers with it, and leaves nothing behind."""

import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, INTERRUPTED, descendants, environment, hanging, started, wait_for, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux shows them")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("count", [0, 5], ids=["one file", "many files"])
@pytest.mark.parametrize("name", ["t", "t" * 90], ids=["short", "long"])  # the workers are started in two ways
def test_an_interrupted_run_leaves_no_process_and_no_file(tmp_path: Path, number: int, count: int, name: str) -> None:
    files = tmp_path / "files"
    files.mkdir()
    temporary = Path(tempfile.mkdtemp(prefix=name))
    try:
        _interrupt(files, temporary, number, count)
    finally:
        shutil.rmtree(temporary)


def _interrupt(files: Path, temporary: Path, number: int, count: int) -> None:
    hanging(files / "h.nc")
    write(files, **{f"z{index}": CLEAN for index in range(count)})
    with started("validate", files, "--timeout", "60", env=environment(TMPDIR=str(temporary))) as process:
        wait_for(lambda: len(descendants(process.pid)) > (count > 0))
        below = descendants(process.pid)
        process.send_signal(number)
        assert process.wait(10) in INTERRUPTED
        _, errors = process.communicate()
    assert errors.splitlines() == ["fairtool: interrupted"]
    wait_for(lambda: not any(Path(f"/proc/{each}").exists() for each in below), 5)
    assert list(temporary.iterdir()) == []
