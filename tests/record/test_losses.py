"""Every value of a record is counted, and told where it is lost: whatever the target, without books."""

import json
import os
from pathlib import Path

import pytest

from fairtool.iso.subjects import records
from fairtool.record.citation import Citation, Contact, Date, Identifier, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.content import Coverage, Variable
from fairtool.record.croissant import write_croissant
from fairtool.record.datacite import write_datacite
from fairtool.record.datacite_xml import write_datacite_xml
from fairtool.record.dataverse import write_dataverse
from fairtool.record.distribution import Distribution, Format
from fairtool.record.extent import Box, Extent, Period, Vertical
from fairtool.record.geometry import Geometry
from fairtool.record.iso_write import write_iso
from fairtool.record.losses import leaves, losses
from fairtool.record.ogcapi_records import write_ogcapi_records
from fairtool.record.place import Place
from fairtool.record.record import Locale, Record
from fairtool.record.representation import Grid, ReferenceSystem
from fairtool.record.resource import Resolution, Resource
from fairtool.record.schema_org import write_schema_org
from fairtool.record.scope import Maintenance
from fairtool.record.text import Text
from tests.record.french import RECORD

EPSG = "http://www.opengis.net/def/crs/EPSG/0/4326"
TITLE = Text("Température de l’eau", "https://exemple.fr/t", {"eng": "Water temperature"})


def titled(**fields: object) -> Record:
    return Record(resources=(Resource(**fields),))


def lost(record: Record, document: object) -> list[str]:
    return [one.path for one in losses(record, document).lost]


def test_leaves_are_all_values_with_their_fields() -> None:
    record = Record(
        encoding="ISO-19139:2007",
        language="fre",
        resources=(Resource(citation=Citation(title=TITLE), topics=("oceans",)),),
        grids=(Grid(dimensions=2, corners=(Geometry("Point", "EPSG:4326", ("48 -4",), "<gml:Point/>"),)),),
        nil={"x": "missing"},
        places={"language": Place("a.xml", "/x")},
    )
    assert dict(leaves(record)) == {
        "language": "fre",
        "grids[0].dimensions": 2,
        "grids[0].corners[0].points[0]": "48 -4",
        "grids[0].corners[0].srs": "EPSG:4326",
        "resources[0].citation.title": "Température de l’eau",
        "resources[0].citation.title.href": "https://exemple.fr/t",
        "resources[0].citation.title.translations[eng]": "Water temperature",
        "resources[0].topics[0]": "oceans",
    }


def test_the_element_that_constraints_are_written_as_is_no_value() -> None:
    assert leaves(titled(constraints=(Constraints(kind="MD_LegalConstraints"),))) == ()


@pytest.mark.parametrize(
    "document",
    [
        {"title": "Température  de l’eau", "x": ["Water temperature", "http://exemple.fr/t/"]},
        '{"title": "Température de l’eau", "x": ["Water temperature", "https://exemple.fr/t"]}',
        "<r><t l='https://exemple.fr/t'>Température de\n l’eau</t><t>Water temperature</t></r>".encode(),
        '<r> dct:title "Température de l’eau"@fr, "Water temperature"@en ; dcat:theme <https://exemple.fr/t> .',
    ],
    ids=["object", "JSON", "XML", "Turtle"],
)
def test_texts_are_found_in_every_kind_of_document(document: object) -> None:
    assert lost(titled(citation=Citation(title=TITLE)), document) == []


def test_what_is_lost_has_its_value_and_the_place_where_it_was_read() -> None:
    place = Place("fiche.xml", "/gmd:MD_Metadata/gmd:identificationInfo", 12)
    path = "resources[0].citation.title"
    record = Record(resources=titled(citation=Citation(title=TITLE)).resources, places={path: place})
    report = losses(record, {"title": "Température de l’eau"})
    assert (report.total, report.carried) == (3, 1)
    assert [(one.path, one.value, one.place) for one in report.lost] == [
        (f"{path}.href", "https://exemple.fr/t", place),
        (f"{path}.translations[eng]", "Water temperature", place),
    ]


def test_a_short_word_inside_a_longer_text_is_not_carried_by_it() -> None:
    record = titled(topics=("Brest",), abstract=Text("x" * 80))
    document = {"description": f"Mesures en rade de Brest. {'x' * 80}"}
    assert lost(record, document) == ["resources[0].topics[0]"]


@pytest.mark.parametrize("target", ["fr", "fra", "fre", "French", "français"])
def test_a_language_is_carried_by_any_of_its_codes(target: str) -> None:
    assert lost(Record(language="fre"), {"language": target}) == []
    assert lost(Record(language="eng"), {"language": target}) == ["language"]


@pytest.mark.parametrize("target", ["2021-03-17", "2021-03-17T00:00:00Z", "2021-03-17/2022-01-01"])
def test_a_date_is_carried_by_the_same_day(target: str) -> None:
    record = titled(citation=Citation(dates=(Date("2021-03-17T08:00:00Z"),)))
    assert lost(record, {"date": target}) == []
    assert lost(titled(citation=Citation(dates=(Date("2021-03-18"),))), {"date": target}) != []


