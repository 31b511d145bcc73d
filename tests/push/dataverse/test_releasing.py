"""What is published, sent to the curators or given back: only by the user's own word, and told as it is."""

import pytest

from fairtool.push.faults import RefusedError
from fairtool.push.form import Wanted
from fairtool.push.target import Wishes
from fairtool.record.text import Text
from tests.push.dataverse.opening import given, opened, pushed, session_of
from tests.push.dataverse_double import Double

MAJOR, SUBMIT = Wishes(publish="major"), Wishes(submit=True)
VERSIONS = ("5.11", "6.8", "6.12")


def returned(double: Double, reason: str = "The keywords say nothing") -> None:
    """Let a curator give back the only data set."""
    import httpx  # noqa: PLC0415 - a request of the test alone

    (dataset,) = double.datasets
    address = f"{double.url}/api/datasets/:persistentId/returnToAuthor?persistentId={dataset.persistent}"
    token = {"X-Dataverse-key": double.token("curator")}
    double.advance(10)
    httpx.post(address, headers=token, json={"reasonForReturn": reason}).raise_for_status()


def test_nothing_is_published_or_submitted_unasked() -> None:
    with Double() as double, opened(double, "curator") as catalogue:
        _, held = pushed(catalogue, given())
        pushed(catalogue, given(title=Text("Autre")))
        assert held.state == "draft"
        assert catalogue.owed(held) is None
        assert not any("publish" in one.path or "submit" in one.path for one in double.requests)


@pytest.mark.parametrize("workflow", [False, True])
@pytest.mark.parametrize("version", VERSIONS)
def test_a_curator_publishes_where_that_is_asked_for(version: str, *, workflow: bool) -> None:
    with Double(version=version, publication=7, workflow=workflow) as double:
        with opened(double, "curator", MAJOR) as catalogue:
            _, held = pushed(catalogue, given())
            assert held.state == "published"
            assert catalogue.owed(held) is None
        assert double.datasets[0].latest.number == (1, 0)


def test_a_second_version_may_be_minor() -> None:
    with Double() as double:
        for wishes, title in ((MAJOR, "Un"), (Wishes(publish="minor"), "Deux")):
            with opened(double, "curator", wishes) as catalogue:
                pushed(catalogue, given(title=Text(title)))
        assert double.datasets[0].latest.number == (1, 1)


def test_a_server_that_is_still_indexing_is_asked_again() -> None:
    with Double(index_lag=9) as double, opened(double, "curator", MAJOR) as catalogue:
        _, held = pushed(catalogue, given())
        assert held.state == "published"
        assert sum("publish" in one.path for one in double.requests) > 1


def test_a_server_that_never_indexes_is_told() -> None:
    never = pytest.raises(RefusedError, match="awaiting indexing")
    with Double(index_lag=None) as double, opened(double, "curator", MAJOR) as catalogue, never:
        pushed(catalogue, given())


def test_a_depositor_who_may_not_publish_is_told_of_the_curators() -> None:
    with Double() as double, opened(double, wishes=MAJOR) as catalogue:
        with pytest.raises(RefusedError) as refusal:
            pushed(catalogue, given())
        assert "--submit-for-review" in refusal.value.hint
        (held,) = catalogue.held(["urn:uuid:0", catalogue.form(given()).id]).values()
        assert held.state == "draft"
        assert "is to be published" in catalogue.owed(held).text()  # type: ignore[union-attr]  # fails where None


def test_an_unchanged_draft_is_submitted_when_that_is_asked_for() -> None:
    with Double() as double:
        with opened(double) as catalogue:
            _, held = pushed(catalogue, given())
        double.requests.clear()
        with opened(double, wishes=SUBMIT) as catalogue:
            assert "sent to the curators" in catalogue.owed(held).text()  # type: ignore[union-attr]  # fails where None
            _, held = pushed(catalogue, given())
            assert (held.state, catalogue.owed(held)) == ("in-review", None)
        changes = [one.path for one in double.requests if one.method != "GET"]
        assert len(changes) == 1
        assert "submitForReview" in changes[0]


def test_what_is_in_review_is_locked_for_its_author_and_not_for_a_curator() -> None:
    with Double() as double:
        with opened(double, wishes=SUBMIT) as catalogue:
            form, held = pushed(catalogue, given())
            assert held.locked
            assert "in review" in held.locked.text()
        with opened(double, "curator") as catalogue:
            assert catalogue.held([form.id])[form.id].locked is None


def test_to_submit_twice_is_fine() -> None:
    from fairtool.push.dataverse.releasing import submit  # noqa: PLC0415 - what the catalogue does not do twice

    with Double() as double:
        with opened(double, wishes=SUBMIT) as catalogue:
            _, held = pushed(catalogue, given())
        with session_of(double) as session:
            assert "already in review" in submit(session, held.key)


def test_the_curator_publishes_what_is_in_review() -> None:
    with Double() as double:
        with opened(double, wishes=SUBMIT) as catalogue:
            pushed(catalogue, given())
        with opened(double, "curator", MAJOR) as catalogue:
            _, held = pushed(catalogue, given())
        assert held.state == "published"


@pytest.mark.parametrize("version", VERSIONS)
def test_what_came_back_is_told_and_can_be_submitted_again(version: str) -> None:
    with Double(version=version) as double:
        with opened(double, wishes=SUBMIT) as catalogue:
            form, _ = pushed(catalogue, given())
        returned(double)
        with opened(double, wishes=SUBMIT) as catalogue:
            held = catalogue.held([form.id])[form.id]
            assert held.state == "returned"
            assert held.locked is None
            assert "given back by the curators" in held.notes[0].text()
            assert catalogue.owed(held)
            _, held = pushed(catalogue, given(title=Text("Mieux")))
            assert held.state == "in-review"
        assert len(double.datasets) == 1


def test_a_data_set_whose_title_begins_alike_did_not_come_back() -> None:
    with Double() as double:
        with opened(double, wishes=SUBMIT) as catalogue:
            pushed(catalogue, given(title=Text("Température de la mer")))
        returned(double)
        with opened(double) as catalogue:
            _, held = pushed(catalogue, given(identifier="urn:other", title=Text("Température")))
            assert held.state == "draft"


def test_a_return_of_old_is_over_once_it_was_published() -> None:
    with Double() as double:
        with opened(double, wishes=SUBMIT) as catalogue:
            pushed(catalogue, given())
        returned(double)
        double.advance(10)
        with opened(double, "curator", MAJOR) as catalogue:
            pushed(catalogue, given())
        double.advance(10)
        with opened(double, "depositor") as catalogue:
            _, held = pushed(catalogue, given(title=Text("Mieux")))
            assert (held.state, held.notes) == ("draft", ())


def test_what_was_withdrawn_cannot_be_changed() -> None:
    with Double() as double, opened(double, "curator", MAJOR) as catalogue:
        form, _ = pushed(catalogue, given())
        double.datasets[0].latest.state = "DEACCESSIONED"
        held = catalogue.held([form.id])[form.id]
        assert (held.state, bool(held.locked)) == ("deaccessioned", True)


@pytest.mark.parametrize(("role", "wishes", "words"), [("curator", MAJOR, "published"), ("depositor", SUBMIT, "sent")])
def test_what_was_sent_on_is_said(role: str, wishes: Wishes, words: str) -> None:
    with Double() as double, opened(double, role, wishes) as catalogue:
        form = catalogue.form(given())
        written = catalogue.write([Wanted(form, "create")])
        assert f"was {words}" in written[form.id].notes[0].text()
