"""The prediction holds what F-UJI 3.5.1 gave for the pages of the a2a benchmark, served as here.

The benchmark (https://github.com/a2a-fair-metrics/a2a-fair-metrics, CC0-1.0) is not part of fairtool: the environment
variable FAIRTOOL_CORPUS names the folder with it. Its addresses are those of the server of the test. Beside the pages
as they are, with a header field for each link, all are served with one field for all links.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.fair.fuji.predicted import ROUNDED, RUBRICS, WIDEST, interval, of_page
from tests.fair.online.loopback import Reply, Site, running

CORPUS = Path(os.environ.get("FAIRTOOL_CORPUS", ""))
FOLDER, DECLARED = CORPUS / "fair/a2a", CORPUS / "fair/a2a_declared_links.json"
IS_THERE = bool(os.environ.get("FAIRTOOL_CORPUS")) and DECLARED.is_file()
pytestmark = pytest.mark.skipif(not IS_THERE, reason="FAIRTOOL_CORPUS names no folder with the a2a benchmark")
OBSERVED: Mapping[str, Mapping[str, list[float]]] = json.loads(
    (Path(__file__).parents[2] / "files/fair/fuji-3.5.1-a2a.json").read_text("utf-8")
)
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".json": "application/linkset+json",
    ".txt": "application/linkset",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_FIELD = re.compile(r"\s*Header (?:always )?add Link (.*\S)\s*")
_HOME = re.compile(rb"https?://(?:w3id\.org/a2a-fair-metrics|s11\.no/2022/a2a-fair-metrics)")


def _fields(page: Path, name: str) -> Iterator[str]:
    """Give the header fields of a file, as the configuration of the benchmark has them."""
    path, file = page / ".htaccess", "*"
    for line in (path.read_text().replace("<Files", "\n<Files") if path.is_file() else "").splitlines():
        if named := re.match(r"\s*<Files (\S+)>", line):
            file = named[1]
        elif "</Files" in line:
            file = "*"
        elif (field := _FIELD.fullmatch(line)) and file in (name, "*"):
            value = field[1]
            yield value[1:-1].replace('\\"', '"') if value.startswith('"') else value


def _reply(page: Path, path: Path, address: str, code: int, *, joined: bool) -> Reply:
    fields = [_HOME.sub(address.encode(), one.encode()).decode() for one in _fields(page, path.name)]
    links = [", ".join(fields)] if joined and fields else fields
    headers = (("Content-Type", _TYPES.get(path.suffix, "application/octet-stream")), *(("Link", one) for one in links))
    body = b"" if 204 <= code < 300 else _HOME.sub(address.encode(), path.read_bytes())
    return Reply(body, code, headers)


def _serve(site: Site, *, joined: bool) -> None:
    statuses = {page: said["http_status"] for page, said in json.loads(DECLARED.read_text()).items()}
    for page in (FOLDER / name for name in statuses if (FOLDER / name).is_dir()):
        for path in (one for one in page.rglob("*") if one.is_file() and one.name != ".htaccess"):
            name = path.relative_to(page).as_posix()
            code = statuses[page.name] if name == "index.html" else 200
            reply = _reply(page, path, site.address, code, joined=joined)
            site.answers[f"/{page.name}/{name}"] = reply
            if name == "index.html":
                site.answers |= {f"/{page.name}/": reply, f"/{page.name}": reply}


@pytest.fixture(scope="module")
def sites() -> Iterator[Mapping[str, Site]]:
    with running() as fields, running() as joined:
        _serve(fields, joined=False)
        _serve(joined, joined=True)
        yield {"fields": fields, "joined": joined}


@pytest.mark.parametrize("way", ["fields", "joined"])
@pytest.mark.parametrize("page", OBSERVED)
def test_the_intervals_hold_what_f_uji_gave_and_are_narrow(sites: Mapping[str, Site], page: str, way: str) -> None:
    scores = of_page(f"{sites[way].address}/{page}/")
    for rubric, observed in zip(RUBRICS, OBSERVED[page][way], strict=True):
        low, high = interval(scores[rubric])
        assert low - ROUNDED - 1e-9 <= observed <= high + ROUNDED + 1e-9, rubric
        assert high - low <= WIDEST, rubric