@pytest.mark.parametrize("target", [-4.7, "-4.70", "48.2 -4.7 48.5 -4.2", "-4.7 km"])
def test_a_number_is_carried_as_a_number(target: object) -> None:
    record = titled(extents=(Extent(boxes=(Box(west=-4.7),)),))
    assert lost(record, {"x": target}) == []
    assert lost(titled(extents=(Extent(boxes=(Box(west=-4.8),)),)), {"x": target}) != []


def test_a_distance_is_carried_in_metres() -> None:
    record = titled(resolutions=(Resolution(distance=2.0, distance_unit="km"),))
    assert lost(record, {"resolution": 2000}) == []
    assert len(lost(record, {"resolution": 2001})) == 2


@pytest.mark.parametrize(("said", "target"), [
    ("https://doi.org/10.12345/abc", "10.12345/abc"),
    ("doi:10.12345/ABC", "https://doi.org/10.12345/abc"),
    ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("http://exemple.fr/a", "https://exemple.fr/a/"),
])  # fmt: skip
def test_an_identifier_is_carried_however_it_is_written(said: str, target: str) -> None:
    assert lost(Record(identifier=said), {"id": target}) == []


@pytest.mark.parametrize(
    ("role", "document"),
    [
        ("author", {"creators": [{"name": "x"}]}),
        ("processor", {"contributorType": "DataCurator"}),
        ("pointOfContact", {"datasetContact": "x"}),
        ("publisher", "<r><publisher>x</publisher></r>"),
    ],
)
def test_a_role_is_carried_by_its_counterparts(role: str, document: object) -> None:
    assert lost(Record(contacts=(Responsibility(role),)), document) == []
    assert lost(Record(contacts=(Responsibility("user"),)), document) == ["contacts[0].role"]


@pytest.mark.parametrize("document", ["", "{", "<a", "<a>&b;</a>", b"\xff\xfe", "[" * 100000, {}, {"a": float("nan")}])
def test_a_document_that_cannot_be_read_carries_nothing_and_raises_nothing(document: object) -> None:
    assert lost(Record(language="fre"), document) == ["language"]


# What a target has no place for, of the synthetic data set; everything else must be carried.
WITHOUT_PLACE = {
    write_datacite: (
        "resources[0].credits", "resources[0].statuses", "resources[0].maintenances", "resources[0].graphics",
        "resources[0].temporal_resolutions", "resources[0].extents[0].verticals", "resources[0].keywords[0].type",
        "resources[0].keywords[0].thesaurus.dates", "resources[0].keywords[1].type", "resources[0].keywords[2].type",
        "resources[0].contacts[1].contacts[0].emails", "contacts[0].contacts[0].emails", "dates", "date_stamp",
        "coverages", "qualities", "acquisitions", "files", "distributions[0].transfers[0].links[0].protocol",
        "distributions[0].transfers[0].links[0].name",
    ),
    write_schema_org: (
        "resources[0].purpose", "resources[0].maintenances", "resources[0].temporal_resolutions",
        "resources[0].supplemental", "coverages[0].content_types", "qualities", "lineages",
        "acquisitions[0].platforms",
    ),
}  # fmt: skip


@pytest.mark.parametrize("write", WITHOUT_PLACE)
def test_only_what_has_no_place_is_lost(write: object) -> None:
    assert [path for path in lost(RECORD, write(RECORD)) if not path.startswith(WITHOUT_PLACE[write])] == []


@pytest.mark.parametrize("write", WITHOUT_PLACE)
def test_what_has_no_place_is_told_to_be_lost(write: object) -> None:
    paths = lost(RECORD, write(RECORD))
    assert [field for field in WITHOUT_PLACE[write] if not any(path.startswith(field) for path in paths)] == []


def test_a_document_and_its_text_lose_the_same() -> None:
    for write in (write_datacite, write_schema_org, write_dataverse, write_ogcapi_records, write_croissant):
        document = write(RECORD)
        assert lost(RECORD, document) == lost(RECORD, json.dumps(document).encode())
    assert lost(RECORD, write_datacite_xml(RECORD)) == lost(RECORD, write_datacite(RECORD))


# ISO 19139 has no place for a resolution in time nor for concepts of variables, no ISO for files.
ISO_LACKS = {
    "19139": {
        "files[0].name", "files[0].size", "files[0].sha256", "files[0].media_type", "resources[0].temporal_resolutions[0]",
        "coverages[0].variables[0].names[0].code", "coverages[0].variables[0].names[0].codespace",
    },
    "19115-3": {"files[0].name", "files[0].size", "files[0].sha256", "files[0].media_type"},
}  # fmt: skip


@pytest.mark.parametrize("column", ISO_LACKS)
def test_iso_carries_all_that_it_has_a_place_for(column: str) -> None:
    assert set(lost(RECORD, write_iso(RECORD, column))) == ISO_LACKS[column]


