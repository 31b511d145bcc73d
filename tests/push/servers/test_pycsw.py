"""What the catalogue of the tests does, since clients are held to it: it counts, keeps, refuses, and half-fails."""

import socket
from pathlib import Path

import pytest
from lxml import etree

from fairtool import validate
from tests.push.servers.csw import GMD, deleting, inserting, updating
from tests.push.servers.exchange import Answer, ask
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import many, record

CAPABILITIES = "?service=CSW&version=2.0.2&request=GetCapabilities"


def _read(server: PycswServer, identifiers: str) -> Answer:
    asked = "?service=CSW&version=2.0.2&request=GetRecordById&elementSetName=full"
    return ask(f"{server.url}{asked}&outputSchema={GMD}&id={identifiers}")


def test_records_of_the_tests_have_nothing_wrong(tmp_path: Path) -> None:
    for name, text in {"a": record("a"), "b": record("b<&'", parent="père", title="a < b"), **many(2)}.items():
        (tmp_path / f"{name}.xml").write_bytes(text)
    assert [report.findings for report in validate(tmp_path)] == [()] * 4


def test_records_are_inserted_updated_read_and_deleted(pycsw: PycswServer) -> None:
    records = many(3)
    assert "<csw:totalInserted>3<" in ask(pycsw.url, inserting(*records.values())).text
    assert pycsw.ids() == tuple(records)
    changed = record("essai-00002", title="Salinité")
    assert "<csw:totalUpdated>1<" in ask(pycsw.url, updating(changed)).text
    assert "Salinité" in "".join(etree.fromstring(pycsw.xml("essai-00002")).itertext())
    assert "Salinité" in _read(pycsw, "essai-00002").text
    assert "<csw:totalDeleted>1<" in ask(pycsw.url, deleting("essai-00002")).text
    assert pycsw.count() == 2
    with pytest.raises(KeyError, match="essai-00002"):
        pycsw.xml("essai-00002")


def test_a_batch_that_fails_half_way_keeps_what_came_before(pycsw: PycswServer) -> None:
    answer = ask(pycsw.url, inserting(record("a"), record("b"), record("b"), record("c")))
    assert answer.status == 200
    assert "ExceptionReport" in answer.text
    assert pycsw.ids() == ("a", "b")


def test_the_update_of_a_missing_record_is_no_error(pycsw: PycswServer) -> None:
    answer = ask(pycsw.url, updating(record("nobody")))
    assert answer.status == 200
    assert "<csw:totalUpdated>0<" in answer.text


def test_children_go_with_their_parent(pycsw: PycswServer) -> None:
    ask(pycsw.url, inserting(record("p"), record("k", parent="p"), record("other")))
    assert "<csw:totalDeleted>2<" in ask(pycsw.url, deleting("p")).text
    assert pycsw.ids() == ("other",)


def test_it_stays_where_it_is_and_keeps_what_it_has_when_it_starts_again(pycsw: PycswServer) -> None:
    ask(pycsw.url, inserting(record("a")))
    before = pycsw.url
    pycsw.stop()
    with pytest.raises(ConnectionError):
        ask(f"{before}{CAPABILITIES}")
    pycsw.restart()
    assert pycsw.url == before
    assert "essai" in _read(pycsw, "a").text


def test_it_answers_while_another_client_is_connected(pycsw_module: PycswServer) -> None:
    port = int(pycsw_module.url.rpartition(":")[2].rstrip("/"))
    with socket.create_connection(("127.0.0.1", port)) as silent:
        silent.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n<csw")
        assert "csw:Capabilities" in ask(f"{pycsw_module.url}{CAPABILITIES}").text


def test_capabilities_say_where_it_is(pycsw_module: PycswServer) -> None:
    text = ask(f"{pycsw_module.url}{CAPABILITIES}").text
    assert f'xlink:href="{pycsw_module.url}"' in text
    assert 'name="Transaction"' in text


def test_without_transactions_it_says_so(pycsw_ready: Path, tmp_path: Path) -> None:
    with PycswServer(tmp_path, transactions=False, home=pycsw_ready) as server:
        assert 'name="Transaction"' not in ask(f"{server.url}{CAPABILITIES}").text
        assert "Transaction operations are not supported" in ask(server.url, inserting(record("a"))).text
        assert server.count() == 0


def test_an_address_that_may_not_write_is_refused_though_transactions_are_offered(
    pycsw_ready: Path, tmp_path: Path
) -> None:
    with PycswServer(tmp_path, allowed=False, home=pycsw_ready) as server:
        assert 'name="Transaction"' in ask(f"{server.url}{CAPABILITIES}").text
        answer = ask(server.url, inserting(record("a")))
        assert answer.status == 200
        assert "not allowed for this IP address: 127.0.0.1" in answer.text
        assert server.count() == 0
