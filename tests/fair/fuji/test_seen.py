"""What F-UJI sees and overlooks, a kind of description at a time; all of it synthetic."""

import pytest

from fairtool.fair.fuji.accessible import conditions, has_address_of_access, has_term_of_access, says_access
from fairtool.fair.fuji.content import has_preferred_format
from fairtool.fair.fuji.exposed import Exposed, Served, size_in_bytes
from fairtool.fair.fuji.identifiers import is_pid
from fairtool.fair.fuji.interoperable import has_known_vocabulary
from fairtool.fair.fuji.json_ld_source import json_ld_source
from fairtool.fair.fuji.licences import is_licence
from fairtool.fair.fuji.page_sources import page_sources
from fairtool.fair.fuji.reusable import has_known_licence, has_licence, standard_of
from fairtool.fair.fuji.seen_links import SeenLink, in_field
from fairtool.fair.fuji.source import Claimed, Part, Source, Way, elements
from fairtool.fair.fuji.xml_source import xml_source
from fairtool.fair.online.page import read_page
from fairtool.iso.safe import parse
from fairtool.record.json_node import JsonNode
from tests.fair.fuji.pages import iso_record

BASE = "https://data.example/page"


def _json_ld(**said: object) -> Source:
    document = {"@context": "https://schema.org/", "@type": "Dataset", "name": "T", **said}
    source = json_ld_source(JsonNode(document), Way.JSON_LD, BASE)
    assert source
    return source


def _exposed(**found: tuple[str, ...]) -> Exposed:
    return Exposed((BASE,), (Source(Way.JSON_LD, elements(**found)),))


@pytest.mark.parametrize(
    ("creator", "names"),
    [
        ({"@type": "Person", "name": "Ada Example"}, ("Ada Example",)),
        ({"@type": "Person", "name": "Ada Example", "familyName": "Example"}, ("Example",)),
        ([{"@type": "Organization", "name": "O"}, {"@type": "Person"}], ("O",)),
        ("Ada Example", ()),
    ],
)
def test_a_creator_is_a_thing_with_a_name(creator: object, names: tuple[str, ...]) -> None:
    assert _json_ld(creator=creator).elements.get(Part.CREATOR, ()) == names


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-4.0", "https://data.example/CC-BY-4.0"),
        ({"@type": "CreativeWork", "url": "https://spdx.org/licenses/MIT"}, "https://spdx.org/licenses/MIT"),
        ({"@type": "CreativeWork", "name": "CC BY 4.0"}, "thing"),
    ],
)
def test_a_licence_in_json_ld_is_read_as_an_address(said: object, licence: str) -> None:
    assert _json_ld(license=said).elements[Part.LICENCE] == (licence,)


def test_json_ld_without_a_context_of_schema_org_says_nothing() -> None:
    assert json_ld_source(JsonNode({"@type": "Dataset", "name": "T"}), Way.JSON_LD, BASE) is None


def test_of_several_things_that_counts_of_which_most_is_said() -> None:
    graph = [{"@type": "WebSite", "name": "Site"}, {"@type": "Dataset", "name": "T", "description": "D"}]
    source = json_ld_source(JsonNode({"@context": "https://schema.org", "@graph": graph}), Way.JSON_LD, BASE)
    assert source
    assert source.elements[Part.TITLE] == ("T",)


def test_a_file_is_named_with_what_is_told_of_it() -> None:
    said = {"@type": "DataDownload", "contentUrl": "/a.nc", "encodingFormat": "application/x-netcdf", "contentSize": 5}
    assert _json_ld(distribution=said).files == (Claimed("https://data.example/a.nc", "application/x-netcdf", "5"),)


@pytest.mark.parametrize(
    ("size", "number"),
    [("2000 B", 2000), ("2 kB", 2000), ("0.003 MB", 3000), ("1.5 GB", 1.5e9), ("x", None), ("", None)],
)
def test_a_size_is_read_with_decimal_prefixes(size: str, number: float | None) -> None:
    assert size_in_bytes(size) == number


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        ('<a.nc>; rel="item"; type="text/csv"', [SeenLink("item", "https://data.example/a.nc", "text/csv")]),
        ('<a>; rel="item describedby"', []),
        ('<a>; rel="next"', []),
        ('<a,b>; rel="item"', []),  # cut at the comma
        ("<a>; rel=item, <b>; rel=cite-as", [
            SeenLink("item", "https://data.example/a", ""), SeenLink("cite-as", "https://data.example/b", "")
        ]),
    ],
)  # fmt: skip
def test_the_links_in_a_field_are_cut_at_commas(field: str, seen: list[SeenLink]) -> None:
    assert list(in_field(field, BASE)) == seen


