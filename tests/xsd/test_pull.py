"""Schemas are fetched over HTTP, checked, kept, and asked for their opinion without the network."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import etree

from fairtool.errors import Unavailable, UnreadableError
from fairtool.resources import folder
from fairtool.xsd import opinion as opinions
from fairtool.xsd.opinion import opinion
from fairtool.xsd.pull import pull
from fairtool.xsd.sets import SchemaSet, place_of, schema_sets
from tests.cli.running import environment, fairtool

WHOLE = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a"
 elementFormDefault="qualified"><xs:include schemaLocation="parts/day.xsd"/>
 <xs:element name="a"><xs:complexType><xs:sequence><xs:element name="day" type="Day"/></xs:sequence></xs:complexType>
 </xs:element></xs:schema>"""
PART = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">
 <xs:simpleType name="Day"><xs:restriction base="xs:date"/></xs:simpleType></xs:schema>"""


class _Quiet(SimpleHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - what the server was asked for

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = tmp_path / "site"
    (folder / "parts").mkdir(parents=True)
    (folder / "a.xsd").write_text(WHOLE, encoding="utf-8")
    (folder / "parts" / "day.xsd").write_text(PART, encoding="utf-8")
    _Quiet.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()
    thread.join()


def _set(address: str, **sums: str) -> SchemaSet:
    whole, part = (sha256(text.encode()).hexdigest() for text in (WHOLE, PART))
    files = {f"{address}/a.xsd": sums.get("whole", whole), f"{address}/parts/day.xsd": sums.get("part", part)}
    return SchemaSet("a", (("urn:a", f"{address}/a.xsd"),), files)


def test_what_is_missing_is_fetched_and_only_that(site: tuple[str, Path], tmp_path: Path) -> None:
    schemas, cache = _set(site[0]), tmp_path / "cache"
    assert len(schemas.missing(cache)) == 2
    assert [new for _, new in pull(schemas, cache, 10)] == [True, True]
    place_of(f"{site[0]}/parts/day.xsd", cache).write_text("broken", encoding="utf-8")
    assert [new for _, new in pull(schemas, cache, 10)] == [False, True]
    assert _Quiet.asked == ["/a.xsd", "/parts/day.xsd", "/parts/day.xsd"]
    assert schemas.missing(cache) == ()


def test_a_file_that_is_not_the_recorded_one_is_refused_and_not_kept(site: tuple[str, Path], tmp_path: Path) -> None:
    schemas = _set(site[0], part="0" * 64)
    with pytest.raises(UnreadableError, match=r"day\.xsd gives a file with the SHA-256"):
        list(pull(schemas, tmp_path / "cache", 10))
    assert schemas.missing(tmp_path / "cache") == (f"{site[0]}/parts/day.xsd",)
    assert not list((tmp_path / "cache").rglob("*.part"))


def test_a_file_without_a_recorded_checksum_holds_from_the_first_pull_on(
    site: tuple[str, Path], tmp_path: Path
) -> None:
    schemas, cache = _set(site[0], part=""), tmp_path / "cache"
    list(pull(schemas, cache, 10))
    assert [new for _, new in pull(schemas, cache, 10)] == [False, False]
    place_of(f"{site[0]}/parts/day.xsd", cache).unlink()
    (site[1] / "parts" / "day.xsd").write_text(PART + "<!-- other -->", encoding="utf-8")
    with pytest.raises(UnreadableError, match="not the recorded"):
        list(pull(schemas, cache, 10))


def test_an_address_that_is_not_there_is_named(site: tuple[str, Path], tmp_path: Path) -> None:
    (site[1] / "a.xsd").unlink()
    with pytest.raises(UnreadableError, match=r"a\.xsd answers with HTTP status 404"):
        list(pull(_set(site[0]), tmp_path / "cache", 10))


@pytest.mark.parametrize("kind", ["folder", "address"])
def test_a_mirror_serves_in_place_of_the_official_addresses(site: tuple[str, Path], tmp_path: Path, kind: str) -> None:
    official = _set("http://schemas.invalid")
    (site[1] / "schemas.invalid" / "parts").mkdir(parents=True)
    for name in ("a.xsd", "parts/day.xsd"):
        (site[1] / "schemas.invalid" / name).write_bytes((site[1] / name).read_bytes())
    mirror = site[0] if kind == "address" else str(site[1])
    assert len(list(pull(official, tmp_path / "cache", 10, mirror=mirror))) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<a xmlns='urn:a'><day>2020-02-29</day></a>", 0),
        ("<a xmlns='urn:a'><day>\n  2020-02-29\n</day></a>", 0),
        ("<a xmlns='urn:a'>\n<day>2021-02-29</day></a>", 1),
        ("<a xmlns='urn:a'/>", 1),
    ],
    ids=["sound", "white space around a date", "no such day", "missing"],
)
def test_the_schemas_are_asked_without_the_network(
    site: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, count: int
) -> None:
    schemas, cache = _set(site[0]), tmp_path / "cache"
    list(pull(schemas, cache, 10))
    _Quiet.asked.clear()
    monkeypatch.setattr(opinions, "schema_set", lambda _: schemas)
    remarks = opinion(etree.fromstring(text), "a", cache)
    assert len(remarks) == count
    assert _Quiet.asked == []


def test_schemas_that_import_what_was_not_pulled_fail_without_the_network(
    site: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schemas, cache = _set(site[0]), tmp_path / "cache"
    list(pull(schemas, cache, 10))
    place_of(f"{site[0]}/parts/day.xsd", cache).write_text(
        PART.replace(
            "<xs:simpleType", f'<xs:import namespace="urn:b" schemaLocation="{site[0]}/b.xsd"/><xs:simpleType', 1
        ),
        encoding="utf-8",
    )
    _Quiet.asked.clear()
    monkeypatch.setattr(opinions, "schema_set", lambda _: schemas)
    with pytest.raises((OSError, etree.XMLSchemaParseError)):
        opinion(etree.fromstring("<a xmlns='urn:a'/>"), "a", cache)
    assert _Quiet.asked == []


def test_schemas_that_were_not_pulled_are_not_evaluated(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="are not here"):
        opinion(etree.fromstring("<a/>"), "iso-19139-2007", tmp_path)


@pytest.mark.parametrize("name", schema_sets())
def test_a_shipped_set_lists_what_it_imports_and_mostly_checksums(name: str) -> None:
    schemas = schema_sets()[name]
    assert {address for _, address in schemas.imports} <= set(schemas.files)
    assert sum(map(bool, schemas.files.values())) > 0.8 * len(schemas.files)
    assert all(len(checksum) in (0, 64) for checksum in schemas.files.values())


def test_the_command_lists_the_sets_and_refuses_others(tmp_path: Path) -> None:
    listed = fairtool("schemas", "list", env=environment(FAIRTOOL_CACHE_DIR=str(tmp_path)))
    assert listed.returncode == 0
    assert "iso-19139-2007" in listed.stdout
    assert "fairtool schemas pull iso-19115-3-2.0" in listed.stdout
    wrong = fairtool("schemas", "pull", "iso-19139-2006x", env=environment(FAIRTOOL_CACHE_DIR=str(tmp_path)))
    assert wrong.returncode == 2
    assert "did you mean iso-19139-2006?" in wrong.stderr
    absent = fairtool(
        "schemas",
        "pull",
        "datacite-4",
        "--from",
        str(tmp_path),
        env=environment(FAIRTOOL_CACHE_DIR=str(tmp_path / "cache")),
    )
    assert absent.returncode == 3
    assert "does not exist" in absent.stderr


def test_the_command_asks_for_a_second_opinion_only_where_it_is_told_to(tmp_path: Path) -> None:
    record = folder("templates") / "records" / "dataset.xml"
    env = environment(FAIRTOOL_CACHE_DIR=str(tmp_path))
    asked = fairtool("validate", record, "--xsd", "--select", "xsd", "--format", "json", "--outcomes", env=env)
    (subject,) = json.loads(asked.stdout)["subjects"]
    (outcome,) = subject["outcomes"]
    assert (outcome["rule"], outcome["status"]) == ("xsd-opinion", "not-evaluated")
    assert "are not here" in outcome["reason"]
    plain = fairtool("validate", record, "--select", "xsd", "--format", "json", "--outcomes", env=env)
    assert json.loads(plain.stdout)["subjects"][0]["outcomes"] == []


def test_a_record_without_a_published_set_is_not_evaluated(tmp_path: Path) -> None:
    record = tmp_path / "r.xml"
    record.write_text('<gmi:MI_Metadata xmlns:gmi="http://www.isotc211.org/2005/gmi"/>', encoding="utf-8")
    asked = fairtool("validate", record, "--xsd", "--select", "xsd")
    assert "not evaluated: xsd-opinion: there is no set of schemas for ISO-19115-2" in asked.stdout
