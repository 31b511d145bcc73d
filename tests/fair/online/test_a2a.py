"""Every link that the pages of the a2a benchmark declare is found, from a server, with nothing beside.

The benchmark (https://github.com/a2a-fair-metrics/a2a-fair-metrics, CC0-1.0) is not part of fairtool: the environment
variable FAIRTOOL_CORPUS names the folder with `fair/a2a` and `fair/a2a_declared_links.json`.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from fairtool.fair.online.exchange import Asked
from fairtool.fair.online.fetch import resolve
from fairtool.fair.online.link import Link, Links
from fairtool.fair.online.links import read_header
from fairtool.fair.online.page import read_page
from tests.fair.online.loopback import Reply, Site, live, running

CORPUS = os.environ.get("FAIRTOOL_CORPUS", "")
FOLDER = Path(CORPUS) / "fair" / "a2a"
DECLARED = Path(CORPUS) / "fair" / "a2a_declared_links.json"
pytestmark = pytest.mark.skipif(
    not CORPUS or not DECLARED.is_file(), reason="FAIRTOOL_CORPUS names no folder with the a2a benchmark"
)
PAGES: Mapping[str, Any] = json.loads(DECLARED.read_text()) if CORPUS and DECLARED.is_file() else {}
FILES = [
    (page, file) for page, said in PAGES.items() for file in sorted({"index.html", *said["http_link_headers"]} - {"*"})
]
_FIELD = re.compile(r"\s*Header (?:always )?add Link (.*\S)\s*")


def _fields(page: str) -> Iterator[tuple[str, str]]:
    """Give (file, field) as the configuration of the benchmark has them, `*` for every file."""
    path, file = FOLDER / page / ".htaccess", "*"
    text = path.read_text().replace("<Files", "\n<Files") if path.is_file() else ""
    for line in text.splitlines():
        if named := re.match(r"\s*<Files (\S+)>", line):
            file = named[1]
        elif "</Files" in line:
            file = "*"
        elif field := _FIELD.fullmatch(line):
            value = field[1]
            yield file, value[1:-1].replace('\\"', '"') if value.startswith('"') else value


@pytest.fixture(scope="module")
def served() -> Iterator[Site]:
    with running() as site:
        for page, file in FILES:
            fields = [field for named, field in _fields(page) if named in (file, "*")]
            path = FOLDER / page / file
            kind = (
                "Content-Type",
                "text/html; charset=utf-8" if file.endswith(".html") else "application/octet-stream",
            )
            code = PAGES[page]["http_status"] if file == "index.html" else 200
            body = path.read_bytes() if path.is_file() and code < 204 else b""
            site.answers[f"/{page}/{file}"] = Reply(body, code, (kind, *(("Link", one) for one in fields)))
            joined = (("Link", ", ".join(fields)),) if fields else ()
            site.answers[f"/joined/{page}/{file}"] = Reply(body, code, (kind, *joined))
        yield site


def _expected(links: list[Mapping[str, str]]) -> list[tuple[str, str, str, str]]:
    return sorted((one["rel"], one["href"], one.get("type", ""), one.get("profile", "")) for one in links)


def _found(links: "Links | tuple[Link, ...]") -> list[tuple[str, str, str, str]]:
    return sorted((one.rel, one.target, one.type, " ".join(one.profiles)) for one in links)


@pytest.mark.parametrize("way", ["", "/joined"], ids=["several fields", "one field"])
@pytest.mark.parametrize(("page", "file"), FILES)
def test_each_declared_link_is_found_and_none_beside(served: Site, page: str, file: str, way: str) -> None:
    answered = resolve(live(), Asked("GET", f"{served.address}{way}/{page}/{file}")).last
    assert answered.fault is None
    assert answered.code == (PAGES[page]["http_status"] if file == "index.html" else 200)
    said = PAGES[page]["http_link_headers"]
    header = read_header(answered.all("link"), answered.asked.address)
    assert _found(header) == _expected([*said.get(file, []), *said.get("*", [])])
    if file == "index.html" and answered.body:
        html = read_page(answered.body, answered.header("content-type"), answered.asked.address)
        assert _found(html.links.signposting) == _expected(PAGES[page]["html_links"])


def test_all_pages_are_there() -> None:
    assert len(PAGES) >= 39
    assert [page for page in PAGES if not (FOLDER / page / "index.html").is_file()] == []
