"""The time for a request is kept, whatever names, connections and servers do."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from fairtool.addresses import ANYWHERE
from fairtool.asking import Question, ask
from fairtool.download import Wanted, fetch
from fairtool.errors import UnreadableError

SECONDS = 1.0
BEGIN = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
RECORD_OF_TLS = b"\x16\x03\x03\x40\x00"  # a handshake message of 16 KiB, which never comes
Call = Callable[[str, Path], object]


def _ask(address: str, _: Path) -> object:
    return ask(Question("GET", address), seconds=SECONDS, reach=ANYWHERE)


def _fetch(address: str, path: Path) -> object:
    return fetch(Wanted(address), path, seconds=SECONDS)


both = pytest.mark.parametrize("call", [_ask, _fetch], ids=["ask", "fetch"])


@contextmanager
def _dripping(begin: bytes, host: str = "127.0.0.3", port: int = 0) -> Iterator[int]:
    """Listen, and send a byte now and then to whoever connects, for some seconds; gives the port."""
    with socket.socket() as listening:
        try:
            listening.bind((host, port))
        except OSError as error:  # not every system has the whole loopback
            pytest.skip(f"{host} cannot be listened at: {error}")
        listening.listen(5)
        threads: list[threading.Thread] = []
        accepting = threading.Thread(target=_accept, args=(listening, begin, threads))
        accepting.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            for one in (accepting, *threads):
                one.join()


def _accept(listening: socket.socket, begin: bytes, threads: list[threading.Thread]) -> None:
    with suppress(OSError):
        while True:
            threads.append(threading.Thread(target=_drip, args=(listening.accept()[0], begin)))
            threads[-1].start()


def _drip(connection: socket.socket, begin: bytes) -> None:
    with connection, suppress(OSError):
        connection.sendall(begin)
        for _ in range(100):
            time.sleep(0.1)
            connection.sendall(b"x")


def _names(monkeypatch: pytest.MonkeyPatch, *addresses: str, after: float = 0) -> None:
    """Let every name mean some addresses, and the answer take its time."""
    known = socket.getaddrinfo

    def answered(host: str, port: int, *args: int, **named: int) -> list[tuple[object, ...]]:
        if host != "two.example":
            return known(host, port, *args, **named)  # type: ignore[return-value] # as it is
        time.sleep(after)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answered)


def _is_given_up(call: Call, address: str, path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match="was not fetched within"):
        call(address, path / "file")
    assert time.monotonic() - begun < SECONDS + 3


@both
def test_a_name_that_is_found_after_the_time_is_over_is_not_asked(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _names(monkeypatch, "127.0.0.3", after=SECONDS * 1.2)
    with _dripping(BEGIN) as port:
        _is_given_up(call, f"http://two.example:{port}/", tmp_path)


@both
def test_several_addresses_share_the_time(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, "127.0.0.2", "127.0.0.3")
    with socket.socket() as full:  # nobody accepts, so that who connects waits
        full.bind(("127.0.0.2", 0))
        full.listen(0)
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.settimeout(0)
            with suppress(BlockingIOError):
                one.connect(("127.0.0.2", port))
        try:
            with _dripping(BEGIN, port=port):
                _is_given_up(call, f"http://two.example:{port}/", tmp_path)
        finally:
            for one in waiting:
                one.close()


@both
def test_a_handshake_that_drips_is_given_up(call: Call, tmp_path: Path) -> None:
    with _dripping(RECORD_OF_TLS, "127.0.0.1") as port:
        _is_given_up(call, f"https://127.0.0.1:{port}/", tmp_path)
