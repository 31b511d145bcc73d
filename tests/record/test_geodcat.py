"""GeoDCAT-AP: what is written holds by the shapes and comes back; what is read is never fetched and never trusted."""

import contextlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic

from fairtool.errors import UnreadableError
from fairtool.record.citation import Citation, Online
from fairtool.record.dcat import read_all_dcat, read_dcat
from fairtool.record.essentials import Keyword, Party, Relation
from fairtool.record.extent import Box
from fairtool.record.flat import flat
from fairtool.record.geodcat import Syntax, write_geodcat
from fairtool.record.nested import nested
from fairtool.record.record import Record
from fairtool.record.resource import Resource
from fairtool.record.service import OperatesOn
from fairtool.record.text import Text
from fairtool.resources import folder
from tests.record.french import FRENCH, RECORD

SCOPE = "http://inspire.ec.europa.eu/metadata-codelist/SpatialScope"
SYNTAXES: tuple[Syntax, ...] = ("turtle", "rdf-xml", "json-ld")
SHAPES = folder("schemas") / "shacl" / "geodcat-ap-3.ttl"
# What GeoDCAT-AP has no place for, or no place of its own.
LOST = {
    "purpose",
    "supplemental",
    "credits",
    "status",
    "verticals",
    "platforms",
    "instruments",
    "variables",
    "size_megabytes",
    "keywords",  # their type
    "periods",  # why an end is open
    "links",  # the protocol, and the name where the file has one
    "relations",  # IsSupplementTo is said as IsReferencedBy
}
HEADER = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix gsp: <http://www.opengis.net/ont/geosparql#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""


def graph(text: str, syntax: str = "turtle") -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=syntax)


def holds(text: str) -> tuple[bool, str]:
    conforms, _, report = pyshacl.validate(graph(text), shacl_graph=rdflib.Graph().parse(SHAPES))
    return conforms, report


def turtle(**changes: object) -> str:
    return write_geodcat(nested(replace(FRENCH, **changes)))


def read(body: str) -> object:
    """Read a data set with some properties."""
    return flat(read_dcat(f"{HEADER}<urn:x:1> a dcat:Dataset ; dct:title 'a' ; {body} .".encode(), "a.ttl"))


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("field", [name for name in type(FRENCH).__slots__ if name not in LOST])
def test_a_field_comes_back(field: str, syntax: Syntax) -> None:
    found = flat(read_dcat(write_geodcat(RECORD, syntax).encode(), "a"))
    wanted, got = getattr(FRENCH, field), getattr(found, field)
    assert sorted(map(repr, got)) == sorted(map(repr, wanted)) if isinstance(wanted, tuple) else got == wanted


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_the_three_syntaxes_say_the_same() -> None:
    first, *others = (
        graph(write_geodcat(RECORD, syntax), {"turtle": "turtle", "rdf-xml": "xml"}.get(syntax, "json-ld"))
        for syntax in SYNTAXES
    )
    assert all(isomorphic(first, other) for other in others)


def test_the_shapes_hold_for_a_data_set() -> None:
    conforms, report = holds(write_geodcat(RECORD))
    assert conforms, report


