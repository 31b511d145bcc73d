"""A record of OGC API - Records is valid GeoJSON with the members of part 1."""

from dataclasses import replace

import pytest

from fairtool.record.essentials import Keyword, Licence, Party
from fairtool.record.extent import Box, Period
from fairtool.record.nested import nested
from fairtool.record.ogcapi_records import CONFORMANCE, geometry, moment, write_ogcapi_records
from fairtool.record.record import Record
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD


def written(**changes: object) -> dict[str, object]:
    return write_ogcapi_records(nested(replace(FRENCH, **changes)))


def test_the_members_of_geojson_are_there_even_for_an_empty_record() -> None:
    document = write_ogcapi_records(Record())
    assert (document["type"], document["geometry"], document["time"]) == ("Feature", None, None)
    assert document["conformsTo"] == [CONFORMANCE]
    assert document["properties"] == {"type": "dataset"}


def test_the_properties_of_the_core_are_written() -> None:
    document = write_ogcapi_records(RECORD)
    said = document["properties"]
    assert document["id"] == FRENCH.identifier
    assert said["title"] == "Température de l’eau en rade de Brest"
    assert said["updated"] == "2024-03-01T00:00:00Z"
    assert said["keywords"] == ["océan", "Brest", "littoral"]
    assert said["language"] == {"code": "fr", "name": "French"}
    assert [one["code"] for one in said["languages"]] == ["fr", "en"]
    assert said["externalIds"][0] == {"scheme": "https://doi.org", "value": "10.12345/rade-brest"}
    assert said["formats"] == [{"name": "NetCDF 4"}]
    assert said["license"] == "CC-BY-4.0"


def test_concepts_stand_with_their_thesaurus() -> None:
    themes = write_ogcapi_records(RECORD)["properties"]["themes"]
    assert themes[0] == {
        "concepts": [
            {
                "id": "http://www.eionet.europa.eu/gemet/concept/5756",
                "title": "océan",
                "url": "http://www.eionet.europa.eu/gemet/concept/5756",
            }
        ],
        "scheme": "http://www.eionet.europa.eu/gemet/",
    }
    assert themes[1]["concepts"] == [{"id": "oceans"}]


def test_words_of_no_thesaurus_are_no_theme() -> None:
    assert "themes" not in written(keywords=(Keyword(Text("mer")),), topics=())["properties"]


def test_somebody_with_two_roles_stands_once() -> None:
    contacts = write_ogcapi_records(RECORD)["properties"]["contacts"]
    assert contacts[0] == {
        "identifier": "https://orcid.org/0000-0002-1825-0097",
        "name": "Le Goff, Maël",
        "organization": "Laboratoire Exemple",
        "emails": [{"value": "mael@exemple.fr"}],
        "roles": ["author", "pointOfContact"],
    }
    assert len(contacts) == 4


def test_a_contact_without_a_name_is_left_out_since_the_schema_wants_one() -> None:
    assert "contacts" not in written(parties=(Party("author", email="a@exemple.fr"),))["properties"]


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([], None),
        ([Box(None, 1, None, 2, 3)], None),
        ([Box(None, 1, 1, 2, 2)], {"type": "Point", "coordinates": [1, 2]}),
        ([Box(None, 1, 3, 2, 4)], {"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 4], [1, 4], [1, 2]]]}),
    ],
    ids=["none", "a side missing", "point", "box"],
)
def test_a_box_is_a_geometry(boxes: list[Box], expected: object) -> None:
    assert geometry(boxes) == expected


def test_a_box_across_180_degrees_is_cut_and_several_are_a_multipolygon() -> None:
    found = geometry([Box(None, 170, -170, -10, 10)])
    assert found["type"] == "MultiPolygon"
    assert [ring[0][0][0] for ring in found["coordinates"]] == [170, -180]


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ((Period("2019-01-01", "", "2020-01-01"),), {"interval": ["2019-01-01", "2020-01-01"]}),
        ((Period("2019-01-01", "", ""),), {"interval": ["2019-01-01", ".."]}),
        ((Period("2019", "", "2020"),), {"interval": ["..", ".."]}),
        ((Period("2019-01-01", "", "2019-01-01"),), {"date": "2019-01-01"}),
        (
            (Period("2019-01-01T00:00:00", "", "2019-01-01T00:00:00Z"),),
            {"timestamp": "2019-01-01T00:00:00Z"},
        ),
        (
            (Period("2020-01-01", "", "2021-01-01"), Period("2019-01-01", "", "2020-06-01")),
            {"interval": ["2019-01-01", "2021-01-01"]},
        ),
    ],
)
def test_periods_are_one_span_of_time(periods: tuple[Period, ...], expected: object) -> None:
    assert written(periods=periods, temporal_resolution="")["time"] == expected


@pytest.mark.parametrize("text", ["", "2019", "2019-01-01T00:00:00+02:00", "hier"])
def test_what_is_no_moment_of_the_standard_is_left_open(text: str) -> None:
    assert moment(text) == ""


def test_links_have_registered_relations() -> None:
    links = {one["href"]: one["rel"] for one in write_ogcapi_records(RECORD)["links"]}
    assert links == {
        "https://doi.org/10.12345/rade-brest": "cite-as",
        "https://donnees.exemple.fr/rade/temp.nc": "enclosure",
        "https://donnees.exemple.fr/rade": "about",
        "https://donnees.exemple.fr/rade.png": "preview",
        "https://creativecommons.org/licenses/by/4.0/": "license",
        "https://doi.org/10.12345/reseau": "collection",
        "https://donnees.exemple.fr/brut": "related",
        "https://doi.org/10.12345/article": "related",
    }


def test_a_licence_without_an_id_is_other_and_its_words_are_rights() -> None:
    said = written(licences=(Licence("", "", "Licence du laboratoire"),), access=(), limitations=())["properties"]
    assert (said["license"], said["rights"]) == ("other", "Licence du laboratoire")
