"""A key is found by the origin that it is for, in the places that a user may keep one, and is shown nowhere."""

from pathlib import Path

import pytest

from fairtool.errors import UsageError
from fairtool.push.key import Key, Whence, find_key, missing_key
from fairtool.push.origin import Origin

RDG = Origin.of("https://entrepot.recherche.data.gouv.fr/api")


def test_an_origin_is_scheme_host_and_port() -> None:
    assert Origin.of("https://Host.fr/a?b") == Origin("https", "host.fr", 443)
    assert str(Origin.of("https://host.fr:8443/a")) == "https://host.fr:8443"
    assert str(Origin.of("http://[::1]:80/")) == "http://[::1]"


@pytest.mark.parametrize(
    "address",
    ["host.fr", "ftp://host.fr", "https://", "https://a_b.fr", "https://-a.fr", "https://a..b", "https://[x", ""],
)
def test_what_is_no_address_of_a_target_is_said(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        Origin.of(address)
    assert "https://host/path" in caught.value.hint


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(UsageError) as caught:
        Origin.of("https://me:hunter2@host.fr/")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://api.sedoo.fr", "https://api-sedoo.fr"),
        ("https://a.b.c", "https://a-b.c"),
        ("https://host.fr", "https://host.fr:8443"),
        ("https://host.fr", "http://host.fr"),
        ("https://xn--a.fr", "https://xn-a.fr"),
    ],
)
def test_no_two_origins_share_a_variable(one: str, other: str) -> None:
    assert Origin.of(one).variable != Origin.of(other).variable


def test_the_variable_is_readable() -> None:
    assert RDG.variable == "FAIRTOOL_KEY_ENTREPOT_RECHERCHE_DATA_GOUV_FR"


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(f"{RDG} = from-file\n")
    file.chmod(0o600)
    assert _value(Whence(file, {RDG.variable: "from-environment"})) == "from-environment"
    assert _value(Whence(file, {})) == "from-file"


def test_a_key_of_another_host_is_never_taken_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("https://other.fr = secret\n")
    file.chmod(0o600)
    assert find_key(RDG, Whence(file, {}), "token") is None
    file.write_text("secret\n")  # a bare key says not for whom it is
    assert find_key(RDG, Whence(file, {}), "token") is None


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(f"{RDG} = secret\n")
    file.chmod(0o644)
    with pytest.raises(UsageError, match="other users"):
        find_key(RDG, Whence(file, {}), "token")


def test_the_terminal_is_asked_last() -> None:
    asked: list[str] = []

    def prompt(origin: str) -> str:
        asked.append(origin)
        return "typed"

    assert _value(Whence(None, {}, prompt)) == "typed"
    assert asked == [str(RDG)]


def test_a_key_is_not_used_without_tls_but_on_this_machine() -> None:
    far, here = Origin.of("http://host.fr/"), Origin.of("http://127.0.0.1:8080/")
    with pytest.raises(UsageError, match="https only"):
        find_key(far, Whence(None, {far.variable: "secret"}), "token")
    assert find_key(here, Whence(None, {here.variable: "secret"}), "token")


@pytest.mark.parametrize("value", ["a b", "a\nb", "é", "x" * 5000])
def test_what_is_no_key_is_refused_without_being_shown(value: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_key(RDG, Whence(None, {RDG.variable: value}), "token")
    assert value not in str(caught.value)


def test_basic_wants_a_user_and_a_password() -> None:
    with pytest.raises(UsageError, match="user:password"):
        find_key(RDG, Whence(None, {RDG.variable: "secret"}), "basic")
    key = find_key(RDG, Whence(None, {RDG.variable: "me:secret:1"}), "basic")
    assert key
    assert key.secret == "Basic bWU6c2VjcmV0OjE="  # noqa: S105 - of nobody


def test_a_key_shows_nowhere() -> None:
    key = Key(RDG, "me:secret", "basic")
    assert "secret" not in repr(key)
    assert key.hidden_in("wrong: me:secret, secret, bWU6c2VjcmV0") == "wrong: ***, ***, ***"


def test_a_missing_key_says_where_it_is_looked_for() -> None:
    error = missing_key(RDG)
    assert RDG.variable in error.hint.format_map(error.values)
    assert "--key-file" in error.hint


def _value(whence: Whence) -> str:
    key = find_key(RDG, whence, "token")
    assert key
    return key.value
