"""`fairtool score` on the command line: documents, thresholds, exit codes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from fairtool.resources import folder
from tests.fair.pairs import DATA, JUNK, RECORD, WRONG, changed, written

_SCHEMA = json.loads((folder("schemas") / "json/fairtool-score-1.json").read_text("utf-8"))


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fairtool", "score", *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8"},
    )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Write the good pair."""
    return written(tmp_path_factory.mktemp("pair"), RECORD, DATA)


def test_the_json_document_keeps_its_schema(pair: tuple[str, str]) -> None:
    ran = _run(*pair, "--format", "json")
    document = json.loads(ran.stdout)
    jsonschema.validate(document, _SCHEMA)
    assert ran.returncode == 0
    assert document["subjects"] == list(pair)
    [score] = document["scores"]
    assert score["coverage"] == {"assessed": 34, "total": 40}
    assert (score["low"], score["high"]) == (None, None)
    assert len(score["indicators"]) == 41
    passed = [one for one in score["indicators"] if one["status"] == "pass"]
    assert all(one["evidence"] and not one["hint"] for one in passed)


def test_the_text_says_what_was_not_assessed_before_the_number(pair: tuple[str, str]) -> None:
    text = _run(*pair).stdout
    assert text.index("34 of 40 indicators were assessed") < text.index("Findable") < text.index("rda-1.0: ")
    assert "█" in text


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    text = " ".join(_run(*written(tmp_path, changed(RECORD, WRONG), DATA)).stdout.split())
    assert "RDA-F3-01M The record names the data that it describes (essential, does not hold)" in text
    assert "gmd:transferSize/gco:Real" in text
    assert "500 MB" in text


def test_a_finding_is_told_once_and_equal_ones_together(tmp_path: Path) -> None:
    bare = re.sub(r"\t\t(?:temp|psal):standard_name = [^\n]*\n", "", DATA)
    text = " ".join(_run(*written(tmp_path, RECORD, bare)).stdout.split())
    assert text.count("standard_name is missing") == 1
    assert "(and 1 more: psal:standard_name)" in text
    assert "RDA-I2-01D The data use FAIR vocabularies (useful, does not hold) the same as is said of R1.3-01D" in text


def test_quiet_gives_the_number_alone(pair: tuple[str, str]) -> None:
    [line] = _run(*pair, "--quiet").stdout.splitlines()
    assert line.startswith("rda-1.0: ")


def test_verbose_shows_the_evidence_of_what_holds(pair: tuple[str, str]) -> None:
    assert ':id = "10.17882/999001"' in _run(*pair, "--verbose").stdout


def test_french_is_spoken_throughout(pair: tuple[str, str]) -> None:
    ran = _run(*pair, "--lang", "fr")
    assert "indicateurs sur 40 ont été évalués" in ran.stdout
    assert "assessed" not in ran.stdout


def test_markdown_opens_with_a_summary_and_has_every_indicator(pair: tuple[str, str], tmp_path: Path) -> None:
    target = tmp_path / "score.md"
    ran = _run(*pair, "--format", f"markdown={target}", "--format", "text")
    text = target.read_text("utf-8")
    assert "34 of 40" in ran.stdout
    assert text.index("**34 of 40") < text.index("**rda-1.0") < text.index("## All indicators")
    assert text.count("| RDA-") == 41


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--fail-under", "50"), 0, ""),
        (("--fail-under", "99.9"), 1, "below 99.9 %"),
        (("--fail-under", "99.9", "--exit-zero"), 0, "below 99.9 %"),
        (("--require", "essential"), 0, ""),
        (("--min-coverage", "0.95"), 1, "34 of 40"),
        (("--min-coverage", "0.6"), 0, ""),
        (("--min-coverage", "60"), 2, "use 0 to 1"),
        (("--fail-under", "-1"), 2, "use 0 to 100"),
        (("--require", "everything"), 2, "use essential"),
        (("--rubric", "rda"), 2, "there is no rubric"),
        (("--format", "pdf"), 2, "there is no format"),
    ],
)
def test_a_threshold_that_is_missed_ends_with_1(
    pair: tuple[str, str], options: tuple[str, ...], code: int, told: str
) -> None:
    ran = _run(*pair, "--quiet", *options)
    assert ran.returncode == code, ran.stderr
    assert told in ran.stderr
    assert bool(ran.stderr) is bool(told)


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("html", "<!DOCTYPE html>"),
        ("junit", "<?xml"),
        ("sarif", '{"$schema"'),
        ("badge", "<svg"),
        ("badge-json", '{"schemaVersion": 1, "label": "FAIR rda-1.0", "message": "'),
        ("ftr", '{"@context"'),
        ("dqv", '{"@context"'),
    ],
)
def test_each_format_is_written_to_standard_output_alone(pair: tuple[str, str], name: str, begin: str) -> None:
    ran = _run(*pair, "-f", name)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(begin)


