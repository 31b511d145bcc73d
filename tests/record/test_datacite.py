"""DataCite 4.5 to 4.7, JSON and XML: what is written is valid, and what is read is written again."""

import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest
from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.record.citation import Online
from fairtool.record.content import Variable
from fairtool.record.datacite import VERSIONS, read_datacite, write_datacite
from fairtool.record.datacite_identifiers import kind_of
from fairtool.record.datacite_xml import read_datacite_xml, write_datacite_xml
from fairtool.record.essentials import Essentials, Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period
from fairtool.record.flat import flat
from fairtool.record.nested import nested
from fairtool.record.record import Record
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD

# Fields that DataCite has a place for; parties, keywords and links lose a part of what they say, see below.
CARRIED = (
    "identifier", "doi", "other_identifiers", "kind", "language", "resource_languages", "title", "alternate_titles",
    "abstract", "purpose", "version", "created", "published", "revised", "topics", "boxes", "places", "periods",
    "reference_systems", "scale", "resolution_metres", "lineage", "supplemental", "licences", "access", "limitations",
    "formats", "relations", "size_megabytes",
)  # fmt: skip
MANDATORY = {"doi", "creators", "titles", "publisher", "publicationYear", "types"}

HAND_WRITTEN = {
    "data": {
        "id": "10.12345/glacier",
        "attributes": {
            "doi": "10.12345/GLACIER",
            "creators": [
                {
                    "name": "Morel, Ève",
                    "nameType": "Personal",
                    "nameIdentifiers": [
                        {"nameIdentifier": "https://orcid.org/0000-0002-1694-233X", "nameIdentifierScheme": "ORCID"}
                    ],
                    "affiliation": ["Observatoire Exemple"],
                },
                {"name": "Observatoire Exemple", "nameType": "Organizational"},
            ],
            "titles": [
                {"title": "Bilan de masse du glacier", "lang": "fr"},
                {"title": "Glacier mass balance", "titleType": "TranslatedTitle", "lang": "en"},
                {"title": "Glaciers des Alpes", "titleType": "AlternativeTitle"},
            ],
            "publisher": "Pôle Exemple",
            "publicationYear": 2022,
            "types": {"resourceTypeGeneral": "Collection", "resourceType": ""},
            "subjects": [
                {"subject": "glacier", "lang": "fr", "valueUri": "http://exemple.fr/g", "subjectScheme": "GEMET"},
                {"subject": "ice", "lang": "en", "valueUri": "http://exemple.fr/g", "subjectScheme": "GEMET"},
                {"subject": "snow", "lang": "en"},
            ],
            "contributors": [{"name": "Roux, Luc", "contributorType": "ContactPerson"}],
            "dates": [
                {"date": "2000/2020", "dateType": "Collected"},
                {"date": "2023-01-02", "dateType": "Updated"},
                {"date": "2010-05-01/", "dateType": "Coverage", "dateInformation": "seconde campagne"},
            ],
            "language": "fr",
            "relatedIdentifiers": [
                {"relatedIdentifier": "10.12345/serie", "relatedIdentifierType": "DOI", "relationType": "IsPartOf"}
            ],
            "sizes": ["2 GB", "12 pages"],
            "formats": ["CSV", "NetCDF 4"],
            "rightsList": [
                {"rights": "Etalab 2.0", "rightsUri": "https://spdx.org/licenses/etalab-2.0"},
                {"rights": "accès ouvert", "rightsUri": "info:eu-repo/semantics/openAccess"},
            ],
            "descriptions": [
                {"description": "Mesures annuelles.", "descriptionType": "Abstract", "lang": "fr"},
                {"description": "Yearly measurements.", "descriptionType": "Abstract", "lang": "en"},
            ],
            "geoLocations": [
                {
                    "geoLocationPlace": "Chamonix",
                    "geoLocationBox": {
                        "westBoundLongitude": "6.8",
                        "eastBoundLongitude": 7,
                        "southBoundLatitude": 45.8,
                        "northBoundLatitude": 46,
                    },
                },
                {"geoLocationPoint": {"pointLongitude": 6.9, "pointLatitude": 45.9}},
            ],
            "fundingReferences": [{"funderName": "Agence", "awardNumber": "12"}],
            "url": "https://exemple.fr/glacier",
        },
    }
}


def written(version: str = "4.7", **changes: object) -> dict[str, object]:
    return write_datacite(nested(replace(FRENCH, **changes)), version=version)


