"""A score as a badge: a small picture, and what the endpoint of shields.io reads."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from fairtool.fair.result import Answer
from fairtool.fair.score import Scored
from fairtool.render.score_badge import score_badge, score_badge_json
from tests.render.page import contrast
from tests.render.scores import BOTH, DAY, NOTHING, PREDICTED, RUN, SCORE, SCORED

_SVG = "{http://www.w3.org/2000/svg}"
PREDICTION = Scored(("/data/record.xml",), (PREDICTED,))
FULL = Scored(("a",), (replace(SCORE, results=tuple(replace(one, status=Answer.PASS) for one in SCORE.results)),))


@pytest.mark.parametrize(
    ("scored", "label", "message", "color"),
    [
        (SCORED, "FAIR toy-1.0", "44 % · 4/5", "red"),
        (FULL, "FAIR toy-1.0", "100 % · 6/6", "brightgreen"),
        (PREDICTION, "FAIR pre-0.8", "37–87 %", "red"),
        (NOTHING, "FAIR toy-1.0", "–", "lightgrey"),
        (BOTH, "FAIR", "toy-1.0 44 % · 4/5 | pre-0.8 37–87 %", "red"),
    ],
    ids=["assessed", "full", "predicted", "nothing", "both"],
)
def test_the_endpoint_gets_what_it_asks_for(scored: Scored, label: str, message: str, color: str) -> None:
    made = json.loads(score_badge_json(scored, RUN, DAY))
    assert made == {"schemaVersion": 1, "label": label, "message": message, "color": color}


def test_a_badge_never_says_more_than_the_score() -> None:
    failed = replace(SCORE.results[5], indicator=replace(SCORE.results[5].indicator, points=0.02))
    nearly = replace(FULL, scores=(replace(FULL.scores[0], results=(*FULL.scores[0].results, failed)),))
    assert nearly.scores[0].percent == 99.8
    assert json.loads(score_badge_json(nearly, RUN, DAY))["message"].startswith("99 %")


def test_the_picture_has_a_line_a_rubric_and_its_words_for_those_who_hear() -> None:
    picture = ET.fromstring(score_badge(BOTH, RUN, DAY))  # noqa: S314 - our own
    told = "FAIR toy-1.0: 44 % · 4/5; FAIR pre-0.8: 37–87 %"
    assert (picture.get("role"), picture.get("aria-label"), picture.findtext(f"{_SVG}title")) == ("img", told, told)
    assert [one.text for one in picture.iter(f"{_SVG}text")] == [
        "FAIR toy-1.0",
        "44 % · 4/5",
        "FAIR pre-0.8",
        "37–87 %",
    ]


def test_the_picture_asks_for_nothing_and_its_letters_can_be_read() -> None:
    text = score_badge(BOTH, RUN, DAY)
    assert not {"href", "url(", "@import", "<script", "<style"} & {
        part for part in ("href", "url(", "@import", "<script", "<style") if part in text
    }
    picture = ET.fromstring(text)  # noqa: S314 - our own
    fills = {one.get("fill", "") for tag in ("rect", "path") for one in picture.iter(f"{_SVG}{tag}")}
    assert all(contrast(fill, "#ffffff") >= 4.5 for fill in fills)


def test_the_lines_of_the_picture_do_not_overlap() -> None:
    picture = ET.fromstring(score_badge(BOTH, RUN, DAY))  # noqa: S314 - our own
    groups = [one.get("transform") for one in picture.iter(f"{_SVG}g")]
    assert groups == ["translate(0 0)", "translate(0 22)"]
    assert picture.get("height") == "42"
    for group in picture.iter(f"{_SVG}g"):
        label, message = group.iter(f"{_SVG}text")
        assert float(label.get("x", 0)) + float(label.get("textLength", 0)) < float(message.get("x", 0))
