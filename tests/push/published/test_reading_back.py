"""What was published is read back over HTTP: the same, different, missing; and nothing is claimed that was not seen."""

from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.push.changes import Change
from fairtool.push.published.ways import CatalogueWay, Ways
from fairtool.push.target_file import load_place
from fairtool.record.essentials import Essentials
from fairtool.record.text import Text
from tests.fair.online.loopback import Reply, Site, moved, running
from tests.push.advised import iso_file
from tests.push.published.reading_back import ABSTRACT, DOI, TITLE, page, read_back
from tests.push.servers.geonetwork import GeoNetwork
from tests.push.servers.records import record

BY_DOI = Ways(page=DOI, needs_page=True)
SMALL = Essentials(identifier="a", doi=DOI, title=Text(TITLE), abstract=Text(ABSTRACT))


def _at(server: GeoNetwork, name: str = "a", *, decisive: bool = True, harvest: bool = False) -> CatalogueWay:
    return CatalogueWay(f"{server.url}/srv/eng/csw", name, "Sextant", decisive, harvest)


def _verdict(site: Site, folder: Path, ways: Ways = BY_DOI, said: Essentials = SMALL) -> tuple[str, str]:
    (one,) = read_back(site, ways, [iso_file(folder, said)])
    return one.verified.verdict, one.verified.reason.text("en") if one.verified.reason else ""


