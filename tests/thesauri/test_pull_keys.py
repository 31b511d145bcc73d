"""Keys come from the environment or from a file of one's own, and are told to nobody."""

from pathlib import Path

import pytest

from fairtool.errors import UsageError
from fairtool.thesauri.keys import authorization, key_of
from fairtool.thesauri.presets import Preset, presets

PRESET = Preset("essai", "ontoportal", "https://portal.example.org", "MER", key="FAIRTOOL_KEY_ESSAI")


def _file(tmp_path: Path, text: str, mode: int = 0o600) -> Path:
    path = tmp_path / "keys"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_the_environment_comes_first(tmp_path: Path) -> None:
    path = _file(tmp_path, "FAIRTOOL_KEY_ESSAI=du-fichier")
    assert key_of(PRESET, path, {"FAIRTOOL_KEY_ESSAI": " de-l-environnement\n"}) == "de-l-environnement"
    assert key_of(PRESET, path, {}) == "du-fichier"


@pytest.mark.parametrize(
    "text", ["clef\n", "# la clef\nclef\n", "FAIRTOOL_KEY_X=x\nFAIRTOOL_KEY_ESSAI = clef\n", "FAIRTOOL_KEY_ESSAI=clef"]
)
def test_a_file_holds_one_key_or_several_by_name(tmp_path: Path, text: str) -> None:
    assert key_of(PRESET, _file(tmp_path, text), {}) == "clef"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(UsageError, match="can be read by other users"):
        key_of(PRESET, _file(tmp_path, "clef", mode), {})


@pytest.mark.parametrize("text", ["", "x\ny\n", "FAIRTOOL_KEY_X=x\n"])
def test_a_missing_key_says_where_to_put_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="only to who has a key") as told:
        key_of(PRESET, _file(tmp_path, text), {})
    assert "FAIRTOOL_KEY_ESSAI" in told.value.hint.format_map(told.value.values)


@pytest.mark.parametrize("key", ["a b", "a\nHost: x", "clé", "x" * 501, "a\x7f"])
def test_what_is_no_key_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(UsageError, match="is none") as told:
        key_of(PRESET, None, {"FAIRTOOL_KEY_ESSAI": key})
    assert key not in str(told.value) + repr(told.value.args)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        key_of(PRESET, tmp_path / "nowhere", {})


def test_who_wants_no_key_gets_none() -> None:
    assert key_of(presets()["gemet"], None, {"FAIRTOOL_KEY_EARTHPORTAL": "clef"}) == ""


def test_the_header_is_the_one_of_the_server() -> None:
    assert authorization(PRESET, "clef") == "apikey token=clef"
    assert authorization(PRESET, "") == ""


def test_the_keyring_of_the_system_is_asked_where_there_is_one() -> None:
    keyring = pytest.importorskip("keyring")

    class InMemory(keyring.backend.KeyringBackend):  # type: ignore[misc,name-defined]  # the package may be missing
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return "du-trousseau" if (service, username) == ("fairtool", "FAIRTOOL_KEY_ESSAI") else None

        def set_password(self, *_: str) -> None: ...
        def delete_password(self, *_: str) -> None: ...

    before = keyring.get_keyring()
    try:
        keyring.set_keyring(InMemory())
        assert key_of(PRESET, None, {}) == "du-trousseau"
        keyring.set_keyring(keyring.backends.fail.Keyring())
        with pytest.raises(UsageError, match="only to who has a key"):
            key_of(PRESET, None, {})
    finally:
        keyring.set_keyring(before)
