"""A baseline lets only new findings fail a run, wherever the files are and whatever the language."""

import json
import shutil
from pathlib import Path

from tests.cli.running import CLEAN, WARNED, WRONG, document, fairtool, rules, write

BASELINE = ".fairtool-baseline.json"
TWICE = WRONG.replace("data:", 'float b(time) ; b:units = 1 ; b:long_name = "b" ; data:')


def test_a_baseline_of_one_folder_and_language_serves_in_another(tmp_path: Path) -> None:
    french, english = tmp_path / "un", tmp_path / "two"
    (french / "data").mkdir(parents=True)
    write(french / "data", wrong=WRONG, warned=WARNED)
    written = fairtool("validate", "data", "--baseline", BASELINE, "--update-baseline", "--lang", "fr", cwd=french)
    assert (written.returncode, BASELINE in written.stderr) == (0, True)  # everything is known now, and it says where
    shutil.copytree(french, english)
    ended = fairtool("validate", "data", "--baseline", BASELINE, "--lang", "en", "--fail-on", "info", cwd=english)
    assert (ended.returncode, ended.stderr) == (0, "")
    from_elsewhere = fairtool(
        "validate", english / "data", "--baseline", english / BASELINE, "--fail-on", "info", cwd=tmp_path
    )
    assert from_elsewhere.returncode == 0


def test_a_baseline_holds_no_message_and_is_sorted(tmp_path: Path) -> None:
    write(tmp_path, wrong=WRONG, warned=WARNED)
    fairtool("validate", ".", "--baseline", BASELINE, "--update-baseline", cwd=tmp_path)
    content = json.loads((tmp_path / BASELINE).read_text(encoding="utf-8"))
    assert content == {
        "schema": "fairtool-baseline/1",
        "entries": [
            {"rule": "cf-7.3-cell-methods-complete", "path": "warned.cdl", "where": "sst"},
            {"rule": "cf-3.1-units-text", "path": "wrong.cdl", "where": "sst:units"},
        ],
    }


def test_a_new_finding_fails_beside_known_ones(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=WRONG)
    fairtool("validate", path.name, "--baseline", BASELINE, "--update-baseline", cwd=tmp_path)
    path.write_text(TWICE, encoding="utf-8")
    ended = fairtool("validate", path.name, "--baseline", BASELINE, "--format", "json", cwd=tmp_path)
    (subject,) = document(ended)["subjects"]
    assert ended.returncode == 1
    places = [finding["where"] for finding in subject["findings"]]
    assert "b:units" in places
    assert "sst:units" not in places


def test_the_baseline_of_another_file_hides_nothing(tmp_path: Path) -> None:
    write(tmp_path, a=WRONG, b=WRONG)
    fairtool("validate", "a.cdl", "--baseline", BASELINE, "--update-baseline", cwd=tmp_path)
    ended = fairtool("validate", "a.cdl", "b.cdl", "--baseline", BASELINE, "--format", "json", cwd=tmp_path)
    assert [rules(subject) for subject in document(ended)["subjects"]] == [[], ["cf-3.1-units-text"]]


def test_an_entry_that_is_no_longer_found_is_reported(tmp_path: Path) -> None:
    mended, gone, other = write(tmp_path, mended=WRONG, gone=WRONG, other=WRONG)
    fairtool("validate", ".", "--baseline", BASELINE, "--update-baseline", cwd=tmp_path)
    mended.write_text(CLEAN, encoding="utf-8")
    gone.unlink()
    ended = fairtool("validate", mended.name, "--baseline", BASELINE, cwd=tmp_path)
    assert ended.returncode == 0
    assert "mended.cdl sst:units cf-3.1-units-text" in ended.stdout
    assert "gone.cdl" in ended.stdout
    assert other.name not in ended.stdout  # it was not looked at


def test_an_entry_of_a_rule_that_was_not_asked_for_is_not_called_stale(tmp_path: Path) -> None:
    (path,) = write(tmp_path, wrong=WRONG)
    fairtool("validate", path.name, "--baseline", BASELINE, "--update-baseline", cwd=tmp_path)
    ended = fairtool("validate", path.name, "--baseline", BASELINE, "--select", "cf-2", cwd=tmp_path)
    assert "units-text" not in ended.stdout


def test_what_cannot_be_read_is_never_known(tmp_path: Path) -> None:
    (tmp_path / "x.nc").touch()
    update = fairtool("validate", "x.nc", "--baseline", BASELINE, "--update-baseline", cwd=tmp_path)
    again = fairtool("validate", "x.nc", "--baseline", BASELINE, cwd=tmp_path)
    assert (update.returncode, again.returncode) == (3, 3)


def test_a_file_that_is_no_baseline_is_told(tmp_path: Path) -> None:
    write(tmp_path, a=CLEAN)
    (tmp_path / "x.json").write_text('{"schema": "other"}', encoding="utf-8")
    ended = fairtool("validate", "a.cdl", "--baseline", "x.json", cwd=tmp_path)
    assert (ended.returncode, "x.json is not a baseline" in ended.stderr) == (2, True)