@pytest.mark.parametrize("version", VERSIONS)
def test_all_mandatory_properties_are_written(version: str) -> None:
    document = write_datacite(RECORD, version=version)
    assert document.keys() >= MANDATORY
    assert document["publicationYear"] == "2021"
    assert document["types"] == {"resourceTypeGeneral": "Dataset", "resourceType": "dataset"}
    assert document["publisher"] == {
        "name": "Pôle Exemple",
        "publisherIdentifier": "https://ror.org/044jxhp58",
        "publisherIdentifierScheme": "ROR",
        "schemeUri": "https://ror.org/",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert write_datacite(Record()).keys() == {"schemaVersion", "types"}


def test_a_person_has_name_identifier_and_affiliation() -> None:
    (creator,) = write_datacite(RECORD)["creators"]
    assert creator == {
        "name": "Le Goff, Maël",
        "nameType": "Personal",
        "givenName": "Maël",
        "familyName": "Le Goff",
        "nameIdentifiers": [
            {
                "nameIdentifier": "https://orcid.org/0000-0002-1825-0097",
                "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org/",
            }
        ],
        "affiliation": [
            {
                "name": "Laboratoire Exemple",
                "affiliationIdentifier": "https://ror.org/02feahw73",
                "affiliationIdentifierScheme": "ROR",
                "schemeUri": "https://ror.org/",
            }
        ],
    }


@pytest.mark.parametrize("name", ["Maël Le Goff", "Le Goff, Maël, Dr", "Le Goff,"])
def test_names_are_not_cut_where_that_would_be_a_guess(name: str) -> None:
    (creator,) = written(parties=(Party("author", name),))["creators"]
    assert "familyName" not in creator


def test_titles_and_descriptions_are_in_their_languages() -> None:
    document = write_datacite(RECORD)
    assert document["titles"] == [
        {"title": "Température de l’eau en rade de Brest", "lang": "fr"},
        {"title": "Water temperature in the bay of Brest", "titleType": "TranslatedTitle", "lang": "en"},
        {"title": "TEMP_RADE", "titleType": "AlternativeTitle", "lang": "fr"},
    ]
    types = [(one["descriptionType"], one["lang"]) for one in document["descriptions"]]
    assert types == [
        ("Abstract", "fr"), ("Abstract", "en"), ("Methods", "fr"), ("TechnicalInfo", "fr"), ("Other", "fr"),
        ("TechnicalInfo", "en"),
    ]  # fmt: skip


def test_a_version_is_written_with_its_own_words_only() -> None:
    assert {one["dateType"] for one in written("4.5")["dates"]} == {"Created", "Issued", "Updated", "Collected"}
    assert {one["dateType"] for one in written("4.6")["dates"]} == {"Created", "Issued", "Updated", "Coverage"}
    links = [one for one in written("4.7")["relatedIdentifiers"] if one["relationType"] == "Other"]
    assert [one["relationTypeInformation"] for one in links] == ["download", "information"]
    assert all(one["relationType"] != "Other" for one in written("4.6")["relatedIdentifiers"])
    translation = (Relation("IsTranslationOf", "10.12345/x"),)
    assert [
        written(version, relations=translation, links=())["relatedIdentifiers"][0]["relationType"]
        for version in VERSIONS
    ] == ["References", "IsTranslationOf", "IsTranslationOf"]
    assert written("4.5", kind="initiative")["types"]["resourceTypeGeneral"] == "Other"
    assert written("4.6", kind="initiative")["types"]["resourceTypeGeneral"] == "Project"


def test_a_record_without_a_year_of_publication_gives_that_of_its_last_date() -> None:
    assert written(published="")["publicationYear"] == "2024"
    assert written(published="", revised="")["publicationYear"] == "2019"
    assert "publicationYear" not in written(published="", revised="", created="printemps")


def test_who_distributes_is_the_publisher_where_nobody_is_said_to_publish() -> None:
    parties = (Party("owner", organisation="Mairie"), Party("distributor", organisation="Pôle"))
    assert written(parties=parties)["publisher"] == {"name": "Pôle"}


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (Box(None, 190, 200, 10, 20), {"westBoundLongitude": -170, "eastBoundLongitude": -160}),
        (Box(None, -4, -5, 48, 91), None),
        (Box(None, -4, None, 48, 49), None),
        (Box(None, -4, -3, 49, 48), None),
    ],
)
def test_only_boxes_of_the_globe_are_written(box: Box, expected: dict[str, float] | None) -> None:
    document = written(boxes=(box,), places=())
    if expected is None:
        assert "geoLocations" not in document
    else:
        assert document["geoLocations"][0]["geoLocationBox"].items() >= expected.items()


