"""The page of an audit of 100 000 files in a browser: it filters, leads to files and findings, and fits a phone."""

import html
import re
import subprocess
from pathlib import Path

import pytest

from fairtool.audit.overview import overview
from fairtool.audit.store.opening import opened_to_read
from fairtool.render.audit.page import page
from fairtool.render.run import Run
from fairtool.templates import resource
from tests.audit.stores import entries, multiply, write_store
from tests.render.test_browser import BROWSER, FLAGS
from tests.render.test_score_browser import FRAME

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no browser here (chromium): the page of an audit was not opened"
)
ONCE, TIMES = 1_000, 100
LARGEST = 15_000_000  # bytes of the page
STEPS = """
const form = document.getElementById("filter");
const wait = (time) => new Promise((done) => setTimeout(done, time));
const tell = (name) => {
  const first = document.querySelector("#list > li");
  const texts = [name, document.getElementById("shown").textContent, first ? first.textContent : ""];
  document.body.append(`[[${texts.join(" | ")}]]`);
};
(async () => {
  for (const [name, step] of Object.entries({ %s })) {
    form.reset();
    await wait(50);
    step();
    form.dispatchEvent(new Event("input"));
    await wait(400);
    tell(name);
  }
})();
"""
CHOICES = {
    "all": "",
    "rule": "document.querySelector('button[data-value=\"cf-3.1-units-text\"]').click()",
    "centre": "document.querySelector('button[data-value=\"ICARE\"]').click()",
    "status": "form.elements.status.value = '2'",
    "severity": "form.elements.severity.value = '0'",
    "name": "form.elements.text.value = '/77/AERIS/ICARE/'",
    "sentence": "form.elements.text.value = 'AIR_TEMPRATURE_55'",
    "nothing": "form.elements.text.value = 'no such thing'",
    "both": "['rule', 'centre', 'year'].forEach((name, place) => { const select = form.elements[name];"
    " const wanted = ['cf-3.1-units-text', 'ICARE', '2012'][place];"
    " select.value = [...select.options].find((one) => one.textContent === wanted).value; })",
    "next": "setTimeout(() => document.querySelector('#pages button[value=\"1\"]').click(), 250)",
    "opened": "setTimeout(() => { document.querySelector('#list details').open = true; }, 250)",
    "errors": "form.elements.order.value = 'errors'",
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of 100 000 files."""
    path = write_store(tmp_path_factory.mktemp("browser") / "audit.sqlite", entries(ONCE))
    multiply(path, TIMES)
    return path


@pytest.fixture(scope="module")
def text(large: Path) -> str:
    """Give the page of that store."""
    with opened_to_read(large) as connection:
        return page(connection, overview(connection), Run("1.2.3"), "audit.sqlite")


def browsed(text: str, folder: Path, *arguments: str) -> str:
    """Open a page from the disk, and give it as it is once its script has run."""
    path = folder / "audit.html"
    path.write_text(text, "utf-8")
    flags = [flag for flag in FLAGS if "budget" not in flag]
    command = [str(BROWSER), *flags, "--virtual-time-budget=20000", "--hide-scrollbars"]
    command += [f"--user-data-dir={folder / 'profile'}", *(arguments or ("--dump-dom",)), path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def counted(large: Path, condition: str) -> str:
    """Count files as SQL does, in the words of the page."""
    with opened_to_read(large) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM file WHERE {condition}").fetchone()  # noqa: S608 - our own
        (total,) = connection.execute("SELECT count(*) FROM file").fetchone()
    return f"{count:,} of {total:,} files fit"


@pytest.fixture(scope="module")
def told(text: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Give for each choice how many files the page says fit, and the first entry of its list."""
    steps = STEPS % ", ".join(f'"{name}": () => {{ {step}; }}' for name, step in CHOICES.items())
    page = re.sub("<meta http-equiv[^>]*>", "", text).replace("</body>", f"<script>{steps}</script></body>")
    seen = browsed(page, tmp_path_factory.mktemp("steps"))
    found = re.findall(r"\[\[(\w+) \| (.*?) \| (.*?)\]\]", seen.rpartition("</script>")[2], re.DOTALL)
    return {name: (count, html.unescape(first)) for name, count, first in found}


def test_the_page_of_100_000_files_is_small_and_its_script_runs_under_its_own_policy(text: str, tmp_path: Path) -> None:
    assert len(text.encode()) < LARGEST
    assert len(resource("audit/page.js")) < 15_000
    seen = browsed(text, tmp_path)
    assert "99,800 of 99,800 files fit" in seen
    assert seen.count('<bdi class="path">/data/') >= 50
    assert re.search(r'<form id="filter"(?![^>]*hidden)', seen)
    assert 'id="silent"' not in seen.partition("<main>")[2]


RULE = "id IN (SELECT file FROM finding WHERE rule = 'cf-3.1-units-text')"


@pytest.mark.parametrize(
    ("choice", "condition"),
    [
        ("all", "1"),
        ("rule", RULE),
        ("centre", "centre = 'ICARE'"),
        ("status", "status = 'unreadable'"),
        ("severity", "errors > 0 OR status = 'unreadable'"),
        ("name", "name LIKE '%/77/AERIS/ICARE/%'"),
        ("both", f"{RULE} AND centre = 'ICARE' AND year = 2012"),
    ],
)
def test_as_many_files_fit_as_the_store_has(
    told: dict[str, tuple[str, str]], large: Path, choice: str, condition: str
) -> None:
    assert told[choice][0] == counted(large, condition)


def test_a_rule_leads_to_its_files_and_to_what_it_says_of_each(told: dict[str, tuple[str, str]]) -> None:
    assert 'sst:units is the number 1; write units = "1"' in told["rule"][1]
    assert "cf-7.3" not in told["rule"][1]
    assert "All that was found in this file" in told["rule"][1]


def test_a_file_that_is_opened_shows_all_its_findings(told: dict[str, tuple[str, str]]) -> None:
    assert "cf-7.3-cell-methods-complete" in told["opened"][1]
    assert "cf-2.6.1-version-known" in told["opened"][1]


def test_a_sentence_is_found_by_its_words(told: dict[str, tuple[str, str]]) -> None:
    assert 'has the name "air_temprature_55"' in told["sentence"][1]


def test_a_file_that_crashed_is_named_in_its_sentence(told: dict[str, tuple[str, str]]) -> None:
    name, _, sentence = told["status"][1].partition(".nc")
    assert f"{name.rpartition('/')[2]}.nc makes the reading library crash" in sentence


def test_the_files_with_most_errors_come_first_if_that_is_asked(told: dict[str, tuple[str, str]]) -> None:
    assert "2 errors" in told["errors"][1]


def test_it_says_so_where_no_file_fits(told: dict[str, tuple[str, str]]) -> None:
    assert told["nothing"] == ("No file fits; choose less, or show all.", "")


def test_the_next_page_of_the_list_begins_after_the_last_one(told: dict[str, tuple[str, str]]) -> None:
    assert told["next"][1] != told["all"][1]


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_stands_out_at_the_side(text: str, width: int, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    frame = FRAME.format(width=width).replace("score.html", "page.html")
    seen = browsed(frame, tmp_path, "--allow-file-access-from-files", "--dump-dom")
    found = re.search(r"\[(\d+) of (\d+)\]", seen)
    assert found
    assert int(found[1]) <= int(found[2]) <= width


LABELS = """<!DOCTYPE html><body><iframe src="page.html" width="{width}" height="900"></iframe>
<script>addEventListener("load", () => {{
  const page = document.querySelector("iframe").contentDocument;
  const box = (node) => {{
    const range = page.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  }};
  const boxes = [...page.querySelectorAll(".columns span")].filter((one) => one.textContent).map(box);
  const bars = [...page.querySelectorAll(".columns svg")].map((one) => one.getBoundingClientRect());
  const meet = (one, other) => one !== other && one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  const met = boxes.filter((one) => [...boxes, ...bars].some((other) => meet(one, other)));
  document.body.append(`[${{met.length}} of ${{boxes.length}}]`);
}})</script></body>"""


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_no_label_of_a_chart_lies_on_another(text: str, width: int, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    seen = browsed(LABELS.format(width=width), tmp_path, "--allow-file-access-from-files", "--dump-dom")
    found = re.search(r"\[(\d+) of (\d+)\]", seen)
    assert found
    assert int(found[1]) == 0 < int(found[2])


def test_on_paper_it_is_a_few_pages_of_a4(text: str, tmp_path: Path) -> None:
    paper = tmp_path / "audit.pdf"
    browsed(text, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper.read_bytes())
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    assert len(sizes) < 15
