"""The page of a score in a browser: it is shown, it asks for nothing, and it fits a phone and paper."""

import json
import re
import subprocess
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from fairtool.fair.score import Scored
from fairtool.render.score_html import score_html
from tests.render.scores import BOTH, DAY, RUN, hostile
from tests.render.test_browser import BROWSER, FLAGS

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no browser here (chromium): the page of a score was not opened"
)
SCORES = pytest.mark.parametrize("scored", [BOTH, hostile()], ids=["both", "hostile"])


class _Served(ThreadingHTTPServer):
    """A page on the loopback, under every address, and the addresses that were asked."""

    page = b""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: _Served

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def served() -> Iterator[_Served]:
    """Serve a page while a test runs."""
    server = _Served()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _browser(folder: Path, *arguments: str) -> str:
    """Run the browser; every name but that of the loopback leads nowhere."""
    command = [
        str(BROWSER),
        *FLAGS,
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={folder / 'profile'}",
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def _opened(page: str, served: _Served, folder: Path) -> tuple[str, set[str]]:
    """Open a page, and give it as the browser has it, with the addresses that it asked for besides itself.

    The browser asks for addresses of its own, too; those of a page say who wanted them.
    """
    served.page, log = page.encode(), folder / "net.json"
    seen = _browser(folder, f"--log-net-log={log}", "--dump-dom", f"{served.address}/score.html")
    wanted = [one for one in _events(log) if one.get("initiator") == served.address]
    return seen, {str(one["url"]) for one in wanted if not str(one["url"]).endswith("/favicon.ico")}


def _events(log: Path) -> Iterator[dict[str, Any]]:
    """Give the parameters of what a browser logged of the network."""
    for event in json.loads(log.read_text("utf-8", "replace"))["events"]:
        yield event.get("params", {})


@SCORES
def test_the_page_is_read_whole_and_asks_for_nothing_else(scored: Scored, served: _Served, tmp_path: Path) -> None:
    seen, asked = _opened(score_html(scored, RUN, DAY), served, tmp_path)
    assert seen.count('<table class="indicators"') == len(scored.scores)
    assert seen.rstrip().endswith("</html>")
    assert asked == set()
    assert [one for one in served.asked if one != "/favicon.ico"] == ["/score.html"]


def test_what_a_page_asks_for_is_noticed_so_that_asking_for_nothing_means_something(
    served: _Served, tmp_path: Path
) -> None:
    page = '<!DOCTYPE html><img src="http://example.invalid/a.png"><img src="b.png">'
    assert _opened(page, served, tmp_path)[1] == {"http://example.invalid/a.png", f"{served.address}/b.png"}
    assert "/b.png" in served.asked


def _pixels(png: bytes) -> tuple[int, int, set[bytes]]:
    """Give width, height, and the different rows of a PNG as they are stored; enough to tell a blank one."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    data, at = b"", 8
    while at < len(png):
        size, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        data += png[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += 12 + size
    rows = zlib.decompress(data)
    step = len(rows) // height
    return width, height, {rows[start : start + step] for start in range(0, len(rows), step)}


@pytest.mark.parametrize("colours", [(), ("--force-dark-mode",)], ids=["light", "dark"])
def test_the_picture_of_the_page_is_not_blank(colours: tuple[str, ...], tmp_path: Path) -> None:
    page, picture = tmp_path / "score.html", tmp_path / "score.png"
    page.write_text(score_html(BOTH, RUN, DAY), "utf-8")
    _browser(tmp_path, *colours, "--window-size=1280,1000", f"--screenshot={picture}", page.as_uri())
    width, height, rows = _pixels(picture.read_bytes())
    assert (width, height) == (1280, 1000)
    assert len(rows) > 100


FRAME = """<!DOCTYPE html><body><iframe src="score.html" width="{width}" height="900"></iframe>
<script>addEventListener("load", () => {{
  const root = document.querySelector("iframe").contentDocument.documentElement;
  document.body.append(`[${{root.scrollWidth}} of ${{root.clientWidth}}]`);
}})</script></body>"""


@SCORES
@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_stands_out_at_the_side(scored: Scored, width: int, tmp_path: Path) -> None:
    (tmp_path / "score.html").write_text(score_html(scored, RUN, DAY), "utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(FRAME.format(width=width), "utf-8")
    seen = _browser(tmp_path, "--allow-file-access-from-files", "--dump-dom", frame.as_uri())
    found = re.search(r"\[(\d+) of (\d+)\]", seen)
    assert found
    assert int(found[1]) <= int(found[2]) <= width


def test_on_paper_each_rubric_begins_a_page_of_a4(tmp_path: Path) -> None:
    page, paper = tmp_path / "score.html", tmp_path / "score.pdf"
    page.write_text(score_html(BOTH, RUN, DAY), "utf-8")
    _browser(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper.read_bytes())
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    assert len(sizes) >= len(BOTH.scores)
