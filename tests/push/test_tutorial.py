"""The tutorials of pushing tell the truth: their commands are run against a real catalogue."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from sys import modules
from types import ModuleType

import pytest

from tests.push.servers.pycsw import PycswServer

ROOT = Path(__file__).parents[2]


def _console() -> ModuleType:
    spec = spec_from_file_location("doc_console", ROOT / "scripts/doc_console.py")
    assert spec
    assert spec.loader
    module = modules["doc_console"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["docs/push-tutorial.md", "docs/fr/tutoriel-depot.md"])
def test_the_commands_of_a_tutorial_give_what_it_shows(name: str, pycsw: PycswServer) -> None:
    for _, outcomes in _console().run_page(ROOT / name, pycsw.url):
        for outcome in outcomes:
            assert outcome.holds, f"$ {outcome.step.command}\n{outcome.output}\n--- page:\n{outcome.step.expected}"
    assert pycsw.count() == 1
