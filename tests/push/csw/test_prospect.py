"""What a catalogue says of itself is looked at before anything is sent, and whom it names is not followed blindly."""

from pathlib import Path

import pytest

from fairtool.errors import UsageError
from fairtool.push.faults import AccessError, RefusedError
from tests.push.csw.pushing import Push, results
from tests.push.servers.faults import PAGE, refusal
from tests.push.servers.proxy import Proxy
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import many, record


@pytest.mark.parametrize("version", ["2.0.2", "3.0.0"])
def test_a_catalogue_that_is_open_keeps_nothing_of_the_look(pycsw: PycswServer, tmp_path: Path, version: str) -> None:
    found = Push(pycsw.url, tmp_path, {"version": version}).prospect()
    assert found.software == f"Essais (CSW {version})"
    assert found.refusals == ()
    assert pycsw.count() == 0


def test_what_pycsw_does_to_searches_is_told_where_batches_are_written(pycsw: PycswServer, tmp_path: Path) -> None:
    (note,) = Push(pycsw.url, tmp_path).prospect().notes
    assert note.text().startswith("essai is pycsw 2.6.2, which files the words of all records")
    assert Push(pycsw.url, tmp_path, {"batch": "1"}).prospect().notes == ()
    names = ("un", "deux")
    Push(pycsw.url, tmp_path).put({name: record(name, title=f"Titre {name}") for name in names})
    Push(pycsw.url, tmp_path).push()
    kept = {str(name): "Titre un" in str(words) and "Titre deux" in str(words) for name, words in _words(pycsw)}
    assert kept == dict.fromkeys(names, True), "pycsw has mended its ways: take the note out"


def test_the_version_that_reads_many_records_at_once_is_taken(pycsw: PycswServer, tmp_path: Path) -> None:
    assert Push(pycsw.url, tmp_path).prospect().software.endswith("(CSW 2.0.2)")


@pytest.mark.parametrize("version", ["2.0.2", "3.0.0"])
def test_a_catalogue_without_transactions_is_told_before_anything_is_sent(
    pycsw_ready: Path, tmp_path: Path, version: str
) -> None:
    with PycswServer(_folder(tmp_path), transactions=False, home=pycsw_ready) as server:
        push = Push(server.url, tmp_path, {"version": version})
        (refusal,) = push.prospect().refusals
        assert refusal.text().startswith("essai takes no transactions: its capabilities name none")
        push.put(many(2))
        with pytest.raises(AccessError, match="takes no transactions"):
            push.push()


@pytest.mark.parametrize("version", ["2.0.2", "3.0.0"])
def test_a_machine_that_is_not_let_in_is_told_before_anything_is_sent(
    pycsw_ready: Path, tmp_path: Path, version: str
) -> None:
    with PycswServer(_folder(tmp_path), allowed=False, home=pycsw_ready) as server:
        push = Push(server.url, tmp_path, {"version": version})
        (refusal,) = push.prospect().refusals
        assert "takes no transactions from this machine or user: CSW-T operations not allowed" in refusal.text()
        push.put(many(2))
        with pytest.raises(AccessError):
            push.push()
        assert server.count() == 0


def test_an_address_elsewhere_is_noted_and_not_followed(pycsw: PycswServer, tmp_path: Path) -> None:
    with Proxy(pycsw.url, rewrites=False) as proxy:
        push = Push(proxy.url, tmp_path)
        notes = [one.text() for one in push.prospect().notes if "names" in one.template]
        assert [note.split(":")[0] for note in notes] == ["essai names http"] * 2
        assert all(pycsw.url.rstrip("/") in note and proxy.url in note for note in notes)
        push.put(many(2))
        before = len(proxy.forwarded)
        assert set(results(push.push()).values()) == {"done"}
        assert len(proxy.forwarded) >= before + 5  # all of it went through the address that was configured


@pytest.mark.parametrize("tail", ["?service=CSW&request=GetCapabilities&version=2.0.2", "?REQUEST=GetCapabilities"])
def test_an_address_copied_from_a_browser_will_do(pycsw: PycswServer, tmp_path: Path, tail: str) -> None:
    push = Push(pycsw.url + tail, tmp_path)
    push.put(many(1))
    assert set(results(push.push()).values()) == {"done"}


def test_a_page_for_people_is_no_catalogue(pycsw: PycswServer, tmp_path: Path) -> None:
    with Proxy(pycsw.url) as proxy:
        proxy.next(PAGE, times=None)
        with pytest.raises(RefusedError, match="no answer of a catalogue: text/html"):
            Push(proxy.url, tmp_path).prospect()


@pytest.mark.parametrize("status", [401, 403])
def test_a_user_who_may_not_is_told(pycsw: PycswServer, tmp_path: Path, status: int) -> None:
    with Proxy(pycsw.url) as proxy:
        proxy.next(refusal(status, forwards=False), lambda asked: b"Insert" in asked.body, times=None)
        (told,) = Push(proxy.url, tmp_path).prospect().refusals
        assert f"does not let this be done (HTTP status {status})" in told.text()


@pytest.mark.parametrize(
    ("name", "value"), [("batch", "0"), ("batch", "many"), ("batch", "1000"), ("version", "2.0.1"), ("batch", "²")]
)
def test_settings_that_cannot_be_are_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name), Push("http://127.0.0.1:9/", tmp_path, {name: value}).opened():
        pass


def _words(pycsw: PycswServer) -> list[tuple[object, ...]]:
    return pycsw._rows("SELECT identifier, anytext FROM records")


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pycsw"
    folder.mkdir()
    return folder