def test_the_shapes_hold_for_a_series_and_for_a_service() -> None:
    for kind in ("series", "service"):
        conforms, report = holds(turtle(kind=kind))
        assert conforms, report


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (
            'dct:title "Water temperature in the bay of Brest"@en,\n        "Température de l’eau en rade de Brest"@fr ;',
            "",
            "dct:title",
        ),
        ('"Température de l’eau en rade de Brest"@fr', '"a"@fr, "b"@fr', "dct:title"),
        ('"2021-03-17"^^xsd:date', '"17 mars 2021"', "dct:issued"),
        ("dcat:accessURL <https://donnees.exemple.fr/rade/temp.nc> ;", "", "dcat:accessURL"),
        ('"12345"^^xsd:nonNegativeInteger', '"beaucoup"', "dcat:byteSize"),
        ("^^gsp:wktLiteral", "", "dcat:bbox"),
        ('vcard:fn "Pôle Exemple" ;', "", "dcat:contactPoint"),
        (
            "dcat:spatialResolutionInMeters 1000.0",
            'dcat:spatialResolutionInMeters "1 km"',
            "dcat:spatialResolutionInMeters",
        ),
        ("dct:publisher <https://ror.org/044jxhp58>", 'dct:publisher "Pôle Exemple"', "dct:publisher"),
        ("dcat:hadRole <http://registry.it.csiro.au/def/isotc211/CI_RoleCode/funder> ;", "", "dcat:hadRole"),
    ],
)
def test_the_shapes_tell_what_is_broken(old: str, new: str, path: str) -> None:
    text = write_geodcat(RECORD)
    assert old in text
    if path == "dcat:contactPoint":  # the one of the resource
        old = 'vcard:fn "Le Goff, Maël" ;'
    conforms, report = holds(text.replace(old, new))
    assert not conforms
    assert f"Result Path: {path}" in report


def test_the_shapes_are_of_shacl_core_only() -> None:
    assert "sh:sparql" not in SHAPES.read_text(encoding="utf-8")


def test_texts_have_language_tags_of_two_letters() -> None:
    text = write_geodcat(RECORD)
    assert '"Température de l’eau en rade de Brest"@fr' in text
    assert '"Water temperature in the bay of Brest"@en' in text


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({}, "https://doi.org/10.12345/rade-brest"),
        ({"doi": "", "identifier": "https://donnees.exemple.fr/id/7"}, "https://donnees.exemple.fr/id/7"),
        ({"doi": ""}, "urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        ({"doi": "", "identifier": "RADE_7", "other_identifiers": ()}, "urn:uuid:"),
    ],
)
def test_a_resource_has_an_address_that_is_not_made_up(changes: dict[str, object], address: str) -> None:
    (found,) = graph(turtle(**changes)).subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/dcat#Dataset"))
    assert str(found).startswith(address)
    assert "example.com" not in turtle(**changes)


def test_a_name_that_is_no_address_comes_back_as_it_was() -> None:
    found = flat(read_dcat(turtle(doi="", identifier="RADE_7", other_identifiers=()).encode(), "a"))
    assert (found.identifier, found.other_identifiers) == ("RADE_7", ())


def test_addresses_that_rdf_forbids_are_encoded() -> None:
    text = turtle(links=(Online("https://donnees.exemple.fr/a b<c>.nc"),), parties=(Party("a<b", "Anne"),))
    assert "https://donnees.exemple.fr/a%20b%3Cc%3E.nc" in text


def test_what_xml_cannot_hold_is_left_out() -> None:
    record = nested(replace(FRENCH, title=Text("a\x00b\x0cc")))
    assert flat(read_dcat(write_geodcat(record, "rdf-xml").encode(), "a")).title == Text("abc")


@pytest.mark.parametrize(
    ("box", "text"),
    [
        (Box(None, -4.7, -4.2, 48.2, 48.5), "POLYGON((-4.7 48.5,-4.2 48.5,-4.2 48.2,-4.7 48.2,-4.7 48.5))"),
        (Box(None, 2.5, 2.5, 48.0, 48.0), "POINT(2.5 48)"),
        (Box(None, 170.0, -170.0, -20.0, -10.0), "MULTIPOLYGON(((170 -10,180 -10,180 -20,170 -20,170 -10)),((-180 -10"),
    ],
)
def test_a_box_is_written_as_wkt_and_read_again(box: Box, text: str) -> None:
    written = turtle(boxes=(box,))
    assert text in written
    assert flat(read_dcat(written.encode(), "a")).boxes == (box,)


