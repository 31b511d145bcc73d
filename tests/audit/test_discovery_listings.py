"""Listings of servers in files: THREDDS catalogues, ESGF answers, STAC items."""

import json
from pathlib import Path
from typing import Any

import pytest

from fairtool.audit.discovery import Discovering, entries
from fairtool.audit.entry import Entry
from fairtool.audit.listing import catalogues_elsewhere
from fairtool.errors import UnreadableError, UsageError
from tests.audit.test_discovery_walk import made

NET = Discovering(allow_network=True)
SPACES = (
    'xmlns="http://www.unidata.ucar.edu/namespaces/thredds/InvCatalog/v1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
SERVICES = """<service name="all" serviceType="Compound" base="">
  <service name="odap" serviceType="OPENDAP" base="/thredds/dodsC/"/>
  <service name="deep" serviceType="Compound" base=""><service name="http" serviceType="HTTPServer" base="/thredds/fileServer/"/></service>
</service>"""
DATASETS = """<dataset name="top"><metadata inherited="true"><serviceName>all</serviceName></metadata>
  <dataset name="a" urlPath="sst/2024/a.nc"><dataSize units="Kbytes">12.5</dataSize>
    <date type="modified">2024-01-02T03:04:05Z</date><date type="created">2025-01-01T00:00:00Z</date></dataset>
  <dataset name="in"><dataset name="b" urlPath="sst/b%20c.nc" serviceName="http"/></dataset>
  <dataset name="c"><access serviceName="odap" urlPath="c.nc"/><access serviceName="http" urlPath="c.nc"/></dataset>
  <dataset name="nothing"/>
</dataset>"""


def catalogue(path: Path, inside: str = SERVICES + DATASETS, root: str = "version='1.2'") -> str:
    path.write_text(f"<?xml version='1.0'?><catalog {SPACES} {root}>{inside}</catalog>")
    return f"@{path}"


def written(path: Path, value: Any) -> str:
    path.write_text(json.dumps(value))
    return f"@{path}"


def test_a_thredds_catalogue_names_files_by_the_service_that_gives_them(tmp_path: Path) -> None:
    options = Discovering(allow_network=True, base="https://host/")
    found = list(entries([catalogue(tmp_path / "c.xml")], options))
    base = "https://host/thredds/fileServer"
    assert [one.name for one in found] == [f"{base}/{name}" for name in ("sst/2024/a.nc", "sst/b%20c.nc", "c.nc")]
    assert (found[0].size, found[0].modified) == (12_500, 1_704_164_645 * 10**9)
    assert found[0].relative == "thredds/fileServer/sst/2024/a.nc"
    assert (found[1].size, found[1].modified, found[1].kind) == (None, 0, "netcdf")


def test_a_thredds_catalogue_that_says_its_server_needs_no_base(tmp_path: Path) -> None:
    root = catalogue(tmp_path / "c.xml", root="base='http://tds.example/thredds/catalog.xml'")
    assert next(entries([root], NET)).name == "http://tds.example/thredds/fileServer/sst/2024/a.nc"


def test_a_thredds_catalogue_that_says_no_server_needs_a_base(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="and not the server"):
        list(entries([catalogue(tmp_path / "c.xml")], NET))


def test_a_catalogue_leads_to_files_below_a_folder(tmp_path: Path) -> None:
    made(tmp_path / "data", "2024/a.nc", "sst/b c.nc")
    found = entries([catalogue(tmp_path / "c.xml")], Discovering(base=f"{tmp_path}/data"))
    assert [(one.relative, one.size) for one in found] == [
        ("2024/a.nc", 1),
        ("sst/b c.nc", 1),
        ("thredds/fileServer/c.nc", None),
    ]


def test_a_catalogue_without_a_service_that_gives_files_is_told(tmp_path: Path) -> None:
    inside = (
        '<service name="o" serviceType="OPENDAP" base="/dodsC/"/><dataset serviceName="o" name="a" urlPath="a.nc"/>'
    )
    with pytest.raises(UnreadableError, match="by no service that gives files"):
        list(entries([catalogue(tmp_path / "c.xml", inside)], NET))
    made(tmp_path / "data", "a.nc")
    found = entries([catalogue(tmp_path / "c.xml", inside)], Discovering(base=f"{tmp_path}/data"))
    assert [one.size for one in found] == [1]


def test_catalogues_beside_are_read_once_and_others_told(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    links = "".join(f'<catalogRef name="n" xlink:href="{href}"/>' for href in (
        "sub/c.xml", "https://host/other.xml", "/abs.xml", "../../outside.xml", "missing.xml", "c.xml"))  # fmt: skip
    catalogue(tmp_path / "sub/c.xml", SERVICES + DATASETS + '<catalogRef name="back" xlink:href="../c.xml"/>')
    root = catalogue(tmp_path / "c.xml", f'<dataset name="d">{links}</dataset>')
    found = list(entries([root], Discovering(allow_network=True, base="https://host")))
    assert len(found) == 3
    assert catalogues_elsewhere(tmp_path / "c.xml") == (
        "https://host/other.xml", "/abs.xml", "../../outside.xml", "missing.xml",
    )  # fmt: skip


@pytest.mark.parametrize("path", ["../../etc/passwd", "a/../../b.nc", "%2e%2e/x.nc", "a\\..\\..\\b.nc"])
def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    inside = f'<dataset name="a" urlPath="{path}"/>'
    with pytest.raises(UnreadableError, match="which is no file of an archive"):
        list(entries([catalogue(tmp_path / "c.xml", inside)], Discovering(base=str(tmp_path))))


@pytest.mark.parametrize(
    "text",
    [
        "<record/>",
        "<catalog/>",
        "<catalog",
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><catalog>&e;</catalog>',
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        '{"response": {"docs": [{"url": ["http://h/a.nc|x|OTHER"]}]}}',
        '{"response": {"docs": [1, null, "x", {"url": 3}]}}',
        '{"response": 3}',
    ],
)
def test_what_is_no_listing_is_one_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "l").write_text(text)
    with pytest.raises(UnreadableError):
        list(entries([f"@{tmp_path}/l"], NET))


@pytest.mark.parametrize("size", ["x", "-5", "1e999", "nan", ""])
def test_a_size_that_is_none_is_not_known(tmp_path: Path, size: str) -> None:
    inside = f'{SERVICES}<dataset serviceName="http" name="a" urlPath="a.nc"><dataSize>{size}</dataSize></dataset>'
    (found,) = entries([catalogue(tmp_path / "c.xml", inside)], Discovering(allow_network=True, base="https://host"))
    assert found.size is None


def document(**changes: Any) -> dict[str, Any]:
    return {
        "url": [
            "http://esgf.example/thredds/dodsC/css/CMIP6/tas/a.nc.html|application/opendap-html|OPENDAP",
            "http://esgf.example/thredds/fileServer/css/CMIP6/tas/a.nc|application/netcdf|HTTPServer",
        ],
        "size": 1234,
        "checksum": ["AB" * 32],
        "checksum_type": ["SHA256"],
        "timestamp": "2019-05-02T01:36:43Z",
    } | changes


def test_an_esgf_answer_names_files_with_their_checksums(tmp_path: Path) -> None:
    root = written(tmp_path / "l.json", {"response": {"numFound": 1, "docs": [document()]}})
    assert list(entries([root], NET)) == [
        Entry(
            "http://esgf.example/thredds/fileServer/css/CMIP6/tas/a.nc",
            "http://esgf.example",
            "netcdf",
            1234,
            1_556_761_003 * 10**9,
            expected="sha256:" + "ab" * 32,
        )
    ]


def test_an_esgf_answer_leads_to_files_below_a_folder(tmp_path: Path) -> None:
    made(tmp_path / "data", "CMIP6/tas/a.nc")
    only_opendap = document(url=document()["url"][:1])
    for one in (document(), only_opendap):
        root = written(tmp_path / "l.json", {"response": {"docs": [one]}})
        (found,) = entries([root], Discovering(base=f"{tmp_path}/data"))
        assert (found.relative, found.size, found.expected) == ("CMIP6/tas/a.nc", 1, "sha256:" + "ab" * 32)


def test_values_of_other_types_are_not_believed(tmp_path: Path) -> None:
    one = document(size="big", checksum=5, checksum_type={"a": 1}, timestamp=[1])
    (found,) = entries([written(tmp_path / "l.json", {"response": {"docs": [one]}})], NET)
    assert (found.size, found.modified, found.expected) == (None, 0, "")


def item(**asset: Any) -> dict[str, Any]:
    return {"type": "Feature", "stac_version": "1.0.0", "assets": {"data": {"href": "https://host/a.nc", **asset}}}


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"features": [one]}])
def test_items_of_stac_name_their_assets(tmp_path: Path, wrap: Any) -> None:
    one = item(**{"file:size": 77, "file:checksum": "1220" + "cd" * 32, "updated": "2024-01-02T03:04:05Z"})
    (found,) = entries([written(tmp_path / "l.json", wrap(one))], NET)
    assert (found.name, found.size, found.expected) == ("https://host/a.nc", 77, "sha256:" + "cd" * 32)
    assert found.modified == 1_704_164_645 * 10**9


def test_an_item_of_stac_names_files_beside_it(tmp_path: Path) -> None:
    made(tmp_path, "d/a.nc")
    (found,) = entries([written(tmp_path / "l.json", item(href="./d/a.nc"))], Discovering())
    assert (found.name, found.size) == (f"{tmp_path}/d/a.nc", 1)


def test_addresses_of_a_listing_need_leave_to_use_the_network(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the network is not used"):
        list(entries([written(tmp_path / "l.json", item())], Discovering()))
