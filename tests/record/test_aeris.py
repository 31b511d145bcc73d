"""The native JSON of the catalogue of AERIS, as far as its public components show it (experimental)."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from fairtool.errors import UnreadableError
from fairtool.record.aeris import write_aeris
from fairtool.record.aeris_read import read_aeris
from fairtool.record.citation import Online
from fairtool.record.essentials import Essentials, Keyword, Party, Relation
from fairtool.record.extent import Box, Period
from fairtool.record.flat import flat
from fairtool.record.nested import nested
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD

# Written by hand, synthetic.
WHOLE: dict[str, Any] = {
    "type": "COLLECTION",
    "identifier": "4d3be8dd-c41a-4f35-8ba6-722cf12e2de3",
    "identifiers": [{"code": "10.12345/ozone", "codeSpace": "http://dx.doi.org/"}, {"code": "OZ7", "codeSpace": ""}],
    "resourceTitle": {"en": "Ozone at the Example station", "fr": "Ozone à la station Exemple"},
    "resourceAbstract": {"DEFAULT_VALUE_KEY": "Mesures horaires"},
    "aerisDataCenter": "SEDOO",
    "dataLevel": "L2",
    "lastModification": {"value": "2024-03-01T10:00:00"},
    "projectSet": [{"shortName": "EXEMPLE"}],
    "contacts": [
        {
            "name": "Anne Kervella",
            "organisation": "Laboratoire Exemple",
            "email": "anne@exemple.fr",
            "roles": ["pointofcontact", "principalinvestigator", "metadatapointofcontact"],
            "orcId": "0000-0002-1825-0097",
            "address": None,
        }
    ],
    "spatialExtents": [
        {
            "area": {"type": "POINT_AREA", "latitude": 48.3, "longitude": -4.5},
            "name": "Station",
            "projection": "EPSG 4326",
        },
        {
            "area": {
                "type": "RECTANGLE_AREA",
                "westLongitude": -5,
                "eastLongitude": -4,
                "southLatitude": 48,
                "northLatitude": 49,
            }
        },
    ],
    "temporalExtents": [{"beginDate": "2010-01-14", "endDate": "2020-12-01", "comment": {"en": "Hourly"}}],
    "parameters": [
        {
            "shortName": "O3",
            "longName": "mole_fraction_of_ozone_in_air",
            "uom": "ppb",
            "cfStandardName": "mole_fraction_of_ozone_in_air",
            "thesaurusConcat": "CHEMISTRY.OZONE",
        }
    ],
    "platforms": [{"thesaurusClass": {"thesaurusCode": {"thesaurusName": {"name": {"en": "Tower", "fr": "Tour"}}}}}],
    "instruments": [{"manufacturer": "Exemple", "model": "O 7", "displayName": ""}],
    "formats": [{"name": "NetCDF", "version": "4", "description": {"en": "one file a year"}}],
    "publications": [{"title": "Un article", "doi": "10.12345/article"}],
    "quicklooks": [{"url": "https://ozone.exemple.fr/carte.png"}],
    "links": [
        {"type": "INFORMATION_LINK", "url": "https://ozone.exemple.fr", "name": "", "description": {"fr": "Site"}},
        {"type": "FTP_DOWNLOAD_LINK", "url": "ftp://ozone.exemple.fr/a", "name": "Données", "description": None},
    ],
    "distributionInformation": {
        "licenceName": "Creative Commons",
        "licenceVersion": "CC BY 4.0",
        "licenceUrl": "https://creativecommons.org/licenses/by/4.0/",
        "embargoDuration": 12,
        "dataPolicyUrl": "https://ozone.exemple.fr/charte",
        "description": {"en": "Cite the laboratory.", "fr": "Citer le laboratoire."},
    },
}


def found() -> Essentials:
    return flat(read_aeris(WHOLE, "ozone.json"))


def test_texts_are_read_in_both_languages() -> None:
    assert found().language == "eng"
    assert found().title == Text("Ozone at the Example station", "", {"fre": "Ozone à la station Exemple"})
    assert found().abstract == Text("Mesures horaires")


def test_a_record_in_french_alone_is_french() -> None:
    document = {"resourceTitle": {"fr": "Ozone", "en": ""}}
    assert (flat(read_aeris(document)).language, str(flat(read_aeris(document)).title)) == ("fre", "Ozone")


def test_identifiers_are_sorted() -> None:
    said = found()
    assert (said.identifier, said.doi, said.other_identifiers) == (WHOLE["identifier"], "10.12345/ozone", ("OZ7",))


def test_each_role_of_a_contact_is_a_party() -> None:
    person = ("Anne Kervella", "Laboratoire Exemple", "anne@exemple.fr", "0000-0002-1825-0097")
    assert found().parties == (
        Party("pointOfContact", *person),
        Party("principalInvestigator", *person),
        Party("distributor", organisation="SEDOO"),
    )
    assert found().metadata_contacts == (Party("pointOfContact", *person),)


def test_extents_are_read() -> None:
    said = found()
    assert said.boxes == (Box(None, -4.5, -4.5, 48.3, 48.3), Box(None, -5.0, -4.0, 48.0, 49.0))
    assert said.periods == (Period("2010-01-14", end="2020-12-01", description="Hourly"),)
    assert [str(one) for one in said.reference_systems] == ["EPSG:4326"]
    assert [str(one) for one in said.places] == ["Station"]


def test_contents_are_read() -> None:
    said = found()
    (variable,) = said.variables
    assert (variable.name, variable.unit) == ("O3", "ppb")
    assert [(one.codespace, str(one.code)) for one in variable.names] == [
        ("CF", "mole_fraction_of_ozone_in_air"),
        ("AERIS", "CHEMISTRY.OZONE"),
    ]
    assert said.platforms == (Text("Tower", "", {"fre": "Tour"}),)
    assert said.instruments == (Text("Exemple O 7"),)
    assert said.formats == (("NetCDF", "4"),)
    assert said.relations == (Relation("IsDocumentedBy", "10.12345/article", "Un article"),)
    assert Keyword(Text("EXEMPLE"), "project") in said.keywords


def test_access_is_read() -> None:
    said = found()
    assert [(one.url, one.function) for one in said.links] == [
        ("https://ozone.exemple.fr", "information"),
        ("ftp://ozone.exemple.fr/a", "download"),
    ]
    assert [(one.spdx, one.url) for one in said.licences] == [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
    ]
    assert Text("Cite the laboratory.", "", {"fre": "Citer le laboratoire."}) in said.limitations
    assert said.access == (Text("embargo: 12"),)


def test_places_are_json_pointers() -> None:
    places = read_aeris(WHOLE, "ozone.json").places
    assert places["resources[0].citation.title"].where == "/resourceTitle"
    assert places["resources[0].extents[0].boxes[1]"].where == "/spatialExtents/1/area"


def test_what_is_written_is_read_and_written_the_same() -> None:
    once = write_aeris(RECORD)
    assert json.loads(json.dumps(once)) == once
    assert write_aeris(read_aeris(once)) == once


def test_texts_are_written_in_both_languages() -> None:
    written = write_aeris(RECORD)
    assert written["type"] == "COLLECTION"
    assert written["resourceTitle"] == {
        "en": "Water temperature in the bay of Brest",
        "fr": "Température de l’eau en rade de Brest",
    }
    assert write_aeris(nested(replace(FRENCH, language="ger", title=Text("Ozon"))))["resourceTitle"] == {
        "DEFAULT_VALUE_KEY": "Ozon"
    }


def test_a_doi_is_written_in_its_space() -> None:
    assert write_aeris(RECORD)["identifiers"][0] == {"code": "10.12345/rade-brest", "codeSpace": "http://dx.doi.org/"}


def test_a_person_with_two_roles_is_written_once() -> None:
    one, other = Party("author", "Anne Kervella"), Party("pointOfContact", "Anne Kervella")
    written = write_aeris(nested(replace(FRENCH, parties=(one, other), metadata_contacts=())))
    assert written["contacts"] == [{"name": "Anne Kervella", "roles": ["author", "pointofcontact"]}]


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        (Online("https://a.exemple.fr", function="download"), "HTTP_DOWNLOAD_LINK"),
        (Online("ftp://a.exemple.fr", function="download"), "FTP_DOWNLOAD_LINK"),
        (Online("https://a.exemple.fr", function="information"), "INFORMATION_LINK"),
        (Online("https://a.exemple.fr", function="order"), "ORDER_LINK"),
        (Online("https://a.exemple.fr", function="search"), "OPENSEARCH_LINK"),
        (Online("https://a.exemple.fr"), "HTTP_DOWNLOAD_LINK"),
    ],
)
def test_a_link_has_its_kind(link: Online, kind: str) -> None:
    assert [one["type"] for one in write_aeris(nested(replace(FRENCH, links=(link,))))["links"]] == [kind]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("", "a is not JSON"),
        ("7", "a is JSON, but no object"),
        ("{}", "a is JSON, but no record of AERIS"),
        (b"\xff", "a is no UTF-8"),
        ('{"resourceTitle": NaN}', "a is not JSON"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(document: str | bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_aeris(document, "a")
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("key", [key for key in WHOLE if key not in {"type", "resourceTitle"}])
@pytest.mark.parametrize("value", [None, 3, True, "a", [], [[]], {}, [{"area": 3, "code": []}], {"value": {}}])
def test_odd_values_do_not_stop_the_reader(key: str, value: object) -> None:
    document = copy.deepcopy(WHOLE) | {key: value}
    assert str(flat(read_aeris(document)).title) == "Ozone at the Example station"


def test_an_address_is_no_doi_of_a_publication() -> None:
    relations = (Relation("IsDocumentedBy", "https://exemple.fr/notice"), Relation("IsDocumentedBy", "10.1234/a", "B"))
    written = write_aeris(nested(replace(FRENCH, relations=relations)))
    assert written["publications"] == [{"title": "https://exemple.fr/notice"}, {"title": "B", "doi": "10.1234/a"}]
