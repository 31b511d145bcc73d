"""The HTML page: self-contained, safe, and readable by everyone."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from fairtool.resources import folder
from tests.render.page import Page, contrast
from tests.render.reports import (
    CLEAN,
    CRASHED,
    HOSTILE,
    NAME,
    NOTE,
    RUN,
    UNITS,
    UNREADABLE,
    at,
    document,
    hostile,
    report,
)

REPORTS = [report(UNITS, NAME, NOTE), CLEAN, CRASHED, UNREADABLE]
TEMPLATES = folder("templates") / "report"


def test_the_page_uses_no_address() -> None:
    page = Page(document("html", [*REPORTS, hostile()]))
    for _, attributes in page.tags:
        assert not {"src", "srcset", "action", "style"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert "url(" not in document("html", REPORTS)
    assert "@import" not in document("html", REPORTS)


def test_the_page_allows_its_own_style_and_script_only() -> None:
    text = document("html", [*REPORTS, hostile()])
    policy = next(attributes["content"] or "" for tag, attributes in Page(text).tags if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(bodies) == 1
        assert f"{tag}-src 'sha256-{b64encode(sha256(bodies[0].encode()).digest()).decode()}'" in policy


def test_nothing_from_a_file_becomes_markup() -> None:
    page = Page(document("html", [hostile()]))
    assert page.count("script") == 1
    assert "</script><script>alert(1)</script>\\n::error" in page.text
    assert "\\x1b[31m\\u202e\\xe9@all%0A" in page.text
    assert not [sign for sign in HOSTILE if not sign.isprintable() and sign != "\n" and sign in page.text]


def test_the_page_tells_all_that_text_tells() -> None:
    told = Page(document("html", REPORTS, stale=("a.nc sst:units cf-3.1",))).text
    for part in (
        'sst:units is the number 1; write units = "1"',
        'fairtool fix: set sst:units = "1"',
        "cf-3.1-units-text CF-1.8 conformance 3.1",
        "sst has neither long_name nor standard_name",
        "the newest version is 1.13",
        "look for gone.nc",
        "the rule cf-3.1-units-valid crashed",
        "no longer found, can leave the baseline: a.nc sst:units cf-3.1",
        "/data/clean.nc CF-1.8 clean",
        "cf-standard-names",
        "2026-03-17",
        "Profiles: what each file declares",
        "fairtool 1.2.3",
    ):
        assert part in told


def test_an_empty_run_is_a_page() -> None:
    page = Page(document("html", []))
    assert "0 files" in page.text
    assert page.count("svg") == 0


def test_equal_findings_are_told_once_with_all_their_places() -> None:
    page = Page(document("html", [report(*at(UNITS, *(f"v{n}:units" for n in range(40))))]))
    assert page.text.count("is the number 1") == 1
    assert "and 39 more" in page.text
    assert "v39:units" in page.text
    assert ("li", {"data-size": "40"}) in page.tags


def test_the_language_of_the_page_is_said() -> None:
    for language in ("en", "fr"):
        page = Page(document("html", REPORTS, replace(RUN, language=language)))
        assert page.tags[0] == ("html", {"lang": language})


def test_headings_skip_no_level() -> None:
    headings = Page(document("html", REPORTS)).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))


def test_every_field_has_a_label_and_every_picture_a_text() -> None:
    text = document("html", REPORTS)
    labels = re.findall(r"<label[^>]*>(.*?)</label>", text, re.DOTALL)
    assert sum("<input" in label and bool(re.sub("<[^>]*>", "", label).strip()) for label in labels) == text.count(
        "<input"
    )
    pictures = [attributes for tag, attributes in Page(text).tags if tag == "svg"]
    assert [(one["role"], one["aria-label"]) for one in pictures] == [
        ("img", "4 files: 1 clean, 1 unreadable, 1 with a fault of fairtool, 1 error, 1 warning, 1 info")
    ]


def test_tables_have_headers() -> None:
    for tag, attributes in Page(document("html", REPORTS)).tags:
        if tag == "th":
            assert attributes["scope"] in {"col", "row"}


def test_severity_is_a_word_and_never_a_colour_alone() -> None:
    page = document("html", [report(UNITS, NAME, NOTE)])
    assert re.findall(r'<li class="(\w+)"><p><b>(\w+)</b>', page) == [
        (word, word) for word in ("error", "warning", "info")
    ]


def _palettes() -> list[dict[str, str]]:
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["face", "soft", "link", "error", "warning", "info", "clean"])
def test_every_ink_can_be_read_on_every_ground(palette: dict[str, str], ink: str) -> None:
    assert contrast(palette[ink], palette["back"]) >= 4.5
    assert contrast(palette[ink], palette["card"]) >= 4.5


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.name)
def test_a_template_holds_no_word_that_could_not_be_translated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    told = re.sub(r"<[^>]*>", " ", bare)
    assert set(told.split()) <= {"fairtool", "fix", ":"}


def test_own_script_stays_small() -> None:
    assert (TEMPLATES / "report.js").stat().st_size <= 10_000


def test_ten_thousand_grouped_findings_stay_under_a_megabyte() -> None:
    one = report(*(replace(UNITS, where=f"v{n}:units", values={"value": n % 20}) for n in range(100)))
    page = document("html", [replace(one, path=f"/data/{number}.nc") for number in range(100)])
    assert len(page.encode()) < 1_000_000
