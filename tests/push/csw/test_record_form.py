"""A record goes as it stands in ISO, and in ISO 19139 where it is in another encoding or the catalogue wants that."""

from pathlib import Path

import pytest
from lxml import etree

from fairtool.conversion.encodings import ENCODINGS
from fairtool.iso.namespaces import URIS
from fairtool.iso.subjects import records
from fairtool.push.csw.dialect import CSW_2
from fairtool.push.csw.envelope import by_ids
from tests.push.csw.odd_catalogue import OddCatalogue, done, found
from tests.push.csw.pushing import Push, results, told
from tests.push.servers.loopback import Asked
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import record

MDB = URIS["mdb"][0]


def _in(encoding: str, tmp_path: Path, identifier: str = "un") -> bytes:
    """Give a record in another encoding, as fairtool writes it."""
    path = tmp_path / "given.xml"
    path.write_bytes(record(identifier))
    (opened,) = records(path, "given.xml")
    return ENCODINGS[encoding].write(opened.view.record)


@pytest.mark.parametrize(
    ("encoding", "suffix"), [("iso19115-3", "xml"), ("datacite", "json"), ("schema-org", "jsonld")]
)
def test_other_encodings_become_iso_19139(pycsw: PycswServer, tmp_path: Path, encoding: str, suffix: str) -> None:
    push = Push(pycsw.url, tmp_path / "push")
    (push.records / f"un.{suffix}").write_bytes(_in(encoding, tmp_path))
    (item,) = push.plan()
    assert item.action == "create", item
    assert list(results(push.apply([item])).values()) == ["done"]
    assert b"MD_Metadata" in pycsw.xml(item.id)
    assert push.plan()[0].action == "unchanged"


def test_a_record_in_iso_19115_3_goes_as_it_is_where_the_catalogue_gives_that_back(tmp_path: Path) -> None:
    kept: list[bytes] = []

    def take(asked: Asked) -> str:
        kept.append(b"<?xml?>" + etree.tostring(etree.fromstring(asked.body)[0][0]))
        return done(1)

    def give(asked: Asked) -> str:
        return found(*kept) if MDB.encode() in asked.body.partition(b"outputSchema=")[2][:80] else found()

    answers = {"Transaction": take, "GetRecordById": give}
    with OddCatalogue(answers, schemas=(URIS["gmd"][0], MDB)) as odd:
        push = Push(odd.url, tmp_path / "push")
        (push.records / "un.xml").write_bytes(_in("iso19115-3", tmp_path))
        outcomes = push.push()
    assert results(outcomes) == {"un": "done"}, told(outcomes)
    assert b"mdb:MD_Metadata" in kept[0]


def test_a_record_without_identifier_is_refused_before_anything_is_sent(pycsw: PycswServer, tmp_path: Path) -> None:
    push = Push(pycsw.url, tmp_path)
    nameless = (
        record("un")
        .decode()
        .replace("<gmd:fileIdentifier><gco:CharacterString>un", "<gmd:fileIdentifier><gco:CharacterString>")
    )
    push.put({"un": nameless.encode()})
    (item,) = push.plan()
    assert item.action == "refused"
    assert item.reason
    assert "has no identifier" in item.reason.text()
    assert pycsw.count() == 0


def test_records_that_are_converted_are_read_again_by_each_plan(pycsw: PycswServer, tmp_path: Path) -> None:
    push = Push(pycsw.url, tmp_path / "push")
    push.put({"deux": record("deux")})
    (push.records / "un.json").write_bytes(_in("datacite", tmp_path))
    push.push()
    parts = dict.fromkeys(
        line.count('"parts": 1') for line in push.journal.read_text().splitlines() if '"done"' in line
    )
    assert sorted(parts) == [0, 1]


def test_identifiers_stand_in_elements_of_their_own() -> None:
    text = by_ids(CSW_2, ["a,b", "<c>"], "x").decode()
    assert "<csw:Id>a,b</csw:Id><csw:Id>&lt;c&gt;</csw:Id>" in text
