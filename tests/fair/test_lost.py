"""What is lost in publication: what is the same is kept, what is a part is changed, what is not there is dropped."""

import time
from dataclasses import fields, replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairtool.conversion.encodings import ENCODINGS
from fairtool.fair.lost import Dropped, Fate, lost_in_publication
from fairtool.fair.lost_fields import FIELDS
from fairtool.fair.online.record_found import RecordFound, Way, served_records
from fairtool.record.citation import Identifier, Online
from fairtool.record.content import Variable
from fairtool.record.essentials import Essentials, Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.nested import nested
from fairtool.record.text import Text

LONG = "Séries de température de la mer, mesurées toutes les heures à la bouée de la Baie depuis l'an 2000."
# Synthetic.
WHOLE = Essentials(
    identifier="id-7",
    doi="10.1234/abc",
    language="fre",
    resource_languages=("fre",),
    title=Text("Température de la mer"),
    abstract=Text(LONG),
    version="2.1",
    created="2020-01-02",
    published="2021-03-04",
    parties=(
        Party("author", "Curie, Marie", "Institut", "marie@example.org", "0000-0002-1825-0097", "02feahw73"),
        Party("publisher", organisation="Entrepôt"),
    ),
    metadata_contacts=(Party("pointOfContact", organisation="Pôle", email="aide@example.org"),),
    keywords=(
        Keyword(Text("température", "https://vocab.example.org/t")),
        Keyword(Text("salinité", "https://vocab.example.org/s")),
    ),
    boxes=(Box(west=-5.5, east=-4.25, south=48.0, north=48.5),),
    periods=(Period("2000-01-01", end="2020-12-31"),),
    verticals=(Vertical(0.0, 25.0),),
    lineage=Text("Capteurs étalonnés en laboratoire une fois par an, mesures douteuses retirées à la main."),
    licences=(Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),),
    access=(Text("accès ouvert", "http://purl.org/coar/access_right/c_abf2"),),
    links=(Online("https://data.example.org/f/a.nc", function="download"),),
    formats=(("netCDF", "4"),),
    relations=(Relation("References", "10.1234/article"),),
    variables=(Variable("TEMP", names=(Identifier(code=Text("sea_water_temperature"), codespace="CF"),)),),
)
AT = "https://data.example.org/7"


def _found(online: Essentials, way: Way = Way.EMBEDDED) -> RecordFound:
    return RecordFound(nested(online), way, AT, "application/ld+json")


def _lost(local: Essentials, *online: Essentials) -> dict[str, Dropped]:
    return {one.field: one for one in lost_in_publication(nested(local), tuple(map(_found, online)))}


def _one(name: str, local: object, online: object) -> Dropped:
    """Compare two records that say one thing."""
    return _lost(Essentials(**{name: local}), Essentials(**{name: online}))[name]  # type: ignore[arg-type] # by name


def test_a_record_that_is_published_as_it_is_loses_nothing() -> None:
    assert {one.fate for one in _lost(WHOLE, WHOLE).values()} == {Fate.KEPT}


WORDS = st.text(max_size=30) | st.sampled_from(
    ["...", "10.1234/a", "https://a.example/x#", "2020-01-01T25:00", "\ud800", "/"]
)
NUMBERS = st.floats() | st.sampled_from([0.0, 180.0, -180.0, 360.0])
TEXTS = st.builds(Text, WORDS, WORDS)
SAID = st.builds(
    Essentials,
    doi=WORDS,
    title=TEXTS,
    abstract=TEXTS,
    version=WORDS,
    published=WORDS,
    created=WORDS,
    parties=st.lists(
        st.builds(Party, st.sampled_from(["author", "publisher", "pointOfContact"]), WORDS, WORDS, WORDS)
    ).map(tuple),
    keywords=st.lists(st.builds(Keyword, TEXTS)).map(tuple),
    boxes=st.lists(st.builds(Box, st.none(), NUMBERS, NUMBERS, NUMBERS, NUMBERS)).map(tuple),
    periods=st.lists(st.builds(Period, WORDS, WORDS, WORDS, WORDS)).map(tuple),
    verticals=st.lists(st.builds(Vertical, NUMBERS, NUMBERS)).map(tuple),
    licences=st.lists(st.builds(Licence, WORDS, WORDS, WORDS)).map(tuple),
    access=st.lists(TEXTS).map(tuple),
    limitations=st.lists(TEXTS).map(tuple),
    links=st.lists(st.builds(Online, WORDS)).map(tuple),
    formats=st.lists(st.tuples(WORDS, WORDS)).map(tuple),
    relations=st.lists(st.builds(Relation, st.just("References"), WORDS, WORDS)).map(tuple),
    variables=st.lists(st.builds(Variable, WORDS)).map(tuple),
    resolution_metres=st.none() | NUMBERS,
)