def test_what_got_worse_fails_with_a_sentence_each(pair: tuple[str, str], tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    assert _run(*pair, "--quiet", "-f", f"json={earlier}").returncode == 0
    same = _run(*pair, "--quiet", "--no-regression", str(earlier))
    assert (same.returncode, same.stderr) == (0, "")
    worse = written(tmp_path, changed(RECORD, WRONG), DATA)
    ran = _run(*worse, "--quiet", "--no-regression", str(earlier))
    assert ran.returncode == 1
    assert 'fairtool: RDA-F2-01M of rda-1.0 got worse: it was "holds", and is "does not hold"' in ran.stderr
    assert _run(*worse, "--quiet", "--no-regression", str(earlier), "--exit-zero").returncode == 0


@pytest.mark.parametrize(
    ("table", "options", "code", "told"),
    [
        ("fail-under = 99.9", (), 1, "below 99.9 %"),
        ("fail-under = 99.9", ("--fail-under", "0"), 0, ""),
        ("min-coverage = 0.95", (), 1, "34 of 40"),
        ('require = "essential"', (), 0, ""),
        ('no-regression = "none.json"', (), 2, "there is no earlier score"),
        ('repository = "nowhere"', (), 2, "nowhere"),
        ('rubric = ["nothing-1.0"]', (), 2, "there is no rubric nothing-1.0"),
        ('rubric = ["nothing-1.0"]', ("--rubric", "rda-1.0"), 0, ""),
    ],
)
def test_the_configuration_of_a_project_holds_where_the_command_line_says_nothing(
    tmp_path: Path, table: str, options: tuple[str, ...], code: int, told: str
) -> None:
    (tmp_path / "fairtool.toml").write_text(f"[score]\n{table}\n", "utf-8")
    ran = _run(*written(tmp_path, RECORD, DATA), "--quiet", *options)
    assert ran.returncode == code, ran.stderr
    assert told in ran.stderr


def test_the_earlier_score_of_a_project_stands_beside_its_configuration(pair: tuple[str, str], tmp_path: Path) -> None:
    assert _run(*pair, "-f", f"json={tmp_path / 'earlier.json'}").returncode == 0
    (tmp_path / "fairtool.toml").write_text('[score]\nno-regression = "earlier.json"\n', "utf-8")
    ran = _run(*written(tmp_path, changed(RECORD, WRONG), DATA), "--quiet")
    assert ran.returncode == 1
    assert "RDA-F2-01M of rda-1.0 got worse" in ran.stderr


def test_an_earlier_score_is_never_written_over(pair: tuple[str, str], tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    _run(*pair, "-f", f"json={earlier}")
    ran = _run(*pair, "--no-regression", str(earlier), "-f", f"json={earlier}")
    assert ran.returncode == 2
    assert "would be written over" in ran.stderr


def test_what_is_no_earlier_score_is_wrong_usage(pair: tuple[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"schema": "fairtool-report/1"}', "utf-8")
    for path, told in ((other, "is not a score"), (tmp_path / "none.json", "there is no earlier score")):
        ran = _run(*pair, "--no-regression", str(path))
        assert ran.returncode == 2
        assert told in ran.stderr
        assert path.name in ran.stderr


def test_an_essential_failure_is_named(tmp_path: Path) -> None:
    ran = _run(*written(tmp_path, changed(RECORD, WRONG), DATA), "--require", "essential")
    assert ran.returncode == 1
    assert "RDA-F2-01M" in ran.stderr


def test_an_unreadable_member_is_judged_and_the_score_still_printed(tmp_path: Path) -> None:
    ran = _run(*written(tmp_path, RECORD, JUNK, "good.nc"), "--format", "json")
    document = json.loads(ran.stdout)
    assert ran.returncode == 3
    assert document["unreadable"] == [str(tmp_path / "good.nc")]
    assert document["scores"][0]["score"] < 75
    statuses = {one["id"]: one["status"] for one in document["scores"][0]["indicators"]}
    assert statuses["RDA-I1-01D"] == "fail"
    assert statuses["RDA-R1.1-02M"] == "fail"  # nobody can tell whether it is the licence of the data


def test_what_cannot_be_read_is_named_where_the_number_stands_alone(tmp_path: Path) -> None:
    ran = _run(*written(tmp_path, RECORD, JUNK, "good.nc"), "--quiet")
    assert ran.returncode == 3
    assert f"{tmp_path / 'good.nc'} cannot be read; without --quiet the reason is told" in ran.stderr


def test_what_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    text = " ".join(_run(*written(tmp_path, RECORD, JUNK, "good.nc")).stdout.split())
    assert text.count("is not a netCDF file") == 1
    assert "17 a file cannot be read: F1-01D, " in text


def test_what_a_record_says_and_no_data_confirm_holds_in_part(pair: tuple[str, str]) -> None:
    document = json.loads(_run(pair[0], "--format", "json").stdout)
    indicators = {one["id"]: one for one in document["scores"][0]["indicators"]}
    assert indicators["RDA-I1-01D"]["reason"] == "needs-data"
    assert indicators["RDA-I1-01D"]["status"] == "not-assessed"
    assert (indicators["RDA-F2-01M"]["status"], indicators["RDA-F2-01M"]["reason"]) == ("partial", "needs-data")
    assert indicators["RDA-F1-02M"]["status"] == "pass"


def test_several_records_are_refused(pair: tuple[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text(RECORD, "utf-8")
    ran = _run(*pair, str(other))
    assert ran.returncode == 2
    assert "one record" in ran.stderr


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert _run(str(tmp_path / "none.xml")).returncode in (2, 3)
