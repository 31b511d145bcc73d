"""The kit for continuous integration does what it says: its commands are run here as a runner would run them."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

import pytest

from fairtool.cli.run import run
from fairtool.discovery import SUFFIXES

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parents[1]
PACKAGE = "data-terra-fairtool"  # as one would set it: it is installed already, and pip reaches no index
UNSET = "set the CI variable FAIRTOOL_PACKAGE to the wheel or the index name of fairtool"
EXAMPLES = ROOT / "examples"
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or shutil.which("git") is None, reason="bash and git are not installed")


def _yaml(path: Path) -> Any:
    # BaseLoader: `on:` stays a word
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with one clean and one bad file."""
    folder = tmp_path / "repository"
    (folder / "data").mkdir(parents=True)
    shutil.copy(EXAMPLES / "sst-grid.cdl", folder / "data")
    shutil.copy(EXAMPLES / "mooring.cdl", folder / "data")
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    monkeypatch.chdir(folder)
    return folder


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Give the environment of a runner: the tool is installed, and pip reaches no index."""
    scripts = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "FAIRTOOL_"))}
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    return kept | {"PATH": path, "PIP_NO_INDEX": "1", "LC_ALL": "C"} | dict(more)


def _run(script: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=_environment(environment), capture_output=True, text=True, check=False, timeout=120
    )


def _gitlab_job(folder: Path) -> dict[str, Any]:
    assert run(["init", "--ci", "gitlab"]) == 0
    pipeline = _yaml(folder / ".gitlab-ci.yml")
    assert list(pipeline) == ["fairtool"]
    return dict(pipeline["fairtool"])


def _gitlab(folder: Path, *, install: bool = False, **variables: str) -> subprocess.CompletedProcess[str]:
    job = _gitlab_job(folder)
    lines = [*(job["before_script"] if install else []), *job["script"]]
    return _run("\n".join(lines), folder, job["variables"] | {"FAIRTOOL_PACKAGE": PACKAGE} | variables)


@needs_bash
def test_the_gitlab_job_fails_on_a_bad_file_and_leaves_every_report(repository: Path) -> None:
    ran = _gitlab(repository, install=True)
    assert ran.returncode == 1, ran.stderr
    job = _yaml(repository / ".gitlab-ci.yml")["fairtool"]
    assert job["artifacts"]["when"] == "always"
    reports = job["artifacts"]["reports"]
    quality = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in quality} == {"data/mooring.cdl"}
    assert len({entry["fingerprint"] for entry in quality}) == len(quality)
    suites = ET.parse(repository / reports["junit"])  # noqa: S314 - we wrote it ourselves
    assert suites.findall(".//failure")
    for path in job["artifacts"]["paths"]:
        assert "mooring.cdl" in (repository / path).read_text(encoding="utf-8")
    assert "data/mooring.cdl" in ran.stdout


@needs_bash
def test_the_gitlab_job_passes_where_every_file_is_clean(repository: Path) -> None:
    (repository / "data/mooring.cdl").unlink()
    ran = _gitlab(repository)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@needs_bash
def test_the_gitlab_job_hears_the_variables_of_the_project(repository: Path) -> None:
    ran = _gitlab(repository, FAIRTOOL_PATHS="data/sst-grid.cdl data/missing.nc")
    assert ran.returncode == 3, ran.stdout + ran.stderr


@needs_bash
def test_the_gitlab_job_stops_where_the_package_cannot_be_had(repository: Path) -> None:
    ran = _gitlab(repository, install=True, FAIRTOOL_PACKAGE="there-is-no-such-package")
    assert ran.returncode not in (0, 3)
    assert not (repository / "fairtool-junit.xml").exists()


@needs_bash
def test_the_gitlab_job_installs_nothing_of_an_assumed_name(repository: Path) -> None:
    ran = _gitlab(repository, install=True, FAIRTOOL_PACKAGE="")
    assert (ran.returncode, ran.stderr.strip()) == (2, f"fairtool: {UNSET}")
    assert not (repository / "fairtool-junit.xml").exists()


@needs_bash
def test_the_github_workflow_installs_nothing_of_an_assumed_name(repository: Path) -> None:
    codes, output, _ = _github(repository, {"FAIRTOOL_PACKAGE": ""})
    assert codes == [2, 0], output  # the summary is shown always, and there is none
    assert output.strip() == f"::error::{UNSET}"


@pytest.mark.parametrize("path", ["templates/ci/gitlab.yml", "templates/ci/github.yml", "action.yml"])
def test_no_name_of_a_package_is_installed_by_default(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert "data-terra-fairtool" not in text
    assert "FAIRTOOL_PACKAGE" in text


@needs_bash
def test_a_baseline_lets_the_job_pass_until_something_new_is_found(repository: Path) -> None:
    assert run(["validate", ".", "--baseline", ".fairtool-baseline.json", "--update-baseline", "-q"]) == 0
    assert run(["init"]) == 0
    settings = repository / "fairtool.toml"
    text = settings.read_text(encoding="utf-8").replace("# baseline", "baseline")
    settings.write_text(text, encoding="utf-8")
    assert _gitlab(repository).returncode == 0
    shutil.copy(EXAMPLES / "glider-profile.cdl", repository / "data")
    (repository / ".gitlab-ci.yml").unlink()
    assert _gitlab(repository).returncode == 1


def _resolved(env: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Evaluate `${{ vars.NAME || 'default' }}` and `${{ inputs.NAME }}`."""

    def value(match: re.Match[str]) -> str:
        return given.get(match["name"]) or match["default"] or ""

    expression = r"\$\{\{ (?:vars|inputs)\.(?P<name>[\w-]+)(?: \|\| '(?P<default>[^']*)')? \}\}"
    return {name: re.sub(expression, value, text) for name, text in env.items()}


