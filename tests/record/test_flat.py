"""What a user means by DOI, licence, author or extent is found wherever ISO records put it, and written back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairtool.record.acquisition import Acquisition, Instrument, Platform
from fairtool.record.citation import Citation, Contact, Date, Identifier, Online, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.content import Coverage, Variable
from fairtool.record.distribution import Distribution, Distributor, Format, Transfer
from fairtool.record.essentials import Essentials, Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Extent, Instant, NamedPlace, Period
from fairtool.record.flat import flat
from fairtool.record.flat_extents import metres
from fairtool.record.flat_identifiers import epsg_of, orcid_in, ror_in
from fairtool.record.lineage import Lineage, LineageSource
from fairtool.record.nested import nested
from fairtool.record.quality import Conformance, Quality, QualityReport
from fairtool.record.record import Record
from fairtool.record.representation import Axis, Grid, ReferenceSystem
from fairtool.record.resource import Association, Keywords, Resolution, Resource
from fairtool.record.text import Text
from tests.record.french import FRENCH

NO_LIMITATIONS = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"
NO_CONDITIONS = "http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/noConditionsApply"


def of(**fields: object) -> Essentials:
    """Give the flat form of a record whose resource has these fields."""
    return flat(Record(resources=(Resource(**fields),)))


def cited(*identifiers: Identifier, **fields: object) -> Essentials:
    return of(citation=Citation(identifiers=identifiers, **fields))


@pytest.mark.parametrize(
    "identifier",
    [
        Identifier(code=Text("10.12345/abc")),
        Identifier(code=Text("doi:10.12345/abc")),
        Identifier(code=Text("DOI: 10.12345/abc")),
        Identifier(code=Text("https://doi.org/10.12345/abc")),
        Identifier(code=Text("http://dx.doi.org/10.12345/abc")),
        Identifier(code=Text("Jeu de données", "https://doi.org/10.12345/abc")),
        Identifier(code=Text("10.12345/abc"), codespace="doi"),
        Identifier(code=Text("10.12345/abc"), codespace="https://doi.org/"),
        Identifier(code=Text("abc"), codespace="https://doi.org/10.12345"),
    ],
    ids=lambda one: f"{one.codespace} {one.code} {one.code.href}",
)
def test_a_doi_is_found_in_every_way_to_write_an_identifier(identifier: Identifier) -> None:
    found = cited(Identifier(code=Text("local-1")), identifier)
    assert found.doi == "10.12345/abc"
    assert found.other_identifiers == ("local-1",)


@pytest.mark.parametrize("code", ["10.5", "version 10.12345/abc", "https://exemple.fr/10.12345", ""])
def test_what_is_no_doi_stays_an_identifier(code: str) -> None:
    found = cited(Identifier(code=Text(code)))
    assert (found.doi, found.other_identifiers) == ("", (code,) if code else ())


def test_a_link_that_says_to_be_a_doi_stands_in_where_the_citation_has_none() -> None:
    links = (
        Online("https://doi.org/10.12345/article", Text("WWW:LINK"), name=Text("Article")),
        Online("https://doi.org/10.12345/abc", Text("DOI")),
    )
    record = Record(resources=(Resource(),), distributions=(Distribution(transfers=(Transfer(links=links),)),))
    assert flat(record).doi == "10.12345/abc"


def test_an_identifier_is_joined_with_its_codespace() -> None:
    assert cited(
        Identifier(code=Text("a1"), codespace="https://exemple.fr/"), Identifier(code=Text("a1"), codespace="exemple")
    ).other_identifiers == ("https://exemple.fr/a1", "exemple:a1")


@pytest.mark.parametrize(
    ("constraints", "expected"),
    [
        (Constraints(use=("license",), others=(Text("CC BY 4.0"),)), "CC-BY-4.0"),
        (Constraints(limitations=(Text("Creative Commons Attribution 4.0"),)), "CC-BY-4.0"),
        (Constraints(access=("license",), others=(Text("x", "http://creativecommons.org/licenses/by/4.0/deed.fr"),)), "CC-BY-4.0"),
        (Constraints(use=("otherRestrictions",), others=(Text("Licence Ouverte version 2.0 (Etalab)"),)), "etalab-2.0"),
        (Constraints(use=("license",), others=(Text("Licence du laboratoire"),)), ""),
    ],
    ids=["words", "use limitation", "anchor", "etalab", "unknown"],
)  # fmt: skip
def test_a_licence_is_found_by_words_or_anchor_in_any_constraint(constraints: Constraints, expected: str) -> None:
    found = of(constraints=(constraints,))
    assert [one.spdx for one in found.licences] == [expected]
    assert not found.access
    assert not found.limitations


def test_limits_of_access_and_of_use_are_told_apart_even_in_one_block() -> None:
    block = Constraints(
        access=("otherRestrictions",),
        use=("license",),
        others=(
            Text("Pas de restriction", NO_LIMITATIONS),
            Text("Sans condition", NO_CONDITIONS),
            Text("Licence", "https://creativecommons.org/licenses/by/4.0/"),
        ),
    )
    found = of(constraints=(block, Constraints(access=("restricted",))))
    assert [str(one) for one in found.access] == ["Pas de restriction", "restricted"]
    assert [str(one) for one in found.limitations] == ["Sans condition"]
    assert found.licences == (Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Licence"),)


def test_orcid_and_ror_are_found_in_anchors_identifiers_and_pages() -> None:
    anchored = Responsibility(
        "author",
        Text("Le Goff, Maël", "https://orcid.org/0000-0002-1825-0097"),
        Text("Labo", "https://ror.org/02feahw73"),
    )
    identified = Responsibility(
        "author",
        Text("Kervella, Anne"),
        individual_identifiers=(Identifier(code=Text("0000-0001-5109-3700"), codespace="ORCID"),),
        organisation_identifiers=(Identifier(code=Text("02feahw73"), codespace="ROR"),),
    )
    paged = Responsibility(
        "author",
        Text("Riou, Yann"),
        contacts=(
            Contact(links=(Online("https://orcid.org/0000-0002-1694-233X"), Online("https://riou.exemple.fr/")))
        ,),
    )  # fmt: skip
    found = of(contacts=(anchored, identified, paged)).parties
    assert [(one.orcid, one.ror, one.url) for one in found] == [
        ("0000-0002-1825-0097", "02feahw73", ""),
        ("0000-0001-5109-3700", "02feahw73", ""),
        ("0000-0002-1694-233X", "", "https://riou.exemple.fr/"),
    ]


@pytest.mark.parametrize(
    "text", ["1234", "0000-0002-1825-009", "code 0000-0002-1825-0097 de projet", "ror", "02feahw73"]
)
def test_what_only_looks_like_an_orcid_or_ror_is_none(text: str) -> None:
    assert (orcid_in(text), ror_in(text)) == ("", "")


def test_parties_come_from_citation_contacts_and_distributors_each_once() -> None:
    author = Responsibility("author", Text("Le Goff, Maël"))
    record = Record(
        resources=(
            Resource(citation=Citation(responsibilities=(author,)), contacts=(author, Responsibility("owner"))),
        ),
        distributions=(
            Distribution(distributors=(Distributor(contacts=(Responsibility("distributor", None, Text("Pôle")),)),)),
        ),
    )
    assert flat(record).parties == (Party("author", "Le Goff, Maël"), Party("distributor", organisation="Pôle"))


def test_a_keyword_knows_its_concept_and_its_thesaurus() -> None:
    dated = (Date("2008-06-01", "creation"), Date("2012-07-20", "publication"))
    titled = Citation(Text("GEMET", "http://www.eionet.europa.eu/gemet/"), dates=dated)
    identified = Citation(
        Text("INSPIRE"), identifiers=(Identifier(code=Text("x", "http://inspire.ec.europa.eu/theme")),)
    )
    found = of(
        keywords=(
            Keywords((Text("océan", "http://exemple.fr/5"), Text("mer")), "theme", titled),
            Keywords((Text("Bâtiments"),), "", identified),
        )
    ).keywords
    assert found == (
        Keyword(
            Text("océan", "http://exemple.fr/5"), "theme", "GEMET", "http://www.eionet.europa.eu/gemet/", "2012-07-20"
        ),
        Keyword(Text("mer"), "theme", "GEMET", "http://www.eionet.europa.eu/gemet/", "2012-07-20"),
        Keyword(Text("Bâtiments"), "", "INSPIRE", "http://inspire.ec.europa.eu/theme"),
    )


@pytest.mark.parametrize(
    ("identifier", "value", "epsg"),
    [
        (Identifier(code=Text("4326"), codespace="EPSG"), "EPSG:4326", 4326),
        (Identifier(code=Text("http://www.opengis.net/def/crs/EPSG/0/2154")), "EPSG:2154", 2154),
        (Identifier(code=Text("urn:ogc:def:crs:EPSG::4258")), "EPSG:4258", 4258),
        (Identifier(code=Text("urn:ogc:def:crs:EPSG:6.11:3857")), "EPSG:3857", 3857),
        (Identifier(code=Text("RGF93 / Lambert-93 (EPSG:2154)")), "RGF93 / Lambert-93 (EPSG:2154)", 2154),
        (Identifier(code=Text("NGF-IGN69")), "NGF-IGN69", None),
    ],
    ids=lambda one: str(one.code) if isinstance(one, Identifier) else "",
)
def test_a_reference_system_has_its_epsg_code_however_it_is_written(
    identifier: Identifier, value: str, epsg: int | None
) -> None:
    (found,) = flat(Record(reference_systems=(ReferenceSystem(identifier),))).reference_systems
    assert (found.value, epsg_of(found)) == (value, epsg)


@pytest.mark.parametrize("kind", ["dataset", "series", "service", "nonGeographicDataset", "software", "document"])
def test_the_kind_is_the_scope_code(kind: str) -> None:
    assert flat(Record(scopes=(kind,))).kind == kind


def test_a_record_without_scope_is_of_a_service_where_it_has_a_type_of_service_else_of_a_data_set() -> None:
    assert (of(service_type="view").kind, of().kind) == ("service", "dataset")


@pytest.mark.parametrize(
    ("type_", "relation"),
    [
        ("largerWorkCitation", "IsPartOf"),
        ("crossReference", "References"),
        ("source", "IsDerivedFrom"),
        ("isComposedOf", "HasPart"),
        ("revisionOf", "IsNewVersionOf"),
        ("dependency", "Requires"),
        ("", "References"),
    ],
)
def test_an_association_is_a_relation_of_datacite(type_: str, relation: str) -> None:
    thing = Citation(Text("Atlas"), identifiers=(Identifier(code=Text("10.12345/atlas")),))
    found = of(associations=(Association(thing, type=type_),)).relations
    assert found == (Relation(relation, "10.12345/atlas", "Atlas"),)


@pytest.mark.parametrize(
    "relation", ["IsPartOf", "HasPart", "IsDerivedFrom", "IsNewVersionOf", "Requires", "References"]
)
def test_a_relation_survives_an_encoding_that_knows_only_the_types_of_iso(relation: str) -> None:
    record = nested(Essentials(relations=(Relation(relation, "10.12345/atlas", "Atlas"),)))
    forgotten = tuple(replace(one, relation="") for one in record.resource.associations)
    read_back = replace(record, resources=(replace(record.resource, associations=forgotten),))
    assert flat(read_back).relations == (Relation(relation, "10.12345/atlas", "Atlas"),)


def test_parent_documentation_and_sources_are_relations() -> None:
    record = Record(
        parent="parent-1",
        resources=(Resource(documentations=(Citation(Text("Manuel"), links=(Online("https://exemple.fr/manuel"),)),)),),
        lineages=(
            Lineage(
                sources=(LineageSource(citation=Citation(Text("Brut"), identifiers=(Identifier(code=Text("b-1")),))),)
            ),
        ),
    )
    assert flat(record).relations == (
        Relation("IsPartOf", "parent-1"),
        Relation("IsDocumentedBy", "https://exemple.fr/manuel", "Manuel"),
        Relation("IsDerivedFrom", "b-1", "Brut"),
    )


def test_a_parent_record_is_the_parent_again_and_a_doi_is_an_association() -> None:
    record = nested(Essentials(relations=(Relation("IsPartOf", "parent-1"), Relation("IsPartOf", "10.12345/atlas"))))
    assert record.parent == "parent-1"
    assert [one.type for one in record.resource.associations] == ["largerWorkCitation"]


def test_dates_are_sorted_by_their_type_and_the_last_counts() -> None:
    dates = (
        Date("2020-01-01", "creation"),
        Date("2021-01-01", "revision"),
        Date("2022-01-01", "revision"),
        Date("2020-06-01", "publication"),
    )
    found = of(citation=Citation(dates=dates))
    assert (found.created, found.published, found.revised) == ("2020-01-01", "2020-06-01", "2022-01-01")


def test_platforms_and_instruments_come_from_the_acquisition_and_from_keywords() -> None:
    record = Record(
        resources=(
            Resource(
                keywords=(
                    Keywords((Text("Bouée"), Text("Thalassa")), "platform"),
                    Keywords((Text("CTD"),), "theme", Citation(Text("GCMD Instruments"))),
                )
            ),
        ),
        acquisitions=(
            Acquisition(
                platforms=(Platform(identifier=Identifier(code=Text("Thalassa")), instruments=(Instrument(type=Text("Sonde")),)),)
            ),
        ),
    )  # fmt: skip
    found = flat(record)
    assert [str(one) for one in found.platforms] == ["Thalassa", "Bouée"]
    assert [str(one) for one in found.instruments] == ["Sonde", "CTD"]


@pytest.mark.parametrize(
    ("distance", "unit", "expected"),
    [
        (10, "m", 10),
        (2, "km", 2000),
        (25, "cm", 0.25),
        (5, "mètres", 5),
        (1, "http://standards.iso.org/ittf/ML_gmxUom.xml#km", 1000),
        (1, "urn:ogc:def:uom:EPSG::9001", 1),
        (0.25, "deg", None),
        (1, "", None),
        (None, "m", None),
    ],
)
def test_a_resolution_is_given_in_metres_where_its_unit_is_a_length(
    distance: float | None, unit: str, expected: float | None
) -> None:
    assert metres(distance, unit) == expected


def test_the_resolution_may_be_that_of_a_grid() -> None:
    axes = (Axis("time", 12, 1.0, "h"), Axis("row", 100, 2.0, "km"))
    assert flat(Record(grids=(Grid(axes=axes),))).resolution_metres == 2000
    record = Record(
        resources=(Resource(resolutions=(Resolution(scale=25000), Resolution(distance=5, distance_unit="m"))),)
    )
    assert (flat(record).scale, flat(record).resolution_metres) == (25000, 5)


def test_moments_are_periods_and_boxes_outside_of_the_data_are_left_out() -> None:
    extent = Extent(
        description=Text("Rade de Brest"),
        boxes=(Box(None, -5, -4, 48, 49), Box(inclusion=False, west=0)),
        places=(NamedPlace(identifier=Identifier(code=Text("FR-29"))),),
        periods=(Period("2019", "", "2020"),),
        instants=(Instant("2021-01-01"),),
    )
    found = of(extents=(extent,))
    assert found.boxes == (Box(None, -5, -4, 48, 49),)
    assert [str(one) for one in found.places] == ["Rade de Brest", "FR-29"]
    assert found.periods == (Period("2019", "", "2020"), Period("2021-01-01", "", "2021-01-01"))


def test_the_rest_is_found_where_iso_has_it() -> None:
    record = Record(
        language="fra",
        date_stamp="2024-03-01",
        resources=(Resource(languages=("fr", "xx-unknown"), formats=(Format(Text("CSV")),)),),
        coverages=(Coverage(variables=(Variable("TEMP"),)), Coverage(variables=(Variable("PSAL"),))),
        qualities=(
            Quality(
                reports=(
                    QualityReport(
                        conformances=(
                            Conformance(Citation(Text("Règlement 1089")), passed=True),
                            Conformance(Citation(Text("Autre")), passed=False),
                        )
                    ),
                )
            ),
        ),
    )
    found = flat(record)
    assert (found.language, found.resource_languages) == ("fre", ("fre", "xx-unknown"))
    assert [one.name for one in found.variables] == ["TEMP", "PSAL"]
    assert (found.formats, found.metadata_date) == ((("CSV", ""),), "2024-03-01")
    assert found.conformances == (Text("Règlement 1089"),)


def test_a_whole_data_set_survives_the_record() -> None:
    assert flat(nested(FRENCH)) == FRENCH


# Words that say nothing but themselves: no identifier, licence, thesaurus or address is read into them.
words = st.text("abcdéèêçàîï œ’", min_size=1, max_size=12).map(str.strip).filter(bool)
tokens = st.text("abcdexyz", min_size=1, max_size=8)
days = st.dates().map(str)
texts = st.builds(Text, words, st.just(""), st.dictionaries(st.sampled_from(["eng", "spa"]), words, max_size=2))
degrees = st.floats(-90, 90, allow_nan=False)


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3, unique_by=repr).map(tuple)


ESSENTIALS = st.builds(
    Essentials,
    identifier=tokens,
    doi=tokens.map(lambda one: f"10.12345/{one}"),
    other_identifiers=several(tokens),
    kind=st.sampled_from(["dataset", "series", "service", "software"]),
    language=st.sampled_from(["", "fre", "bre"]),  # no text is its own translation, see above
    resource_languages=several(st.sampled_from(["fre", "eng", "bre"])),
    title=st.none() | texts,
    alternate_titles=several(texts),
    abstract=st.none() | texts,
    purpose=st.none() | texts,
    version=tokens,
    created=st.just("") | days,
    published=st.just("") | days,
    revised=st.just("") | days,
    metadata_date=st.just("") | days,
    parties=several(st.builds(Party, st.sampled_from(["author", "publisher", "pointOfContact"]), words, words)),
    metadata_contacts=several(st.builds(Party, st.just("pointOfContact"), organisation=words, email=tokens)),
    keywords=several(st.builds(Keyword, texts, st.sampled_from(["", "theme", "place"]), words, tokens, days)),
    topics=several(tokens),
    boxes=several(st.builds(Box, st.none(), degrees, degrees, degrees, degrees)),
    places=several(texts),
    periods=several(st.builds(Period, days, st.just(""), days)),
    reference_systems=several(texts),
    scale=st.none() | st.integers(1, 10**7),
    resolution_metres=st.none() | st.floats(0.1, 1e6),
    temporal_resolution=st.sampled_from(["", "PT1H", "P1D"]),
    lineage=st.none() | texts,
    supplemental=st.none() | texts,
    credits=several(texts),
    licences=several(st.builds(Licence, st.just(""), tokens.map(lambda one: f"https://exemple.fr/{one}"), words)),
    access=several(words.map(Text)),
    limitations=several(words.map(Text)),
    frequency=st.sampled_from(["", "annually"]),
    status=st.sampled_from(["", "onGoing"]),
    links=several(st.builds(Online, tokens.map(lambda one: f"https://exemple.fr/{one}"), function=tokens)),
    graphics=several(tokens),
    formats=several(st.tuples(words, tokens)),
    relations=several(st.builds(Relation, st.sampled_from(["IsPartOf", "References", "IsSourceOf"]), tokens)),
    platforms=several(words).map(lambda found: tuple(map(Text, found))),
    instruments=several(words).map(lambda found: tuple(map(Text, found))),
    variables=several(st.builds(Variable, tokens, unit_name=tokens, minimum=degrees)),
    conformances=several(texts),
    size_megabytes=st.none() | st.floats(0.1, 1e6),
)


@given(ESSENTIALS)
@settings(max_examples=150, deadline=None)
def test_flat_gives_again_what_was_nested(essentials: Essentials) -> None:
    assert flat(nested(essentials)) == essentials


@pytest.mark.parametrize("value", ["Eau de mer", ""])
def test_a_text_that_is_its_own_translation_is_said_once(value: str) -> None:
    title = Text(value, "", {"fra": "Eau de mer", "eng": "Sea water"})
    record = Record(language="fre", resources=(Resource(citation=Citation(title=title)),))
    assert flat(record).title == Text("Eau de mer", "", {"eng": "Sea water"})


def test_a_text_that_only_holds_an_address_is_no_anchor() -> None:
    said = '{"@context":"http://schema.org"}'
    citation = nested(Essentials(other_identifiers=("https://exemple.fr/a", said))).resource.citation
    assert citation is not None
    assert [one.code for one in citation.identifiers] == [
        Text("https://exemple.fr/a", "https://exemple.fr/a"),
        Text(said),
    ]
