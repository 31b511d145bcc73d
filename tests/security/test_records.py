"""A record that is hostile costs its own report, in bounded time, and writes nowhere but where it was asked to."""

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

import pytest
from lxml import etree

from fairtool.bundles import reports_on
from fairtool.cli.convert_names import names_for
from fairtool.conversion.encodings import encoding_named
from fairtool.errors import UnreadableError
from fairtool.iso.safe import parse
from fairtool.iso.xpath import xpath
from fairtool.kinds import kind_of
from fairtool.netcdf.read_limits import Limits
from fairtool.record.bundle import Described
from fairtool.record.record import Record
from fairtool.record.resource import Keywords, Resource
from fairtool.record.text import Text
from fairtool.report import Status
from fairtool.settings import Settings
from tests.cli.running import fairtool

RECORD = (
    '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">'
    "{content}</gmd:MD_Metadata>"
)
KEYWORDS = (
    "<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:descriptiveKeywords><gmd:MD_Keywords>{keywords}"
    "</gmd:MD_Keywords></gmd:descriptiveKeywords></gmd:MD_DataIdentification></gmd:identificationInfo>"
)
IDENTIFIED = "<gmd:fileIdentifier><gco:CharacterString>{identifier}</gco:CharacterString></gmd:fileIdentifier>"
HIDDEN = "<!DOCTYPE a [<!ENTITY e 'x'>]><a b='&e;'/>"


def _keywords(count: int) -> str:
    one = "<gmd:keyword><gco:CharacterString>k{}</gco:CharacterString></gmd:keyword>"
    return RECORD.format(content=KEYWORDS.format(keywords="".join(one.format(number) for number in range(count))))


def _response(*identifiers: str) -> str:
    records = "".join(RECORD.format(content=IDENTIFIED.format(identifier=one)) for one in identifiers)
    return f'<csw:R xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">{records}</csw:R>'


def test_many_comments_before_the_root_are_passed_over_at_once(tmp_path: Path) -> None:
    path = tmp_path / "r.xml"
    path.write_text("<!---->" * 500 + RECORD.format(content=""), encoding="utf-8")
    begun = monotonic()
    assert kind_of(path) == "xml"
    assert monotonic() - begun < 1


@pytest.mark.parametrize("encoding", ["utf-7", "UTF7", "IBM037", "cp037", "ISO-2022-JP", "EBCDIC-US"])
def test_an_encoding_that_hides_is_refused_however_late_it_is_declared(encoding: str) -> None:
    declaration = f"<?xml version='1.0'{' ' * 300}encoding='{encoding}'?>".encode()
    with pytest.raises(UnreadableError, match="hides what it says"):
        parse(declaration + HIDDEN.encode(), "r.xml")


def test_places_of_a_hundred_thousand_siblings_are_found_in_seconds() -> None:
    root = etree.fromstring("<a>" + "<b/><c/>" * 100_000 + "<d/></a>")
    begun = monotonic()
    places = [xpath(element) for element in root]
    assert monotonic() - begun < 10
    assert places[-3:] == ["/a/b[100000]", "/a/c[100000]", "/a/d"]
    assert len(set(places)) == 200_001


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_a_place_leads_back_to_its_element(count: int) -> None:
    root = etree.fromstring("<a>" + "<b/><!-- b --><c/>" * count + "</a>")
    for element in root.iterchildren("*"):
        assert root.getroottree().xpath(xpath(element)) == [element]


