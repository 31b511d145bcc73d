"""Addresses are read only with --allow-network; whatever goes wrong there is told with the address."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.running import WRONG, Ended, environment, fairtool, netcdf, rules, subjects


class _Files(BaseHTTPRequestHandler):
    """Gives a good file, a page, or nothing for a long time."""

    contents: dict[str, bytes]

    def do_GET(self) -> None:
        """Answer by the path."""
        if self.path.startswith("/slow"):
            time.sleep(8)
        if self.path.startswith("/drip"):
            self._drip()
            return
        content = self.contents.get(self.path.partition("?")[0])
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(60):
                self.wfile.write(b"CDF")
                self.wfile.flush()
                time.sleep(0.2)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    _Files.contents = {
        "/good.nc": netcdf(tmp_path_factory.mktemp("served") / "good.nc", units=1).read_bytes(),
        "/text.cdl": WRONG.encode(),
        "/page": b"<!DOCTYPE html><html><body>Please log in</body></html>",
    }
    with ThreadingHTTPServer(("127.0.0.1", 0), _Files) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture(scope="module")
def run(server: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, list[Path]]:
    """Give one run over all addresses, and what it left in the folder for temporary files."""
    temporary = tmp_path_factory.mktemp("temporary")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        refused = f"http://127.0.0.1:{closed.getsockname()[1]}/refused.nc"
    names = ("good.nc?x=1", "text.cdl", "missing.nc", "page", "slow.nc", "drip.nc")
    ended = fairtool(
        "validate", *(f"{server}/{name}" for name in names), refused, "--allow-network", "--format", "json",
        "--timeout", "5", "--jobs", "2", env=environment(TMPDIR=str(temporary), NO_PROXY="127.0.0.1"),
    )  # fmt: skip
    return ended, list(temporary.iterdir())


@pytest.mark.parametrize("name", ["good.nc?x=1", "text.cdl"])
def test_a_good_file_is_fetched_and_examined(run: tuple[Ended, list[Path]], name: str) -> None:
    subject = subjects(run[0])[name]
    assert subject["path"].startswith("http://127.0.0.1:")
    assert "cf-3.1-units-text" in rules(subject)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.nc", "answers with HTTP status 404"),
        ("page", "is an HTML page"),
        ("slow.nc", "was not fetched within 4 seconds"),
        ("drip.nc", "was not fetched within 4 seconds"),
        ("refused.nc", "cannot be fetched"),
    ],
)
def test_what_cannot_be_had_is_told_with_its_address(run: tuple[Ended, list[Path]], name: str, said: str) -> None:
    subject = subjects(run[0])[name]
    (finding,) = subject["findings"]
    assert subject["status"] == "unreadable"
    assert finding["message"].startswith("http://127.0.0.1:")
    assert said in finding["message"]


def test_the_run_ends_with_3_and_leaves_nothing(run: tuple[Ended, list[Path]]) -> None:
    ended, left = run
    assert (ended.returncode, ended.stderr, left) == (3, "", [])


def test_an_outage_is_told_not_to_be_the_fault_of_the_data(server: str) -> None:
    ended = fairtool("validate", f"{server}/missing.nc", "--allow-network", env=environment(NO_PROXY="127.0.0.1"))
    assert ended.returncode == 3
    assert "the data are not at fault" in ended.stdout
