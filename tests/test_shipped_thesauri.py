"""The thesauri and the tables that the project ships hold what they say, and refer to what exists."""

import csv
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from fairtool.resources import folder
from fairtool.skos.entry import Entry, LabelKind, Thesaurus
from fairtool.skos.gather import gather
from fairtool.skos.statements import Literal, statements

FOLDER = folder("vocabularies")
SKOS = FOLDER / "skos"
FILES = sorted(SKOS.glob("*.ttl"))
TABLES = sorted((FOLDER / "mapping").glob("*.tsv"))
GCMD = "https://gcmd.earthdata.nasa.gov/kms/concept/"
THEMES = "https://w3id.org/fairtool/themes/"
NOTES = re.compile(r"skos/core#(definition|scopeNote|example|historyNote|changeNote)$|/description$|#comment$")
SCRIPT = Path(__file__).parents[1] / "scripts" / "build_thesauri.py"
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@cache
def thesaurus(name: str) -> Thesaurus:
    return gather(SKOS / f"{name}.ttl")


@cache
def entries(name: str) -> dict[str, Entry]:
    return {entry.uri: entry for entry in thesaurus(name).entries}


@cache
def everywhere() -> frozenset[str]:
    """Give the addresses of all concepts that the project ships."""
    inspire = json.loads((FOLDER / "inspire" / "themes.json").read_text("utf-8"))
    found = {inspire["base"] + code for code in inspire["themes"]}
    return frozenset(found.union(*(entries(file.stem) for file in FILES)))


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / "mapping" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def science_keywords() -> frozenset[str]:
    return frozenset(uri.removeprefix(GCMD) for uri in entries("gcmd-science-keywords"))


def standard_names() -> frozenset[str]:
    return frozenset(json.loads((FOLDER / "cf" / "standard-names.json").read_text("utf-8"))["names"])


def path(uri: str) -> str:
    """Give the path of a science keyword."""
    entry = entries("gcmd-science-keywords")[uri]
    above = f"{path(entry.broader[0])} > " if entry.broader else ""
    return above + entry.label("en").text.upper()


def labels(entry: Entry, *kinds: LabelKind) -> list[tuple[str, str]]:
    return [(label.lang, label.text) for label in entry.labels if label.kind in (kinds or tuple(LabelKind))]


def theme(name: str) -> Entry:
    return entries("data-terra-themes")[THEMES + name]


@pytest.mark.parametrize(
    ("name", "count", "version"),
    [
        ("gemet", 5569, "4.1.2"),
        ("gcmd-science-keywords", 3624, "21.6"),
        ("gcmd-platforms", 1268, "21.6"),
        ("gcmd-instruments", 2075, "21.6"),
        ("odatis-od1", 50, "8"),
        ("data-terra-themes", 87, "1"),
    ],
)
def test_thesaurus_has_its_concepts_and_says_its_version(name: str, count: int, version: str) -> None:
    assert (len(entries(name)), thesaurus(name).version) == (count, version)


def test_thesauri_are_of_moderate_size() -> None:
    assert sum(file.stat().st_size for file in FILES) < 4_000_000


@each_file
def test_sources_say_the_same_as_the_file(file: Path) -> None:
    listed = tomllib.loads((FOLDER / "SOURCES.toml").read_text("utf-8"))["file"]
    source = next(entry for entry in listed if entry["path"] == f"skos/{file.name}")
    found = thesaurus(file.stem)
    assert (found.version, found.date) == (source["version"], source["date"])
    assert (source["licence"] == "unconfirmed") == (found.licence == "unconfirmed")


@each_file
def test_no_definition_is_shipped(file: Path) -> None:
    assert [name for _, name, _ in statements(file) if NOTES.search(name)] == []


@each_file
def test_languages_are_english_and_french(file: Path) -> None:
    tags = {target.lang for _, name, target in statements(file) if isinstance(target, Literal) and "Label" in name}
    assert tags <= {"en", "fr"}


@each_file
def test_concepts_stand_in_the_order_of_their_addresses(file: Path) -> None:
    if file.stem == "data-terra-themes":
        pytest.skip("it is written by hand, in the order of the poles")
    uris = [
        subject for subject, name, target in statements(file) if name.endswith("#type") and "Concept" in str(target)
    ]
    concepts = [uri for uri in uris if uri != thesaurus(file.stem).uri]
    assert concepts == sorted(
        concepts, key=lambda uri: [int(part) if part.isdecimal() else part for part in uri.split("/")]
    )