@settings(max_examples=200, deadline=None)
@example(Essentials(language="", kind="", limitations=(Text("", " "),)))
@given(SAID)
def test_whatever_a_record_says_it_says_the_same_as_itself(said: Essentials) -> None:
    record = nested(said)
    lost = lost_in_publication(record, (RecordFound(record, Way.EMBEDDED, AT),))
    assert [(one.field, one.passages[0].missing) for one in lost if one.fate is not Fate.KEPT] == []


def test_of_an_empty_record_everything_is_lost() -> None:
    lost = _lost(WHOLE, Essentials(language="", kind=""))
    assert {name: one.fate for name, one in lost.items() if one.fate is not Fate.DROPPED} == {}
    assert len(lost) >= 20


def test_what_the_local_record_does_not_say_is_no_loss() -> None:
    assert list(_lost(Essentials(title=Text("x")), WHOLE)) == ["title"]


def test_without_a_record_on_the_web_there_is_nothing_to_compare() -> None:
    title = _lost(WHOLE)["title"]
    assert (title.fate, title.passages, title.nearest, title.by_way(Way.EMBEDDED)) == (Fate.DROPPED, (), None, None)


@pytest.mark.parametrize(
    ("name", "local", "online"),
    [
        ("title", Text("Température  de la mer"), Text("température de la mer.")),
        ("title", Text("L’eau &amp; la mer"), Text("<b>L'eau</b> & la mer")),
        ("title", Text("Eau", translations={"eng": "Water"}), Text("water")),
        ("doi", "10.1234/ABC", "10.1234/abc"),
        ("version", "2.1", " 2.1"),
        ("published", "2021-03-04", "2021-03-04T10:00:00Z"),
        ("published", "2021-03-04T00:30:00+01:00", "2021-03-03"),
        ("published", "2021-03-04T01:00:00+01:00", "2021-03-04T00:00:00Z"),
        ("abstract", Text(LONG), Text(f"{LONG} Funded by nobody.")),
    ],
)
def test_what_is_written_otherwise_is_the_same(name: str, local: object, online: object) -> None:
    assert _one(name, local, online).fate is Fate.KEPT


@pytest.mark.parametrize(
    ("name", "local", "online"),
    [
        ("boxes", (Box(None, -5.50, -4.25, 48.0, 48.5),), (Box(None, -5.5, -4.25, 48, 48.5),)),
        ("boxes", (Box(None, -5.4961, -4.25, 48.0, 48.5),), (Box(None, -5.5, -4.25, 48, 48.5),)),
        ("boxes", (Box(None, -5.5, -4.25, 48.0, 48.5),), (Box(None, 354.5, 355.75, 48, 48.5),)),
        ("boxes", (Box(None, -180.0, 180.0, -90.0, 90.0),), (Box(None, 0.0, 360.0, -90.0, 90.0),)),
        ("periods", (Period("2000-01-01", end="2020-12-31"),), (Period("2000-01-01T00:00:00Z", end="2020-12-31T23:59:59Z"),)),
        ("periods", (Period("2000-01-01", "", "", "now"),), (Period("2000-01-01", end=""),)),
        ("verticals", (Vertical(0.0, 25.0),), (Vertical(-25.0, 0.0),)),
        ("keywords", (Keyword(Text("Salinité")),), (Keyword(Text("salinité ")), Keyword(Text("mer")))),
        ("keywords", (Keyword(Text("eau", "http://a.example/1")),), (Keyword(Text("water", "https://a.example/1/")),)),
        ("licences", (Licence("CC-BY-4.0"),), (Licence("", "http://creativecommons.org/licenses/by/4.0/legalcode"),)),
        ("access", (Text("accès ouvert"),), (Text("x", "https://purl.org/coar/access_right/c_abf2"),)),
        ("formats", (("netCDF", "4"),), (("NetCDF-4", ""),)),
        ("formats", (("netCDF-4", "classic"),), (("application/x-netcdf", ""),)),
        ("relations", (Relation("References", "10.1234/ART"),), (Relation("IsCitedBy", "https://doi.org/10.1234/art"),)),
        ("links", (Online("http://www.a.example/f.nc"),), (Online("https://a.example/f.nc"),)),
        ("reference_systems", (Text("EPSG:4326"),), (Text("urn:ogc:def:crs:EPSG::4326"),)),
        ("resolution_metres", 1000.0, 1000.4),
    ],
)  # fmt: skip
def test_what_means_the_same_is_kept(name: str, local: object, online: object) -> None:
    field = {"resolution_metres": "resolution"}.get(name, name)
    pair = (Essentials(**{name: local}), Essentials(**{name: online}))  # type: ignore[arg-type] # by name
    assert _lost(*pair)[field].fate is Fate.KEPT


