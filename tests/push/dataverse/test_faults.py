"""Whatever breaks on the way, a record is there once and as it was sent, or it is said what is open."""

import pytest

from fairtool.push.faults import LostAnswerError, RefusedError
from fairtool.push.form import Wanted
from fairtool.push.target import Wishes
from fairtool.push.writing import write
from fairtool.record.text import Text
from tests.push.dataverse.opening import given, opened, pushed
from tests.push.dataverse_double import Double
from tests.push.dataverse_double.faults import Fault

FAULTS: tuple[Fault, ...] = (500, 502, 503, "cut-before", "cut-after", "cut-body", "garbage", "html")
DONE_AT_ONCE = frozenset({"cut-after", "cut-body"})  # the server has done it


@pytest.mark.parametrize("what", FAULTS)
@pytest.mark.parametrize("version", ["5.11", "6.8"])
def test_a_creation_whose_answer_fails_makes_one_data_set(what: Fault, version: str) -> None:
    with Double(version=version, index_lag=None) as double, opened(double) as catalogue:
        form = catalogue.form(given())
        double.fail_next("POST", "/datasets", what)
        ((ended,),) = write(catalogue, [Wanted(form, "create")])
        assert len(double.datasets) == (0 if what == 500 else 1)
        assert ended.result == ("failed" if what == 500 else "done")
        assert what == 500 or (ended.held and ended.held.hash == form.hash)


@pytest.mark.parametrize("what", FAULTS)
@pytest.mark.parametrize("version", ["5.11", "6.8"])
def test_a_change_whose_answer_fails_is_made_or_told(what: Fault, version: str) -> None:
    with Double(version=version) as double, opened(double) as catalogue:
        _, held = pushed(catalogue, given())
        form = catalogue.form(given(title=Text("Autre"), keywords=()))
        double.fail_next("PUT", "editMetadata|:draft", what)
        ((ended,),) = write(catalogue, [Wanted(form, "update", held)])
        assert ended.result == ("failed" if what == 500 else "done")
        (dataset,) = double.datasets
        assert ("keyword" in dataset.latest.values) == (what == 500)


@pytest.mark.parametrize("what", ["cut-before", "cut-after", 502])
def test_a_change_that_only_takes_fields_out_is_not_taken_for_done(what: Fault) -> None:
    with Double() as double, opened(double) as catalogue:
        _, held = pushed(catalogue, given())
        form = catalogue.form(given(keywords=()))
        double.fail_next("PUT", "editMetadata", what)
        ((ended,),) = write(catalogue, [Wanted(form, "update", held)])
        assert ended.result == "done"
        assert "keyword" not in double.datasets[0].latest.values


@pytest.mark.parametrize("what", ["cut-before", "cut-after", 502, "html"])
def test_a_publication_whose_answer_fails_is_made_once(what: Fault) -> None:
    with Double(publication=5) as double, opened(double, "curator", Wishes(publish="major")) as catalogue:
        form = catalogue.form(given())
        double.fail_next("POST", "publish", what)
        ((ended,),) = write(catalogue, [Wanted(form, "create")])
        assert ended.result == "done"
        assert [one.number for one in double.datasets[0].versions] == [(1, 0)]


def test_a_refused_publication_is_a_failure_though_the_draft_is_there() -> None:
    with Double() as double, opened(double, wishes=Wishes(publish="major")) as catalogue:
        form = catalogue.form(given())
        ((ended,),) = write(catalogue, [Wanted(form, "create")])
        assert ended.result == "failed"
        assert ended.reason
        assert "--submit-for-review" in ended.reason.advice()
        assert ended.held
        assert ended.held.hash == form.hash


@pytest.mark.parametrize("what", [500, 502, 503, "cut-before", "cut-body"])
def test_reading_is_asked_again(what: Fault) -> None:
    with Double() as double, opened(double) as catalogue:
        form, _ = pushed(catalogue, given())
        double.fail_next("GET", "versions/:latest", what)
        if what == 500:
            with pytest.raises(RefusedError):
                catalogue.held([form.id])
        else:
            assert form.id in catalogue.held([form.id])


def test_a_page_that_asks_to_sign_in_is_told() -> None:
    with Double() as double, opened(double) as catalogue:
        form = catalogue.form(given())
        double.fail_next("POST", "/datasets", "html")
        with pytest.raises(LostAnswerError, match="no JSON"):
            catalogue.write([Wanted(form, "create")])


def test_the_key_is_in_no_message() -> None:
    with Double(version="5.11") as double, opened(double) as catalogue:
        form = catalogue.form(given())
        double.fail_next("POST", "/datasets", 500)
        with pytest.raises(RefusedError) as refusal:
            catalogue.write([Wanted(form, "create")])
        assert double.token() not in str(refusal.value)
