"""STAC: a Collection and an Item say where, when, by whom and under which licence, with extensions only when used."""

import json
from dataclasses import replace

import pytest

from fairtool.errors import UsageError
from fairtool.record.citation import Identifier, Online
from fairtool.record.essentials import Essentials, Licence, Party, Relation
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.file import DataFile
from fairtool.record.nested import nested
from fairtool.record.stac import write_stac
from fairtool.record.stac_access import media_type
from fairtool.record.stac_extent import moment
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD

EXTENSIONS = ("scientific", "projection", "themes", "datacube", "file", "processing", "contacts", "version", "language")


def collection(**changes: object) -> dict[str, object]:
    return write_stac(nested(replace(FRENCH, **changes)))


def test_a_collection_has_what_stac_wants() -> None:
    found = write_stac(RECORD)
    assert found["type"] == "Collection"
    assert found["stac_version"] == "1.1.0"
    assert found["id"] == "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
    assert found["description"] == "Mesures horaires à 2 m de profondeur."
    assert found["license"] == "CC-BY-4.0"
    assert found["extent"]["spatial"] == {"bbox": [[-4.7, 48.2, -4.2, 48.5]]}
    assert json.loads(json.dumps(found)) == found


def test_a_record_that_says_nothing_still_gives_a_whole_collection() -> None:
    found = write_stac(nested(Essentials(identifier="vide")))
    assert found["description"] == "vide"
    assert found["license"] == "other"
    assert found["extent"] == {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [[None, None]]}}
    assert found["stac_extensions"] == []
    assert found["links"] == []
    assert "assets" not in found


def test_the_words_are_those_of_the_language_asked_for() -> None:
    found = write_stac(RECORD, language="eng")
    assert found["title"] == "Water temperature in the bay of Brest"
    assert found["keywords"][0] == "ocean"
    assert found["language"] == {"code": "en"}


def test_several_boxes_come_after_the_one_around_them() -> None:
    found = collection(boxes=(Box(None, 1.0, 2.0, 3.0, 4.0), Box(None, -1.0, 0.0, 3.5, 5.0)))
    assert found["extent"]["spatial"]["bbox"] == [[-1, 3, 2, 5], [1, 3, 2, 4], [-1, 3.5, 0, 5]]


def test_several_periods_come_after_the_one_around_them() -> None:
    assert write_stac(RECORD)["extent"]["temporal"]["interval"] == [
        ["2019-01-01T00:00:00Z", None],
        ["2019-01-01T00:00:00Z", "2023-12-31T23:59:59Z"],
        ["2024-01-01T00:00:00Z", None],
    ]


@pytest.mark.parametrize(
    ("text", "last", "wanted"),
    [
        ("2020", False, "2020-01-01T00:00:00Z"),
        ("2020", True, "2020-12-31T23:59:59Z"),
        ("2020-02", True, "2020-02-29T23:59:59Z"),
        ("2020-02-01", True, "2020-02-01T23:59:59Z"),
        ("2020-02-01T01:00:00+02:00", True, "2020-01-31T23:00:00Z"),
        ("2020-02-01T01:00:00", False, "2020-02-01T01:00:00Z"),
        ("février 2020", False, None),
        ("9999", True, None),
        ("", False, None),
    ],
)
def test_a_date_becomes_a_moment_in_utc(text: str, *, last: bool, wanted: str | None) -> None:
    assert moment(text, last=last) == wanted


@pytest.mark.parametrize(
    ("licences", "wanted"),
    [
        ((Licence("etalab-2.0"),), "etalab-2.0"),
        ((Licence("etalab-2.0"), Licence("ODbL-1.0")), "etalab-2.0 OR ODbL-1.0"),
        ((Licence("", "https://donnees.exemple.fr/charte", "Charte"),), "other"),
    ],
)
def test_a_licence_is_an_expression_of_spdx_or_other(licences: tuple[Licence, ...], wanted: str) -> None:
    found = collection(licences=licences)
    assert found["license"] == wanted
    assert [link["href"] for link in found["links"] if link["rel"] == "license"]


