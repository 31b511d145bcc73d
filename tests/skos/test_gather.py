"""Concepts are read as their thesauri mean them, whatever the files in use do differently."""

from pathlib import Path

import pytest

from fairtool.errors import UnreadableError
from fairtool.skos.entry import Entry, Label, LabelKind, Text, Thesaurus
from fairtool.skos.gather import gather, gathered
from fairtool.skos.statements import statements_in

PREFIXES = """@prefix : <https://t.example/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix obo: <http://www.geneontology.org/formats/oboInOwl#> .
@prefix iop: <https://w3id.org/iadopt/ont/> .
@prefix doap: <usefulinc.com/ns/doap#> .
"""


def _thesaurus(turtle: str) -> Thesaurus:
    return gathered(statements_in(PREFIXES + turtle, "t"))


def _entry(turtle: str) -> Entry:
    (entry,) = _thesaurus(turtle).entries
    return entry


def test_a_concept_has_its_labels_of_each_kind_and_language_once() -> None:
    entry = _entry(
        ':a a skos:Concept ; skos:prefLabel "mer"@FR, "sea"@en-GB ; skos:altLabel "océan"@fr, " océan "@fr ;'
        ' skos:hiddenLabel "mers" .'
    )
    assert sorted(entry.labels, key=lambda one: one.text) == [
        Label("mer", "fr"),
        Label("mers", "", LabelKind.HIDDEN),
        Label("océan", "fr", LabelKind.ALTERNATIVE),
        Label("sea", "en-gb"),
    ]


def test_same_as_is_a_mapping() -> None:
    entry = _entry(':a a skos:Concept ; skos:prefLabel "mer" ; owl:sameAs <https://o.example/sea> .')
    assert entry.mappings == (("exactMatch", "https://o.example/sea"),)


@pytest.mark.parametrize("name", ["exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"])
def test_each_mapping_of_skos_keeps_its_name(name: str) -> None:
    entry = _entry(f':a a skos:Concept ; skos:prefLabel "mer" ; skos:{name} <https://o.example/sea> .')
    assert entry.mappings == ((name, "https://o.example/sea"),)


@pytest.mark.parametrize(
    ("said", "deprecated"),
    [
        ('"false"', False),
        ("false", False),
        ('"true"', True),
        ("true", True),
        ('"1"', True),
        ('"TRUE"', True),
        ('""', False),
    ],
)
def test_truth_is_read_from_texts_too(said: str, *, deprecated: bool) -> None:
    assert _entry(f':a a skos:Concept ; skos:prefLabel "mer" ; owl:deprecated {said} .').deprecated is deprecated


@pytest.mark.parametrize("label", ['""', '" "', '"\\n"@fr', f'"{"a" * 1001}"'])
def test_an_empty_or_endless_label_is_none(label: str) -> None:
    assert _entry(f':a a skos:Concept ; skos:prefLabel "mer" ; skos:altLabel {label} .').labels == (Label("mer"),)


def test_a_concept_with_empty_labels_alone_is_left_out() -> None:
    assert _thesaurus(':a a skos:Concept ; skos:prefLabel "" . :b a skos:Concept .').entries == ()


@pytest.mark.parametrize("said", ["Non displonible", "non disponible", "NOT AVAILABLE", "", "No definition available."])
def test_a_placeholder_is_no_definition(said: str) -> None:
    entry = _entry(f':a a skos:Concept ; skos:prefLabel "mer" ; skos:definition "{said}"@fr, "Eau salée."@fr .')
    assert entry.definitions == (Text("Eau salée.", "fr"),)


def test_a_relative_prefix_harms_nobody() -> None:
    assert _entry(':a a skos:Concept ; skos:prefLabel "mer" ; doap:name "x" .').labels == (Label("mer"),)


def test_labels_may_be_things_of_their_own() -> None:
    entry = _entry(
        ':a a skos:Concept ; xl:prefLabel :l1 ; xl:altLabel [ xl:literalForm "océan"@fr ] ; xl:hiddenLabel :nowhere .'
        ' :l1 a xl:Label ; xl:literalForm "mer"@fr .'
    )
    assert entry.labels == (Label("mer", "fr"), Label("océan", "fr", LabelKind.ALTERNATIVE))


def test_a_label_said_both_ways_is_one() -> None:
    entry = _entry(':a a skos:Concept ; skos:prefLabel "mer"@fr ; xl:prefLabel :l . :l xl:literalForm "mer"@fr .')
    assert entry.labels == (Label("mer", "fr"),)


def test_a_class_of_an_ontology_is_a_concept() -> None:
    entry = _entry(
        ':a a owl:Class ; rdfs:label "sea"@en ; obo:hasExactSynonym "ocean"@en ; obo:hasBroadSynonym "water"@en ;'
        " rdfs:subClassOf :b ."
    )
    assert entry.labels == (
        Label("sea", "en"),
        Label("ocean", "en", LabelKind.ALTERNATIVE),
        Label("water", "en", LabelKind.HIDDEN),
    )
    assert entry.broader == ("https://t.example/b",)


