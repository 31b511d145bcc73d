"""`fairtool dmp refresh`: machine blocks are renewed, and every word of a person stays."""

from pathlib import Path

import pytest

from fairtool.plan.plan_file import Source, read_plan_file
from tests.cli.running import CLEAN, Ended, fairtool, write

MINE = """  title:   "My plan"   # mine
  answers:
    1a: |
      Buoys:   three
         # no comment

    '2a': "in quotes"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with data and a plan in which a person has written."""
    (tmp_path / "data").mkdir()
    write(tmp_path / "data", one=CLEAN)
    assert fairtool("dmp", "new", "--from", "data", "-q", cwd=tmp_path).returncode == 1
    path = tmp_path / "plan.yaml"
    text = path.read_text(encoding="utf-8").replace("  answers:\n", MINE, 1)
    text = text.replace("        files: 1\n", "        files: 1   # counted\n        # a note\n")
    path.write_text(text.replace("\n# What holds", "\n# to do: ask Zoé\n\n# What holds"), encoding="utf-8")
    return tmp_path


def _refresh(folder: Path, *arguments: str) -> Ended:
    return fairtool("dmp", "refresh", "plan.yaml", *arguments, cwd=folder)


def _text(folder: Path) -> str:
    return (folder / "plan.yaml").read_text(encoding="utf-8")


def _head(text: str) -> str:
    return text.partition("\nmeasured:")[0]


def _tail(text: str) -> str:
    return text[text.index("\n# to do") :]


def test_what_did_not_change_is_left_byte_for_byte(folder: Path) -> None:
    before = (folder / "plan.yaml").read_bytes()
    ended = _refresh(folder)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert "up to date" in ended.stderr
    assert (folder / "plan.yaml").read_bytes() == before


def test_only_what_was_measured_changes(folder: Path) -> None:
    before = _text(folder)
    write(folder / "data", two=CLEAN)
    ended = _refresh(folder)
    after = _text(folder)
    assert ended.returncode == 0
    assert "+        files: 2   # counted" in ended.stdout
    assert _head(after) == _head(before)
    assert _tail(after) == _tail(before)
    assert "        # a note\n" in after
    plan = read_plan_file(folder / "plan.yaml")
    assert plan.faults == ()
    old = [line for line in before.splitlines() if "created:" in line]
    assert [line for line in after.splitlines() if "created:" in line] == old


def test_check_changes_nothing_and_fails(folder: Path) -> None:
    before = _text(folder)
    write(folder / "data", two=CLEAN)
    ended = _refresh(folder, "--check")
    assert ended.returncode == 1
    assert "+        files: 2" in ended.stdout
    assert _text(folder) == before


def test_a_backup_is_what_there_was(folder: Path) -> None:
    before = _text(folder)
    write(folder / "data", two=CLEAN)
    assert _refresh(folder, "--backup").returncode == 0
    assert (folder / "plan.yaml.bak").read_text(encoding="utf-8") == before


def test_a_key_that_a_person_changed_is_kept(folder: Path) -> None:
    path = folder / "plan.yaml"
    path.write_text(_text(folder).replace("    data:\n", "    winter:\n").replace("/dataset/data:", "/dataset/winter:"))
    write(folder / "data", two=CLEAN)
    _refresh(folder)
    measured = read_plan_file(path).blocks[Source.MEASURED].content["dataset"]
    assert isinstance(measured, dict)
    assert list(measured) == ["winter"]


def test_a_comment_on_what_is_gone_is_kept(folder: Path) -> None:
    path = folder / "plan.yaml"
    path.write_text(_text(folder).replace("        conventions:\n", "        # ask about it\n        conventions:\n"))
    (folder / "data/one.cdl").write_text(CLEAN.replace(':Conventions = "CF-1.13" ;', ""), encoding="utf-8")
    assert _refresh(folder).returncode == 0
    assert "# ask about it" in _text(folder)


def test_a_plan_whose_data_are_gone_stays(folder: Path) -> None:
    before = _text(folder)
    (folder / "data").rename(folder / "elsewhere")
    ended = _refresh(folder)
    assert ended.returncode == 3
    assert "data is not there" in ended.stderr
    assert _text(folder) == before


@pytest.mark.parametrize("flags", [(), ("--check",)])
def test_a_plan_whose_folder_is_empty_stays(folder: Path, flags: tuple[str, ...]) -> None:
    before = _text(folder)
    (folder / "data/one.cdl").unlink()
    ended = _refresh(folder, *flags)
    assert ended.returncode == 3
    assert "no file is found any more of the data sets data of plan.yaml" in ended.stderr
    assert _text(folder) == before


def test_a_plan_that_would_lose_one_of_its_data_sets_stays(folder: Path) -> None:
    (folder / "more").mkdir()
    write(folder / "more", two=CLEAN.replace(':title = "t"', ':title = "u"'))
    said = ("dmp", "new", "--from", "data", "--from", "more", "-q", "--force")
    assert fairtool(*said, cwd=folder).returncode == 1
    before = _text(folder)
    (folder / "more/two.cdl").unlink()
    ended = _refresh(folder)
    assert ended.returncode == 3
    assert "the data sets more of plan.yaml" in ended.stderr
    assert _text(folder) == before


def test_a_plan_whose_data_cannot_be_read_stays(folder: Path) -> None:
    before = _text(folder)
    (folder / "data/one.cdl").write_text("netcdf broken {", encoding="utf-8")
    ended = _refresh(folder)
    assert ended.returncode == 3
    assert "plan.yaml stays as it is" in ended.stderr
    assert _text(folder) == before


def test_nothing_measured_and_nothing_found_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = "fairtool_plan: 1\nmade_from:\n  data: [data]\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    ended = _refresh(tmp_path)
    assert ended.returncode == 3
    assert "no data and no record are found" in ended.stderr
    assert _text(tmp_path) == text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("declared:\n", "declared:\n  titel: x\n", "declared/titel is no field of a plan"),
        ("fairtool_plan: 1", "fairtool_plan: 1\n<<<<<<< mine", "the YAML is broken"),
        ("fairtool_plan: 1", "plan: 1", "is no plan file"),
    ],
)
def test_a_plan_with_faults_is_not_touched(folder: Path, old: str, new: str, told: str) -> None:
    path = folder / "plan.yaml"
    path.write_text(_text(folder).replace(old, new, 1), encoding="utf-8")
    before = _text(folder)
    write(folder / "data", two=CLEAN)
    ended = _refresh(folder)
    assert ended.returncode == 3
    assert told in ended.stderr
    assert _text(folder) == before


def test_a_plan_works_from_another_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    ended = fairtool("dmp", "refresh", folder / "plan.yaml", "--check", cwd=elsewhere)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_windows_line_ends_are_kept_outside_of_the_blocks(folder: Path) -> None:
    path = folder / "plan.yaml"
    path.write_bytes(_text(folder).replace("\n", "\r\n").encode())
    write(folder / "data", two=CLEAN)
    assert _refresh(folder).returncode == 0
    head = path.read_bytes().partition(b"measured:")[0]
    assert head.count(b"\r\n") == head.count(b"\n")