@pytest.mark.parametrize(
    ("name", "local", "online"),
    [
        ("title", Text("Température de la mer"), Text("Température")),
        ("abstract", Text(LONG), Text(LONG[:60])),
        ("doi", "10.1234/abc", "10.1234/abd"),
        ("published", "2021-03-04", "2021"),
        ("published", "2021-03-04T10:00:00Z", "2021-03-04T11:00:00Z"),
        ("boxes", (Box(None, -5.5, -4.25, 48.0, 48.5),), (Box(None, -5.5, -4.25, 48.0, 49.5),)),
        ("periods", (Period("2000-01-01", end="2020-12-31"),), (Period("2000-01-01"),)),
        ("verticals", (Vertical(0.0, 25.0),), (Vertical(0.0, 250.0),)),
        ("licences", (Licence("CC-BY-4.0"),), (Licence("CC-BY-NC-4.0"),)),
        ("access", (Text("accès ouvert"),), (Text("restricted access"),)),
        ("formats", (("netCDF", "3"),), (("netCDF", "4"),)),
    ],
)
def test_what_says_something_else_is_changed(name: str, local: object, online: object) -> None:
    changed = _one(name, local, online)
    assert changed.fate is Fate.CHANGED
    assert changed.passages[0].found
    assert changed.passages[0].missing == changed.local


@pytest.mark.parametrize(
    ("local", "online", "fate"),
    [
        ("Curie, Marie", "Marie Curie", Fate.KEPT),
        ("Curie, Marie", "M. Curie", Fate.KEPT),
        ("M. Curie", "Curie, Marie", Fate.KEPT),
        ("Joliot, Irène", "IRENE JOLIOT", Fate.KEPT),
        ("Curie, Marie", "Curie, Martin", Fate.CHANGED),
        ("Curie, Marie", "Curie, P.", Fate.CHANGED),
    ],
)
def test_people_are_known_in_whatever_order_their_names_stand(local: str, online: str, fate: Fate) -> None:
    pair = (Essentials(parties=(Party("author", local),)), Essentials(parties=(Party("author", online),)))
    assert _lost(*pair)["creators"].fate is fate


def test_people_are_known_by_their_orcid() -> None:
    local = Essentials(parties=(Party("author", "Sklodowska, Maria", orcid="0000-0002-1825-0097"),))
    online = Essentials(parties=(Party("author", "Marie Curie", orcid="0000-0002-1825-0097"),))
    assert {one.field: one.fate for one in _lost(local, online).values()} == {
        "creators": Fate.KEPT,
        "orcids": Fate.KEPT,
    }


def test_identifiers_of_people_and_organisations_are_fields_of_their_own() -> None:
    bare = tuple(replace(one, orcid="", ror="") for one in WHOLE.parties)
    lost = _lost(WHOLE, replace(WHOLE, parties=bare))
    assert {name: one.fate for name, one in lost.items() if one.fate is not Fate.KEPT} == {
        "orcids": Fate.DROPPED,
        "rors": Fate.DROPPED,
    }


def test_a_part_of_the_keywords_is_a_change_that_says_what_is_missing() -> None:
    changed = _lost(WHOLE, replace(WHOLE, keywords=WHOLE.keywords[:1]))["keywords"]
    assert (changed.fate, changed.local, changed.count) == (Fate.CHANGED, ("température", "salinité"), 2)
    (passage,) = changed.passages
    assert (passage.missing, passage.found, passage.left_out) == (("salinité",), ("température",), 0)


