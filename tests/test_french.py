"""French is complete: every text that a user reads is in the catalogue, with the same places for values."""

import importlib.util
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.netcdf import cdl
from fairtool.netcdf.dataset import Dataset
from fairtool.rule import Rule, Viewed
from fairtool.rules import frame
from fairtool.rules.catalogue import all_rules
from fairtool.standards import NEWEST
from fairtool.translate import language_from, message_of, translate
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import is_about_records, view_of

ROOT = Path(__file__).parents[1]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts/messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = module
    spec.loader.exec_module(module)
    return module


MESSAGES = _script()
CATALOGUE = MESSAGES.united()


def test_every_text_has_a_translation() -> None:
    assert [str(message.id) for message in CATALOGUE if message.id and not message.string] == []


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    assert (MESSAGES.FOLDER / "fairtool.mo").read_bytes() == MESSAGES.compiled(CATALOGUE)


def _places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def _templates() -> Iterator[tuple[str, str]]:
    """Give the messages with values (a page or a row may hold braces of its own)."""
    pages = {rule.page for rule in all_rules().values()}
    for message in CATALOGUE:
        in_code = any(path.endswith(".py") for path, _ in message.locations)
        if message.id and message.string and in_code and message.id not in pages:
            yield str(message.id), str(message.string)


def test_a_translation_has_the_same_places_for_values() -> None:
    assert [english for english, french in _templates() if _places(english) != _places(french)] == []


def _dataset(text: str) -> Dataset:
    return cdl.parse(frame.complete(text, f"CF-{max(NEWEST['cf'], Version(1, 13))}"), "a.nc")


@pytest.mark.parametrize("rule", [rule for rule in all_rules().values() if rule.examples], ids=lambda rule: rule.id)
def test_the_findings_of_the_examples_are_told_in_french(rule: Rule) -> None:
    for example in rule.examples:
        version = Version.parse(example.version) if example.version else NEWEST.get(rule.standard, Version(1, 0))
        view: Viewed = view_of(rule, example.bad) if is_about_records(rule) else _dataset(example.bad)
        context = Context(view, version, shipped(), deep=True)
        for finding in examine(view, [rule], {rule.standard: context}).findings:
            assert finding.template in CATALOGUE, finding.template
            assert message_of(finding, "fr")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "FAIRTOOL_LANG": "fr"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LC_MESSAGES": "fr_BE"}, "fr"),
    ],
)
def test_the_language_is_that_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert language_from(environment) == language


def test_a_value_with_its_french_beside_it_is_shown_in_french() -> None:
    assert translate("{ask}", "fr", ask="write", ask_fr="écrivez") == "écrivez"
    assert translate("{ask}", "en", ask="write", ask_fr="écrivez") == "write"
