"""The tables that fairtool ships: whole, without texts of others, and chosen by the namespaces of a record."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from fairtool.iso.structure import load, table_for
from fairtool.iso.structure.choice import TABLES
from fairtool.resources import folder
from tests.iso.structure.records import DATACITE, GMD, SERVICE, of_2006, parsed

NAMES = sorted(path.stem for path in (folder("schemas") / "structure").glob("*.json"))


def raw(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder("schemas") / "structure" / f"{name}.json").read_bytes())
    return content


def particles(content: list[Any]) -> Iterator[list[Any]]:
    if content[0] in {",", "|", "&"}:
        for part in content[1]:
            yield from particles(part)
    elif content[0] != "*":
        yield content


def test_there_is_a_table_for_every_choice() -> None:
    assert set(TABLES) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_and_number_of_a_table_leads_somewhere(name: str) -> None:
    table = raw(name)
    numbers = range(-len(table["simple"]), len(table["types"]))
    for entry in table["types"]:
        assert entry.get("a", 0) <= len(table["attributes"])
        for particle in particles(entry["c"]) if "c" in entry else ():
            known = (
                particle[0] in table["elements"] if len(particle) < 2 or particle[1] is None else particle[1] in numbers
            )
            assert known, particle
    for said in table["elements"].values():
        number, extras = said if isinstance(said, list) else (said, {})
        assert number in numbers
        assert extras.get("h") is None or extras["h"] in table["elements"]
    for row in table["attributes"]:
        assert all(entry[1] in numbers for entry in row)


@pytest.mark.parametrize("name", NAMES)
def test_every_type_of_a_table_can_be_made_ready(name: str) -> None:
    table = load(name)
    for number in range(len(raw(name)["types"])):
        type_ = table.type(number)
        assert type_.choices if type_.unordered else type_.start is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_table_holds_facts_and_no_prose(name: str) -> None:
    longest = max(len(word) for word in _words(raw(name)))
    assert longest < 140


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GMD, "iso-19139-2007"),
        (of_2006(GMD), "iso-19139-2006"),
        (SERVICE, "iso-19139-2007"),
        (of_2006(SERVICE), "iso-19139-2006"),
        ('<MD_Metadata xmlns="http://www.isotc211.org/2005/gmd"/>', "iso-19139-2007"),
        ('<MI_Metadata xmlns="http://www.isotc211.org/2005/gmi"/>', "iso-19139-2007"),
        ('<MI_Metadata xmlns="http://standards.iso.org/iso/19115/-2/gmi/1.0"/>', "iso-19139-2007"),
        (
            '<MI_Metadata xmlns="http://www.isotc211.org/2005/gmi" xmlns:g="http://www.opengis.net/gml"/>',
            "iso-19139-2006",
        ),
        ('<MD_Metadata xmlns="http://standards.iso.org/iso/19115/-3/mdb/1.0"/>', "iso-19115-3-1.0"),
        ('<MD_Metadata xmlns="http://standards.iso.org/iso/19115/-3/mdb/2.0"/>', "iso-19115-3-2.0"),
        (DATACITE, "datacite-4"),
        ('<e:eml xmlns:e="https://eml.ecoinformatics.org/eml-2.2.0"/>', "eml-2.2"),
        ('<e:eml xmlns:e="eml://ecoinformatics.org/eml-2.1.1"/>', "eml-2.1"),
        ('<MD_Metadata xmlns="https://schemas.isotc211.org/19115/-1/mdb/1.3"/>', None),
        ("<MD_Metadata/>", None),
    ],
)
def test_the_namespaces_of_a_record_choose_its_table(text: str, name: str | None) -> None:
    assert table_for(parsed(text)) == name


def test_what_a_record_uses_weighs_more_than_what_it_declares() -> None:
    text = GMD.replace("<gmd:MD_Metadata ", '<gmd:MD_Metadata xmlns:old="http://www.opengis.net/gml" ', 1)
    assert table_for(parsed(text)) == "iso-19139-2007"


def test_a_table_shows_names_with_the_prefixes_that_people_write() -> None:
    table = load("iso-19139-2007")
    assert table.shown("{http://standards.iso.org/iso/19115/-2/gmi/1.0}MI_Band") == "gmi:MI_Band"
    assert table.shown("{http://www.isotc211.org/2005/gmi}MI_Band") == "gmi:MI_Band"
    assert table.shown("{http://example.org/x}y") == "{http://example.org/x}y"
    assert load("iso-19115-3-1.0").shown("{http://standards.iso.org/iso/19115/-3/md1/1.0}x").startswith("{")
