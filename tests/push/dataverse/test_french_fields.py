"""The fields of Recherche Data Gouv, whose samples differ in how often some of them may stand."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from fairtool.record.essentials import Essentials
from fairtool.record.extent import Box
from fairtool.record.text import Text
from tests.push.dataverse.opening import given, opened, pushed
from tests.push.dataverse_double import Double
from tests.record.french import FRENCH

MANY = frozenset({"lineage", "spatialResolution", "specification"})


def children(document: bytes, name: str) -> Mapping[str, Any]:
    """Give the children of the first value of a compound field."""
    blocks = json.loads(document)["metadataBlocks"].values()
    (field,) = (one for block in blocks for one in block["fields"] if one["typeName"] == name)
    return {name: one["value"] for name, one in field["value"][0].items()}


@pytest.mark.parametrize("many", [frozenset[str](), MANY], ids=["once", "several times"])
@pytest.mark.parametrize("version", ["5.11", "6.2", "6.8", "6.12"])
def test_quality_is_written_whether_it_stands_once_or_several_times(version: str, many: frozenset[str]) -> None:
    with Double(version=version, rdg=True, many=many) as double, opened(double) as catalogue:
        form, held = pushed(catalogue, given())
        assert held.is_as(form.hash)
        lineage = children(held.document, "qualityValidity")["lineage"]
        assert lineage == ([str(FRENCH.lineage)] if many else str(FRENCH.lineage))
        form, held = pushed(catalogue, given(lineage=Text("Autrement.")))
        assert held.is_as(form.hash)
        assert catalogue.fields(held.document)["qualityValidity"][0].startswith("lineage: Autrement.")


def test_the_kind_of_data_is_required_and_of_the_vocabulary() -> None:
    with Double(rdg=True) as double, opened(double) as catalogue:
        _, held = pushed(catalogue, given())
        (kind,) = catalogue.fields(held.document)["kindOfData"]
        listed = double.site.blocks.any("kindOfData")
        assert listed
        assert kind in listed.vocabulary
        assert "kindOfData" in double.site.required


def test_keywords_have_their_addresses_and_descriptions_their_language() -> None:
    with Double(rdg=True) as double, opened(double) as catalogue:
        _, held = pushed(catalogue, given())
    blocks = json.loads(held.document)["metadataBlocks"]["citation"]["fields"]
    (keywords,) = (one["value"] for one in blocks if one["typeName"] == "keyword")
    addresses = {one["keywordTermURI"]["value"] for one in keywords if "keywordTermURI" in one}
    assert addresses == _addresses(FRENCH)
    assert children(held.document, "dsDescription")["dsDescriptionLanguage"]


@pytest.mark.parametrize("version", ["5.11", "6.2", "6.12"])
def test_a_box_across_the_meridian_is_held_as_two(version: str) -> None:
    one = given(boxes=(Box(None, 170.0, -170.0, -10.0, 10.0),))
    with Double(version=version, rdg=True) as double, opened(double) as catalogue:
        form, held = pushed(catalogue, one)
        assert held.is_as(form.hash)
        assert len(catalogue.fields(held.document)["geographicBoundingBox"]) == 2


def _addresses(said: Essentials) -> set[str]:
    return {keyword.uri for keyword in said.keywords if keyword.uri}