def test_organisations_are_providers_with_all_their_roles() -> None:
    assert write_stac(RECORD)["providers"] == [
        {"name": "Laboratoire Exemple", "roles": ["producer", "processor"], "url": "https://ror.org/02feahw73"},
        {"name": "Pôle Exemple", "roles": ["host"], "url": "https://ror.org/044jxhp58"},
    ]


def test_self_is_a_link_only_when_given() -> None:
    assert {link["rel"] for link in write_stac(RECORD)["links"]} == {"cite-as", "license", "parent", "related", "about"}
    first = write_stac(RECORD, self_url="https://donnees.exemple.fr/stac/rade.json")["links"][0]
    assert first == {"rel": "self", "href": "https://donnees.exemple.fr/stac/rade.json", "type": "application/json"}


def test_a_file_is_an_asset_with_size_and_multihash() -> None:
    asset = write_stac(RECORD)["assets"]["temp.nc"]
    assert asset["href"] == "https://donnees.exemple.fr/rade/temp.nc"
    assert asset["file:size"] == 12345
    assert asset["file:checksum"] == "1220" + "ab" * 32
    assert asset["roles"] == ["data"]


def test_assets_of_one_name_are_kept_apart() -> None:
    links = tuple(Online(f"https://{host}.exemple.fr/temp.nc", function="download") for host in ("a", "b"))
    assert sorted(collection(links=links, files=(), graphics=())["assets"]) == ["temp.nc", "temp.nc_2"]


def test_a_service_is_a_link_and_no_asset() -> None:
    link = Online("https://cartes.exemple.fr/wms?request=GetCapabilities", Text("OGC:WMS"))
    found = collection(links=(link,), files=(), graphics=())
    assert "assets" not in found
    assert {"rel": "service-desc", "href": link.url} in found["links"]


def test_each_extension_is_declared_that_is_used() -> None:
    declared = write_stac(RECORD)["stac_extensions"]
    assert [address.split("/")[3] for address in declared] == list(EXTENSIONS)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"doi": "", "parties": (), "relations": ()}, "scientific"),
        ({"reference_systems": ()}, "projection"),
        ({"keywords": ()}, "themes"),
        ({"variables": ()}, "datacube"),
        ({"files": ()}, "file"),
        ({"lineage": None}, "processing"),
        ({"parties": ()}, "contacts"),
        ({"version": ""}, "version"),
        ({"language": ""}, "language"),
    ],
)
def test_an_extension_is_not_declared_that_is_not_used(changes: dict[str, object], name: str) -> None:
    declared = [address.split("/")[3] for address in collection(**changes)["stac_extensions"]]
    assert name not in declared
    assert len(declared) < len(EXTENSIONS)


def test_the_name_of_an_asset_declares_no_extension() -> None:
    links = (Online("https://donnees.exemple.fr/contacts", function="download"),)
    found = collection(links=links, files=(), parties=())
    assert "contacts" in found["assets"]
    assert not any("contacts" in address for address in found["stac_extensions"])


def test_the_citation_is_whole() -> None:
    assert write_stac(RECORD)["sci:citation"] == (
        "Le Goff, Maël (2021). Température de l’eau en rade de Brest. Version 2.1. Pôle Exemple."
        " https://doi.org/10.12345/rade-brest"
    )


def test_variables_lie_in_the_dimensions_of_the_extent() -> None:
    found = write_stac(RECORD)
    assert found["cube:variables"]["TEMP"]["dimensions"] == list(found["cube:dimensions"])
    assert found["cube:variables"]["TEMP"]["unit"] == "degree_Celsius"
    assert "cube:variables" not in collection(boxes=(), periods=(), verticals=())


