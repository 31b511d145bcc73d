"""`fairtool audit script` writes scripts that hold on every machine of a cluster."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from fairtool.cli.audit_script_run import Scripting, run
from fairtool.errors import UsageError


def _asked(folder: Path, **more: Any) -> Scripting:
    return Scripting(**{"roots": ["data"], "cluster": "slurm", "store": folder / "new/audit", "lang": "en", **more})


def _array(folder: Path, **more: Any) -> str:
    assert run(_asked(folder, **more)) == 0
    return (folder / "new/audit/array.sh").read_text(encoding="utf-8")


def test_the_scripts_are_there_can_be_run_and_how_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _array(tmp_path)
    folder = (tmp_path / "new/audit").resolve()
    assert sorted(one.name for one in folder.iterdir()) == ["array.sh", "logs", "merge.sh", "submit.sh"]
    assert all(os.access(one, os.X_OK) for one in folder.iterdir())
    assert capsys.readouterr().err == (
        f"fairtool: the scripts are in {folder}; submit them with: bash {folder}/submit.sh\n"
    )


def test_roots_are_named_from_the_top_and_addresses_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = _array(tmp_path, roots=["data", "/archive", "@list.txt", "s3://bucket/a/"])
    inside = text.partition("roots=(\n")[2].partition("\n)")[0]
    assert inside.split() == [f"{tmp_path}/data", "/archive", f"@{tmp_path}/list.txt", "s3://bucket/a/"]


def test_the_machines_start_the_same_fairtool(tmp_path: Path) -> None:
    assert f"{sys.executable} -m fairtool audit run" in _array(tmp_path)


@pytest.mark.parametrize(
    ("time", "clock"),
    [("12:00:00", "12:00:00"), ("0:30", "0:30:00"), ("2-01:30:00", "49:30:00"), ("90:05", "90:05:00")],
)
def test_the_time_is_written_as_schedulers_do(tmp_path: Path, time: str, clock: str) -> None:
    assert f"#SBATCH --time={clock}\n" in _array(tmp_path, time=time)


@pytest.mark.parametrize(("memory", "told"), [("8G", "8192M"), ("512m", "512M"), ("4GiB", "4096M"), ("1000", "1000M")])
def test_the_memory_may_have_a_unit(tmp_path: Path, memory: str, told: str) -> None:
    assert f"#SBATCH --mem={told}\n" in _array(tmp_path, memory=memory)


def test_options_and_modules_are_words(tmp_path: Path) -> None:
    text = _array(tmp_path, options="--profile 'my profile'", modules="netcdf  python/3.11")
    assert "--resume --profile 'my profile' &" in text
    assert "module load netcdf python/3.11 ||" in text


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"roots": ["-"]}, "a job has no standard input"),
        ({"time": "soon"}, "--time cannot be soon"),
        ({"time": "12"}, "--time cannot be 12"),
        ({"memory": "much"}, "--memory cannot be much"),
        ({"options": "--profile 'a"}, "--options has a quotation mark that is not closed: --profile 'a"),
        ({"cluster": "cloud"}, "there is no cluster cloud"),
        ({"shards": 0}, "--shards is 0"),
    ],
)
def test_what_cannot_be_carried_out_is_told_before_anything_is_written(
    tmp_path: Path, more: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        run(_asked(tmp_path, **more))
    assert str(caught.value).startswith(message)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written: Not a directory"):
        run(_asked(tmp_path))
