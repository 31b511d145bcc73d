"""`fairtool doctor` speaks the language of the user, in columns that hold."""

import json

import pytest

from tests.cli.running import ROOT, fairtool

CATALOGUE = ROOT / "fairtool/locale/fr/LC_MESSAGES/fairtool.mo"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_value_begins_in_one_column(lang: str) -> None:
    lines = [line for line in fairtool("doctor", "--lang", lang).stdout.splitlines() if line.startswith("  ")]
    rows = [line for line in lines if line.strip()]
    column = rows[0].index("0.1") if "0.1" in rows[0] else 0
    assert column
    assert [row for row in rows if row[column - 1] != " " or row[column] == " "] == []


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the French catalogue is not compiled")
def test_headings_and_keys_are_french() -> None:
    shown = fairtool("doctor", "--lang", "fr").stdout
    for word in ("Vocabulaires", "Profils", "Langue et terminal", "Limites en vigueur", "Programmes facultatifs"):
        assert f"{word}\n" in shown
    for english in ("Vocabularies", "Profiles\n", "Limits in force", "worker processes", "not found", "seconds a file"):
        assert english not in shown


def test_the_document_keeps_its_keys_in_every_language() -> None:
    english, french = (json.loads(fairtool("doctor", "-f", "json", "--lang", lang).stdout) for lang in ("en", "fr"))
    assert list(english) == list(french)
    assert [list(rows) for rows in english.values()] == [list(rows) for rows in french.values()]
