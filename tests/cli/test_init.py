"""`fairtool init` writes what a project starts with, and never over a file that exists."""

from pathlib import Path

import pytest

from fairtool.cli.run import run
from fairtool.configuration import Configuration, Ignored, load
from fairtool.exit_code import ExitCode
from fairtool.finding import Severity


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAIRTOOL_LANG", "en")


def _init(*arguments: str) -> int:
    return run(["init", *arguments])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_configuration_loads_and_says_the_defaults(lang: str) -> None:
    assert _init("--lang", lang) == ExitCode.CLEAN
    assert load(Path("fairtool.toml")) == Configuration(cf="auto", fail_on=Severity.ERROR)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_line_that_is_commented_out_is_valid_too(lang: str) -> None:
    _init("--lang", lang)
    lines = Path("fairtool.toml").read_text(encoding="utf-8").splitlines()
    keys = ("baseline", "lang", "timeout", "memory", "[[", "rule", "path", "reason", "expires")
    shown = [line.removeprefix("# ") if line.removeprefix("# ").startswith(keys) else line for line in lines]
    Path("fairtool.toml").write_text("\n".join(shown), encoding="utf-8")
    loaded = load(Path("fairtool.toml"))
    assert loaded.baseline == Path(".fairtool-baseline.json")
    assert (loaded.lang, loaded.timeout, loaded.memory) == (lang, 30, 2048)
    assert isinstance(loaded.ignore[0], Ignored)


def test_the_profiles_are_written() -> None:
    assert _init("-p", "cf") == ExitCode.CLEAN
    assert load(Path("fairtool.toml")).profile == ("cf",)


def test_a_profile_that_is_not_known_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert _init("-p", "cff") == ExitCode.USAGE
    assert "there is no profile cff" in capsys.readouterr().err
    assert not Path("fairtool.toml").exists()


def test_a_configuration_is_replaced_only_with_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("fairtool.toml").write_text("jobs = 1\n", encoding="utf-8")
    assert _init() == ExitCode.USAGE
    assert capsys.readouterr().err == "fairtool: error: fairtool.toml exists already\n  --force replaces it\n"
    assert load(Path("fairtool.toml")).jobs == 1
    assert _init("--force") == ExitCode.CLEAN
    assert load(Path("fairtool.toml")).jobs is None


def test_a_pyproject_that_configures_fairtool_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text("[tool.fairtool]\njobs = 1\n", encoding="utf-8")
    assert _init("--force") == ExitCode.USAGE
    assert "pyproject.toml configures fairtool already" in capsys.readouterr().err
    assert _init("--ci", "github", "--force") == ExitCode.CLEAN
    assert Path("pyproject.toml").read_text(encoding="utf-8") == "[tool.fairtool]\njobs = 1\n"
    assert not Path("fairtool.toml").exists()


def test_a_pyproject_without_a_word_of_fairtool_is_no_configuration() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert _init() == ExitCode.CLEAN
    assert Path("fairtool.toml").exists()


@pytest.mark.parametrize(
    ("server", "path"), [("gitlab", ".gitlab-ci.yml"), ("github", ".github/workflows/fairtool.yml")]
)
def test_the_pipeline_stands_where_the_server_looks_for_it(server: str, path: str) -> None:
    assert _init("--ci", server) == ExitCode.CLEAN
    assert Path(path).is_file()
    assert Path("fairtool.toml").is_file()


def test_a_server_that_is_not_known_writes_nothing() -> None:
    assert _init("--ci", "travis") == ExitCode.USAGE
    assert not Path("fairtool.toml").exists()


def test_with_a_pipeline_a_configuration_that_exists_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    Path("fairtool.toml").write_text("jobs = 1\n", encoding="utf-8")
    assert _init("--ci", "github") == ExitCode.CLEAN
    assert "kept fairtool.toml: it exists already\n" in capsys.readouterr().out
    assert load(Path("fairtool.toml")).jobs == 1


def test_profiles_are_never_silently_dropped() -> None:
    Path("fairtool.toml").write_text("jobs = 1\n", encoding="utf-8")
    assert _init("--ci", "github", "-p", "cf") == ExitCode.USAGE
    assert not Path(".github").exists()


def test_somebody_elses_pipeline_is_left_alone_even_with_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    assert _init("--ci", "gitlab", "--force") == ExitCode.CLEAN
    assert Path(".gitlab-ci.yml").read_text(encoding="utf-8") == "stages: [test]\n"
    assert Path(".gitlab/fairtool.yml").is_file()
    assert (
        "Add these lines to .gitlab-ci.yml:\n  include:\n    - local: .gitlab/fairtool.yml" in capsys.readouterr().out
    )


def test_our_own_pipeline_is_replaced_only_with_force() -> None:
    _init("--ci", "gitlab")
    before = Path(".gitlab-ci.yml").read_text(encoding="utf-8")
    Path(".gitlab-ci.yml").write_text(before + "# changed\n", encoding="utf-8")
    assert _init("--ci", "gitlab") == ExitCode.USAGE
    assert _init("--ci", "gitlab", "--force") == ExitCode.CLEAN
    assert Path(".gitlab-ci.yml").read_text(encoding="utf-8") == before


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    assert _init("data", "--ci", "gitlab") == ExitCode.CLEAN
    assert "data is not the top of a git repository" in capsys.readouterr().out


def test_a_folder_that_is_missing_is_told() -> None:
    assert _init("nowhere") == ExitCode.USAGE


def test_the_next_steps_are_told_without_a_pipeline(capsys: pytest.CaptureFixture[str]) -> None:
    _init()
    assert capsys.readouterr().out == "wrote fairtool.toml\nNext: fairtool validate .\n"


@pytest.mark.parametrize(
    ("server", "path", "place"),
    [
        ("gitlab", ".gitlab-ci.yml", "Settings > CI/CD > Variables"),
        ("github", ".github/workflows/fairtool.yml", "Settings > Secrets and variables > Actions > Variables"),
    ],
)
def test_the_next_steps_of_a_pipeline_say_where_fairtool_comes_from(
    server: str, path: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _init("--ci", server)
    assert capsys.readouterr().out.splitlines()[2:] == [
        "Next:",
        f"  set the CI variable FAIRTOOL_PACKAGE to the wheel or the index name of fairtool ({place})",
        "  fairtool validate . shows what the job will find",
        f"  commit fairtool.toml and {path}",
    ]


def test_a_pipeline_to_include_is_committed_with_the_one_that_includes_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    _init("--ci", "gitlab")
    assert capsys.readouterr().out.endswith("  commit fairtool.toml, .gitlab/fairtool.yml and .gitlab-ci.yml\n")
