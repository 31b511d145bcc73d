"""Records of AERIS are changed by what differs; what only the catalogue knows stays as it is."""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.aeris.catalogue import Aeris, catalogue
from fairtool.push.aeris.merging import changed_members, says
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.call import Patience
from fairtool.push.faults import AccessError, RefusedError
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, known_in
from fairtool.push.json_form import fields_of, hash_of
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.planning import Planned, planned_items
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from tests.push.served import Asked, Served, Told, serving

TOKEN = "eyJ-token-of-nobody"  # noqa: S105 - of a server that is made here
UUID = "4d3be8dd-c41a-4f35-8ba6-722cf12e2de3"
OURS: dict[str, Any] = {
    "identifier": UUID,
    "resourceTitle": {"en": "Ozone at the station", "fr": "Ozone à la station"},
    "resourceAbstract": {"en": "Hourly measurements"},
    "lastModification": {"value": "2024-03-01"},
    "contacts": [{"name": "Kervella, Anne", "email": "anne@exemple.fr", "roles": ["pointofcontact"]}],
    "links": [{"type": "INFORMATION_LINK", "url": "https://ozone.exemple.fr"}],
}
THERE: dict[str, Any] = {
    **copy.deepcopy(OURS),
    "id": UUID,
    "type": "COLLECTION",
    "clientTemplateName": "ozone",
    "lastModification": {"value": "2020-01-01T00:00:00"},
    "identifiers": [{"code": "10.25326/7", "codeSpace": "http://dx.doi.org/"}],
    "contacts": [
        {"name": "Kervella, Anne", "email": "anne@exemple.fr", "roles": ["pointofcontact"], "address": "Brest"}
    ],
    "links": [{"type": "OPENSEARCH_LINK", "url": "https://api.exemple.fr/data", "description": None}],
}


