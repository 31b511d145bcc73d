"""`fairtool validate` knows a thesaurus, and takes no description of data for one."""

from pathlib import Path

import pytest

from fairtool.kinds import is_thesaurus
from tests.cli.running import CLEAN, fairtool

FILES = Path(__file__).parent / "files"
SKOS = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
CONCEPT = "<https://thesaurus.example/sel> a skos:Concept .\n"
DCAT = (
    "@prefix d: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n"
    '<https://baie.example/donnees> a d:Dataset ; dct:title "Température"@fr ; d:theme <https://thesaurus.example/sel> .\n'
)
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"/>'


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.ttl", SKOS + CONCEPT, True),
        ("a.ttl", "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n" + SKOS + CONCEPT, True),
        ("a.ttl", SKOS + DCAT + CONCEPT, False),
        ("a.ttl", DCAT, False),
        ("a.rdf", XML, True),
        ("a.rdf", XML.replace("/>", ' xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Dataset/></rdf:RDF>'), False),
        ("a.xml", '<MD_Metadata xmlns="a">http://www.w3.org/2004/02/skos/core#</MD_Metadata>', False),
        ("a.jsonld", '{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}}', False),
    ],
)
def test_a_thesaurus_is_told_from_a_description(name: str, text: str, expected: bool, tmp_path: Path) -> None:  # noqa: FBT001 - parametrised
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert is_thesaurus(path) is expected


def test_a_thesaurus_is_held_to_the_rules_of_skos() -> None:
    ended = fairtool("validate", FILES / "s27-direct.ttl")
    assert ended.returncode == 1
    assert "skos-s27-related-not-above" in ended.stdout


def test_profiles_of_records_have_nothing_to_say_of_it() -> None:
    ended = fairtool("validate", FILES / "s27-direct.ttl", "--profile", "inspire")
    assert "skos-s27-related-not-above" in ended.stdout
    assert "inspire-" not in ended.stdout


def test_a_thesaurus_beside_data_describes_none_of_it(tmp_path: Path) -> None:
    data = tmp_path / "a.cdl"
    data.write_text(CLEAN)
    ended = fairtool("validate", data, FILES / "s9-kept.ttl")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "crosscheck" not in ended.stdout


def test_a_description_in_dcat_that_names_concepts_is_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(SKOS + DCAT + CONCEPT, encoding="utf-8")
    ended = fairtool("validate", path)
    assert "dcat-description" in ended.stdout
    assert "skos-" not in ended.stdout


def test_the_page_of_a_rule_shows_what_is_bad_and_what_is_good() -> None:
    ended = fairtool("rules", "skos-s46-mappings-disjoint")
    assert ended.returncode == 0
    assert "skos:broadMatch <https://ailleurs.example/1>" in ended.stdout
    assert "skos:broadMatch <https://ailleurs.example/2>" in ended.stdout
