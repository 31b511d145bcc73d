"""The language is that of `--lang`, then FAIRTOOL_LANG, then the configuration, then the locale."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, WRONG, environment, fairtool, write

FRENCH_ENVIRONMENTS = {
    "FAIRTOOL_LANG": {"FAIRTOOL_LANG": "fr"},
    "LANG": {"LANG": "fr_FR.UTF-8"},
    "LC_ALL over LANG": {"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"},
    "LC_MESSAGES": {"LC_MESSAGES": "fr_CA"},
}


CATALOGUE = ROOT / "fairtool/locale/fr/LC_MESSAGES/fairtool.mo"


def _chosen(*arguments: str | Path, **changes: str) -> list[str]:
    """Give the language of a run, and what chose it."""
    explained = fairtool("validate", *arguments, "--explain-config", env=environment(**changes)).stdout
    return next(line.split()[1:] for line in explained.splitlines() if line.startswith("lang "))


@pytest.mark.parametrize("changes", FRENCH_ENVIRONMENTS.values(), ids=FRENCH_ENVIRONMENTS)
def test_french_is_chosen_by_the_environment(tmp_path: Path, changes: dict[str, str]) -> None:
    assert _chosen(*write(tmp_path, x=WRONG), **changes)[0] == "fr"


def test_the_option_wins_over_everything(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    (tmp_path / "fairtool.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert _chosen(path, "--lang", "fr", FAIRTOOL_LANG="en") == ["fr", "--lang"]
    assert _chosen(path, "--lang=en", FAIRTOOL_LANG="fr") == ["en", "--lang"]


def test_the_variable_wins_over_the_configuration_and_this_over_the_locale(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    (tmp_path / "fairtool.toml").write_text('lang = "fr"\n', encoding="utf-8")
    assert _chosen(path, LANG="en_GB.UTF-8") == ["fr", str(tmp_path / "fairtool.toml")]
    assert _chosen(path, FAIRTOOL_LANG="en") == ["en", "FAIRTOOL_LANG"]


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the French catalogue is not compiled")
def test_wrong_usage_is_told_in_the_language_of_the_configuration(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    (tmp_path / "fairtool.toml").write_text('lang = "fr"\n', encoding="utf-8")
    ended = fairtool("validate", path, "--profile", "none-such")
    assert (ended.returncode, "fairtool: erreur : " in ended.stderr) == (2, True)


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the French catalogue is not compiled")
def test_findings_are_in_the_chosen_language_and_ids_are_not(tmp_path: Path) -> None:
    (path,) = write(tmp_path, x=WRONG)
    english = fairtool("validate", path).stdout
    french = fairtool("validate", path, "--lang", "fr").stdout
    assert english != french
    assert "cf-3.1-units-text" in english
    assert "cf-3.1-units-text" in french