@each_file
def test_relations_stay_within_the_thesaurus(file: Path) -> None:
    known = entries(file.stem)
    lost = [
        (entry.uri, target)
        for entry in known.values()
        for target in (*entry.broader, *entry.related)
        if target not in known
    ]
    assert lost == []


@each_file
def test_a_language_has_one_preferred_label(file: Path) -> None:
    counted = Counter(
        (entry.uri, lang) for entry in entries(file.stem).values() for lang, _ in labels(entry, LabelKind.PREFERRED)
    )
    assert [one for one, count in counted.items() if count > 1] == []


def test_gemet_has_both_languages_where_the_sources_have_them() -> None:
    has = Counter(frozenset(lang for lang, _ in labels(entry)) for entry in entries("gemet").values())
    assert has == {frozenset({"en", "fr"}): 5338, frozenset({"en"}): 222, frozenset({"fr"}): 9}


def test_gemet_has_its_forty_themes_in_both_languages() -> None:
    themes = [entry for uri, entry in entries("gemet").items() if "/gemet/theme/" in uri]
    assert len(themes) == 40
    assert all({lang for lang, _ in labels(entry)} == {"en", "fr"} for entry in themes)


def test_od1_has_notations_and_both_languages() -> None:
    for entry in entries("odatis-od1").values():
        assert [re.fullmatch(r"SDN:OD1::\w+", notation) is not None for notation in entry.notations] == [True]
        assert {lang for lang, _ in labels(entry)} == {"en", "fr"}


def test_od1_keeps_its_mappings() -> None:
    oxygen = entries("odatis-od1")["http://vocab.nerc.ac.uk/collection/OD1/current/DOXY/"]
    assert ("exactMatch", "http://vocab.nerc.ac.uk/collection/P02/current/DOXY/") in oxygen.mappings
    assert ("broadMatch", "http://vocab.nerc.ac.uk/collection/P08/current/DS02/") in oxygen.mappings


def test_long_names_of_platforms_are_labels() -> None:
    wanted = ("en", "Advanced Land Observing Satellite")
    assert any(("en", "ALOS") in labels(e) and wanted in labels(e) for e in entries("gcmd-platforms").values())


def test_inspire_themes_are_complete() -> None:
    inspire = json.loads((FOLDER / "inspire" / "themes.json").read_text("utf-8"))
    assert inspire["base"] == "http://inspire.ec.europa.eu/theme/"
    assert len(inspire["themes"]) == 34
    assert all(found.keys() >= {"en", "fr"} for found in inspire["themes"].values())


@pytest.mark.parametrize("entry", entries("data-terra-themes").values(), ids=lambda e: e.uri.removeprefix(THEMES))
def test_theme_is_whole(entry: Entry) -> None:
    assert sorted(lang for lang, _ in labels(entry, LabelKind.PREFERRED)) == ["en", "fr"]
    assert len(set(labels(entry))) == len(labels(entry))
    lost = [target for _, target in entry.mappings if target not in everywhere()]
    assert lost == []


def test_theme_says_what_it_is_in_both_languages() -> None:
    note = "http://www.w3.org/2004/02/skos/core#note"
    said = Counter(subject for subject, name, _ in statements(SKOS / "data-terra-themes.ttl") if name == note)
    assert said == dict.fromkeys(entries("data-terra-themes"), 2)


@pytest.mark.parametrize("name", ["aeris", "odatis", "theia", "formater", "pndb", "dinamis", "climeri"])
def test_pole_or_service_has_themes_below_it(name: str) -> None:
    below = [entry for entry in entries("data-terra-themes").values() if THEMES + name in entry.broader]
    assert below
    assert theme(name).broader == ()


