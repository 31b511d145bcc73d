"""A worker is replaced after a library in C was upset, and not for every text that is no JSON."""

from pathlib import Path

import pytest

from fairtool.discovery import Source
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.cli.running import netcdf


def _is_poisonous(path: Path) -> bool:
    examined = report_on(Source(path.name, path), Settings())
    assert examined.reports[0].status == "unreadable"
    return examined.poisonous


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"name": '),
        ("a.json", '{"dmp": ['),
        ("a.jsonld", '{"@context": "https://schema.org", "a": }'),
        ("a.ttl", "@prefix a: <urn:a> . a:b a"),
        ("a.xml", "<a>"),
        ("a.yaml", "fairtool_plan: 1\n\tx"),
        ("a.cdl", "netcdf x {"),
    ],
)
def test_a_text_that_is_broken_upsets_no_library(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert not _is_poisonous(path)


def test_a_damaged_netcdf_4_file_may_have_upset_its_library(tmp_path: Path) -> None:
    path = netcdf(tmp_path / "a.nc")
    path.write_bytes(path.read_bytes()[:-3000])
    assert _is_poisonous(path)
