"""A score held against an earlier one: what got worse fails, what is no longer assessed is said, a number decides nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.errors import UsageError
from fairtool.fair.document import score_json
from fairtool.fair.regression import changes, load, refuse_foreign, sentence, sentences
from fairtool.fair.result import ASSESSED, Answer, Score
from fairtool.fair.score import Scored
from tests.render.scores import BOTH, DAY, PREDICTED, PUBLISHED, SCORE, TWICE

PASS, PARTIAL, FAIL, OPEN, NONE = (
    Answer.PASS,
    Answer.PARTIAL,
    Answer.FAIL,
    Answer.NOT_ASSESSED,
    Answer.NOT_APPLICABLE,
)


def _with(status: Answer, score: Score = SCORE, reason: str = "") -> Score:
    first, *rest = score.results
    return replace(score, results=(replace(first, status=status, reason=reason), *rest))


def _earlier(folder: Path, *scores: Score) -> Path:
    path = folder / "earlier.json"
    path.write_text(score_json(Scored(("a.xml",), scores), "1.2.3", DAY, "fr"), "utf-8")
    return path


@pytest.mark.parametrize("was", list(Answer))
@pytest.mark.parametrize("now", list(Answer))
def test_pass_is_better_than_partial_and_that_than_fail(was: Answer, now: Answer, tmp_path: Path) -> None:
    found = list(changes((_with(now),), load(_earlier(tmp_path, _with(was)))))
    worse = {(PASS, PARTIAL), (PASS, FAIL), (PARTIAL, FAIL)}
    lost = {(one, other) for one in ASSESSED for other in (OPEN, NONE)}
    assert [(one.was, one.result.status) for one in found] == [(was, now)] * ((was, now) in worse | lost)
    assert [one.is_worse for one in found] == [True] * ((was, now) in worse) + [False] * ((was, now) in lost)


def test_a_lower_number_alone_is_no_step_back(tmp_path: Path) -> None:
    *others, last = SCORE.results
    narrow = replace(SCORE, results=(*others, replace(last, status=OPEN)))
    assert (narrow.percent or 0) > (SCORE.percent or 100)
    assert list(changes((SCORE,), load(_earlier(tmp_path, narrow)))) == []


def test_rubrics_that_only_one_of_the_two_has_are_not_compared(tmp_path: Path) -> None:
    before = load(_earlier(tmp_path, _with(PASS), _with(PASS, PREDICTED)))
    assert list(changes((replace(_with(FAIL), rubric=replace(SCORE.rubric, name="new-1.0")),), before)) == []
    assert [one.rubric for one in changes((_with(FAIL, PREDICTED),), before)] == ["pre-0.8"]


def test_an_indicator_that_was_not_there_is_no_step_back(tmp_path: Path) -> None:
    earlier = replace(SCORE, results=SCORE.results[1:])
    assert list(changes((_with(FAIL),), load(_earlier(tmp_path, earlier)))) == []


def test_what_was_published_is_held_against_what_was_published(tmp_path: Path) -> None:
    before = load(_earlier(tmp_path, *TWICE.scores))
    found = list(changes((TWICE.scores[0], _with(FAIL, PUBLISHED)), before))
    assert [(one.rubric, one.result.indicator.id) for one in found] == [("toy-1.0 online", "TOY-F1-01M")]


def test_a_document_from_before_scores_were_online_is_read(tmp_path: Path) -> None:
    path = _earlier(tmp_path, _with(PASS))
    content = json.loads(path.read_text("utf-8"))
    for one in content["scores"]:
        del one["mode"], one["subjects"]
    path.write_text(json.dumps(content), "utf-8")
    assert len(list(changes((_with(FAIL),), load(path)))) == 1


@pytest.mark.parametrize(
    ("now", "reason", "told"),
    [
        (FAIL, "placeholder", '"holds in part", and is "does not hold: what stands there only holds a place"'),
        (OPEN, "needs-data", '"holds in part", and is "not assessed: no data were named that could show it", which'),
    ],
)
def test_the_sentence_says_what_was_and_what_is(now: Answer, reason: str, told: str, tmp_path: Path) -> None:
    [change] = changes((_with(now, reason=reason),), load(_earlier(tmp_path, _with(PARTIAL))))
    text = sentence(change, "en")
    assert text.startswith("TOY-F1-01M of toy-1.0 ")
    assert told in text


def test_what_holds_as_far_as_it_was_named_is_no_step_back(tmp_path: Path) -> None:
    before = load(_earlier(tmp_path, _with(PASS)))
    assert [one.is_worse for one in changes((_with(PARTIAL, reason="needs-data"),), before)] == [False]
    assert [one.is_worse for one in changes((_with(PARTIAL),), before)] == [True]


def test_what_is_no_longer_assessed_for_one_reason_is_one_sentence(tmp_path: Path) -> None:
    passed = replace(SCORE, results=tuple(replace(one, status=PASS) for one in SCORE.results))
    first, second, third, *rest = SCORE.results
    unnamed = (replace(one, status=OPEN, reason="needs-data", told=()) for one in (first, second))
    half = replace(third, status=PARTIAL, reason="needs-data", told=())
    now = replace(SCORE, results=(*unnamed, half, *(replace(one, status=PASS) for one in rest)))
    [text] = sentences(changes((now,), load(_earlier(tmp_path, passed))), "en")
    assert text == (
        "3 indicators of toy-1.0 are no longer assessed, which fails nothing (no data were named that could show it): "
        "TOY-F1-01M, TOY-F2-01M, TOY-A1-01M"
    )


def test_french_reasons_have_their_blank(tmp_path: Path) -> None:
    [change] = changes((_with(FAIL, reason="placeholder"),), load(_earlier(tmp_path, _with(PASS))))
    assert "« non satisfait : " in sentence(change, "fr")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is not a score"),
        ("{", "is not a score"),
        ("[]", "it is no object"),
        ('"text"', "it is no object"),
        ("{}", "'schema' is missing"),
        ('{"schema": "fairtool-report/1", "subjects": []}', "its schema is not fairtool-score/1"),
        ('{"schema": "fairtool-score/1"}', "'scores' is missing"),
        *(
            (f'{{"schema": "fairtool-score/1", "scores": {scores}}}', "is not a score")
            for scores in ("3", "null", '"x"', '["x"]', '["mode"]', "[3]", "[[]]", "[null]", '{"mode": 1}', "[{}]")
        ),
        ('{"schema": "fairtool-score/1", "scores": [{"rubric": "r", "indicators": [{"id": "x"}]}]}', "'status'"),
        (
            '{"schema": "fairtool-score/1", "scores": [{"rubric": "r", "indicators": [{"id": "x", "status": "good"}]}]}',
            "it holds a status that is none",
        ),
        ("[" * 100_000, "is not a score"),
    ],
)
def test_what_is_no_score_is_refused_by_its_name(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"earlier\.json") as caught:
        load(path)
    assert told in str(caught.value)


def test_bytes_that_are_no_text_and_a_file_that_is_missing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    for name in ("a.json", "none.json", "."):
        with pytest.raises(UsageError):
            load(tmp_path / name)


def test_a_document_without_any_of_the_rubrics_is_refused(tmp_path: Path) -> None:
    path = _earlier(tmp_path, PREDICTED)
    with pytest.raises(UsageError, match=r"has no score by toy-1\.0; its rubrics are pre-0\.8"):
        refuse_foreign(path, load(path), ["toy-1.0"])
    refuse_foreign(path, load(path), ["toy-1.0", "pre-0.8"])
    both = _earlier(tmp_path, *BOTH.scores)
    refuse_foreign(both, load(both), ["toy-1.0"])