def test_what_is_there_as_here_is_the_same(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = moved("/data/1")
    site.answers["/data/1"] = page()
    (one,) = read_back(site, BY_DOI, [iso_file(tmp_path, SMALL)])
    differing = [change for change in one.verified.changes if not change.is_added]
    assert differing == []
    assert one.verified.doi == DOI
    assert one.read == (f"{site.address}/data/1",)


def test_a_field_that_is_otherwise_there_or_not_at_all_differs(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = page(name="Another title", description=None)
    (one,) = read_back(site, BY_DOI, [iso_file(tmp_path, SMALL)])
    assert one.verified.verdict == "differs"
    assert one.verified.changes[:2] == (
        Change("title", TITLE, "Another title"),
        Change("abstract", ABSTRACT, None),
    )


def test_what_the_repository_added_is_no_difference(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = page(keywords=["temperature", "bay"])
    (one,) = read_back(site, BY_DOI, [iso_file(tmp_path, SMALL)])
    assert one.verified.verdict == "added"
    assert Change("keywords", None, "temperature; bay") in one.verified.changes


@pytest.mark.parametrize("code", [404, 410])
def test_a_doi_that_leads_nowhere_is_missing(site: Site, tmp_path: Path, code: int) -> None:
    site.answers[f"/{DOI}"] = Reply("no", code)
    verdict, reason = _verdict(site, tmp_path)
    assert verdict == "missing"
    assert f"HTTP status {code}" in reason


@pytest.mark.parametrize("code", [401, 403, 429, 500, 503])
def test_a_page_that_is_withheld_says_nothing(site: Site, tmp_path: Path, code: int) -> None:
    site.answers[f"/{DOI}"] = Reply("no", code)
    verdict, reason = _verdict(site, tmp_path)
    assert verdict == "unreadable"
    assert "was not evaluated" in reason
    assert f"HTTP status {code}" in reason


def test_a_page_without_a_record_says_nothing(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = Reply("<html><title>Page not found</title></html>")
    verdict, reason = _verdict(site, tmp_path)
    assert verdict == "unreadable"
    assert "no record that can be compared" in reason


def test_a_loop_says_nothing(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = moved(f"/{DOI}")
    assert _verdict(site, tmp_path)[0] == "unreadable"


def test_without_a_network_nothing_is_missing(tmp_path: Path) -> None:
    with running() as gone:
        address = gone.address
    site = Site(address)
    closed = CatalogueWay(f"{address}/csw", "a", "Sextant", is_decisive=True)
    for ways in (BY_DOI, Ways((closed,)), Ways((closed,), DOI)):
        verdict, reason = _verdict(site, tmp_path, ways)
        assert verdict == "unreadable"
        assert "was not evaluated" in reason
        assert "refuses the connection" in reason


def test_a_catalogue_is_read_by_identifier_without_the_page(site: Site, tmp_path: Path) -> None:
    with GeoNetwork() as server:
        server.catalogue.add_harvested("a", iso_file(tmp_path, SMALL).read_bytes())
        (one,) = read_back(site, Ways((_at(server),), DOI), [iso_file(tmp_path, SMALL)])
    assert one.verified.verdict == "same"
    assert one.read == (f"{server.url}/srv/eng/csw",)
    assert site.asked == []


def test_what_a_catalogue_does_not_have_is_missing_where_it_decides(site: Site, tmp_path: Path) -> None:
    with GeoNetwork() as server:
        assert _verdict(site, tmp_path, Ways((_at(server),)))[0] == "missing"
        verdict, reason = _verdict(site, tmp_path, Ways((_at(server, decisive=False),)))
    assert verdict == "unreadable"
    assert "say its DOI with --doi" in reason


def test_a_page_is_read_where_the_catalogue_lacks_the_record(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = page()
    with GeoNetwork() as server:
        (one,) = read_back(site, Ways((_at(server),), DOI), [iso_file(tmp_path, SMALL)])
    assert one.verified.verdict == "same"
    assert any("has no record a" in note.text("en") for note in one.verified.notes)


def test_a_second_way_is_told(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = page(description=None)
    with GeoNetwork() as server:
        copy = iso_file(tmp_path, replace(SMALL, identifier="seanoe:102259"), "there.xml")
        server.catalogue.add_harvested("seanoe:102259", copy.read_bytes())
        ways = replace(BY_DOI, catalogues=(_at(server, "seanoe:102259", decisive=False, harvest=True),))
        (one,) = read_back(site, ways, [iso_file(tmp_path, SMALL)])
    assert len(one.read) == 2
    assert any("harvest as seanoe:102259" in note.text("en") for note in one.verified.notes)
    assert "abstract" not in {change.field for change in one.verified.changes}


def test_where_records_are_kept_as_they_are_each_field_of_the_xml_counts(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(record("a"))
    with GeoNetwork() as server:
        server.catalogue.add_harvested("a", record("a", title="Autre titre"))
        ways, place = Ways((_at(server),)), load_place("sextant")
        (other,) = read_back(site, ways, [tmp_path / "a.xml"], place=place)
        server.catalogue.add_harvested("a", record("a", date_stamp="2026-01-01"))
        (same,) = read_back(site, ways, [tmp_path / "a.xml"], place=place)
    assert [(change.field, change.after) for change in other.verified.changes] == [
        ("identificationInfo.citation.title", "Autre titre")
    ]
    assert same.verified.verdict == "same"


def test_data_are_held_against_the_sizes_that_were_published(site: Site, tmp_path: Path) -> None:
    record_path = iso_file(tmp_path, SMALL)
    for name, content in (("a.csv", b"1;2\n"), ("b.csv", b"1;2;3\n"), ("c.csv", b"")):
        (tmp_path / name).write_bytes(content)
        site.answers[f"/files/{name}"] = Reply(b"1;2\n", headers=(("Content-Type", "text/csv"),))
    files = [
        {"@type": "DataDownload", "contentUrl": f"{site.address}/files/{name}", "encodingFormat": "text/csv"}
        for name in ("a.csv", "b.csv")
    ]
    site.answers[f"/{DOI}"] = page(distribution=files)
    data = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv")]
    (one,) = read_back(site, BY_DOI, [record_path], data)
    assert [change for change in one.verified.changes if change.field.startswith("files.")] == [
        Change("files.b.csv", "6", "4")
    ]
    assert [note.where for note in one.verified.notes] == ["c.csv"]


def test_what_cannot_be_read_here_keeps_the_others(site: Site, tmp_path: Path) -> None:
    site.answers[f"/{DOI}"] = page()
    good, bad = iso_file(tmp_path, SMALL), tmp_path / "bad.xml"
    bad.write_text("<a")
    found = read_back(site, BY_DOI, [bad, good])
    assert [one.verified.verdict for one in found] == ["unreadable", "same"]


def test_garbage_in_place_of_a_catalogue_says_nothing(site: Site, tmp_path: Path) -> None:
    site.answers["/csw"] = Reply("<html>Maintenance</html>")
    way = CatalogueWay(f"{site.address}/csw", "a", "AERIS", is_decisive=True)
    verdict, reason = _verdict(site, tmp_path, Ways((way,)))
    assert verdict == "unreadable"
    assert "was not evaluated" in reason
