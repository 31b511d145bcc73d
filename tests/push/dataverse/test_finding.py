"""A record is found again: by what is remembered, in spite of an index that lags and cuts identifiers into words."""

from dataclasses import replace

import pytest

from fairtool.push.dataverse.drafting import Drafter
from fairtool.push.dataverse.site import Site
from fairtool.record.json_node import read_json
from tests.push.dataverse.opening import given, opened, pushed, session_of
from tests.push.dataverse_double import Double
from tests.record.french import FRENCH


def made(double: Double, identifier: str, title: str = "") -> str:
    """Make a draft of a record as another run did, and give its persistent identifier."""
    text = replace(FRENCH.title, value=title) if title and FRENCH.title else FRENCH.title
    with opened(double) as catalogue:
        _, held = pushed(catalogue, given(identifier=identifier, title=text))
    return held.key


def test_a_record_that_is_not_there_is_not_held() -> None:
    with Double() as double, opened(double) as catalogue:
        assert catalogue.held(["nowhere"]) == {}


def test_a_record_is_found_by_the_index() -> None:
    with Double() as double, opened(double) as catalogue:
        key = made(double, "urn:a")
        assert catalogue.held(["urn:a"])["urn:a"].key == key


@pytest.mark.parametrize("version", ["5.11", "6.8"])
def test_a_record_is_found_where_the_index_does_not_have_it_yet(version: str) -> None:
    with Double(version=version, index_lag=None) as double, opened(double) as catalogue:
        key = made(double, "urn:a")
        assert catalogue.held(["urn:a"])["urn:a"].key == key


def test_what_comes_after_the_first_look_is_found_too() -> None:
    with Double(index_lag=None) as double, opened(double) as catalogue:
        made(double, "urn:a")
        assert set(catalogue.held(["urn:a", "urn:b"])) == {"urn:a"}
        made(double, "urn:b")
        assert set(catalogue.held(["urn:a", "urn:b"])) == {"urn:a", "urn:b"}


@pytest.mark.parametrize("other", ["urn:fr a", "urn fr:a", "URN:FR:A", "urn:fr:a:b"])
def test_an_identifier_with_the_same_words_is_another(other: str) -> None:
    with Double() as double, opened(double) as catalogue:
        made(double, other)
        assert catalogue.held(["urn:fr:a"]) == {}


@pytest.mark.parametrize("name", ['a"b', "a\\b", "a:b*(c)", "doi:10.1/x y", "é~à^"])
def test_an_identifier_with_signs_of_the_query_language_is_found(name: str) -> None:
    with Double() as double:
        made(double, name)
        double.index()
        with opened(double) as catalogue:
            assert name in catalogue.held([name])


def test_the_same_value_of_another_agency_is_another() -> None:
    with Double() as double:
        with opened(double, settings={"agency": "Elsewhere"}) as catalogue:
            pushed(catalogue, given(identifier="1"))
        with opened(double) as catalogue:
            assert catalogue.held(["1"]) == {}


def test_a_record_that_is_there_twice_is_not_written_to() -> None:
    with Double() as double:
        with opened(double) as catalogue, session_of(double) as session:
            form, _ = pushed(catalogue, given())
            Drafter(session, Site(), "lab").create(read_json(form.document, "-"))
        with opened(double) as catalogue:
            held = catalogue.held([form.id])[form.id]
    assert held.locked
    assert "more than once" in held.locked.text()
    assert all(one.persistent in held.locked.text() for one in double.datasets)


def test_a_reminded_record_is_read_by_its_key_alone() -> None:
    with Double() as double:
        key = made(double, "urn:a")
        double.requests.clear()
        with opened(double) as catalogue:
            catalogue.remind({"urn:a": key})
            assert catalogue.held(["urn:a"])["urn:a"].key == key
        assert not any("search" in one.path or "contents" in one.path for one in double.requests)


def test_a_reminder_of_what_was_deleted_is_found_out() -> None:
    with Double() as double, opened(double) as catalogue:
        catalogue.remind({"urn:a": "doi:10.5072/FK2/GONE"})
        assert catalogue.held(["urn:a"]) == {}
        key = made(double, "urn:a")
        assert catalogue.held(["urn:a"])["urn:a"].key == key


def test_a_reminder_of_another_record_is_not_believed() -> None:
    with Double() as double:
        other = made(double, "urn:b")
        with opened(double) as catalogue:
            catalogue.remind({"urn:a": other})
            assert catalogue.held(["urn:a"]) == {}


def test_the_drafts_of_others_are_not_seen_and_harm_nothing() -> None:
    with Double() as double:
        with opened(double, "other-depositor") as catalogue:
            pushed(catalogue, given(identifier="urn:theirs"))
        with opened(double) as catalogue:
            assert catalogue.held(["urn:theirs"]) == {}