def test_a_keyword_without_its_concept_has_lost_it() -> None:
    words = tuple(Keyword(Text(one.label.value)) for one in WHOLE.keywords)
    lost = _lost(WHOLE, replace(WHOLE, keywords=words))
    assert (lost["keywords"].fate, lost["concepts"].fate) == (Fate.KEPT, Fate.DROPPED)


def test_each_way_is_told_and_the_best_counts() -> None:
    poor = replace(WHOLE, keywords=WHOLE.keywords[:1], periods=(), lineage=None)
    found = (_found(poor, Way.NEGOTIATED), _found(WHOLE, Way.DESCRIBED_BY), _found(replace(poor, keywords=())))
    lost = {one.field: one for one in lost_in_publication(nested(WHOLE), found)}
    assert (lost["keywords"].fate, lost["periods"].fate) == (Fate.KEPT, Fate.KEPT)
    assert [lost["keywords"].by_way(way) for way in Way] == [Fate.DROPPED, None, Fate.KEPT, Fate.CHANGED, None]
    assert [one.way for one in lost["keywords"].passages] == [Way.NEGOTIATED, Way.DESCRIBED_BY, Way.EMBEDDED]
    assert lost["keywords"].nearest == lost["keywords"].passages[1]


def test_what_is_shown_is_short() -> None:
    words = tuple(Keyword(Text(f"{number} {'x' * 500}")) for number in range(50))
    lost = _lost(replace(WHOLE, keywords=words, abstract=Text("y" * 10_000)), Essentials(abstract=Text("z")))
    assert (lost["keywords"].count, len(lost["keywords"].local)) == (50, 5)
    assert max(len(one) for one in (*lost["keywords"].local, *lost["abstract"].local)) == 60
    assert (len(lost["keywords"].passages[0].missing), lost["keywords"].passages[0].left_out) == (5, 45)


@pytest.mark.parametrize(
    ("encoding", "media_type", "fates"),
    [
        ("iso19139", "application/xml", {}),
        ("iso19115-3", "application/xml", {}),
        ("schema-org", "application/ld+json", {"lineage": Fate.DROPPED}),
        (
            "datacite",
            "application/vnd.datacite.datacite+json",
            {"emails": Fate.DROPPED, "verticals": Fate.DROPPED, "contacts": Fate.DROPPED},
        ),
    ],
)
def test_what_an_encoding_holds_is_kept_in_it(encoding: str, media_type: str, fates: dict[str, Fate]) -> None:
    document = ENCODINGS[encoding].write(nested(WHOLE))
    (found,) = [one for one in served_records(document, media_type, AT, Way.NEGOTIATED) if isinstance(one, RecordFound)]
    lost = {one.field: one.fate for one in lost_in_publication(nested(WHOLE), (found,))}
    assert {name: fate for name, fate in lost.items() if fate is not Fate.KEPT} == fates


def test_a_record_of_many_long_values_takes_no_time_that_grows_beyond_them() -> None:
    many = range(1000)
    local = Essentials(
        limitations=tuple(Text(f"{number} {'a' * 2000}") for number in many),
        parties=tuple(Party("author", f"{number} {'b ' * 30}") for number in many),
        boxes=tuple(Box(None, 0.0, number / 100, 0.0, 1.0) for number in many),
        abstract=Text("<a" * 10**6),
    )
    online = replace(local, abstract=Text("&" * 10**6), boxes=tuple(replace(box, north=9.0) for box in local.boxes))
    begun = time.monotonic()
    lost = _lost(local, online)
    assert time.monotonic() - begun < 20
    assert (lost["limitations"].fate, lost["creators"].fate, lost["boxes"].fate) == (
        Fate.KEPT,
        Fate.KEPT,
        Fate.CHANGED,
    )


def test_every_field_has_a_name_of_its_own_and_words() -> None:
    names = sorted(one.name for one in FIELDS)
    assert all(first != second for first, second in pairwise(names))
    assert all(one.words for one in FIELDS)
    assert {one.name for one in fields(Essentials)} >= {"title", "doi"} <= set(names)
