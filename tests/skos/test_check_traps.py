"""What files in use have wrong is told, where it stands, and nothing else."""

from pathlib import Path

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.rules.catalogue import rules_of
from fairtool.skos.check.graph import SkosGraph, graph_of
from fairtool.skos.statements import statements
from fairtool.standards import NEWEST
from fairtool.vocabulary.store import shipped
from tests.rules.checking import thesaurus

BASE = "https://thesaurus.example/"


def _found(graph: SkosGraph) -> tuple[Finding, ...]:
    context = Context(graph, NEWEST["skos"], shipped())
    examined = examine(graph, rules_of("skos").values(), {"skos": context})
    assert not [outcome for outcome in examined.outcomes if outcome.reason]
    return examined.findings


def _told(text: str, rule: str) -> list[tuple[str, str]]:
    """Give (where, message) of the findings of a rule in a piece of Turtle, without the namespace."""
    found = (one for one in _found(thesaurus(text)) if one.rule == rule)
    return [(one.where.removeprefix(BASE), one.message.replace(BASE, "")) for one in found]


def test_each_trap_is_told_where_it_is() -> None:
    path = Path(__file__).parent / "files" / "pieges.ttl"
    found = _found(graph_of(statements(path), path.name))
    assert sorted((one.rule, one.where.removeprefix(BASE)) for one in found) == [
        ("skos-address-host", "http://theia-spatial/c_1"),
        ("skos-address-relative", "thesaurus.example/doap#name"),
        ("skos-clusters", "http://theia-spatial/c_1"),
        ("skos-definition-placeholder", "sel"),
        ("skos-deprecated-above", "fils"),
        ("skos-deprecated-successor", "vieux"),
        ("skos-deprecated-text", "sel"),
        ("skos-deprecated-twin", "vieux"),
        ("skos-deprecated-twin", "vieux"),
        ("skos-label-empty", "sel"),
        ("skos-label-language-tag", "http://theia-spatial/c_1"),
        ("skos-language-common", "mots"),
        ("skos-language-coverage", "http://theia-spatial/c_1"),
        ("skos-language-rare", "mots"),
        ("skos-mapping-same-as", "sel"),
        ("skos-notation-shared", "sel"),
        ("skos-relation-dangling", "http://theia-spatial/c_1"),
        ("skos-relation-one-sided", "mer"),
        ("skos-relation-one-sided", "vieux"),
        ("skos-term-undefined", "http://theia-spatial/c_1"),
    ]


def test_two_deprecated_concepts_may_share_a_label() -> None:
    text = ':a skos:prefLabel "eau"@fr ; owl:deprecated true . :b skos:prefLabel "eau"@fr ; owl:deprecated true .'
    assert _told(text, "skos-label-shared") == _told(text, "skos-deprecated-twin") == []


def test_a_label_in_another_language_is_another_label() -> None:
    assert _told(':a skos:prefLabel "air"@fr . :b skos:prefLabel "air"@en .', "skos-label-shared") == []


@pytest.mark.parametrize("text", ["true", '"true"', '"1"', '"True"'])
def test_deprecation_is_read_from_a_text_too(text: str) -> None:
    turtle = f':a skos:prefLabel "eau"@fr ; owl:deprecated {text} .'
    assert [where for where, _ in _told(turtle, "skos-deprecated-successor")] == ["a"]


@pytest.mark.parametrize(
    ("tag", "right"), [("fre", "fr"), ("fra", "fr"), ("eng-gb", "en-gb"), ("french", "fr"), ("zz-verylongword", "")]
)
def test_a_language_tag_is_put_right_where_it_is_known(tag: str, right: str) -> None:
    ((_, message),) = _told(f':a skos:prefLabel "eau"@{tag} .', "skos-label-language-tag")
    assert message.endswith(f"write {right}" if right else "write a code such as fr or en")


@pytest.mark.parametrize("tag", ["fr", "en-GB", "zh-hant", "grc", "x-perso"])
def test_a_well_formed_language_tag_is_left_alone(tag: str) -> None:
    assert _told(f':a skos:prefLabel "eau"@{tag} .', "skos-label-language-tag") == []


@pytest.mark.parametrize(
    "definition", ["Non displonible", "Non disponible.", "", "...", "à définir", "TBD", "N/A", " - "]
)
def test_a_placeholder_defines_nothing(definition: str) -> None:
    turtle = f':a skos:prefLabel "eau"@fr ; skos:definition "{definition}"@fr .'
    assert [where for where, _ in _told(turtle, "skos-definition-placeholder")] == ["a"]


@pytest.mark.parametrize(
    ("address", "is_known"),
    [
        ("http://theia-spatial/c_1", False),
        ("http://localhost:3030/c_1", False),
        ("https://w3id.org/ozcar-theia/c_1", True),
        ("http://[2001:db8::1]/c_1", True),
        ("urn:example:1", True),
    ],
)
def test_a_host_without_a_dot_is_none(address: str, is_known: bool) -> None:  # noqa: FBT001 - parametrised
    assert (_told(f"<{address}> a skos:Concept .", "skos-address-host") == []) is is_known


def test_a_host_is_told_once_with_how_many_are_on_it() -> None:
    turtle = "".join(f"<http://theia-spatial/{number}> a skos:Concept . " for number in range(25))
    ((where, message),) = _told(turtle, "skos-address-host")
    assert where == "http://theia-spatial/0"
    assert "25 concepts" in message


def test_a_flat_list_has_no_orphans() -> None:
    assert _told(':a skos:prefLabel "a"@fr . :b skos:prefLabel "b"@fr .', "skos-orphan") == []


def test_relations_stated_from_one_side_throughout_are_fine() -> None:
    turtle = ":mer a skos:Concept . :a skos:broader :mer . :b skos:broader :mer ."
    assert _told(turtle, "skos-relation-one-sided") == []


def test_a_circle_is_told_once() -> None:
    turtle = ":c skos:broader :a . :a skos:broader :b . :b skos:broader :c . :d skos:broader :a ."
    ((where, message),) = _told(turtle, "skos-hierarchy-circle")
    assert where == "a"
    assert "3 concepts with b, c" in message


def test_all_are_counted_where_few_are_named() -> None:
    turtle = "".join(f":c{number} a skos:Concept . " for number in range(1500))
    found = _told(turtle, "skos-label-missing")
    assert len(found) == 1000
    assert found[-1] == ("", "there are 1500 of this kind in all; those after the first 999 are not named")


def test_a_label_that_is_a_thing_of_its_own_is_a_label() -> None:
    turtle = (
        "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> . :a a skos:Concept ; xl:prefLabel :l1 , :l2 . "
        ':l1 a xl:Label ; xl:literalForm "eau"@fr . :l2 a xl:Label ; xl:literalForm "eaux"@fr .'
    )
    assert _told(turtle, "skos-label-missing") == []
    ((where, message),) = _told(turtle, "skos-s14-one-preferred-label")
    assert where == "a"
    assert '"eau"@fr, "eaux"@fr' in message
