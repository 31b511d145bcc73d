"""Clients that are wrong, slow, too many, or not of this machine."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from fairtool.reconcile.server import CLIENTS
from tests.reconcile.conftest import serving
from tests.reconcile.shapes import is_manifest, is_result_batch, read, refusal

THESAURUS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:example:scheme> a skos:ConceptScheme ; skos:prefLabel "<b>Bold</b> & sons"@en .
<urn:example:script> a skos:Concept ; skos:inScheme <urn:example:scheme> ;
  skos:prefLabel "<script>alert(1)</script> wind"@en ; skos:definition "a \\"quoted\\" <i>text</i>"@en .
<javascript:alert(1)> a skos:Concept ; skos:inScheme <urn:example:scheme> ; skos:prefLabel "running rain"@en .
<http://e.example/a%0D%0AX:%20y?a=1&b=2#c> a skos:Concept ; skos:prefLabel "odd address"@en .
"""


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


@contextmanager
def connected(address: str) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port_of(address)), timeout=20) as connection:
        yield connection


def answered(connection: socket.socket) -> bytes:
    """Give everything that comes until the server ends the connection."""
    found = b""
    while part := connection.recv(65536):
        found += part
    return found


def sent(address: str, request: str) -> str:
    with connected(address) as connection:
        connection.sendall(request.encode())
        return answered(connection).decode()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.:{port}"]
)
def test_a_name_that_is_not_of_this_machine_is_refused(client: httpx.Client, address: str, host: str) -> None:
    name = host.format(port=port_of(address))
    answer = client.get("/", headers={"Host": name})
    assert refusal(answer, 403) == f"{name} is not a name of this server"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
def test_the_names_of_this_machine_are_taken(client: httpx.Client, address: str, host: str) -> None:
    is_manifest(read(client.get("/", headers={"Host": f"{host}:{port_of(address)}"})))


@pytest.mark.parametrize("hosts", ["", "Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"])
def test_a_request_has_one_host(address: str, hosts: str) -> None:
    said = hosts.format(port=port_of(address))
    assert sent(address, f"GET / HTTP/1.1\r\n{said}\r\n").startswith("HTTP/1.1 403 ")


@pytest.mark.parametrize("text", ["{", "", "nul", '{"q":', "[" * 100_000, '{"a":' * 20_000, "9" * 5000, "\ufeff{}"])
def test_what_is_no_json_is_refused(client: httpx.Client, text: str) -> None:
    assert refusal(client.post("/", data={"queries": text}), 400)


def test_a_json_that_is_nested_too_deep_is_said_to_be_so(client: httpx.Client) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    assert refusal(client.post("/", data={"queries": deep}), 400) == "queries is no JSON: it is nested too deep"


@pytest.mark.parametrize("count", [101, 1000])
def test_more_queries_than_the_batch_size_are_refused(client: httpx.Client, count: int) -> None:
    batch = {f"q{number}": {"query": "air"} for number in range(count)}
    message = refusal(client.post("/", data={"queries": json.dumps(batch)}), 413)
    assert message == f"there are {count} queries, and 100 are answered at once"


def test_as_many_queries_as_the_batch_size_are_answered(client: httpx.Client) -> None:
    batch = {f"q{number}": {"query": f"air {number}"} for number in range(read(client.get("/"))["batchSize"])}
    found = read(client.post("/", data={"queries": json.dumps(batch)}))
    is_result_batch(found)
    assert found.keys() == batch.keys()


@pytest.mark.parametrize("size", [1024 * 1024 + 1, 6 * 1024 * 1024])
def test_a_body_that_is_too_large_is_refused_and_the_client_sees_why(client: httpx.Client, size: int) -> None:
    answer = client.post("/", content=b"a" * size, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert refusal(answer, 413) == "the request is larger than 1048576 bytes"


def test_a_body_of_unknown_length_is_refused(client: httpx.Client) -> None:
    assert refusal(client.post("/", content=iter([b"queries=", b"{}"])), 411)


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "application/x-www-form-urlencoded", 400),
        (b"other=1", "application/x-www-form-urlencoded", 400),
        (b"queries=%ff", "application/x-www-form-urlencoded", 400),
        (b"\xff", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 60, "application/x-www-form-urlencoded", 400),
        (b"{", "application/json", 400),
        (b"<a/>", "application/xml", 415),
        (b"queries={}", "multipart/form-data; boundary=x", 415),
    ],
)
def test_a_body_that_asks_nothing_is_refused(client: httpx.Client, content: bytes, kind: str, status: int) -> None:
    assert refusal(client.post("/", content=content, headers={"Content-Type": kind}), status)


@pytest.mark.parametrize(
    "path", ["/nothing", "/gemet/x", "/-/x", "/../etc/passwd", "/%2e%2e/x", "/%00", "/favicon.ico"]
)
def test_there_is_nothing_at_other_paths(address: str, path: str) -> None:
    host = f"Host: 127.0.0.1:{port_of(address)}"
    answer = sent(address, f"GET {path} HTTP/1.1\r\n{host}\r\n\r\n")
    assert answer.startswith("HTTP/1.1 404 ")


@pytest.mark.parametrize("method", ["DELETE", "PUT", "TRACE", "CONNECT", "BREW"])
def test_nothing_can_be_changed(client: httpx.Client, method: str) -> None:
    assert refusal(client.request(method, "/"), 501)


