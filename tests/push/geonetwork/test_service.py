"""The token against forged requests, the reports of imports, and what a catalogue says that is no record."""

import json
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from fairtool.push.call import Reply
from fairtool.push.faults import AccessError, RefusedError
from fairtool.push.form import Catalogue, Form, Wanted
from fairtool.push.geonetwork.import_report import imported
from fairtool.push.session import Session
from tests.push.flow import Producer, opened
from tests.push.servers.geonetwork import GeoNetwork
from tests.push.servers.geonetwork_api import SITE
from tests.push.servers.geonetwork_model import EDITOR, REVIEWER
from tests.push.servers.loopback import Asked, as_json
from tests.push.servers.loopback import Reply as Given
from tests.push.servers.records import record

KEY = f"{EDITOR.name}:{EDITOR.password}"


def wanted(identifier: str, document: bytes) -> Wanted:
    return Wanted(Form(identifier, document, "-"), "create")


class Forgetful(GeoNetwork):
    """One whose sessions end: the first time that something is sent, the token is not known any more."""

    forgotten = False

    def answer(self, asked: Asked) -> Given:
        """Refuse the first token."""
        if asked.method == "PUT" and not self.forgotten:
            self.forgotten = True
            return Given(403, b'{"message": "Invalid CSRF Token"}', {"Content-Type": "application/json"})
        return super().answer(asked)


def test_a_token_goes_with_what_is_sent_and_is_made_anew_when_it_has_run_out() -> None:
    with Forgetful() as server, opened("geonetwork", server.url, KEY) as catalogue:
        catalogue.prospect()
        assert "a" in catalogue.write([wanted("a", record("a"))])
        first, second = (one.headers for one in server.asked if one.method == "PUT")
        assert first["x-xsrf-token"] != second["x-xsrf-token"]
        for sent in (first, second):
            assert f"XSRF-TOKEN={sent['x-xsrf-token']}" in sent["cookie"]


class Older(GeoNetwork):
    """One of 4.2.4, where to overwrite a record is to delete it and to insert it anew."""

    def answer(self, asked: Asked) -> Given:
        """Tell the older version, and forget who may see a record that is overwritten."""
        if asked.path.endswith("/api/site"):
            return as_json({**SITE, "system/platform/version": "4.2.4"})
        if "uuidProcessing=OVERWRITE" in asked.target:
            for kept in self.catalogue.records.values():
                kept.privileges.clear()
        return super().answer(asked)


def test_an_update_that_makes_a_record_private_is_told(tmp_path: Path) -> None:
    with Older() as server:
        rene = Producer(tmp_path, "geonetwork", server.url, f"{REVIEWER.name}:{REVIEWER.password}")
        rene.keep(a=record("a"))
        rene.push()
        server.catalogue.records["a"].privileges[1] = {"view"}
        rene.keep(a=record("a", title="Autre titre"))
        (outcome,) = rene.apply(rene.plan())
        assert outcome.result == "done"
        assert ["is private since this update" in note.text() for note in outcome.notes] == [True]


def test_an_update_that_the_catalogue_keeps_public_is_not_told_of(tmp_path: Path) -> None:
    with GeoNetwork() as server:
        rene = Producer(tmp_path, "geonetwork", server.url, f"{REVIEWER.name}:{REVIEWER.password}")
        rene.keep(a=record("a"))
        rene.push()
        server.catalogue.records["a"].privileges[1] = {"view"}
        rene.keep(a=record("a", title="Autre titre"))
        (outcome,) = rene.apply(rene.plan())
        assert (outcome.result, outcome.notes) == ("done", ())
        assert server.catalogue.records["a"].public


def report(**said: object) -> Reply:
    body = {"errors": [], "metadataErrors": {}, "metadataInfos": {}, "numberOfRecordsProcessed": 1, **said}
    return Reply(201, {"content-type": "application/json"}, json.dumps(body).encode())


