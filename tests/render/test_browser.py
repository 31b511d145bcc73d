"""The page in a browser: its own policy lets its script run, and the filter works."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.render.reports import CLEAN, NAME, NOTE, UNITS, at, document, report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=3000",
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser here (chromium): the HTML page was not opened")
PAGE = document("html", [report(*at(UNITS, "a:units", "b:units"), NAME, NOTE), CLEAN, report(NAME, path="/data/b.nc")])


def _opened(text: str, folder: Path) -> str:
    """Give the page as it is once its scripts have run."""
    path = folder / "report.html"
    path.write_text(text, encoding="utf-8")
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def test_the_script_runs_under_the_policy_and_brings_the_totals_to_the_head(tmp_path: Path) -> None:
    page = _opened(PAGE, tmp_path)
    assert '<main><section id="totals"' in page
    assert re.search(r'<form id="filter"(?![^>]*hidden)', page)
    assert "5 of 5 findings are shown" in page


# What is done to the filter, and how many of the five findings are left.
CHOICES = {
    'form.elements.text.value = "UNITS"': "2 of 5",
    'form.elements.file.value = "b.nc"': "1 of 5",
    'form.querySelector("[value=warning]").checked = false': "3 of 5",
    'form.elements.text.value = "nothing like it"': "0 of 5",
    'form.elements.text.value = "cf-3.2"': "2 of 5",
}
STEPS = """
const form = document.getElementById("filter");
const wait = () => new Promise((done) => setTimeout(done, 200));
(async () => {
  for (const choice of [%s]) {
    form.reset();
    choice();
    form.dispatchEvent(new Event("input"));
    await wait();
    document.body.append(`[${document.getElementById("shown").textContent}]`);
  }
})();
"""


def test_the_filter_keeps_what_fits(tmp_path: Path) -> None:
    steps = STEPS % ", ".join(f"() => {{ {choice}; }}" for choice in CHOICES)
    page = re.sub("<meta http-equiv[^>]*>", "", PAGE).replace("</body>", f"<script>{steps}</script></body>")
    assert re.findall(r"\[(\d of 5) findings are shown\]", _opened(page, tmp_path)) == list(CHOICES.values())