def test_standard_names_of_variables_are_subjects() -> None:
    subjects = write_datacite(RECORD)["subjects"]
    assert {
        "subject": "sea_water_temperature",
        "subjectScheme": "CF Standard Names",
        "schemeUri": "https://vocab.nerc.ac.uk/standard_name/",
        "valueUri": "https://vocab.nerc.ac.uk/standard_name/sea_water_temperature/",
    } in subjects


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("10.12345/a", "DOI"),
        ("https://doi.org/10.12345/a", "DOI"),
        ("https://exemple.fr/a", "URL"),
        ("urn:uuid:1", "URN"),
        ("ark:/12148/b1", "ARK"),
        ("https://hdl.handle.net/1/2", "Handle"),
        ("swh:1:cnt:94a9", "SWHID"),
        ("978-2-1234-5680-3", "ISBN"),
        ("1234-567X", "ISSN"),
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", ""),
    ],
)
def test_the_kind_of_an_identifier_is_told_by_its_looks(identifier: str, kind: str) -> None:
    assert kind_of(identifier) == kind


@pytest.mark.parametrize("encoding", ["json", "xml"])
def test_what_datacite_has_a_place_for_comes_back(encoding: str) -> None:
    found = flat(_again(RECORD, encoding))
    assert {name: getattr(found, name) for name in CARRIED} == {name: getattr(FRENCH, name) for name in CARRIED}
    assert {(one.role, one.name, one.organisation, one.orcid, one.ror) for one in found.parties} == {
        (one.role, one.name, one.organisation, one.orcid, one.ror) for one in FRENCH.parties
    }
    assert found.keywords[0] == replace(FRENCH.keywords[0], type="", thesaurus_date="")
    assert [(one.url, one.function) for one in found.links] == [(one.url, one.function) for one in FRENCH.links]


@pytest.mark.parametrize("encoding", ["json", "xml"])
@pytest.mark.parametrize("record", [RECORD, read_datacite(HAND_WRITTEN)], ids=["French", "hand-written"])
def test_a_second_round_changes_nothing(record: Record, encoding: str) -> None:
    once = _again(record, encoding)
    assert flat(_again(once, encoding)) == flat(once)


def _again(record: Record, encoding: str) -> Record:
    if encoding == "xml":
        return read_datacite_xml(write_datacite_xml(record))
    return read_datacite(json.dumps(write_datacite(record)).encode())


def test_json_of_the_interface_is_read() -> None:
    found = flat(read_datacite(json.dumps(HAND_WRITTEN), "glacier.json"))
    assert (found.doi, found.kind, found.language, found.published, found.revised) == (
        "10.12345/GLACIER", "series", "fre", "2022", "2023-01-02"
    )  # fmt: skip
    assert found.title == Text("Bilan de masse du glacier", "", {"eng": "Glacier mass balance"})
    assert found.abstract == Text("Mesures annuelles.", "", {"eng": "Yearly measurements."})
    assert found.parties == (
        Party("author", "Morel, Ève", "Observatoire Exemple", orcid="0000-0002-1694-233X"),
        Party("author", organisation="Observatoire Exemple"),
        Party("publisher", organisation="Pôle Exemple"),
        Party("pointOfContact", "Roux, Luc"),
        Party("funder", organisation="Agence"),
    )
    assert found.keywords == (
        Keyword(Text("glacier", "http://exemple.fr/g", {"eng": "ice"}), thesaurus="GEMET"),
        Keyword(Text("snow", "", {"eng": "snow"})),
    )
    assert found.periods == (
        Period("2000", "", "2020"),
        Period("2010-05-01", "", "", "unknown", description="seconde campagne"),
    )
    assert found.licences == (Licence("etalab-2.0", "https://spdx.org/licenses/etalab-2.0", "Etalab 2.0"),)
    assert found.access == (Text("accès ouvert", "info:eu-repo/semantics/openAccess"),)
    assert found.boxes == (Box(None, 6.8, 7, 45.8, 46), Box(None, 6.9, 6.9, 45.9, 45.9))
    assert (found.size_megabytes, found.formats) == (2000, (("CSV", ""), ("NetCDF", "4")))
    assert found.relations == (Relation("IsPartOf", "10.12345/serie"),)
    assert found.links == (Online("https://exemple.fr/glacier", function="information"),)


def test_a_value_knows_where_it_stood() -> None:
    record = read_datacite(HAND_WRITTEN, "glacier.json")
    assert record.encoding == "DataCite-4"
    place = record.places["resources[0].citation.title"]
    assert (place.file, place.where) == ("glacier.json", "/data/attributes/titles/0")
    assert record.places["resources[0].contacts[1]"].where == "/data/attributes/creators/1"
    xml = read_datacite_xml(write_datacite_xml(RECORD), "jeu.xml").places["resources[0].citation.title"]
    assert xml.where.endswith("titles/title[1]") or xml.where.endswith("title[1]")
    assert xml.line is not None