def read(reply: Reply) -> object:
    with Session("https://cat.example.org") as session:
        return imported(reply, session, "https://cat.example.org/records", "a.xml")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"errors": [{"message": "no space left"}]}, "no space left"),
        ({"metadataErrors": {"7": [{"message": "not valid", "uuid": "a"}]}}, "not valid"),
        ({"numberOfRecordsProcessed": 0}, "was not taken"),
    ],
)
def test_a_report_with_errors_is_a_refusal_whatever_its_status(said: dict[str, object], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        read(report(**said))


def test_a_report_names_the_record_that_was_written() -> None:
    found = imported_number(report(metadataInfos={"12": [{"message": "…", "uuid": "a"}]}))
    assert found == ("12", "a")


def imported_number(reply: Reply) -> tuple[str, str]:
    with Session("https://cat.example.org") as session:
        found = imported(reply, session, "-", "a.xml")
    return found.number, found.identifier


def test_a_page_instead_of_a_report_is_no_success() -> None:
    with pytest.raises(RefusedError, match="no JSON"):
        read(Reply(200, {"content-type": "text/html"}, b"<html>Welcome</html>"))


def test_a_refusal_without_words_is_one_of_the_user() -> None:
    with pytest.raises(AccessError):
        read(Reply(403, {"content-type": "text/html"}, b"<html>403</html>"))


class Page(GeoNetwork):
    """One that answers a page where a record should be."""

    def answer(self, asked: Asked) -> Given:
        """Give a page for each record."""
        if "formatters" in asked.target:
            return Given(200, b"<html>Catalogue</html>", {"Content-Type": "text/html"})
        return super().answer(asked)


def test_a_page_is_never_taken_for_a_record_nor_for_its_absence() -> None:
    with Page() as server, opened("geonetwork", server.url, KEY) as catalogue, pytest.raises(RefusedError):
        catalogue.held(["a"])


class Renaming(GeoNetwork):
    """One that gives each record an identifier of its own."""

    def answer(self, asked: Asked) -> Given:
        """Import with another rule than was asked for."""
        target = asked.target.replace("uuidProcessing=NOTHING", "uuidProcessing=GENERATEUUID")
        return super().answer(Asked(asked.method, target, asked.headers, asked.body))


def test_a_record_that_was_given_another_identifier_is_told() -> None:
    with Renaming() as server, opened("geonetwork", server.url, KEY) as catalogue:
        catalogue.prospect()
        with pytest.raises(RefusedError, match="was written as"):
            catalogue.write([wanted("a", record("a"))])


def test_many_records_are_read_together_and_leave_no_thread() -> None:
    with GeoNetwork() as server, opened("geonetwork", server.url, KEY) as catalogue:
        assert catalogue.held([f"record-{number}" for number in range(30)]) == {}
        assert len(server.requests("GET")) == 30
        assert not [one for one in enumerate_threads() if one.name.startswith("ThreadPoolExecutor")]


def deleted(catalogue: Catalogue, identifier: str) -> str:
    return catalogue.delete(catalogue.held([identifier])[identifier])


def test_a_record_is_deleted_and_its_children_stay() -> None:
    with GeoNetwork() as server, opened("geonetwork", server.url, KEY) as catalogue:
        catalogue.prospect()
        catalogue.write([wanted("a", record("a"))])
        catalogue.write([wanted("b", record("b", parent="a"))])
        assert catalogue.children(["a"]) == {}
        assert deleted(catalogue, "a") == "HTTP 204"
        assert set(catalogue.held(["a", "b"])) == {"b"}


def test_a_harvested_record_is_not_deleted() -> None:
    with GeoNetwork() as server, opened("geonetwork", server.url, "admin:admin-secret") as catalogue:
        server.catalogue.add_harvested("seanoe:1", record("seanoe:1"))
        with pytest.raises(RefusedError, match="delete it in SEANOE"):
            deleted(catalogue, "seanoe:1")
        assert "seanoe:1" in server.catalogue.records


def test_the_key_and_the_cookies_stand_in_no_message() -> None:
    with GeoNetwork() as server, opened("geonetwork", server.url, KEY) as catalogue:
        catalogue.prospect()
        with pytest.raises(RefusedError) as refused:
            catalogue.write([wanted("a", b"<record/>")])
        assert EDITOR.password not in f"{refused.value}{refused.value.values}"
        assert "XSRF" not in f"{refused.value}{refused.value.values}"
