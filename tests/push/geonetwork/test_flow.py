"""Records go to GeoNetwork and come back: planned, applied, unchanged, changed on either side."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.push.flow import Producer
from tests.push.servers.geonetwork import GeoNetwork
from tests.push.servers.geonetwork_model import ADMIN, EDITOR, REVIEWER, STRANGER, User
from tests.push.servers.geonetwork_xml import Habits, parsed
from tests.push.servers.records import many, record

REWRITES = Habits(adds_locale=True, other_prefixes=True, lags=True)


def producer(server: GeoNetwork, folder: Path, who: User = EDITOR, **settings: str) -> Producer:
    return Producer(folder, "geonetwork", server.url, f"{who.name}:{who.password}", settings)


@pytest.fixture(params=[Habits(), REWRITES], ids=["as-sent", "rewriting"])
def server(request: pytest.FixtureRequest) -> Iterator[GeoNetwork]:
    with GeoNetwork(request.param) as running:
        yield running


def test_what_was_written_is_unchanged_then_and_costs_no_write(server: GeoNetwork, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(**many(3))
    assert marie.push() == ("create done",) * 3
    writes = len(server.requests("PUT"))
    assert marie.push() == ("unchanged",) * 3
    assert len(server.requests("PUT")) == writes == 3


def test_what_changed_here_is_updated_field_by_field(server: GeoNetwork, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("a"))
    marie.push()
    marie.keep(a=record("a", title="Salinité de la mer"))
    (item,) = marie.plan()
    changed = {change.field: change.after for change in item.changes if not change.is_added and change.after}
    assert (item.action, changed) == ("update", {"identificationInfo.citation.title": "Salinité de la mer"})
    assert [one.result for one in marie.apply((item,))] == ["done"]
    assert marie.push() == ("unchanged",)
    assert server.catalogue.records["a"].title == "Salinité de la mer"


def test_what_others_changed_there_is_a_conflict_that_force_overwrites(server: GeoNetwork, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("a"))
    marie.push()
    kept = server.catalogue.records["a"]
    kept.xml = kept.xml.replace("Température".encode(), b"Chaleur")
    assert marie.push() == ("conflict refused",)
    assert kept.title.startswith("Chaleur")
    assert marie.push(force=True) == ("update done",)
    assert kept.title.startswith("Température")


def test_a_record_that_another_program_made_first_is_not_overwritten(server: GeoNetwork, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("a"))
    plan = marie.plan()
    server.catalogue.insert(STRANGER, parsed(record("a", title="D'une autre")), "a", 103)
    (outcome,) = marie.apply(plan)
    assert outcome.result == "moved"
    assert server.catalogue.records["a"].title == "D'une autre"


def test_what_the_catalogue_adds_is_told_as_added(tmp_path: Path) -> None:
    with GeoNetwork(REWRITES) as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record("a"))
        (outcome,) = marie.apply(marie.plan())
        assert outcome.result == "done"
        assert {change.field for change in outcome.added} == {"locale.languageCode", "locale.characterEncoding"}
        assert outcome.differs == ()


def test_a_harvested_record_is_refused_with_the_name_of_its_source(server: GeoNetwork, tmp_path: Path) -> None:
    server.catalogue.add_harvested("seanoe:102259", record("seanoe:102259"))
    server.catalogue.add_harvested("b", record("b"), harvester="Emodnet")
    admin = producer(server, tmp_path, ADMIN)
    admin.keep(a=record("seanoe:102259", title="Autre titre"), b=record("b", title="Autre titre"))
    seanoe, other = admin.plan(force=True)
    assert (seanoe.action, other.action) == ("refused", "refused")
    assert seanoe.reason
    assert "edit it in SEANOE" in seanoe.reason.text()
    assert other.reason
    assert "edit it in Emodnet" in other.reason.text()
    assert "SEANOE" in seanoe.reason.text("fr")
    assert server.requests("PUT") == []


def test_a_harvested_record_is_known_by_its_identifier_where_the_index_is_silent(tmp_path: Path) -> None:
    with GeoNetwork() as server:
        server.catalogue.add_harvested("seanoe:102259", record("seanoe:102259"))
        server.catalogue.forget_index()
        admin = producer(server, tmp_path, ADMIN)
        admin.keep(a=record("seanoe:102259", title="Autre titre"))
        (item,) = admin.plan()
        assert item.action == "refused"
        assert item.reason
        assert item.reason.values["source"] == "SEANOE"


def test_records_are_private_until_the_configuration_says_public(server: GeoNetwork, tmp_path: Path) -> None:
    rene = producer(server, tmp_path, REVIEWER)
    rene.keep(a=record("a"))
    rene.push()
    assert not server.catalogue.records["a"].public
    open_to_all = producer(server, tmp_path, REVIEWER, public="true")
    open_to_all.keep(b=record("b"))
    assert open_to_all.push() == ("unchanged", "create done")
    assert server.catalogue.records["b"].public
    assert not server.catalogue.records["a"].public


def test_a_record_of_others_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    with GeoNetwork() as server:
        ana = producer(server, tmp_path, STRANGER)
        ana.keep(a=record("a"))
        ana.push()
        (tmp_path / "journal.jsonl").unlink()
        marie = producer(server, tmp_path)
        marie.keep(a=record("a", title="Le mien"))
        (item,) = marie.plan()
        assert item.action == "refused"
        assert item.reason
        assert re.search("may not see it|may not edit it", item.reason.text())


def test_a_group_is_said_by_name_or_number(server: GeoNetwork, tmp_path: Path) -> None:
    for name, group in (("a", "Formater"), ("b", "102")):
        admin = producer(server, tmp_path, ADMIN, group=group)
        admin.keep(**{name: record(name)})
        admin.push()
    assert [server.catalogue.records[name].group for name in "ab"] == [103, 102]


def test_an_identifier_is_escaped_in_addresses(server: GeoNetwork, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("Données & mer #1?"))
    assert marie.push() == ("create done",)
    assert marie.push() == ("unchanged",)
    assert any("Donn%C3%A9es%20%26%20mer%20%231%3F" in one for one in server.requests("GET"))


@pytest.mark.parametrize("identifier", ["10.12770/a", "..", "a;b", 'a"b', "a%2Fb", "é" * 251])
def test_an_identifier_that_no_server_takes_is_refused(tmp_path: Path, identifier: str) -> None:
    with GeoNetwork() as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record(identifier))
        (item,) = marie.plan()
        assert item.action == "refused"
        assert not any("formatters" in one for one in server.requests("GET"))


def test_what_the_catalogue_refuses_is_told_in_its_words_and_the_rest_goes_on(tmp_path: Path) -> None:
    with GeoNetwork() as server:
        marie = producer(server, tmp_path)
        marie.keep(**many(2))
        plan = marie.plan()
        server.catalogue.groups.clear()
        first, second = marie.apply(plan)
        assert {first.result, second.result} == {"failed"}
        assert first.reason
        assert "no group 102" in first.reason.text()