@dataclass
class Double:
    """The records of the catalogue by UUID; a PATCH puts the members that it has over those that are there."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def answer(self, asked: Asked) -> Told:
        """Answer as the catalogue does, as far as its public programs show it."""
        identifier = asked.path.removeprefix("/catalogue/metadata/")
        record = self.records.get(identifier)
        if asked.method == "GET":
            return Told(200, json.dumps(record).encode()) if record else Told(404)
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Told(401, b'{"error": "invalid_token"}')
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "cut-before":
            return Told(cut=True)
        if fault == "declined":
            return Told(400, b'{"message": "type is missing"}')
        changed = {**(record or {}), **json.loads(asked.body), "lastModification": {"value": "2026-11-29T08:00:00"}}
        self.records[identifier] = changed
        return Told(cut=True) if fault == "cut-after" else Told(200, json.dumps(changed).encode())


@dataclass
class Pushing:
    """A catalogue, a journal and a file."""

    double: Double
    served: Served
    catalogue: Aeris
    folder: Path

    def planned(self, *documents: dict[str, Any], force: bool = False) -> list[Item]:
        """Plan the push of some records."""
        return list(planned_items(self.catalogue, self._asked(documents, force=force)))

    def pushed(self, *documents: dict[str, Any], force: bool = False) -> list[Outcome]:
        """Plan and apply."""
        asked = self._asked(documents, force=force)
        items = list(planned_items(self.catalogue, asked))
        with Journal(self.folder / "journal") as journal:
            sources = {one.name: one for one in asked.sources}
            return list(
                apply_plan(self.catalogue, Applied(items, sources, (), asked.known, asked.limits, "p"), journal)
            )

    def patches(self) -> list[dict[str, Any]]:
        """Give the bodies of the changes that were asked for."""
        return [json.loads(one.body) for one in self.served.asked if one.method == "PATCH"]

    def _asked(self, documents: tuple[dict[str, Any], ...], *, force: bool) -> Planned:
        sources = []
        for number, document in enumerate(documents):
            path = self.folder / f"{number}.json"
            path.write_text(json.dumps(document), encoding="utf-8")
            sources.append(Source(str(path), path))
        return Planned(sources, (), known_in(self.folder / "journal"), Limits(), force=force)


@contextmanager
def pushing(folder: Path, *records: dict[str, Any], token: str = TOKEN, **settings: str) -> Iterator[Pushing]:
    """Serve a double with some records while the context lasts."""
    double = Double({one["id"]: copy.deepcopy(one) for one in records})
    with serving(double.answer) as served:
        url = f"{served.url}/catalogue"
        key = Key(Origin.of(url), token, "bearer")
        patience = Patience(seconds=10, silence=5, pause=0.001, tries=2)
        with Session(url, key, patience) as session:
            yield Pushing(double, served, catalogue(Target("aeris", "aeris", url, settings), session, Wishes()), folder)


def _changed(**members: Any) -> dict[str, Any]:
    return {**copy.deepcopy(OURS), **members}


def test_only_what_differs_is_sent_and_what_the_catalogue_knows_stays(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE) as made:
        (outcome,) = made.pushed(_changed(resourceTitle={"en": "Ozone, corrected"}), force=True)
        assert outcome.result == "done"
        (body,) = made.patches()
        record = made.double.records[UUID]
    assert body["id"] == UUID
    assert body["type"] == "COLLECTION"
    assert body.keys() == {"id", "type", "resourceTitle", "links"}
    assert record["resourceTitle"] == {"en": "Ozone, corrected", "fr": "Ozone à la station"}
    assert record["clientTemplateName"] == "ozone"
    assert record["identifiers"] == THERE["identifiers"]
    assert record["contacts"] == THERE["contacts"]
    assert [one["type"] for one in record["links"]] == ["INFORMATION_LINK", "OPENSEARCH_LINK"]


def test_a_record_that_was_pushed_is_unchanged_then(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE) as made:
        made.pushed(OURS, force=True)
        made.served.asked.clear()
        assert [one.action for one in made.planned(OURS)] == ["unchanged"]
        assert made.pushed(OURS)[0].result == ""
        assert made.patches() == []


def test_a_change_here_is_an_update_and_a_change_there_a_conflict(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE) as made:
        made.pushed(OURS, force=True)
        (item,) = made.planned(_changed(resourceAbstract={"en": "Daily means"}))
        assert item.action == "update"
        assert [one.after for one in item.changes if one.field == "resourceAbstract.en"] == ["Daily means"]
        made.double.records[UUID]["resourceTitle"] = {"en": "Title of a curator"}
        (item,) = made.planned(_changed(resourceAbstract={"en": "Daily means"}))
        assert item.action == "conflict"


def test_a_later_date_here_wins_without_a_journal(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE) as made:
        assert [one.action for one in made.planned(OURS)] == ["update"]


def test_a_record_that_is_not_there_is_refused_at_the_plan(tmp_path: Path) -> None:
    with pushing(tmp_path) as made:
        (item,) = made.planned(OURS)
        assert item.action == "refused"
        assert item.reason
        assert "editor of the catalogue" in item.reason.text()
        assert made.pushed(OURS)[0].result == "refused"
        assert made.patches() == []


def test_it_is_made_where_the_settings_say_that_new_records_are_taken(tmp_path: Path) -> None:
    with pushing(tmp_path, **{"new-records": "yes"}) as made:
        assert made.pushed(OURS)[0].result == "done"
        assert made.double.records[UUID]["resourceTitle"] == OURS["resourceTitle"]


def test_a_record_without_a_uuid_is_refused(tmp_path: Path) -> None:
    with pushing(tmp_path) as made:
        (item,) = made.planned(_changed(identifier="ozone-7"))
        assert item.reason
        assert "ozone-7" in item.reason.text()
        assert made.served.asked == []


@pytest.mark.parametrize("fault", ["cut-before", "cut-after"])
def test_a_lost_answer_is_read_back(tmp_path: Path, fault: str) -> None:
    with pushing(tmp_path, THERE) as made:
        made.double.faults.append(fault)
        assert made.pushed(_changed(resourceTitle={"en": "New"}), force=True)[0].result == "done"
        assert made.double.records[UUID]["resourceTitle"]["en"] == "New"


def test_the_words_of_the_catalogue_are_told(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE) as made:
        made.double.faults.append("declined")
        (outcome,) = made.pushed(OURS, force=True)
        assert outcome.result == "failed"
        assert outcome.reason
        assert "type is missing" in outcome.reason.text()


def test_a_token_that_is_not_good_stops_the_run(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE, token="old-token") as made, pytest.raises(AccessError) as caught:  # noqa: S106 - nobody's
        made.pushed(OURS, force=True)
    assert "old-token" not in str(caught.value)


def test_without_a_token_nothing_is_pushed() -> None:
    with Session("http://127.0.0.1:1") as session:
        made = catalogue(Target("aeris", "aeris", "http://127.0.0.1:1"), session, Wishes())
        assert "token" in made.prospect().refusals[0].text()


def test_an_answer_that_is_no_record_is_said(tmp_path: Path) -> None:
    with serving(lambda _: Told(200, b"<html>")) as served, Session(served.url) as session:
        made = catalogue(Target("aeris", "aeris", served.url), session, Wishes())
        with pytest.raises(RefusedError, match="no JSON"):
            made.held([UUID])
    assert tmp_path.exists()


def test_records_are_not_deleted(tmp_path: Path) -> None:
    with pushing(tmp_path, THERE) as made:
        with pytest.raises(RefusedError, match="editor"):
            made.catalogue.delete(made.catalogue.held([UUID])[UUID])
        assert made.catalogue.held([UUID])[UUID].doi == "10.25326/7"


def test_empty_members_and_the_order_of_members_do_not_count() -> None:
    assert hash_of({"a": 1, "b": [{"c": "x"}]}) == hash_of({"b": [{"c": " x ", "d": None}], "a": 1.0, "e": {}})
    assert hash_of({"a": 0}) != hash_of({})
    assert fields_of({"a": [{"b": 1}, {"b": False}], "c": ""}) == {"a.b": ("1", "false")}


def test_an_item_that_says_more_is_kept_for_one_that_says_less() -> None:
    assert says({"a": 1, "b": 2}, {"a": 1})
    assert not says({"a": 1}, {"a": 1, "b": 2})
    held = {"contacts": [{"name": "A", "address": "x"}, {"name": "B"}]}
    assert changed_members(held, {"contacts": [{"name": "A"}]}) == {"contacts": [{"name": "A", "address": "x"}]}
    assert changed_members(held, {"contacts": [{"name": "A"}, {"name": "B"}]}) == {}