def _github(folder: Path, given: Mapping[str, str]) -> tuple[list[int], str, Path]:
    """Run the steps of the workflow; gives their exit codes, what they wrote, and the summary."""
    assert run(["init", "--ci", "github"]) == 0
    job = _yaml(folder / ".github/workflows/fairtool.yml")["jobs"]["fairtool"]
    summary = folder.parent / "summary.md"
    given = {"FAIRTOOL_PACKAGE": PACKAGE} | dict(given)
    environment = _resolved(job["env"], given) | {"GITHUB_STEP_SUMMARY": str(summary)}
    codes, output = [], ""
    for step in job["steps"]:
        if "run" in step and (not any(codes) or step.get("if") == "always()"):
            ran = _run(step["run"], folder, environment)
            codes.append(ran.returncode)
            output += ran.stdout + ran.stderr
    return codes, output, summary


@needs_bash
def test_the_github_workflow_annotates_the_findings_and_keeps_the_page(repository: Path) -> None:
    codes, output, summary = _github(repository, {})
    assert codes == [0, 1, 0], output
    assert re.search(r"^::error .*file=data/mooring\.cdl", output, re.MULTILINE)
    assert "mooring.cdl" in summary.read_text(encoding="utf-8")
    steps = _yaml(repository / ".github/workflows/fairtool.yml")["jobs"]["fairtool"]["steps"]
    kept = next(step for step in steps if "upload-artifact" in step.get("uses", ""))
    assert kept["if"] == "always()"
    for path in kept["with"]["path"].split():
        assert (repository / path).is_file()


@needs_bash
def test_the_github_workflow_passes_where_every_file_is_clean(repository: Path) -> None:
    (repository / "data/mooring.cdl").unlink()
    assert _github(repository, {})[0] == [0, 0, 0]


@needs_bash
def test_the_github_workflow_takes_its_package_from_a_variable(repository: Path) -> None:
    codes, output, _ = _github(repository, {"FAIRTOOL_PACKAGE": "there-is-no-such-package"})
    assert codes[0] != 0
    assert "there-is-no-such-package" in output


