"""An environment is built once, and where it cannot be the reason is told."""

from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.push.servers.venvs import NotBuiltError, Wanted, environment


def _wanted(folder: Path, *requirements: str) -> Wanted:
    finish = folder / "finish.py"
    finish.write_text("import sys, pathlib\npathlib.Path(sys.argv[1], 'done').touch()\n", encoding="utf-8")
    return Wanted("small", requirements, finish)


def test_what_is_not_on_the_index_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTOOL_TEST_VENVS", str(tmp_path / "venvs"))
    missing = _wanted(tmp_path, f"{tmp_path}/nothing-here")
    with pytest.raises(NotBuiltError, match=r"pip install .* ended with 1: ERROR: .*nothing-here"):
        environment(missing, tmp_path)
    assert [path.name for path in (tmp_path / "venvs").iterdir() if path.is_dir()] == []


def test_a_finished_environment_is_used_again_and_another_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRTOOL_TEST_VENVS", str(tmp_path / "venvs"))
    wanted = _wanted(tmp_path)
    place = environment(wanted, tmp_path)
    (place / "trace").touch()
    assert (environment(wanted, tmp_path) / "trace").exists()
    wanted.finish.write_text(wanted.finish.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
    assert not (environment(wanted, tmp_path) / "trace").exists()
    assert (place / "done").exists()


def test_two_processes_build_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRTOOL_TEST_VENVS", str(tmp_path / "venvs"))
    wanted = _wanted(tmp_path)
    count = tmp_path / "count"
    wanted.finish.write_text(f"open({str(count)!r}, 'a').write('x')\n", encoding="utf-8")
    with get_context("spawn").Pool(2) as pool:
        places = pool.starmap(environment, [(wanted, tmp_path)] * 2)
    assert places[0] == places[1]
    assert count.read_text(encoding="utf-8") == "x"
