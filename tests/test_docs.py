"""The documentation tells the truth: its commands are run, its Python is executed, its generated pages are fresh."""

import doctest
import json
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from fairtool import __version__, api, configuration, profile
from fairtool.configuration import Configuration
from fairtool.render import FORMATS
from fairtool.rules.catalogue import all_rules

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def _script(name: str) -> ModuleType:
    """Load a script by its file; it is registered, since its dataclasses look themselves up."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


doc_console = _script("doc_console")
PAGES = {str(path.relative_to(ROOT)): path for path in doc_console.pages()}
WRITTEN = {name: path for name, path in PAGES.items() if "/rules/" not in name}
FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _blocks(path: Path, language: str) -> list[str]:
    return [match[2] for match in FENCE.finditer(path.read_text(encoding="utf-8")) if match[1] == language]


def _having(language: str) -> list[str]:
    return [name for name, path in WRITTEN.items() if _blocks(path, language)]


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with a copy of the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


def _alone() -> list[str]:
    """Give the pages whose commands need nothing but fairtool; the others are run by tests/push/test_tutorial.py."""
    return [name for name in _having("console") if not doc_console.wants_catalogue(PAGES[name])]


@pytest.mark.parametrize("name", _alone())
def test_the_commands_of_a_page_give_what_it_shows(name: str) -> None:
    for _, outcomes in doc_console.run_page(PAGES[name]):
        for outcome in outcomes:
            assert outcome.holds, (
                f"$ {outcome.step.command}\n{outcome.output}\n--- the page says:\n{outcome.step.expected}"
            )


def test_the_first_pages_and_the_tutorials_have_commands() -> None:
    assert {
        "README.md",
        "README.fr.md",
        "docs/tutorial.md",
        "docs/fr/tutoriel.md",
        "docs/record-tutorial.md",
        "docs/fr/tutoriel-fiche.md",
        "docs/mapping-tutorial.md",
        "docs/fr/tutoriel-mots-cles.md",
    } <= set(_having("console"))


def test_a_wrong_output_is_noticed() -> None:
    (step,) = doc_console.steps_of("$ echo a b c\na ... c\n")
    assert doc_console.Outcome(step, "a b c").holds
    assert not doc_console.Outcome(step, "a b d").holds


@pytest.mark.parametrize("name", _having("shell"))
def test_only_installations_are_not_run(name: str) -> None:
    allowed = ("./try", "./check", "python -m pip ")
    for block in _blocks(PAGES[name], "shell"):
        assert all(line.startswith(allowed) for line in block.splitlines())


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("name", sorted({*_having("python"), *_having("pycon")}))
def test_the_python_of_a_page_does_what_it_shows(name: str) -> None:
    names: dict[str, object] = {"__name__": "page"}
    for block in _blocks(PAGES[name], "python"):
        exec(block, names)  # noqa: S102 - the documentation is ours
    text = "\n".join(_blocks(PAGES[name], "pycon"))
    test = doctest.DocTestParser().get_doctest(text, names, name, name, 0)
    assert test.examples
    _doctested(test)


def _doctested(test: doctest.DocTest) -> None:
    shown: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL, verbose=False)
    runner.run(test, out=shown.append)
    assert runner.failures == 0, "".join(shown)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    "name", ["validate", "validate_text", "read", "read_record", "convert", "map_keywords", "find_rules"]
)
def test_the_docstrings_of_the_api_do_what_they_show(name: str) -> None:
    (test,) = doctest.DocTestFinder(recurse=False).find(getattr(api, name), name, globs=dict(vars(api)))
    assert test.examples
    _doctested(test)


@pytest.mark.parametrize("name", _having("toml"))
def test_the_toml_of_a_page_is_a_configuration_or_a_profile(name: str, tmp_path: Path) -> None:
    for number, block in enumerate(_blocks(PAGES[name], "toml")):
        path = tmp_path / f"page-{number}.toml"
        path.write_text(block, encoding="utf-8")
        if "title" in tomllib.loads(block):
            assert profile.load(str(path)).title
        else:
            assert configuration.load(path) != Configuration()


@pytest.mark.parametrize("name", _having("yaml"))
def test_the_yaml_of_a_page_can_be_read(name: str) -> None:
    yaml = pytest.importorskip("yaml")
    assert all(yaml.safe_load(block) for block in _blocks(PAGES[name], "yaml"))


def test_the_configuration_page_names_every_key() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    keys = {field.alias or name for name, field in Configuration.model_fields.items()}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_the_formats_page_names_every_format() -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert {name for name in FORMATS if f"| `{name}` |" not in text} == set()


def test_the_rules_that_the_pages_speak_of_exist() -> None:
    word = re.compile(r"(?<![\w/-])(cf-[a-z0-9.]+-[a-z][a-z0-9-]+)(?![\w/-]*\.md)")
    spoken = {name: word.findall(path.read_text(encoding="utf-8")) for name, path in WRITTEN.items()}
    others = {"cf-standard-names", "cf-area-types", "cf-units", "cf-regions"}
    lost = {(name, rule) for name, found in spoken.items() for rule in found if rule not in all_rules()}
    assert {(name, rule) for name, rule in lost if rule not in others} == set()


def test_the_modules_that_the_architecture_names_exist() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    cells = [line.split("|")[2] for line in text.splitlines() if line.startswith("| ") and "module" not in line]
    named = [name for cell in cells for name in re.findall(r"`([\w.]+)`", cell)]
    assert len(named) > 15
    assert [name for name in named if find_spec(f"fairtool.{name}") is None] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_links_of_a_page_lead_somewhere(name: str) -> None:
    path = PAGES[name]
    for target in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        assert "://" in target or (path.parent / target).exists(), target


def test_the_generated_pages_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "scripts/build_docs.py"), "--check"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_rule_has_its_place_in_the_pages_of_both_languages() -> None:
    for folder in (DOCS / "rules", DOCS / "fr/rules"):
        text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md")))
        assert {rule for rule in all_rules() if f'<a id="{rule}"></a>' not in text} == set()


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="mkdocs is not installed")
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "WARNING" not in ran.stderr
    assert (tmp_path / "site/fr/rules/index.html").is_file()


def test_the_citation_names_the_version() -> None:
    yaml = pytest.importorskip("yaml")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
    assert citation["cff-version"] == "1.2.0"


def test_the_json_that_the_formats_page_shows_is_json() -> None:
    (outcome,) = [
        outcome
        for _, outcomes in doc_console.run_page(DOCS / "formats.md")
        for outcome in outcomes
        if "--format json" in outcome.step.command
    ]
    assert json.loads(outcome.output)["schema"] == "fairtool-report/1"