class _Index(BaseHTTPRequestHandler):
    """A package index that has nothing, and remembers what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def index() -> Iterator[str]:
    """Give the address of a package index on the loopback."""
    _Index.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Index) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()
        thread.join()


@needs_bash
@pytest.mark.parametrize("server", ["gitlab", "github"])
def test_a_runner_that_reaches_only_a_mirror_asks_only_the_mirror(server: str, repository: Path, index: str) -> None:
    given = {"PIP_INDEX_URL": index, "FAIRTOOL_PACKAGE": "there-is-no-such-package"}
    if server == "gitlab":
        job = _gitlab_job(repository)
        script, environment = "\n".join(job["before_script"]), job["variables"] | given
    else:
        assert run(["init", "--ci", "github"]) == 0
        job = _yaml(repository / ".github/workflows/fairtool.yml")["jobs"]["fairtool"]
        script = next(step["run"] for step in job["steps"] if step.get("name") == "Install fairtool")
        environment = _resolved(job["env"], given)
    alone = {"PIP_NO_INDEX": "", "PIP_CONFIG_FILE": os.devnull, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    assert _run(script, repository, environment | alone).returncode != 0
    assert _Index.asked == ["/simple/there-is-no-such-package/"]


@pytest.mark.parametrize("name", ["gitlab.yml", "github.yml"])
def test_a_pipeline_names_no_host_and_hears_the_index_of_pip(name: str) -> None:
    text = (ROOT / "templates/ci" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "PIP_INDEX_URL" in text


def _action(folder: Path, step_name: str, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run one step of the action with these inputs."""
    action = _yaml(ROOT / "action.yml")
    assert action["runs"]["using"] == "composite"
    inputs = {name: entry["default"] for name, entry in action["inputs"].items()} | dict(given)
    files = {
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        "GITHUB_ACTION_PATH": str(folder / "no-such-action"),
    }
    (step,) = [step for step in action["runs"]["steps"] if step.get("name") == step_name]
    assert step["shell"] == "bash"
    return _run(step["run"], folder, _resolved(step["env"], inputs) | files)


@needs_bash
def test_the_action_gives_the_exit_code_and_the_summary(repository: Path) -> None:
    validated = _action(repository, "Validate", {"paths": "data"})
    assert validated.returncode == 1, validated.stderr
    assert re.search(r"^::error .*file=data/mooring\.cdl", validated.stdout, re.MULTILINE)
    assert (repository.parent / "summary.md").is_file()


@needs_bash
def test_the_action_passes_options_on(repository: Path) -> None:
    validated = _action(repository, "Validate", {"options": "--exit-zero"})
    assert validated.returncode == 0, validated.stderr


@needs_bash
def test_the_action_installs_the_package_that_is_named(repository: Path) -> None:
    installed = _action(repository, "Install fairtool", {"package": PACKAGE})
    assert installed.returncode == 0, installed.stderr


@needs_bash
def test_without_a_package_the_action_installs_what_it_comes_with(repository: Path) -> None:
    (repository / "no-such-action").mkdir()
    (repository / "no-such-action/pyproject.toml").write_text('[build-system]\nrequires = ["no-such-builder"]\n')
    installed = _action(repository, "Install fairtool", {})
    assert installed.returncode != 0  # pip looked there, and what is there is broken
    assert "no-such-builder" in installed.stderr
    assert UNSET not in installed.stdout


@needs_bash
def test_an_action_that_comes_with_no_fairtool_assumes_no_name(repository: Path) -> None:
    installed = _action(repository, "Install fairtool", {})
    assert (installed.returncode, installed.stdout.strip()) == (2, f"::error::{UNSET}")


@needs_bash
def test_a_path_in_the_action_is_never_run_as_a_command(repository: Path) -> None:
    _action(repository, "Validate", {"paths": "data; touch owned"})
    assert not (repository / "owned").exists()


def _hook() -> dict[str, str]:
    (hook,) = _yaml(ROOT / ".pre-commit-hooks.yaml")
    return dict(hook)


@needs_bash
def test_the_hook_of_pre_commit_fails_on_the_staged_bad_file_only(repository: Path) -> None:
    hook = _hook()
    listed = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True)
    staged = [name for name in listed.stdout.split() if re.search(hook["files"], name)]
    assert staged == ["data/mooring.cdl", "data/sst-grid.cdl"]
    assert _run(shlex.join([*shlex.split(hook["entry"]), *staged]), repository, {}).returncode == 1
    clean = _run(shlex.join([*shlex.split(hook["entry"]), staged[1]]), repository, {})
    assert (clean.returncode, clean.stdout) == (0, "")


def test_the_hook_takes_the_same_suffixes_as_a_directory() -> None:
    pattern = _hook()["files"]
    assert all(re.search(pattern, f"data/a{suffix}") for suffix in SUFFIXES)
    assert not re.search(pattern, "data/a.csv")
    assert _hook()["language"] == "python"
