"""The script that makes the CF vocabularies takes facts only, refuses damage, and repeats itself."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from fairtool.resources import folder

SHIPPED = folder("vocabularies")
SCRIPT = SHIPPED.parent / "scripts" / "build_cf_vocabularies.py"
SOURCES = os.environ.get("FAIRTOOL_CF_VOCABULARIES")
STANDARD_NAMES = """<?xml version="1.0"?>
<standard_name_table>
  <version_number>7</version_number>
  <last_modified>2030-01-02T03:04:05Z</last_modified>
  <entry id="wind_speed"><canonical_units>m s-1</canonical_units><description>secret prose</description></entry>
  <entry id="air_temperature"><canonical_units> K </canonical_units><description/></entry>
  <entry id="platform_name"><canonical_units></canonical_units><description/></entry>
  <alias id="old_flux"><entry_id>wind_speed</entry_id><entry_id>air_temperature</entry_id></alias>
  <alias id="wind_speed"><entry_id>wind_speed</entry_id></alias>
</standard_name_table>
"""
AREA_TYPES = """<area_type_table><version_number>2</version_number><date>5 March 2031</date>
<entry id="sea"><description>secret prose</description></entry><entry id="land"/></area_type_table>
"""
REGIONS = """<standardized_region_list><version_number>3</version_number><date>12 November 2032</date>
<entry id="europe"/></standardized_region_list>
"""


def run(arguments: list[Path], output: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments), "--output", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def write(
    folder: Path, names: str = STANDARD_NAMES, area_types: str = AREA_TYPES, regions: str = REGIONS
) -> list[Path]:
    files = [folder / "names.xml", folder / "area-types.xml", folder / "regions.xml"]
    for file, text in zip(files, (names, area_types, regions), strict=True):
        file.write_text(text, "utf-8")
    return files


def contents(output: Path) -> dict[str, bytes]:
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def test_names_units_and_aliases_are_taken(tmp_path: Path) -> None:
    assert run(write(tmp_path), tmp_path / "out").returncode == 0
    document = json.loads((tmp_path / "out/cf/standard-names.json").read_text("utf-8"))
    assert document["scheme"]["version"] == "7"
    assert document["scheme"]["date"] == "2030-01-02"
    assert document["names"] == {"air_temperature": "K", "platform_name": None, "wind_speed": "m s-1"}
    assert document["aliases"] == {"old_flux": ["wind_speed", "air_temperature"]}


def test_words_and_dates_are_taken(tmp_path: Path) -> None:
    assert run(write(tmp_path), tmp_path / "out").returncode == 0
    document = json.loads((tmp_path / "out/cf/area-types.json").read_text("utf-8"))
    assert document["terms"] == ["land", "sea"]
    assert document["scheme"]["date"] == "2031-03-05"


def test_no_description_is_taken(tmp_path: Path) -> None:
    assert run(write(tmp_path), tmp_path / "out").returncode == 0
    assert not [path for path, content in contents(tmp_path / "out").items() if b"prose" in content]


def test_entries_of_other_scripts_stay_in_the_sources(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "SOURCES.toml").write_text('[[file]]\npath = "zz.json"\nscript = "scripts/other.py"\n', "utf-8")
    for _ in range(2):
        assert run(write(tmp_path), output).returncode == 0
    entries = tomllib.loads((output / "SOURCES.toml").read_text("utf-8"))["file"]
    assert [entry["path"] for entry in entries] == [
        "cf/area-types.json", "cf/regions.json", "cf/standard-names.json", "zz.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (("<entry_id>wind_speed", "<entry_id>wind_sped"), "wind_sped"),
        (('id="platform_name"', 'id="wind_speed"'), "not unique"),
        (('id="platform_name"', 'id="platform name"'), "is no identifier"),
        (("<version_number>7</version_number>", ""), "version_number"),
        (("standard_name_table>", "other_table>"), "other_table"),
        (("</standard_name_table>", ""), "names.xml"),
    ],
)
def test_damaged_source_is_refused(damage: tuple[str, str], message: str, tmp_path: Path) -> None:
    result = run(write(tmp_path, names=STANDARD_NAMES.replace(*damage)), tmp_path / "out")
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_date_that_is_no_date_is_refused(tmp_path: Path) -> None:
    result = run(write(tmp_path, regions=REGIONS.replace("November", "Brumaire")), tmp_path / "out")
    assert result.returncode == 2
    assert "Brumaire" in result.stderr


def test_entity_does_not_read_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("leaked", "utf-8")
    entity = f'<!DOCTYPE standard_name_table [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<standard_name_table>'
    names = STANDARD_NAMES.replace("<standard_name_table>", entity).replace(" K ", "&x;")
    assert run(write(tmp_path, names=names), tmp_path / "out").returncode == 0
    assert b"leaked" not in (tmp_path / "out/cf/standard-names.json").read_bytes()


@pytest.mark.skipif(SOURCES is None, reason="FAIRTOOL_CF_VOCABULARIES does not name the folder of the three XML files")
def test_sources_give_the_shipped_files_again(tmp_path: Path) -> None:
    sources = Path(SOURCES or "")
    patterns = ("cf-standard-name-table*.xml", "area-type-table*.xml", "standardized-region-list*.xml")
    files = [next(sources.glob(pattern)) for pattern in patterns]
    assert run(files, tmp_path).returncode == 0
    made = contents(tmp_path)
    sums = {entry["path"] for entry in tomllib.loads(made.pop("SOURCES.toml").decode())["file"]}
    assert sums == made.keys()
    assert made == {path: (SHIPPED / path).read_bytes() for path in made}