def test_head_and_options_have_no_body(client: httpx.Client) -> None:
    head, options = client.head("/"), client.options("/")
    assert (head.status_code, head.content, options.status_code, options.content) == (200, b"", 204, b"")
    assert "POST" in options.headers["access-control-allow-methods"]


@pytest.mark.parametrize("path", ["/", "/gemet", "/-/suggest/type", "/-/properties", "/-/suggest/entity"])
def test_a_callback_makes_a_script(client: httpx.Client, path: str) -> None:
    answer = client.get(path, params={"callback": "jQuery1.done_2"})
    assert answer.headers["content-type"].startswith("application/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.text.startswith("/**/jQuery1.done_2(")
    assert json.loads(answer.text[len("/**/jQuery1.done_2(") : -2]) == client.get(path).json()


@pytest.mark.parametrize("name", ["alert(1)", "a b", "<script>", "1a", "a..b", "é", "a" * 65, "a\n", "a;b"])
def test_a_callback_that_is_no_name_is_refused(client: httpx.Client, name: str) -> None:
    assert refusal(client.get("/", params={"callback": name}), 400) == "callback is no name of a function"


@pytest.mark.parametrize(
    "request_",
    [
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "\x16\x03\x01\x02\x00\r\n\r\n",
        "GET /" + "a" * 70000 + "\r\n\r\n",
    ],
)
def test_what_is_no_http_does_no_harm(client: httpx.Client, address: str, request_: str) -> None:
    with connected(address) as connection:
        connection.sendall(request_.encode())
        connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            assert b"200" not in answered(connection)[:20]
    is_manifest(read(client.get("/")))


@pytest.mark.parametrize("path", ["/-/preview", "/-/view", "/-/suggest/entity"])
def test_a_field_that_is_too_long_is_refused(client: httpx.Client, path: str) -> None:
    assert refusal(client.get(path, params={"id": "a" * 1001, "prefix": "a" * 1001}), 400)


def _is_left(connection: socket.socket) -> bool:
    """Send one more byte, and tell whether the server has had enough."""
    connection.settimeout(0.05)
    try:
        connection.sendall(b"a")
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_client_that_sends_a_byte_now_and_then_is_left_and_others_are_answered(cache: Path) -> None:  # noqa: ARG001
    with serving("cf-standard-names", seconds=1) as address, connected(address) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        began = time.monotonic()
        while not _is_left(slow):
            assert time.monotonic() - began < 5
        assert time.monotonic() - began > 0.8
        is_manifest(read(httpx.get(address, trust_env=False)))


def test_a_body_that_never_comes_is_not_waited_for(cache: Path) -> None:  # noqa: ARG001
    with serving("cf-standard-names", seconds=0.5) as address, connected(address) as slow:
        host = f"Host: 127.0.0.1:{port_of(address)}"
        slow.sendall(f"POST / HTTP/1.1\r\n{host}\r\nContent-Length: 1000\r\n\r\nqueries=".encode())
        began = time.monotonic()
        assert answered(slow) == b""
        assert time.monotonic() - began < 3


def test_too_many_clients_are_told_to_come_back_and_then_there_is_room(cache: Path) -> None:  # noqa: ARG001
    with serving("cf-standard-names", seconds=2) as address:
        with ExitStack() as stack:
            for _ in range(CLIENTS):
                stack.enter_context(connected(address)).sendall(b"GET")
            time.sleep(0.3)
            with connected(address) as late:
                assert answered(late).startswith(b"HTTP/1.1 503 ")
        time.sleep(0.3)
        is_manifest(read(httpx.get(address, trust_env=False)))


def test_many_clients_at_once_are_all_answered(address: str) -> None:
    def ask(number: int) -> object:
        batch = {"q": {"query": ["air temperature", "soil moisture", "vent"][number % 3]}}
        return read(httpx.post(address, data={"queries": json.dumps(batch)}, trust_env=False, timeout=30))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(60)))
    assert [found[number] == found[number % 3] for number in range(60)] == [True] * 60


def test_what_a_thesaurus_says_is_never_run(cache: Path, tmp_path: Path) -> None:  # noqa: ARG001
    file = tmp_path / "a b&c.ttl"
    file.write_text(THESAURUS, encoding="utf-8")
    with serving(str(file)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        is_manifest(read(client.get("/a%20b%26c")))
        script = client.get("/a%20b%26c/-/preview", params={"id": "urn:example:script"}).text
        running = client.get("/-/view", params={"id": "javascript:alert(1)"})
        odd = client.get("/-/view", params={"id": "http://e.example/a%0D%0AX:%20y?a=1&b=2#c"})
        found = read(client.post("/", data={"queries": json.dumps({"q": {"query": "running rain"}})}))
    assert "<script>" not in script
    assert "&lt;script&gt;alert(1)&lt;/script&gt; wind" in script
    assert "&lt;i&gt;" in script
    assert running.status_code == 200
    assert "href" not in running.text
    assert odd.headers["location"] == "http://e.example/a%0D%0AX:%20y?a=1&b=2#c"
    assert found["q"]["result"][0]["id"] == "javascript:alert(1)"
    assert found["q"]["result"][0]["match"]