def test_a_concept_with_labels_of_skos_does_not_take_those_of_a_class() -> None:
    assert _entry(':a a skos:Concept, owl:Class ; skos:prefLabel "mer" ; rdfs:label "Code 12" .').labels == (
        Label("mer"),
    )


@pytest.mark.parametrize("kind", ["skos:ConceptScheme", "skos:Collection", "skos:OrderedCollection"])
def test_schemes_and_collections_are_no_concepts(kind: str) -> None:
    assert _thesaurus(f':a a {kind} ; skos:prefLabel "mer" .').entries == ()


def test_a_blank_node_is_no_concept() -> None:
    assert _thesaurus('[] a skos:Concept ; skos:prefLabel "mer" .').entries == ()


def test_a_host_without_a_dot_is_an_address_like_others() -> None:
    assert (
        _entry('<http://theia-spatial/c_1> a skos:Concept ; skos:prefLabel "sol" .').uri == "http://theia-spatial/c_1"
    )


def test_relations_are_kept_once_and_never_lead_back_to_the_concept_itself() -> None:
    entry = _entry(
        ':a a skos:Concept ; skos:prefLabel "a" ; skos:broader :b, :a ; skos:broaderTransitive :b ; skos:narrower :c ;'
        " skos:related :d, :a ; dcterms:isReplacedBy :e ."
    )
    assert (entry.broader, entry.narrower, entry.related, entry.replaced_by) == tuple(
        (f"https://t.example/{name}",) for name in "bcde"
    )


def test_an_identifier_is_the_code_only_where_there_is_no_notation() -> None:
    assert _entry(':a a skos:Concept ; skos:prefLabel "a" ; dcterms:identifier "12" .').notations == ("12",)
    both = ':a a skos:Concept ; skos:prefLabel "a" ; dcterms:identifier "12" ; skos:notation "SDN:OD1::A" .'
    assert _entry(both).notations == ("SDN:OD1::A",)


def test_an_empty_notation_is_no_code() -> None:
    assert _entry(':a a skos:Concept ; skos:prefLabel "a" ; skos:notation "", " " .').notations == ()


def test_what_a_variable_is_made_of_is_kept() -> None:
    entry = _entry(':a a iop:Variable, skos:Concept ; skos:prefLabel "a" ; iop:hasProperty :p .')
    assert entry.kinds == ("Variable",)
    assert entry.parts == (("hasProperty", "https://t.example/p"),)


def test_the_scheme_says_what_it_is_in_english_before_other_languages() -> None:
    thesaurus = _thesaurus(
        ':s a skos:ConceptScheme ; dcterms:title "Mots"@fr, "Words"@en, "Wörter"@de ; owl:versionInfo "5" ;'
        ' dcterms:modified "2024-05-01" ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> .'
        ' :a a skos:Concept ; skos:prefLabel "a" .'
    )
    told = (thesaurus.uri, thesaurus.title, thesaurus.version, thesaurus.date, thesaurus.licence)
    assert told == (
        "https://t.example/s", "Words", "5", "2024-05-01", "https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip


def test_of_several_schemes_that_counts_which_says_most() -> None:
    thesaurus = _thesaurus(
        ':s1 a skos:ConceptScheme . :s2 a skos:ConceptScheme ; dcterms:title "Words" ; owl:versionInfo "5" .'
    )
    assert (thesaurus.uri, thesaurus.title) == ("https://t.example/s2", "Words")


@pytest.mark.parametrize(
    ("languages", "text"), [(("fr",), "mer"), (("en",), "sea"), (("de",), "sea"), ((), "sea"), (("it", "fr"), "mer")]
)
def test_a_label_is_shown_in_the_language_that_is_asked_for_or_in_english(
    languages: tuple[str, ...], text: str
) -> None:
    entry = _entry(':a a skos:Concept ; skos:prefLabel "mer"@fr, "sea"@en-gb ; skos:altLabel "See"@de .')
    assert entry.label(*languages).text == text


def test_a_file_without_labels_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.ttl"
    path.write_text(f"{PREFIXES} :a a skos:Concept ; skos:broader :b . :b a skos:Concept .", encoding="utf-8")
    with pytest.raises(UnreadableError, match="holds no concept that has a label") as told:
        gather(path)
    assert "skos:prefLabel" in told.value.hint


def test_the_traps_of_files_in_use_together() -> None:
    path = Path(__file__).parent / "files" / "pieges.ttl"
    entries = {entry.uri.rpartition("/")[2]: entry for entry in gather(path).entries}
    assert set(entries) == {"mer", "sel", "vieux", "fils", "c_1"}
    assert entries["sel"].mappings == (("exactMatch", "https://ailleurs.example/P02"),)
    assert not entries["sel"].deprecated
    assert not entries["sel"].definitions
    assert {label.text for label in entries["sel"].labels} == {"salinité", "salinity"}
    assert entries["vieux"].deprecated
