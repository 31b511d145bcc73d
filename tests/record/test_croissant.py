"""Croissant 1.1 with GeoCroissant: files with checksums, variables as fields."""

from dataclasses import replace

import pytest

from fairtool.record.citation import Online
from fairtool.record.content import Variable
from fairtool.record.croissant import write_croissant
from fairtool.record.file import DataFile
from fairtool.record.nested import nested
from fairtool.record.record import Record
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD


def written(**changes: object) -> dict[str, object]:
    return write_croissant(nested(replace(FRENCH, **changes)))


def test_what_croissant_requires_of_a_data_set_is_written() -> None:
    document = write_croissant(RECORD)
    assert document["@type"] == "sc:Dataset"
    assert document["conformsTo"] == ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/geo/1.0"]
    assert document.keys() >= {"@context", "name", "description", "license", "url", "creator", "datePublished"}
    assert document["citeAs"] == (
        "Le Goff, Maël (2021). Température de l’eau en rade de Brest. version 2.1. Pôle Exemple. "
        "https://doi.org/10.12345/rade-brest"
    )


def test_the_context_tells_the_words_of_croissant_from_those_of_schema_org() -> None:
    context = write_croissant(RECORD)["@context"]
    assert (context["@language"], context["@vocab"]) == ("fr", "https://schema.org/")
    assert (context["recordSet"], context["conformsTo"]) == ("cr:recordSet", "dct:conformsTo")
    assert context["dataType"] == {"@id": "cr:dataType", "@type": "@vocab"}
    assert context["geocr"] == "http://mlcommons.org/croissant/geo/"


def test_a_file_has_address_size_checksum_and_type() -> None:
    assert write_croissant(RECORD)["distribution"] == [
        {
            "@type": "cr:FileObject",
            "@id": "temp.nc",
            "name": "temp.nc",
            "contentUrl": "https://donnees.exemple.fr/rade/temp.nc",
            "contentSize": "12345 B",
            "encodingFormat": "application/x-netcdf",
            "sha256": "ab" * 32,
        }
    ]


def test_downloads_stand_in_where_no_file_was_seen() -> None:
    (found,) = written(files=())["distribution"]
    assert (found["contentUrl"], found["name"], found["encodingFormat"]) == (
        "https://donnees.exemple.fr/rade/temp.nc", "Fichier", "NetCDF"
    )  # fmt: skip
    assert "distribution" not in written(files=(), links=(Online("https://exemple.fr", function="information"),))


@pytest.mark.parametrize(
    ("name", "type_"), [("a.nc", "application/x-netcdf"), ("a.csv", "text/csv"), ("a", "application/octet-stream")]
)
def test_a_file_of_no_known_format_has_the_type_that_its_name_tells(name: str, type_: str) -> None:
    (found,) = written(files=(DataFile(name),))["distribution"]
    assert found["encodingFormat"] == type_


def test_keywords_are_words_and_their_concepts_are_what_the_data_are_about() -> None:
    document = write_croissant(RECORD)
    assert document["keywords"] == ["océan", "Brest", "littoral"]
    assert [one["name"] for one in document["about"]] == ["océan", "Brest", "oceans"]


def test_the_data_set_is_the_only_one_of_its_type_in_the_document() -> None:
    document = write_croissant(RECORD)
    assert [one["@type"] for name in ("isPartOf", "isBasedOn") for one in document[name]] == ["CreativeWork"] * 2


def test_a_variable_is_a_field_with_its_concept_and_source() -> None:
    (records,) = write_croissant(RECORD)["recordSet"]
    assert records["@type"] == "cr:RecordSet"
    assert records["field"] == [
        {
            "@type": "cr:Field",
            "@id": "variables/TEMP",
            "name": "TEMP",
            "description": "température de l’eau de mer",
            "dataType": "sc:Float",
            "isArray": True,
            "equivalentProperty": "https://vocab.nerc.ac.uk/standard_name/sea_water_temperature/",
            "unitText": "degree_Celsius",
            "source": {"fileObject": {"@id": "temp.nc"}, "extract": {"fileProperty": "content"}},
        }
    ]


@pytest.mark.parametrize(
    ("type_", "expected"), [("float", "sc:Float"), ("int64", "sc:Integer"), ("char", "sc:Text"), ("", "sc:Text")]
)
def test_the_type_of_a_variable_is_that_of_its_field(type_: str, expected: str) -> None:
    (records,) = written(variables=(Variable("X", type=type_),))["recordSet"]
    assert records["field"][0]["dataType"] == expected


def test_columns_of_a_table_are_extracted_by_name() -> None:
    (records,) = written(files=(DataFile("a.csv", media_type="text/csv"),))["recordSet"]
    field = records["field"][0]
    assert field["source"]["extract"] == {"column": "TEMP"}
    assert "isArray" not in field


def test_fields_have_distinct_names() -> None:
    (records,) = written(variables=(Variable("X"), Variable("Y"), Variable("X", description=Text("autre"))))[
        "recordSet"
    ]
    assert [one["@id"] for one in records["field"]] == ["variables/X", "variables/Y"]


def test_reference_system_and_resolution_are_those_of_geocroissant() -> None:
    document = write_croissant(RECORD)
    assert document["geocr:coordinateReferenceSystem"] == "EPSG:4326"
    assert document["geocr:spatialResolution"] == {"@type": "QuantitativeValue", "value": 1000.0, "unitText": "m"}
    assert document["geocr:temporalResolution"] == "PT1H"


def test_an_empty_record_gives_what_needs_no_knowledge() -> None:
    assert write_croissant(Record()).keys() == {"@context", "@type", "conformsTo"}