@pytest.mark.parametrize(
    "literal",
    [
        '"<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((48.5 -4.7,48.5 -4.2,48.2 -4.2,48.2 -4.7,48.5 -4.7))"^^gsp:wktLiteral',
        '"<gml:Envelope srsName=\\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\\"><gml:lowerCorner>-4.7 48.2</gml:lowerCorner><gml:upperCorner>-4.2 48.5</gml:upperCorner></gml:Envelope>"^^gsp:gmlLiteral',
        '"{\\"type\\":\\"Polygon\\",\\"coordinates\\":[[[-4.7,48.2],[-4.2,48.2],[-4.2,48.5],[-4.7,48.5],[-4.7,48.2]]]}"',
    ],
)
def test_other_ways_to_write_a_box_are_understood(literal: str) -> None:
    assert read(f"dct:spatial [ dcat:bbox {literal} ]").boxes == (Box(None, -4.7, -4.2, 48.2, 48.5),)


def test_a_service_of_the_ogc_stands_beside_its_distribution() -> None:
    link = Online("https://cartes.exemple.fr/wms?request=GetCapabilities", Text("OGC:WMS-1.3.0"), name=Text("Carte"))
    text = turtle(links=(link,), files=())
    assert "dcat:endpointURL <https://cartes.exemple.fr/wms>" in text
    found = flat(read_dcat(text.encode(), "a"))
    assert [(one.url, str(one.protocol)) for one in found.links] == [(link.url, "OGC:WMS")]


def test_words_of_a_thesaurus_without_address_keep_their_thesaurus() -> None:
    word = Keyword(Text("marée"), "theme", "Thésaurus Exemple")
    assert flat(read_dcat(turtle(keywords=(word,)).encode(), "a")).keywords == (word,)


def test_an_author_with_a_finer_role_is_read_once() -> None:
    party = Party("principalInvestigator", "Le Goff, Maël")
    assert flat(read_dcat(turtle(parties=(party,)).encode(), "a")).parties == (party,)


def test_a_series_that_has_no_address_is_still_named() -> None:
    found = flat(read_dcat(turtle(relations=(Relation("IsPartOf", "", "Réseau côtier"),)).encode(), "a"))
    assert found.relations == (Relation("IsPartOf", "", "Réseau côtier"),)


def test_places_tell_where_a_field_was_read() -> None:
    places = read_dcat(write_geodcat(RECORD).encode(), "a.ttl").places
    assert places["resources[0].citation.title"].where == "<https://doi.org/10.12345/rade-brest> dct:title"
    assert {place.file for place in places.values()} == {"a.ttl"}


def test_a_catalogue_gives_all_its_data_sets() -> None:
    text = HEADER + "".join(f"<urn:x:{n}> a dcat:Dataset ; dct:title 'Jeu {n}' .\n" for n in (2, 1))
    assert [str(one.resource.citation.title) for one in read_all_dcat(text.encode(), "a")] == ["Jeu 1", "Jeu 2"]


