"""A key goes to its origin alone, and nothing that a server or an environment does brings it elsewhere."""

import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest

from fairtool.asking import Line, Question, check_secret
from fairtool.errors import FairtoolError, UnreadableError, UsageError
from fairtool.push.call import Call, Patience, Reply
from fairtool.push.chosen import Said, chosen_target, default_journal
from fairtool.push.faults import LargeAnswerError, LostAnswerError, RefusedError
from fairtool.push.key import Key, Whence, find_key
from fairtool.push.origin import Origin
from fairtool.push.session import Session
from fairtool.push.target import Target, check_target
from tests.push.test_session import SECRET, serving, session, text

HASTE = Patience(seconds=3, silence=1, tries=2, pause=0.01)
PASSWORD = "mot de passe & <quelconque>"  # noqa: S105 - of nobody


@contextmanager
def raw(answer: bytes) -> Iterator[str]:
    """Serve these very bytes to each request; give the address."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):  # a client that has had enough
                connection.settimeout(5)
                connection.recv(2**16)
                connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def asked(url: str, key: Key | None = None) -> Reply | FairtoolError:
    """Ask once with a key, and give the answer or the error."""
    key = key or Key(Origin.of(url), SECRET, "token", "X-Dataverse-key")
    try:
        with Session(url, key, HASTE, lambda _: None) as one:
            return one.ask(Call("POST", "/"))
    except FairtoolError as error:
        return error


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://good.fr\\@evil.fr/",
        "https://good.fr\\.evil.fr/",
        "https://go\tod.fr/",
        "https://good.fr\n.evil.fr/",
        "https://good.fr:0/",
        "https://good.fr:+443/",
        "https://good.fr:443:443/",
        "https://gооd.fr/",  # Cyrillic letters
        "https://good。fr/",
        "https://ｇood.fr/",
        "https://[fe80::1%\\..\\..\\x]/",
        "https://[::1%25lo]/",
        "https://[v1.a:b]/",
        "https://good.fr.port8443/",
        "https:///good.fr/",
        "https://good.fr@evil.fr/",
        "https://rdg@evil.fr/",
    ],
)
def test_an_address_that_can_be_read_in_two_ways_is_none(address: str) -> None:
    with pytest.raises(UsageError):
        Origin.of(address)


@pytest.mark.parametrize(
    "host",
    ["localhost.evil.fr", "127.0.0.1.nip.io", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1", "2130706433", "localhost."],  # noqa: S104
)
def test_no_key_goes_without_tls_to_what_only_looks_like_this_machine(host: str) -> None:
    origin = Origin.of(f"http://{host}:8080/")
    with pytest.raises(UsageError, match="https only"):
        find_key(origin, Whence(environment={origin.variable: "secret"}), "token")


@pytest.mark.parametrize("one", ["https://[2a01::1:be]/", "https://[2a01::be]/", "https://[::cafe]/"])
def test_a_number_shares_its_variable_with_no_name(one: str) -> None:
    alike = one.replace("::", "-").replace("[", "").replace("]", "").replace(":", ".").replace("https.", "https:")
    names = {Origin.of(one).variable, "FAIRTOOL_KEY_" + Origin.of(one).host.replace(":", "_").upper()}
    assert len(names) == 2
    with pytest.raises(UsageError):  # a name that would have it begins with a hyphen
        Origin.of(alike.replace("https://", "https://-6."))


@pytest.mark.parametrize(
    "address",
    ["ftp://me:hunter2@host.fr", "https://me:hunter2@ho_st/", "me:hunter2@host.fr", "https://me:hunter2@h.fr"],
)
def test_a_password_in_an_address_is_shown_in_no_message(address: str) -> None:
    for say in (Origin.of, lambda one: chosen_target(f"{one}", {}, Said())):
        with pytest.raises(UsageError) as caught:
            say(address if "://" in address or say is Origin.of else f"https://{address}")
        assert "hunter2" not in f"{caught.value} {caught.value.hint.format_map(caught.value.values)}"


def test_a_journal_lies_in_its_folder_whatever_the_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FAIRTOOL_STATE_DIR", str(tmp_path))
    for url in ("https://[2001:db8::1]/csw", "https://a-b.fr/../../x", "https://a.fr/%2e%2e/"):
        assert default_journal(Target("x", "csw", url)).parent == tmp_path / "push"


@pytest.mark.parametrize("header", ["Host", "Content-Length", "User-Agent", "Cookie", "X-A\r\nX-B", "", "é", "a b"])
def test_a_configuration_names_no_header_that_a_key_cannot_stand_in(header: str) -> None:
    with pytest.raises(UsageError, match="no key can stand there"):
        check_target(Target("x", "stac", "https://a.fr", {"key-header": header}))


@pytest.mark.parametrize("name", ["x/../../datasets", "..", "a?b", "a#b", "a%2fb", "a\\b", "a\nb"])
@pytest.mark.parametrize("kind", ["dataverse", "ogcapi-records", "stac"])
def test_the_name_of_a_collection_is_no_other_address(kind: str, name: str) -> None:
    with pytest.raises(UsageError, match="no name of one"):
        check_target(Target("x", kind, "https://a.fr", {"collection": name}))


def test_localhost_is_this_machine_only_where_its_name_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx  # noqa: PLC0415

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("203.0.113.5", 80))])
    with pytest.raises(UnreadableError, match="https only"):
        check_secret("x", "secret", httpx.URL("http://localhost/"))


# Proxies


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_key_for_this_machine_goes_by_way_of_no_proxy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(text(200)) as proxy, serving(text(200)) as server:
        monkeypatch.setenv(name, proxy.url)
        with session(server) as one:
            one.ask(Call("GET", "/"))
        assert proxy.seen == []
        assert server.keys()


def test_a_key_for_another_machine_reaches_a_proxy_in_tls_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(text(502)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        key = Key(Origin.of("https://catalogue.invalid"), SECRET)
        assert isinstance(asked("https://catalogue.invalid", key), FairtoolError)
        assert SECRET not in str(proxy.seen)


@pytest.mark.parametrize("address", ["foo://host", "socks9://host:1"])
def test_a_proxy_that_cannot_be_used_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", address)
    with pytest.raises(UsageError, match="proxy"), Line():
        pass


def test_a_certificate_of_nobody_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(text(200)) as server:
        found = asked(server.url.replace("http:", "https:"))
        assert isinstance(found, FairtoolError)
        assert server.seen == []


# What servers repeat


def repeated(key: Key) -> list[str]:
    """Give a key as pages and logs write it."""
    value, told = key.value, key.secret.rpartition(" ")[2]
    return [value, told, quote(value), quote(value, safe=""), b64encode(value.encode()).decode(), value.upper(),
            escape(value, quote=False), value.replace('"', '\\"')]  # fmt: skip


@pytest.mark.parametrize("scheme", ["basic", "bearer", "token"])
def test_a_key_is_hidden_in_any_form(scheme: str) -> None:
    value = f"marie:{PASSWORD}" if scheme == "basic" else SECRET
    key = Key(Origin.of("https://a.fr"), value, scheme)  # type: ignore[arg-type]  # one of the three
    for one in repeated(key):
        assert one not in key.hidden_in(f"refused: {one}!")
        assert "***" in key.hidden_in(f"refused: {one}!")


def test_a_key_that_is_cut_where_a_text_ends_is_not_shown_in_part() -> None:
    key = Key(Origin.of("https://a.fr"), SECRET)
    for before in range(19_980, 20_001):
        assert "SECRE" not in key.hidden_in("x" * before + SECRET + "y" * 50_000)


@pytest.mark.parametrize(
    "answer",
    [
        f"{SECRET} is no status\r\n\r\n",
        f"HTTP/1.1 200 OK\r\n{SECRET} is no header\r\n\r\n",
        f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{SECRET}\r\n",
        f"HTTP/1.1 200 OK\r\nContent-Encoding: {SECRET}\r\nContent-Length: 3\r\n\r\nabc",
        f"HTTP/1.1 302 Found\r\nLocation: http://{SECRET}.fr/\r\nContent-Length: 0\r\n\r\n",
        f"HTTP/1.1 400 No\r\nX-Debug: {SECRET}\r\nContent-Length: 17\r\n\r\n{SECRET}!",
        f"HTTP/1.1 200 OK\r\nContent-Type: {SECRET}\r\nContent-Length: 17\r\n\r\n{SECRET}!",
    ],
)
def test_no_answer_brings_the_key_into_a_message(answer: str) -> None:
    with raw(answer.encode()) as url:
        found = asked(url)
    said = f"{found} {getattr(found, 'values', '')} {found!r}".lower()
    assert SECRET.lower() not in said


def test_a_password_that_is_a_word_of_a_record_changes_no_record() -> None:
    key = Key(Origin.of("https://a.fr"), "marie:temperature-de-surface", "basic")
    assert key.hidden_from_body(b"<t>temperature-de-surface</t>") == b"<t>temperature-de-surface</t>"
    assert key.hidden_from_field("text/xml") == "text/xml"


# Answers without measure


@pytest.mark.parametrize("part", [b"<a/>", b"[],", b"{},", b'<a b="" c=""/>', b'{"":0},'])
def test_an_answer_of_many_small_things_is_not_read(part: bytes) -> None:
    body = part * (30 * 2**20 // len(part))
    with serving(text(200, body)) as server, session(server) as one, pytest.raises(LargeAnswerError):
        one.ask(Call("GET", "/"))


def test_many_large_answers_are_not_kept_together() -> None:
    body = b"x" * (40 * 2**20)
    with serving(text(200, body)) as server, session(server) as one:
        found = one.ask_together([Call("GET", f"/{number}", safe=True) for number in range(9)])
    assert 6 <= sum(isinstance(reply, Reply) for reply in found) < 9
    assert all(isinstance(reply, Reply | LargeAnswerError) for reply in found)


@pytest.mark.parametrize(
    "wait",
    ["9" * 5000, "-5", "Mon, 01 Jan 99999 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 -2359", "nan", "inf", "٣", "1e9"],
)
def test_no_word_on_when_to_come_back_stops_or_breaks_a_run(wait: str) -> None:
    waits: list[float] = []
    answer = f"HTTP/1.1 429 Slow\r\nRetry-After: {wait}\r\nContent-Length: 0\r\n\r\n".encode()
    with raw(answer) as url, Session(url, None, HASTE, waits.append) as one:
        assert one.ask(Call("GET", "/", safe=True)).code == 429
    assert sum(waits) <= 60


@pytest.mark.parametrize("endless", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000])
def test_headers_come_to_an_end(endless: bytes) -> None:
    with raw(endless * 20) as url:
        assert isinstance(asked(url), LostAnswerError)


# Other places


def test_a_public_target_sends_data_to_no_private_place(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def public(host: str, *more: object, **others: object) -> object:
        known = [(2, 1, 6, "", ("8.8.8.8", 443))]
        return known if host == "entrepot.example.org" else real(host, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", public)
    with serving(text(200)) as inside, Session("https://entrepot.example.org") as target:
        with target.elsewhere(f"{inside.url}") as store, pytest.raises(RefusedError, match="private") as caught:
            store.ask(Call("PUT", f"{inside.url}/admin?signature=secret", body=b"x"))
        assert inside.seen == []
        assert "secret" not in str(caught.value)


def test_a_target_on_this_machine_may_have_its_store_here() -> None:
    with serving(text(200)) as store, serving(text(200)) as server, session(server) as one:
        with one.elsewhere(store.url) as other:
            assert other.ask(Call("PUT", "/x", body=b"x")).ok
        assert store.keys() == []


@pytest.mark.parametrize(
    "address",
    ["//evil.fr/x", "https://evil.fr", "\\\\evil.fr\\x", "http://127.0.0.1@evil.fr/", "/\t/evil.fr/x", "///evil.fr"],
)
def test_an_address_that_an_answer_names_stays_in_the_origin(address: str) -> None:
    with serving(text(200)) as server, session(server) as one:
        try:
            found = Origin.of(one.resolved(address))
        except FairtoolError:
            return
        assert found == one.origin


def test_no_field_of_an_answer_becomes_a_second_header() -> None:
    with serving(text(200)) as server, session(server) as one:
        with pytest.raises(FairtoolError):
            one.ask(Call("PUT", "/", {"If-Match": "a\r\nX-Evil: b"}))
        assert server.seen == []


def test_a_secret_is_in_no_description_of_a_question() -> None:
    assert SECRET not in repr(Question("GET", "https://a.fr", secret=SECRET))
    assert SECRET not in repr(Key(Origin.of("https://a.fr"), SECRET))