@pytest.mark.parametrize(("code", "is_seen"), [("anchor", False), ("text", True)])
def test_an_identifier_in_iso_is_a_character_string(code: str, *, is_seen: bool) -> None:
    source = xml_source(parse(iso_record(code).encode(), "r.xml"), Way.XML_LINKED)
    assert source.has(Part.IDENTIFIER) is is_seen
    assert source.has(Part.CREATOR)
    assert source.has(Part.PUBLISHER)
    assert not source.has(Part.PERIOD)


def test_a_role_in_iso_counts_by_its_text_only() -> None:
    text = iso_record("text").replace(">pointOfContact<", "><")
    assert not xml_source(parse(text.encode(), "r.xml"), Way.XML_LINKED).has(Part.PUBLISHER)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('<gmd:MD_RestrictionCode codeListValue="license">license</gmd:MD_RestrictionCode>', ("license", "license")),
        ('<gmd:MD_RestrictionCode codeListValue="license"/>', ("license",)),
        ('<gmd:MD_RestrictionCode codeListValue="None">None</gmd:MD_RestrictionCode>', ()),
    ],
)
def test_a_restriction_in_iso_counts_by_text_and_code(code: str, said: tuple[str, ...]) -> None:
    old = '<gmd:MD_RestrictionCode codeListValue="license">license</gmd:MD_RestrictionCode>'
    text = iso_record("text").replace(old, code)
    assert xml_source(parse(text.encode(), "r.xml"), Way.XML_LINKED).elements.get(Part.ACCESS, ()) == said


def test_the_service_of_a_file_counts_where_it_is_named_first() -> None:
    page = Source(Way.JSON_LD, elements(title=("T",)), (Claimed("https://d.example/wms"),))
    record = Source(Way.XML_LINKED, elements(title=("T",)), (Claimed("https://d.example/wms", "", "", "OGC:WMS"),))
    assert Exposed((BASE,), (page, record)).files == (Claimed("https://d.example/wms"),)
    assert Exposed((BASE,), (record,)).files[0].service == "OGC:WMS"


def test_a_record_in_another_encoding_is_not_read() -> None:
    source = xml_source(parse(b'<eml xmlns="eml://ecoinformatics.org/eml-2.0.0"/>', "r.xml"), Way.XML_LINKED)
    assert not source.is_read
    exposed = Exposed((BASE,), (source,))
    assert has_licence(exposed) is None  # what F-UJI finds there is not known


@pytest.mark.parametrize(
    ("head", "way", "part"),
    [
        ('<meta name="DC.title" content="T">', Way.META, Part.TITLE),
        ('<meta name="DCTERMS.issued" content="2024">', Way.META, Part.PUBLISHED),
        ('<meta name="description" content="D">', Way.META, Part.SUMMARY),
        ('<meta name="citation_title" content="T">', Way.HIGHWIRE, Part.TITLE),
        ('<meta property="og:title" content="T">', Way.OPEN_GRAPH, Part.TITLE),
        ('<link rel="http://schema.org/license" href="https://l.example">', Way.RDFA, Part.LICENCE),
    ],
)
def test_what_stands_in_a_page_is_found(head: str, way: Way, part: Part) -> None:
    page = read_page(f"<html><head>{head}</head></html>".encode(), "text/html", BASE)
    [source] = page_sources(page)
    assert source.way is way
    assert source.has(part)


def test_what_no_library_reads_for_us_leaves_answers_open() -> None:
    page = read_page(b'<html><body typeof="schema:Dataset"></body></html>', "text/html", BASE)
    exposed = Exposed((BASE,), tuple(page_sources(page)))
    assert exposed.is_open
    assert says_access(exposed) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://spdx.org/licenses/etalab-2.0", True),
        ("Creative Commons Attribution 4.0 International", True),
        ("http://creativecommons.org/licenses/", True),  # the beginning of an address is enough
        ("CC-BY-4.0", False),
        ("https://data.example/licence", False),
        ("x", False),
    ],
)
def test_a_licence_is_known_by_address_or_name(text: str, *, expected: bool) -> None:
    assert is_licence(text) is expected