def test_a_record_of_thirty_thousand_keywords_is_converted(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_text(_keywords(30_000), encoding="utf-8")
    ended = fairtool("convert", "r.xml", "--to", "iso19139", "--output", "o.xml", cwd=tmp_path)
    assert ended.returncode == 1
    assert (tmp_path / "o.xml").read_text(encoding="utf-8").count("<gmd:keyword>") == 30_000


@pytest.mark.parametrize("limit", [("--memory", "64"), ("--timeout", "0.5")])
def test_a_conversion_keeps_to_the_limits(tmp_path: Path, limit: tuple[str, str]) -> None:
    (tmp_path / "r.xml").write_text(_keywords(150_000), encoding="utf-8")
    ended = fairtool("convert", "r.xml", "--to", "iso19139", "--output", "o.xml", *limit, cwd=tmp_path)
    assert ended.returncode == 3
    assert ended.stderr.startswith("fairtool: error: r.xml ")
    assert not list(tmp_path.glob("o*"))


def test_a_record_that_is_beyond_the_limits_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(_keywords(150_000), encoding="utf-8")
    (tmp_path / "b.xml").write_text(RECORD.format(content=""), encoding="utf-8")
    ended = fairtool("convert", "a.xml", "b.xml", "--to", "stac", "-o", "out/", "--timeout", "1", cwd=tmp_path)
    assert ended.returncode == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.json"]


def test_identifiers_lead_to_no_other_folder(tmp_path: Path) -> None:
    (tmp_path / "r.xml").write_text(_response("../../x", "/etc/passwd", ".hidden", "..", "é" * 90, "𐐀" * 90))
    ended = fairtool("convert", "r.xml", "--to", "stac", "--output", "in/out/", cwd=tmp_path)
    assert ended.returncode == 1
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {
        "r.xml", "x.json", "etc-passwd.json", "hidden.json", "record.json", f"{'é' * 40}.json", f"{'𐐀' * 20}.json",
    }  # fmt: skip
    assert not [path for path in tmp_path.iterdir() if path.name not in ("r.xml", "in")]


def test_names_of_records_that_are_called_the_same_are_made_at_once() -> None:
    count = 50_000
    begun = monotonic()
    names = names_for([f"r.xml#{number}" for number in range(count)], ["same"] * count, encoding_named("stac"))
    assert monotonic() - begun < 20
    assert len(names) == count
    assert names[:2] == ("same.json", "same-2.json")


@pytest.mark.parametrize(
    "options",
    [("--output", "r.xml"), ("--output", "link.xml"), ("--output", "."), ("-o", "o.xml", "--losses-file", "r.xml")],
)
def test_no_document_is_written_over_what_it_is_made_from(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "r.xml").write_text(RECORD.format(content=""), encoding="utf-8")
    (tmp_path / "link.xml").symlink_to("r.xml")
    ended = fairtool("convert", "r.xml", "--to", "iso19139", *options, cwd=tmp_path)
    assert ended.returncode == 2
    assert "would be written over" in ended.stderr
    assert (tmp_path / "r.xml").read_text(encoding="utf-8") == RECORD.format(content="")
    assert not (tmp_path / "o.xml").exists()


def _cross_checked() -> tuple[str, Status, str]:
    """Check a record of very many keywords against data, in less time than that takes."""
    words = tuple(Text(f"k{number}") for number in range(300_000))
    description = Described("r.xml", "xml", Record(resources=(Resource(keywords=(Keywords(words),)),)))
    data = Described("d.nc", "netcdf", Record())
    (report,) = reports_on((description, data), Settings(limits=Limits(seconds=0.1)))
    return report.path, report.status, report.findings[0].rule


def test_a_cross_check_keeps_to_the_limits() -> None:
    begun = monotonic()
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:  # where threads of other tests are, nothing forks
        assert alone.submit(_cross_checked).result() == ("r.xml", Status.UNREADABLE, "io-timeout")
    assert monotonic() - begun < 20


@pytest.mark.parametrize("encoding", ["eml", "geodcat-xml"])
def test_each_record_of_a_response_is_converted_once(tmp_path: Path, encoding: str) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(RECORD.format(content=IDENTIFIED.format(identifier=name)))
        said = ("--set", f"title={name}", "--output", f"{name}.out")
        assert fairtool("convert", f"{name}.xml", "--to", encoding, *said, cwd=tmp_path).returncode == 1
    inside = "".join((tmp_path / f"{name}.out").read_text(encoding="utf-8").partition("?>")[2] for name in "ab")
    (tmp_path / "r.xml").write_text(f"<response>{inside}</response>", encoding="utf-8")
    ended = fairtool("convert", "r.xml", "--to", "ogcapi-records", "--output", "out/", cwd=tmp_path)
    assert ended.returncode in {0, 1}
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()]
    assert sorted(json.loads(text)["properties"]["title"] for text in texts) == ["a", "b"]