def test_a_real_document_carries_all_that_was_read_from_it() -> None:
    folder = os.environ.get("FAIRTOOL_CORPUS")
    if not folder:
        pytest.skip("FAIRTOOL_CORPUS is not set: a folder with real records in its subfolder iso")
    for path in sorted(Path(folder, "iso").glob("*.xml")):
        for opened in records(path, path.name):
            assert lost(opened.view.record, path.read_bytes()) == [], path.name


NAMED = Record(
    resources=(Resource(citation=Citation(responsibilities=(Responsibility(individual=Text("Anne Le Du")),))),)
)


@pytest.mark.parametrize(
    ("record", "document"),
    [
        (titled(extents=(Extent(boxes=(Box(None, 3.0, 4.5, 42.0, 43.0),)),)),
         '<a> dcat:bbox "POLYGON((3 43,4.5 43,4.5 42,3 42,3 43))"^^gsp:wktLiteral .'),
        (titled(contacts=(Responsibility(contacts=(Contact(emails=("a@b.example",)),)),)),
         "<a> vcard:hasEmail <mailto:a@b.example> ."),
        (titled(topics=("oceans",)),
         "<a> dct:subject <http://inspire.ec.europa.eu/metadata-codelist/TopicCategory/oceans> ."),
        (titled(languages=("fre",)),
         "<a> dct:language <http://publications.europa.eu/resource/authority/language/FRA> ."),
        (titled(maintenances=(Maintenance(frequency="quarterly"),)),
         {"a": "http://publications.europa.eu/resource/authority/frequency/QUARTERLY"}),
        (titled(contacts=(Responsibility(role="custodian"),)),
         "<a> dcat:hadRole <http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/custodian> ."),
        (Record(locales=(Locale(language="eng"),)), '<a> dct:title "Sea"@en .'),
        (Record(coverages=(Coverage(variables=(Variable(name="sst"),)),)), {"cube:variables": {"sst": {"type": "data"}}}),
        (Record(reference_systems=(ReferenceSystem(Identifier(code=Text(EPSG, EPSG))),)), {"proj:code": "EPSG:4326"}),
        (Record(reference_systems=(ReferenceSystem(Identifier(code=Text("EPSG:4326", EPSG))),)),
         {"code": "4326", "space": "EPSG"}),
        (NAMED, {"givenName": "Anne", "surName": "Le Du"}),
        (NAMED, {"name": "Le Du, Anne"}),
        (titled(citation=Citation(identifiers=(Identifier(code=Text("T1"), codespace="fr.baie"),))), {"id": "fr.baie:T1"}),
        (titled(resolutions=(Resolution(scale=25000),)), "<a> dqv:value 0.00004 ."),
        (titled(extents=(Extent(periods=(Period("2020", end="2021"),)),)),
         {"interval": ["2020-01-01T00:00:00Z", "2021-12-31T23:59:59Z"]}),
        (titled(contacts=(Responsibility(role="custodian"),)), "<role>custodianSteward</role>"),
        (titled(contacts=(Responsibility(role="originator"),)), {"author": "x"}),
        (
            Record(distributions=(Distribution(formats=(Format(Text("netCDF-3"), "classic"),)),)),
            {"formats": ["netCDF-3 classic"]},
        ),
        (
            titled(extents=(Extent(verticals=(Vertical(1.0, 50.0, "http://www.opengis.net/def/crs/EPSG/0/5715"),)),)),
            {"low": -50, "high": -1, "system": "EPSG:5715"},
        ),
        (
            titled(citation=Citation(responsibilities=(Responsibility("", Text("Jo Du"), position=Text("Cook")),))),
            {"credit": "Jo Du (Cook)"},
        ),
        (titled(abstract=Text("Deux lignes.\n\nLa seconde.")), "<a><p>Deux lignes.</p><p>La seconde.</p></a>"),
        (titled(citation=Citation(title=Text("Pluies"))), {"related": "Requires: Pluies — https://doi.org/10.1234/a"}),
    ],
)  # fmt: skip
def test_what_stands_in_another_dress_is_not_told_as_lost(record: Record, document: object) -> None:
    assert lost(record, document) == []


@pytest.mark.parametrize(
    ("record", "document"),
    [
        (Record(coverages=(Coverage(variables=(Variable(name="license"),)),)), {"license": "CC0-1.0"}),
        (titled(extents=(Extent(periods=(Period("2020"),)),)), {"published": "2020-05-17"}),
        (titled(topics=("oceans",)), {"url": "https://example.org/oceans/temperature"}),
        (NAMED, {"givenName": "Anne", "surName": "Kervella"}),
        (Record(reference_systems=(ReferenceSystem(Identifier(code=Text(EPSG, EPSG))),)), {"proj:code": "EPSG:4258"}),
    ],
)
def test_what_only_looks_alike_is_told_as_lost(record: Record, document: object) -> None:
    assert lost(record, document) != []
