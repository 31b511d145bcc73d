"""The page of a score: self-contained, safe, and readable by everyone, from those who decide to those who mend."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from fairtool.fair.score import Scored
from fairtool.render.score_html import score_html
from fairtool.resources import folder
from tests.render.page import Page, contrast
from tests.render.reports import HOSTILE
from tests.render.scores import BOTH, DAY, NOTHING, RESULTS, RUN, SCORE, SCORED, TWICE, hostile

TEMPLATES = folder("templates") / "score"
FRENCH = replace(RUN, language="fr")


def _page(scored: Scored = BOTH) -> str:
    return score_html(scored, RUN, DAY)


def _told(page: str) -> str:
    """Give what is shown, blanks run together, with one between any two tags."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", page.partition("<body>")[2])).split())


@pytest.mark.parametrize("scored", [BOTH, hostile(), NOTHING], ids=["both", "hostile", "nothing"])
def test_the_page_uses_no_address_and_no_script(scored: Scored) -> None:
    text = _page(scored)
    for tag, attributes in Page(text).tags:
        assert tag not in {"script", "iframe", "object", "link", "img"}
        assert not {"src", "srcset", "action", "style"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {"#possible"}
    assert "@import" not in text


def test_the_policy_allows_the_style_of_the_page_only() -> None:
    policy = next(attributes["content"] or "" for _, attributes in Page(_page()).tags if "http-equiv" in attributes)
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'", policy)


def test_what_was_not_assessed_comes_before_the_number() -> None:
    text = _told(_page(SCORED))
    assert text.index("What was not assessed") < text.index("only the network tells it") < text.index("The score ")
    assert text.index("4 of 5 indicators were assessed (80 %)") < text.index("44.4 %")
    assert "1 does not apply: the data are open to everybody TOY-A2-01M" in text


def test_each_rubric_has_its_own_number_and_there_is_no_common_one() -> None:
    page = _page()
    assert re.findall(r'<p class="big">(.*?)</p>', page) == ["44.4 %", "37.5–87.5 %"]
    assert [one for one in Page(page).headings if one == 2] == [2] * 4  # contents, two rubrics, how to read
    assert "This is a prediction: the score lies between the two numbers." in Page(page).text


def test_what_was_published_is_told_from_the_files_before() -> None:
    text = _told(_page(TWICE))
    assert "The toy rubric 1.0 toy-1.0 https://doi.org/10.15497/rda00050 /data/record.xml, /data/a.nc What was" in text
    assert "The toy rubric 1.0, as published toy-1.0 online" in text


def test_questions_to_a_person_are_listed() -> None:
    asked = replace(RESULTS[3], reason="needs-person")
    text = _told(_page(replace(SCORED, scores=(replace(SCORE, results=(*RESULTS[:3], asked)),))))
    assert "Questions that only a person can answer the data can be had TOY-A1-02M All indicators" in text
    assert "Questions that only" not in _told(_page(SCORED))


def test_a_prediction_is_drawn_as_a_range() -> None:
    drawn = re.findall(r'<rect class="range" x="([\d.]+)" width="([\d.]+)"', _page())
    assert drawn[0] == ("37.5", "50.0")
    assert "range" not in re.findall(r'<rect class="(\w+)"', _page(SCORED))


def test_an_indicator_is_told_with_answer_evidence_change_rules_and_notes() -> None:
    text = _told(_page())
    for part in (
        "TOY-F1-01M the record has an identifier essential holds",
        "/data/record.xml /gmd:MD_Metadata /gmd:fileIdentifier 10.17882/1",  # where a line may break
        "What else is to be known the fact on the repository is of 2019-02-03",
        "TOY-F2-01M the record is rich essential does not hold there is nothing that shows it",
        "line 12: /gmd:MD_Metadata/gmd:title is only x; write what the data are Rules fair-f2-title",
        "TOY-A1-01M the record says how to get the data important holds in part",
        "/data/a.nc: :license is missing; write the licence",
        "not assessed only the network tells it, after publication",
        "Do it, so that others can use the data.",
    ):
        assert part in text


def test_the_first_changes_are_those_that_weigh_most() -> None:
    first = re.search(r'<ol class="changes">(.*?)</ol>', _page(SCORED), re.DOTALL)
    assert first
    assert re.findall(r"TOY-\w+-\w+", first[1]) == ["TOY-F2-01M", "TOY-A1-01M", "TOY-R1-01M"]


def test_a_status_is_a_word_and_a_shape_and_never_a_colour_alone() -> None:
    page = _page(SCORED)
    statuses = re.findall(r'<use href="#([\w-]+)"/></svg> <b>([\w ]+)</b></p>', page)
    assert set(statuses) == {
        ("pass", "holds"),
        ("partial", "holds in part"),
        ("fail", "does not hold"),
        ("not-assessed", "not assessed"),
        ("not-applicable", "does not apply"),
    }
    shapes = dict(re.findall(r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', page))
    assert set(shapes) == {name for name, _ in statuses}
    assert len(set(shapes.values())) == len(shapes)


def test_nothing_from_a_file_becomes_markup() -> None:
    text = score_html(hostile(), RUN, DAY)
    page = Page(text)
    assert page.count("script") == 0
    assert "</script><script>alert(1)</script>\\n::error" in page.text
    assert "\\x1b[31m\\u202e\\xe9@all%0A" in page.text
    assert not [sign for sign in HOSTILE if not sign.isprintable() and sign != "\n" and sign in page.text]
    text.encode("utf-8")


def test_a_very_long_value_is_cut_and_the_page_stays_small() -> None:
    text = score_html(hostile(), RUN, DAY)
    assert "longlong…" in Page(text).text
    assert len(text) < 120_000


def test_files_that_cannot_be_read_are_named_at_the_head() -> None:
    text = _told(_page(replace(SCORED, unreadable=("/data/a.nc",))))
    assert text.index("What could not be read /data/a.nc") < text.index("What was not assessed")


def test_where_nothing_was_assessed_there_is_no_number() -> None:
    page = _page(NOTHING)
    assert re.findall(r'<p class="big">(.*?)</p>', page) == ["–"]
    assert "no score: nothing could be assessed" in Page(page).text
    assert 'class="low"' not in page


def test_the_language_of_the_page_is_said() -> None:
    for run in (RUN, FRENCH):
        assert ("html", {"lang": run.language}) in Page(score_html(BOTH, run, DAY)).tags


def test_french_is_spoken_throughout() -> None:
    told = _told(score_html(BOTH, FRENCH, DAY))
    for english in ("What was not", "The score", "Evidence", "Answer", "assessed", "holds", "How to read"):
        assert english not in told


def test_headings_skip_no_level() -> None:
    headings = Page(_page()).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))


def test_every_picture_has_a_text_or_is_hidden_from_readers_who_hear() -> None:
    pictures = [attributes for tag, attributes in Page(_page()).tags if tag == "svg"]
    assert pictures
    for one in pictures:
        assert one.get("aria-hidden") == "true" or (one["role"] == "img" and one["aria-label"])
    assert "Findable: 50 %, 2 of 2 assessed" in {one.get("aria-label") for one in pictures}


def test_tables_have_headers_and_every_id_is_one_thing() -> None:
    tags = Page(_page()).tags
    assert all(attributes["scope"] in {"col", "row", "rowgroup"} for tag, attributes in tags if tag == "th")
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {(attributes.get("href") or "")[1:] for _, attributes in tags if "href" in attributes}
    labels = {attributes["aria-labelledby"] for _, attributes in tags if "aria-labelledby" in attributes}
    assert targets | labels <= set(ids)


def _palettes() -> list[dict[str, str]]:
    style = (TEMPLATES / "score.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
        if "--back" in block
    ]


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["face", "soft", "link", "fail", "partial", "pass"])
def test_every_ink_can_be_read_on_every_ground(palette: dict[str, str], ink: str) -> None:
    assert contrast(palette[ink], palette["back"]) >= 4.5
    assert contrast(palette[ink], palette["card"]) >= 4.5


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
def test_a_bar_stands_out_from_its_ground(palette: dict[str, str]) -> None:
    assert contrast(palette["bar"], palette["ground"]) >= 3  # WCAG 2.1, 1.4.11


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.name)
def test_a_template_holds_no_word_that_could_not_be_translated(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    told = re.sub(r"<[^>]*>", " ", bare)
    assert set(re.findall(r"\w+", told)) <= {"fairtool"}
