"""The message of a finding, in each language."""

import pytest

from fairtool.finding import Finding, Severity
from fairtool.translate import LANGUAGES, Language, message_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_is_a_value_too_is_that_value(language: Language) -> None:
    found = Finding("io-unreadable", Severity.ERROR, where="", template="{where} is broken", values={"where": "a/b"})
    assert "a/b" in message_of(found, language)