def test_dates_are_read_as_they_are_spelt() -> None:
    assert read('dct:issued "2024-01-01T00:00:00.500Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>').published == (
        "2024-01-01T00:00:00.500Z"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a is empty"),
        (b"{", "a is not JSON"),
        (b"<urn:x:1> a", "a cannot be read as Turtle: "),
        (b"<rdf:RDF>", "a, line 1"),
        (b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e 'x'>]><r>&e;</r>", "a has a document type"),
        (b"<urn:x:1> <urn:x:2> <urn:x:3> .", "a describes no data set, series or service of DCAT"),
        (
            b'{"@context": "https://contextes.exemple.fr/a", "@type": "Dataset"}',
            "a needs the context https://contextes",
        ),
        (b'{"@context": {"@import": "https://contextes.exemple.fr/a"}}', "a needs the context https://contextes"),
        (b"[" * 100_000, "a nests more than 200 deep"),
        (b'{"a":' * 300 + b"1" + b"}" * 300, "a nests more than 200 deep"),
        (b" " * (16 * 1024**2) + b"x", "a is an RDF document of more than 16 MiB"),
        (b"\xff\xfe\x00", "a cannot be read as Turtle"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(sentence)):
        read_dcat(data, "a")


def test_a_context_that_is_known_needs_no_network() -> None:
    text = '{"@context": "https://www.w3.org/ns/dcat.jsonld", "@id": "urn:x:1", "@type": "dcat:Dataset", "dct:title": "Jeu"}'
    assert flat(read_dcat(text.encode(), "a")).title == Text("Jeu")


def test_what_stands_in_a_graph_with_a_name_is_read() -> None:
    described = {
        "@id": "urn:x:1",
        "@type": ["http://www.w3.org/ns/dcat#Dataset"],
        "http://purl.org/dc/terms/title": "Jeu",
    }
    document = json.dumps([{"@id": "urn:x:graph", "@graph": [described]}])
    assert flat(read_dcat(document.encode(), "a")).title == Text("Jeu")


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("cut", range(100, 4000, 390))
def test_a_document_that_breaks_off_is_refused_or_read(syntax: Syntax, cut: int) -> None:
    data = write_geodcat(RECORD, syntax).encode()[:cut]
    with contextlib.suppress(UnreadableError):
        assert read_dcat(data, "a").encoding == "DCAT"


def test_the_same_record_gives_the_same_text_whatever_the_order_of_hashes() -> None:
    code = "from tests.record.french import RECORD; from fairtool.record.geodcat import write_geodcat as w; print(''.join(w(RECORD, s) for s in ('turtle', 'rdf-xml', 'json-ld')))"
    root = Path(__file__).parents[2]
    texts = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_real_rdf_of_the_corpus_is_read() -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    paths = sorted((Path(corpus) / "iso").glob("rdf__*.rdf"))
    assert paths
    for path in paths:
        assert read_dcat(path.read_bytes(), path.name).resource.citation.title


def test_a_person_with_two_roles_is_described_once() -> None:
    person = Party("author", "Le Goff, Yann", "Ifremer", orcid="0000-0002-1825-0097")
    record = nested(replace(FRENCH, parties=(person, replace(person, role="principalInvestigator"))))
    written = graph(write_geodcat(record, "turtle"))
    uri = rdflib.URIRef("https://orcid.org/0000-0002-1825-0097")
    assert len(list(written.objects(uri, rdflib.URIRef("http://www.w3.org/ns/org#memberOf")))) == 1


def test_a_service_names_the_data_sets_that_it_serves() -> None:
    served = OperatesOn(href="https://baie.exemple/donnees/temperature", title="Température")
    service = Resource(citation=Citation(Text("Cartes")), service_type="view", operates_on=(served,))
    record = Record(identifier="cartes", scopes=("service",), resources=(service,))
    text = write_geodcat(record)
    assert "dcat:servesDataset <https://baie.exemple/donnees/temperature>" in text
    assert "servesDataset" not in write_geodcat(replace(record, scopes=("dataset",)))


@pytest.mark.parametrize(
    "scope",
    [
        Keyword(Text("National", f"{SCOPE}/national"), "", "", SCOPE),
        Keyword(Text("National"), "", "Champ géographique"),
        Keyword(Text("National"), "theme", "Spatial scope", SCOPE),
    ],
)
def test_the_spatial_scope_is_a_keyword_and_no_theme(scope: Keyword) -> None:
    theme = Keyword(Text("Altitude", "http://inspire.ec.europa.eu/theme/el"), "theme", "GEMET - INSPIRE themes")
    text = write_geodcat(nested(replace(FRENCH, keywords=(scope, theme))), "turtle")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    assert [str(one) for one in graph.objects(None, dcat.theme)] == ["http://inspire.ec.europa.eu/theme/el"]
    assert "National" in [str(one) for one in graph.objects(None, dcat.keyword)]
