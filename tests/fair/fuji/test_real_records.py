"""The prediction holds what F-UJI 3.5.1 gave for pages that lead to real records of ISO, which others wrote.

The records are not part of fairtool: the environment variable FAIRTOOL_CORPUS names the folder with them. Data to which
they lead were out of reach for both.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.fair.fuji.pages import HERE, at, file, html
from tests.fair.fuji.predicted import ROUNDED, RUBRICS, WIDEST, interval, of_page, reply
from tests.fair.online.loopback import Site, running

FOLDER = Path(os.environ.get("FAIRTOOL_CORPUS", "")) / "iso"
IS_THERE = bool(os.environ.get("FAIRTOOL_CORPUS")) and FOLDER.is_dir()
pytestmark = pytest.mark.skipif(not IS_THERE, reason="FAIRTOOL_CORPUS names no folder with records")
OBSERVED: Mapping[str, list[float]] = json.loads(
    (Path(__file__).parents[2] / "files/fair/fuji-3.5.1-iso.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as one:
        for name in OBSERVED:
            link = f'<{HERE}/{name}>; rel="describedby"; type="application/xml"'
            pages = {f"/{name}.html": html(link), f"/{name}": file((FOLDER / name).read_bytes(), "application/xml")}
            one.answers |= {path: reply(served) for path, served in at(pages, one.address).items()}
        yield one


@pytest.mark.parametrize("name", OBSERVED)
def test_the_intervals_hold_what_f_uji_gave_and_are_narrow(site: Site, name: str) -> None:
    scores = of_page(f"{site.address}/{name}.html")
    for rubric, observed in zip(RUBRICS, OBSERVED[name], strict=True):
        low, high = interval(scores[rubric])
        assert low - ROUNDED - 1e-9 <= observed <= high + ROUNDED + 1e-9, rubric
        assert high - low <= WIDEST, rubric