def test_theia_has_ten_themes_of_its_own() -> None:
    ten = {
        "agriculture",
        "processing",
        "biodiversity",
        "water",
        "forest",
        "coast",
        "snow-and-ice",
        "hazards",
        "health",
        "urban",
    }
    assert {f"{THEMES}theia-{name}" for name in ten} <= entries("data-terra-themes").keys()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("formater", "ForM@Ter"),
        ("formater", "FormaTerre"),
        ("formater", "formater"),
        ("pndb", "Pôle national de données de biodiversité"),
        ("climeri", "CLIMERI"),
        ("easy-data", "EaSyData"),
        ("rnotc", "RNOTC"),
        ("odatis-coastline", "trait de côte"),
        ("odatis-coastline", "trait de cote"),
        ("dinamis-pleiades", "Pleiades"),
    ],
)
def test_alias_is_a_label(name: str, word: str) -> None:
    assert word in {text for _, text in labels(theme(name))}


@each_table
def test_rows_are_sorted_and_distinct(table: Path) -> None:
    found = [tuple(row.values()) for row in rows(table.stem)]
    assert found == sorted(set(found))
    assert all(None not in row and "" not in row[:2] for row in found)


@pytest.mark.parametrize(("name", "count"), [("cf-usage", 3663), ("cf-gcmd", 4220), ("gcmd-renamed", 345)])
def test_table_has_its_rows(name: str, count: int) -> None:
    assert len(rows(name)) == count


@pytest.mark.parametrize("name", ["cf-usage", "cf-gcmd"])
def test_names_are_in_force(name: str) -> None:
    assert {row["standard_name"] for row in rows(name)} - standard_names() == set()


@pytest.mark.parametrize("name", ["cf-gcmd", "gcmd-renamed"])
def test_keywords_exist(name: str) -> None:
    assert {row["uuid"] for row in rows(name)} - science_keywords() == set()


def test_a_renamed_path_is_none_of_today() -> None:
    today = {path(uri) for uri in entries("gcmd-science-keywords")}
    assert [row["path"] for row in rows("gcmd-renamed") if row["path"] in today] == []
    assert Counter(row["method"] for row in rows("gcmd-renamed")).keys() == {"uuid", "label"}


def test_a_path_found_by_its_label_keeps_topic_and_last_word() -> None:
    for row in rows("gcmd-renamed"):
        if row["method"] == "label":
            then, now = row["path"].split(" > "), path(GCMD + row["uuid"]).split(" > ")
            assert (then[:2], then[-1]) == (now[:2], now[-1])


def test_usage_is_clean() -> None:
    for row in rows("cf-usage"):
        assert row["kind"] in {"label", "short"}
        assert row["lang"] == "en"
        assert not re.search(r"<\w+/?>|\s\s", row["label"])


def test_a_label_stands_for_four_names_at_most() -> None:
    spread = Counter(
        key for key, _ in {((r["kind"], r["label"].casefold()), r["standard_name"]) for r in rows("cf-usage")}
    )
    assert max(spread.values()) <= 4


@pytest.mark.parametrize(
    ("kind", "label", "name"),
    [
        ("label", "Near-Surface Air Temperature", "air_temperature"),
        ("short", "tas", "air_temperature"),
        ("short", "pr", "precipitation_flux"),
        ("short", "msl", "air_pressure_at_mean_sea_level"),
    ],
)
def test_usage_knows_the_words_of_producers(kind: str, label: str, name: str) -> None:
    assert name in {row["standard_name"] for row in rows("cf-usage") if (row["kind"], row["label"]) == (kind, label)}


@pytest.mark.skipif(
    "FAIRTOOL_THESAURI" not in os.environ, reason="FAIRTOOL_THESAURI does not name the folder of sources"
)
def test_sources_give_the_shipped_files_again(tmp_path: Path) -> None:
    (tmp_path / "cf").mkdir()
    (tmp_path / "cf" / "standard-names.json").write_bytes((FOLDER / "cf" / "standard-names.json").read_bytes())
    command = [sys.executable, str(SCRIPT), os.environ["FAIRTOOL_THESAURI"], "--output", str(tmp_path)]
    subprocess.run(command, check=True)
    made = [file for file in FILES if file.stem != "data-terra-themes"] + TABLES
    different = [file.name for file in made if (tmp_path / file.relative_to(FOLDER)).read_bytes() != file.read_bytes()]
    assert different == []


def test_folder_without_sources_is_refused(tmp_path: Path) -> None:
    if not SCRIPT.exists():
        pytest.skip("the scripts are in a checkout only")
    command = [sys.executable, str(SCRIPT), str(tmp_path), "--output", str(tmp_path / "out")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "has no " in result.stderr
    assert not (tmp_path / "out").exists()