def test_a_title_of_a_related_thing_comes_back_from_its_item() -> None:
    relations = (
        Relation("IsPartOf", "10.12345/s", "Série"),
        Relation("IsSupplementTo", "", "Article sans adresse"),
        Relation("IsSupplementTo", "", "Autre article"),
        Relation("IsPartOf", "3f2504e0-4f89-41d3-9a0c-0305e82c3302"),
    )
    record = nested(replace(FRENCH, relations=relations))
    assert flat(read_datacite(write_datacite(record))).relations == relations


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[]", "no object"),
        (b'{"a": NaN}', "NaN"),
        (b"\xff\xfe", "no UTF-8"),
        (b'{"a":' * 50000, "levels deep"),
        ('{"titles": ' + "[" * 200 + "]" * 200 + "}", "levels deep"),
        (b'{"type": "Feature"}', "nothing of DataCite"),
        ({"titles": float("inf")}, "a number that is none"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(document: object, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_datacite(document, "x.json")


@pytest.mark.parametrize("document", [b"<a/>", b"<resource/>", b"", b"no"])
def test_xml_that_is_not_datacite_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_datacite_xml(document, "x.xml")


WRONG = [None, True, 3, -1.5, "", "x", [], {}, [[]], [{}], {"a": [1]}, [None, {"name": 3}], 10**30, "\ud800\x00"]


@pytest.mark.parametrize("key", sorted(write_datacite(RECORD)))
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_wrong_types_are_passed_over(key: str, wrong: object) -> None:
    record = read_datacite({**write_datacite(RECORD), key: wrong, "titles": [{"title": "Titre"}]})
    assert flat(record).title
    write_datacite_xml(record)


@pytest.mark.parametrize("tag", ["creators", "titles", "description", "x"])
def test_xml_that_nests_as_deep_as_the_parser_allows_is_read(tag: str) -> None:
    document = (
        f'<resource xmlns="http://datacite.org/schema/kernel-4">{f"<{tag}>" * 250}a{f"</{tag}>" * 250}</resource>'
    )
    assert read_datacite_xml(document.encode()).encoding == "DataCite-4"


def test_xml_of_another_kernel_and_with_line_ends_is_read() -> None:
    document = """<?xml version="1.0"?>
<resource xmlns="http://datacite.org/schema/kernel-3">
  <identifier identifierType="DOI">10.12345/ancien</identifier>
  <creators><creator><creatorName>Morel, Ève</creatorName></creator></creators>
  <titles><title xml:lang="fr">Ancien
    jeu</title></titles>
  <descriptions><description descriptionType="Abstract">Première ligne.<br/>Seconde ligne.</description></descriptions>
  <geoLocations><geoLocation><geoLocationPlace>Brest</geoLocationPlace></geoLocation></geoLocations>
</resource>""".encode()
    found = flat(read_datacite_xml(document))
    assert (found.doi, str(found.title)) == ("10.12345/ancien", "Ancien jeu")
    assert str(found.abstract) == "Première ligne.\nSeconde ligne."
    assert [one.individual for one in found.parties] == ["Morel, Ève"]
    assert found.places == (Text("Brest"),)


def test_xml_has_the_numbers_of_a_box_as_they_are() -> None:
    root = etree.fromstring(write_datacite_xml(nested(Essentials(boxes=(Box(None, -4.123456789, -4, 48, 49),)))))
    assert root.findtext(".//{*}westBoundLongitude") == "-4.123456789"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("record", [RECORD, read_datacite(HAND_WRITTEN)], ids=["French", "hand-written"])
def test_xml_is_valid_by_the_schema(record: Record, version: str) -> None:
    folder = os.environ.get("FAIRTOOL_DATACITE_SCHEMAS")
    if not folder:
        pytest.skip("FAIRTOOL_DATACITE_SCHEMAS is not set: a folder with kernel-4.5/metadata.xsd and so on")
    schema = etree.XMLSchema(etree.parse(Path(folder) / f"kernel-{version}/metadata.xsd"))
    schema.assertValid(etree.fromstring(write_datacite_xml(record, version=version)))


def test_every_field_that_is_said_to_be_carried_is_one() -> None:
    assert set(CARRIED) <= {one.name for one in fields(Essentials)}


def test_a_variable_without_a_standard_name_is_no_subject() -> None:
    assert written(keywords=(), topics=(), variables=(Variable("TEMP"),)).get("subjects") is None


def test_a_title_that_is_its_own_translation_stays_the_title() -> None:
    title = Text("Eau de mer", "", {"fre": "Eau de mer", "eng": "Sea water"})
    written = write_datacite(nested(replace(FRENCH, title=title)))
    assert written["titles"][:2] == [
        {"title": "Eau de mer", "lang": "fr"},
        {"title": "Sea water", "titleType": "TranslatedTitle", "lang": "en"},
    ]