def test_a_licence_among_conditions_of_access_counts_as_licence() -> None:
    exposed = _exposed(access=("https://creativecommons.org/licenses/by/4.0/",))
    assert conditions(exposed) == ()
    assert has_known_licence(exposed)
    assert not says_access(exposed)


@pytest.mark.parametrize(
    ("access", "term", "address"),
    [
        ("openAccess", True, False),
        ("c_abf2", True, False),
        ("http://purl.org/coar/access_right/c_abf2", False, True),
        ("info:eu-repo/semantics/openAccess", False, True),
        ("open access http://purl.org/coar/access_right/c_abf2", False, True),
        ("http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations", False, False),
        ("x", False, False),
    ],
)
def test_access_counts_by_term_or_address(access: str, *, term: bool, address: bool) -> None:
    assert has_term_of_access(_exposed(access=(access,))) is term
    assert has_address_of_access(_exposed(access=(access,))) is address


@pytest.mark.parametrize(
    ("address", "standard"),
    [
        ("http://www.isotc211.org/2005/gmd", "iso-19115"),
        ("http://schema.org/", "schemaorg"),
        ("https://schema.org", "schemaorg"),
        ("http://www.w3.org/ns/dcat#", "dcat-data-catalog-vocabulary"),
        ("http://purl.org/dc/terms/", "dublin-core"),
        ("https://data.example/", None),
        ("http://inspire.ec.europa.eu/theme", None),
    ],
)
def test_a_standard_is_known_by_its_namespace(address: str, standard: str | None) -> None:
    found = standard_of(address)
    assert (found.id if found else None) == standard


@pytest.mark.parametrize(
    ("concept", "expected"),
    [
        ("http://vocab.nerc.ac.uk/collection/P07/current/CFSN0335/", True),
        ("http://aims.fao.org/aos/agrovoc/c_4830", True),
        ("http://inspire.ec.europa.eu/theme/of", False),
        ("https://gcmd.earthdata.nasa.gov/kms/concept/1eb0ea0a-312c-4d74-8d42-6f1ad758f999", False),
        ("https://thesaurus.example/concept/1", None),
        ("https://data.example/own/1", False),
    ],
)
def test_a_vocabulary_is_known_is_not_or_cannot_be_told(concept: str, *, expected: bool | None) -> None:
    source = Source(Way.JSON_LD, elements(title=("T",)), addresses=(concept,), concepts=(concept,))
    assert has_known_vocabulary(Exposed((BASE,), (source,))) is expected


@pytest.mark.parametrize(
    ("file", "served", "expected"),
    [
        (Claimed("https://d.example/a", "application/netcdf"), None, True),
        (Claimed("https://d.example/a", "application/x-unheard"), None, False),
        (Claimed("https://d.example/a.nc"), None, None),
        (Claimed("https://d.example/a.nc"), Served(200, "application/octet-stream"), True),
        (Claimed("https://d.example/a"), Served(200, "text/html"), False),
        (Claimed("https://d.example/a"), Served(200, "text/csv"), True),
        (Claimed("https://d.example/a.zip", "application/zip"), Served(200, "application/zip"), None),
    ],
)
def test_a_format_counts_as_told_else_as_served_else_by_name(
    file: Claimed, served: Served | None, *, expected: bool | None
) -> None:
    source = Source(Way.JSON_LD, elements(title=("T",)), (file,))
    exposed = Exposed((BASE,), (source,), served={file.address: served} if served else {})
    assert has_preferred_format(exposed) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.17882/999001", True),
        ("https://doi.org/10.1234/abc", True),
        ("https://hdl.handle.net/20.500/1", True),
        ("ark:/12148/abc", True),
        ("https://w3id.org/x", True),
        ("urn:nbn:fr:1", True),
        ("https://data.example/1", False),
        ("7b1c1c52-6f0e-4f0e-9f54-0f3a4f2f9d12", False),
    ],
)
def test_an_identifier_is_persistent_by_its_form(text: str, *, expected: bool) -> None:
    assert is_pid(text) is expected


def test_sizes_that_descriptions_dispute_are_left_open() -> None:
    address = "https://d.example/a"
    told = (Source(Way.RDF_LINKED, elements(title=("T",)), (Claimed(address, "", size),)) for size in ("1", "2"))
    assert Exposed((BASE,), tuple(told)).disputed == {address}
