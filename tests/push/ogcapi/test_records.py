"""Records go to OGC API - Records and come back, whatever the server does of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.push.faults import AccessError, RefusedError
from fairtool.push.form import Held, Prospect
from tests.push.flow import Producer, opened
from tests.push.servers.features import BEARER, Quirks
from tests.push.servers.loopback import Asked, Reply, as_json
from tests.push.servers.ogcapi import MAIN, PYCSW, STANDARD, RecordsApi
from tests.push.servers.records import many, record

KIND = "ogcapi-records"


def producer(server: RecordsApi, folder: Path, key: str = "", **settings: str) -> Producer:
    return Producer(folder, KIND, server.url, key, settings)


@pytest.fixture(params=[STANDARD, PYCSW], ids=["standard", "pycsw"])
def server(request: pytest.FixtureRequest) -> Iterator[RecordsApi]:
    with RecordsApi(request.param) as running:
        yield running


def sent(server: RecordsApi) -> list[str]:
    return [one.method for one in server.asked if one.method not in ("GET", "OPTIONS")]


def test_what_was_written_is_unchanged_then_and_costs_no_write(server: RecordsApi, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(**many(3))
    assert marie.push() == ("create done",) * 3
    assert marie.push() == ("unchanged",) * 3
    assert sent(server) == ["POST"] * 3
    assert [one.media_type for one in server.asked if one.method == "POST"] == ["application/geo+json"] * 3


def test_of_what_changed_here_only_that_is_sent(server: RecordsApi, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("a"))
    marie.push()
    marie.keep(a=record("a", title="Salinité de la mer"))
    (item,) = marie.plan()
    assert [(one.field, one.after) for one in item.changes] == [("properties.title", "Salinité de la mer")]
    assert [one.result for one in marie.apply((item,))] == ["done"]
    assert marie.push() == ("unchanged",)
    (patch,) = (one for one in server.asked if one.method == "PATCH")
    assert set(json.loads(patch.body)["properties"]) == {"title", "updated"}


def test_what_others_changed_there_is_a_conflict_that_force_overwrites(server: RecordsApi, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("a"))
    marie.push()
    server.records["a"]["properties"]["title"] = "D'une autre main"
    assert marie.push() == ("conflict refused",)
    assert marie.push(force=True) == ("update done",)
    assert server.records["a"]["properties"]["title"].startswith("Température")


class Whole(RecordsApi):
    """One that takes no patches."""

    transactions: tuple[str, ...] = RecordsApi.transactions[:1]


def test_a_server_without_patches_is_sent_the_whole(tmp_path: Path) -> None:
    with Whole() as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record("a"))
        marie.push()
        marie.keep(a=record("a", title="Autre titre"))
        assert marie.push() == ("update done",)
        assert sent(server) == ["POST", "PUT"]


class Boasting(RecordsApi):
    """One that says that it takes patches, and does not."""

    def answer(self, asked: Asked) -> Reply:
        """Refuse patches."""
        return as_json({"code": "NotImplemented"}, 501) if asked.method == "PATCH" else super().answer(asked)


def test_a_server_that_only_says_that_it_takes_patches_is_sent_the_whole(tmp_path: Path) -> None:
    with Boasting() as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record("a"))
        marie.push()
        marie.keep(a=record("a", title="Autre titre"))
        assert marie.push() == ("update done",)
        assert sent(server) == ["POST", "PATCH", "PUT"]


class Decorating(RecordsApi):
    """One that adds links, moments and the collection to all that it gives."""

    def shown(self, item: dict[str, object], asked: Asked) -> Reply:
        """Add what servers add."""
        place = f"{self.url}/collections/{self.main}/items/{item['id']}"
        around = [{"rel": rel, "href": place} for rel in ("self", "alternate", "collection", "root")]
        links = item["links"] if isinstance(item.get("links"), list) else []
        properties = item["properties"] if isinstance(item["properties"], dict) else {}
        decorated = {
            **item,
            "collection": self.main,
            "links": [*around, *(links if isinstance(links, list) else [])],
            "properties": {**properties, "recordUpdated": "2030-01-01T00:00:00Z"},
        }
        return super().shown(decorated, asked)


def test_what_servers_write_by_themselves_is_no_difference(tmp_path: Path) -> None:
    with Decorating() as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record("a"))
        (outcome,) = marie.apply(marie.plan())
        assert (outcome.result, outcome.added, outcome.differs) == ("done", (), ())
        (tmp_path / "journal.jsonl").unlink()
        assert marie.push() == ("unchanged",)


def test_a_record_that_is_there_already_is_read_back_and_not_made_twice(server: RecordsApi, tmp_path: Path) -> None:
    marie = producer(server, tmp_path)
    marie.keep(a=record("a"))
    plan = marie.plan()
    marie.apply(plan)
    (tmp_path / "journal.jsonl").unlink()
    (outcome,) = marie.apply(plan)
    assert outcome.result == "already"
    assert sent(server) == ["POST"]


class Losing(RecordsApi):
    """One that carries out the first POST and says that it could not, as behind a proxy."""

    lost = False

    def answer(self, asked: Asked) -> Reply:
        """Keep what was sent, and answer with a fault."""
        reply = super().answer(asked)
        if asked.method == "POST" and not self.lost:
            self.lost = True
            return Reply(502)
        return reply


def test_what_was_written_though_the_server_said_no_is_done(tmp_path: Path) -> None:
    with Losing() as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record("a"))
        assert marie.push() == ("create done",)
        assert sent(server) == ["POST"]


@pytest.mark.parametrize("identifier", ["a' or '1'='1", 'a"b', "10.1234/a"])
def test_an_identifier_with_quotes_or_slashes_is_never_sent(tmp_path: Path, identifier: str) -> None:
    with RecordsApi(PYCSW) as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record(identifier), b=record("b"))
        assert sorted(marie.push()) == ["create done", "refused refused"]
        assert not any("items/a" in one.target for one in server.asked)


def test_what_is_deleted_is_looked_at_before_and_after(server: RecordsApi) -> None:
    with opened(KIND, server.url) as catalogue:
        catalogue.prospect()
        server.records["a"] = {"id": "a", "type": "Feature", "geometry": None, "properties": {"title": "A"}}
        held = catalogue.held(["a"])["a"]
        assert catalogue.delete(held) == "HTTP 200"
        assert server.records == {}
        with pytest.raises(RefusedError, match="is not there"):
            catalogue.delete(held)


class Keeping(RecordsApi):
    """One that says that it deleted, and did not."""

    def answer(self, asked: Asked) -> Reply:
        """Do nothing."""
        return Reply(200) if asked.method == "DELETE" else super().answer(asked)


def test_a_deletion_that_was_none_is_told() -> None:
    with Keeping() as server, opened(KIND, server.url) as catalogue:
        server.records["a"] = {"id": "a", "type": "Feature", "geometry": None, "properties": {}}
        with pytest.raises(RefusedError, match="still there"):
            catalogue.delete(catalogue.held(["a"])["a"])


def test_a_record_that_changed_since_it_was_read_is_not_overwritten(tmp_path: Path) -> None:
    with RecordsApi(Quirks(wants_tag=True)) as server:
        marie = producer(server, tmp_path)
        marie.keep(a=record("a"))
        marie.push()
        marie.keep(a=record("a", title="Autre titre"))
        assert marie.push() == ("update done",)
        with opened(KIND, server.url) as catalogue:
            held = catalogue.held(["a"])["a"]
            server.records["a"]["properties"]["title"] = "D'une autre main"
            with pytest.raises(RefusedError, match="changed there in the meantime"):
                catalogue.delete(Held("a", held.document, held.hash, version=held.version))


def look(server: RecordsApi, url: str = "", **settings: str) -> Prospect:
    with opened(KIND, url or server.url, settings=settings) as catalogue:
        return catalogue.prospect()


def test_the_collection_is_the_only_one_or_is_said(server: RecordsApi) -> None:
    assert look(server).refusals == ()
    server.collections["autre"] = {"id": "autre"}
    assert f"write collection = one of {MAIN}, autre" in look(server).refusals[0].text()
    assert look(server, collection="autre").refusals == ()
    assert look(server, f"{server.url}/collections/metadata:main/items").refusals == ()
    assert "has no collection x" in look(server, collection="x").refusals[0].text()


def test_a_server_that_takes_no_changes_is_told_before_anything_is_sent() -> None:
    with RecordsApi(writes=False) as server:
        assert "nothing can be written there" in look(server).refusals[0].text()
        assert sent(server) == []


class Silent(RecordsApi):
    """One that takes changes and does not say so."""

    transactions: tuple[str, ...] = ()

    def answer(self, asked: Asked) -> Reply:
        """Tell its methods."""
        return Reply(200, b"", {"Allow": "GET, POST"}) if asked.method == "OPTIONS" else super().answer(asked)


def test_a_server_that_takes_changes_without_saying_so_is_taken_at_its_methods() -> None:
    with Silent() as server:
        prospect = look(server)
        assert prospect.refusals == ()
        assert any("though it does not say so" in note.text() for note in prospect.notes)


def test_a_key_goes_with_what_is_sent(tmp_path: Path) -> None:
    with RecordsApi(key=BEARER) as server:
        token = BEARER.value.removeprefix("Bearer ")
        marie = producer(server, tmp_path, token)
        marie.keep(a=record("a"))
        assert marie.push() == ("create done",)
        other = producer(server, tmp_path, "autre-jeton")
        other.keep(b=record("b"))
        with pytest.raises(AccessError) as refused:
            other.push()
        assert "autre-jeton" not in f"{refused.value}{refused.value.values}"
