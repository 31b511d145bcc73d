"""`fairtool fix` on a metadata record in XML: what is certain is shown, and with `--apply` mended byte for byte."""

from pathlib import Path

import pytest

from fairtool.rules import record_frame
from tests.cli.running import fairtool, rules, subjects

LANGUAGE = "gmd:language/gmd:LanguageCode"
WRONG = record_frame.complete(f"{LANGUAGE}@codeListValue = fra").decode()
LINES = [
    f'  - {LANGUAGE}/@codeListValue = "fra"',
    f'  + {LANGUAGE}/@codeListValue = "fre" // inspire-c.5-metadata-language',
]


def _record(folder: Path, text: str = WRONG) -> Path:
    path = folder / "fiche.xml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "fiche.xml: values to mend: 1; add --apply to do it"),
        ("fr", "fiche.xml : valeurs à corriger : 1 ; ajoutez --apply pour le faire"),
    ],
)
def test_what_would_be_mended_is_shown_and_the_record_left(tmp_path: Path, language: str, told: str) -> None:
    path = _record(tmp_path)
    ended = fairtool("fix", "fiche.xml", "--lang", language, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.splitlines() == [told, *LINES]
    assert path.read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize(("language", "told"), [("en", "fiche.xml: mended"), ("fr", "fiche.xml : corrigé")])
def test_what_is_certain_is_mended_and_not_a_byte_beside_it(tmp_path: Path, language: str, told: str) -> None:
    text = WRONG.replace("\n", "\r\n").replace("<gmd:language>", "<gmd:language><!-- par nous -->", 1)
    path = _record(tmp_path, text)
    ended = fairtool("fix", "fiche.xml", "--apply", "--backup", "--lang", language, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[-1] == told
    assert path.read_bytes() == text.replace('codeListValue="fra"', 'codeListValue="fre"', 1).encode()
    assert (tmp_path / "fiche.xml.bak").read_bytes() == text.encode()


def test_a_mended_record_has_the_finding_no_more(tmp_path: Path) -> None:
    path = _record(tmp_path)
    before = rules(subjects(fairtool("validate", path, "--format", "json"))["fiche.xml"])
    fairtool("fix", path, "--apply", "--quiet")
    after = rules(subjects(fairtool("validate", path, "--format", "json"))["fiche.xml"])
    assert set(before) - set(after) == {"inspire-c.5-metadata-language"}
    assert set(after) <= set(before)


def test_a_record_in_the_newer_edition_is_warned_of_for_inspire(tmp_path: Path) -> None:
    path = tmp_path / "fiche.xml"
    path.write_bytes(record_frame.complete("in dataset-3"))
    (subject,) = subjects(fairtool("validate", path, "--format", "json")).values()
    told = [finding for finding in subject["findings"] if finding["rule"].startswith("inspire-c.2")]
    assert [(one["rule"], one["severity"]) for one in told] == [("inspire-c.2-other-edition", "warning")]
    assert "fairtool convert RECORD --to iso19139" in told[0]["message"]