def test_an_item_has_geometry_box_and_time() -> None:
    period = Period("2019-01-01T00:00:00Z", end="2019-01-02T00:00:00Z")
    found = write_stac(nested(replace(FRENCH, periods=(period,))), "item")
    assert found["type"] == "Feature"
    assert found["bbox"] == [-4.7, 48.2, -4.2, 48.5]
    assert found["geometry"]["coordinates"][0][0] == [-4.7, 48.2]
    times = {name: found["properties"][name] for name in ("datetime", "start_datetime", "end_datetime")}
    assert times == {
        "datetime": None,
        "start_datetime": "2019-01-01T00:00:00Z",
        "end_datetime": "2019-01-02T00:00:00Z",
    }
    assert found["properties"]["sci:doi"] == "10.12345/rade-brest"


def test_an_item_over_the_antimeridian_has_two_parts() -> None:
    changed = replace(FRENCH, boxes=(Box(None, 170.0, -170.0, -20.0, -10.0),), periods=(Period("2019", end="2019"),))
    assert write_stac(nested(changed), "item")["geometry"]["type"] == "MultiPolygon"


@pytest.mark.parametrize("periods", [(), (Period("2024-01-01"),), (Period("jadis", end="naguère"),)])
def test_an_item_without_time_is_refused(periods: tuple[Period, ...]) -> None:
    with pytest.raises(UsageError, match="has no time with a beginning and an end"):
        write_stac(nested(replace(FRENCH, periods=periods)), "item")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://donnees.exemple.fr/a.nc?x=1", "application/netcdf"),
        ("NetCDF-4", "application/netcdf"),
        ("GeoTIFF", "image/tiff; application=geotiff"),
        ("https://donnees.exemple.fr/rade", ""),
        ("", ""),
    ],
)
def test_a_media_type_is_known_by_ending_or_format(text: str, wanted: str) -> None:
    assert media_type(text) == wanted


def test_a_parent_without_address_is_no_link() -> None:
    found = collection(relations=(Relation("IsPartOf", "RESEAU_7"),), parties=(Party("funder", organisation="A"),))
    assert not [link for link in found["links"] if link["rel"] == "parent"]
    assert "providers" not in found


def test_the_vertical_dimension_says_what_its_numbers_count() -> None:
    said = Vertical(5.0, 15.0, crs_identifier=Identifier(code=Text("sea_water_pressure (decibars)")))
    dimension = collection(verticals=(said,))["cube:dimensions"]["z"]
    assert (dimension["extent"], dimension["description"]) == ([5.0, 15.0], "sea_water_pressure (decibars)")
    deep = Vertical(0.0, 50.0, "http://www.opengis.net/def/crs/EPSG/0/5715")
    assert collection(verticals=(deep,))["cube:dimensions"]["z"]["reference_system"] == 5715


def test_data_without_a_name_and_an_address_are_no_asset() -> None:
    assert "" not in [one["href"] for one in collection(files=(DataFile("", 5),), links=())["assets"].values()]


def test_a_service_that_its_address_tells_is_no_file_of_the_data() -> None:
    wms = Online("https://exemple.fr/wms?SERVICE=WMS&request=GetCapabilities")
    page = Online("https://exemple.fr/portail")
    file = Online("https://exemple.fr/get?id=5", function="download")
    found = collection(links=(wms, page, file), formats=(("NetCDF", "4"),))
    assert [one["href"] for one in found["links"] if one["rel"] == "service-desc"] == [wms.url]
    types = {one["href"]: one.get("type") for one in found["assets"].values()}
    assert (types.get(wms.url), types[page.url], types[file.url]) == (None, None, "application/netcdf")


def test_a_licence_is_linked_once() -> None:
    url = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
    found = collection(licences=(Licence("etalab-2.0", url, "Libre"), Licence("etalab-2.0", url, "Licence Ouverte")))
    assert [one["title"] for one in found["links"] if one["rel"] == "license"] == ["Libre"]
