"""What a document in XML holds: one record, those of a response, or none."""

import os
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError
from fairtool.iso.subjects import records
from fairtool.kinds import is_record, kind_of
from fairtool.resources import folder

RECORD = (folder("templates") / "records" / "dataset.xml").read_text("utf-8").partition("?>")[2]
CSW = (
    '<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults>{}'
    "</csw:SearchResults></csw:GetRecordsResponse>"
)
EXCEPTION = (
    '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"><ows:Exception><ows:ExceptionText>No such id'
    "</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
)
OAI = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata>{}</metadata></record>'
    "</ListRecords></OAI-PMH>"
)


def _write(folder: Path, text: str) -> Path:
    path = folder / "r.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_record_is_itself(tmp_path: Path) -> None:
    (found,) = records(_write(tmp_path, RECORD), "r.xml")
    assert (found.view.path, found.view.encoding.label) == ("r.xml", "ISO-19139:2007")


@pytest.mark.parametrize(("response", "count"), [(CSW, 3), (OAI, 2)])
def test_the_records_of_a_response_are_numbered(tmp_path: Path, response: str, count: int) -> None:
    found = records(_write(tmp_path, response.format(RECORD * count)), "r.xml")
    assert [one.view.path for one in found] == [f"r.xml#{number}" for number in range(1, count + 1)]
    assert all(one.view.node.where == "/gmd:MD_Metadata" for one in found)


@pytest.mark.parametrize(
    ("namespace", "label"),
    [
        ("http://www.opengis.net/gml", "ISO-19139:2006"),
        ("http://www.opengis.net/gml/3.2", "ISO-19139:2007"),
    ],
)
def test_the_flavour_of_gml_tells_the_edition(tmp_path: Path, namespace: str, label: str) -> None:
    text = RECORD.replace("http://www.opengis.net/gml/3.2", namespace)
    assert records(_write(tmp_path, text), "r.xml")[0].view.encoding.label == label


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CSW.format(""), "holds no metadata record"),
        (CSW.format("<csw:Record/><csw:Record/>"), "Dublin Core alone .records of a catalogue: 2."),
        (EXCEPTION, "No such id"),
        ("<project/>", "its root element is project"),
    ],
)
def test_a_document_without_a_record_says_what_it_holds(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        records(_write(tmp_path, text), "r.xml")


def test_inspire_is_checked_where_the_record_cites_it(tmp_path: Path) -> None:
    cites = records(_write(tmp_path, RECORD), "r.xml")[0]
    plain = records(_write(tmp_path, RECORD.replace("INSPIRE", "PASTIS").replace("1089/2010", "1/2")), "r.xml")[0]
    assert (set(cites.versions), set(plain.versions)) == ({"iso", "inspire"}, {"iso"})


@pytest.mark.parametrize(
    ("name", "data", "kind", "record"),
    [
        ("a.xml", RECORD.encode(), "xml", "record"),
        ("a", b"\xef\xbb\xbf" + RECORD.encode(), "xml", "record"),
        ("a.xml", RECORD.encode("utf-16"), "xml", "record"),
        ("a", RECORD.encode("utf-16-le"), "xml", "record"),
        ("a", RECORD.encode("utf-16-be"), "xml", "record"),
        ("pom.xml", b"<project/>", "xml", ""),
        ("a.xml", b"", "xml", ""),
        ("a.nc", b"<!DOCTYPE html><html>", "data", ""),
        ("a.nc", b"<html><body/></html>", "data", ""),
        ("a.xml", b"CDF\x01" + b"\0" * 40, "data", ""),
        ("a.cdl", b"netcdf a { }", "data", ""),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_first_bytes(
    tmp_path: Path, name: str, data: bytes, kind: str, record: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert (kind_of(path), is_record(path)) == (kind, bool(record))


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.xml")
    assert kind_of(tmp_path / "p.xml") == "data"
