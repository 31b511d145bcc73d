"""What is written with answers: JSON, SSSOM, Turtle, text."""

import csv
import json
import re
from dataclasses import replace

import pytest
import yaml
from jsonschema import Draft202012Validator
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS

from fairtool.cli.outputs import parse_formats
from fairtool.errors import UsageError
from fairtool.mapping.answer import Answer, Candidate, Decision, Keyword, Method, Remark
from fairtool.mapping.document import mapping_document, mapping_json
from fairtool.mapping.document_forms import FORMS
from fairtool.mapping.document_taken import accepted
from fairtool.mapping.sssom import SetFacts, sssom_tsv
from fairtool.mapping.turtle import mapping_turtle
from fairtool.render.run import Run
from fairtool.resources import folder
from tests.mapping.answers import CF, CURRENTS, DEGREES, SEA_TEMPERATURE, SST, suggested, taken

ANSWERS = (
    taken('température "SST"\tde\nsurface', SST, SEA_TEMPERATURE, where="sst:long_name", lang="fr"),
    suggested("courants", CURRENTS, lang="fr"),
    Answer(Keyword("blob"), Decision.NONE),
)
FACTS = SetFacts("1.2.3", "2026-11-23")


def test_the_json_document_keeps_its_schema() -> None:
    schema = json.loads((folder("schemas") / "json/fairtool-mapping-1.json").read_text(encoding="utf-8"))
    document = json.loads(mapping_json(ANSWERS, "1.2.3", "en"))
    Draft202012Validator(schema).validate(document)
    assert document == mapping_document(ANSWERS, "1.2.3", "en")
    first = document["mappings"][0]
    assert [one["uri"] for one in first["candidates"]] == [SST.uri, SEA_TEMPERATURE.uri]
    assert (first["decision"], first["where"], document["mappings"][2]["candidates"]) == (
        "accepted", "sst:long_name", [],
    )  # fmt: skip


def test_no_answers_are_a_document_too() -> None:
    assert json.loads(mapping_json((), "1", "en"))["mappings"] == []


def test_remarks_are_sentences() -> None:
    one = Candidate("http://a.org/b", "b", "en", CF, 0.9, Method.EXACT, remarks=(Remark("is {old}", {"old": "x"}),))
    document = mapping_document([taken("b", one)], "1", "en")
    assert document["mappings"][0]["candidates"][0]["remarks"] == ["is x"]


def test_of_each_thesaurus_the_best_is_accepted_where_it_is_certain() -> None:
    doubtful = Candidate("http://a.org/b", "b", "en", CURRENTS.scheme, 0.95, Method.EXACT)
    second = replace(SST, uri="http://a.org/c")
    assert accepted(taken("a", SST, SEA_TEMPERATURE, doubtful, second)) == (SST, SEA_TEMPERATURE)
    assert accepted(taken("a", SST, doubtful, CURRENTS)) == (SST,)
    assert accepted(suggested("a", SST)) == ()


def _parsed(text: str) -> tuple[dict[str, object], list[dict[str, str]]]:
    lines = text.splitlines(keepends=True)
    header = "".join(line[1:] for line in lines if line.startswith("#"))
    table = [line for line in lines if not line.startswith("#")]
    return yaml.safe_load(header), list(csv.DictReader(table, delimiter="\t"))


def test_sssom_has_facts_of_the_set_and_a_row_for_each_accepted_concept() -> None:
    facts, rows = _parsed(sssom_tsv(ANSWERS, FACTS))
    assert [row["object_label"] for row in rows] == ["sea_surface_temperature", SEA_TEMPERATURE.label]
    assert {row["subject_label"] for row in rows} == {'température "SST" de surface'}
    assert {row["subject_type"] for row in rows} == {"rdfs literal"}
    assert rows[0]["mapping_justification"] == "semapv:LexicalMatching"
    assert rows[0]["object_source_version"] == "93"
    assert (facts["mapping_tool_version"], str(facts["mapping_date"])) == ("1.2.3", "2026-11-23")


def test_every_prefix_of_sssom_is_declared_and_leads_to_the_address() -> None:
    facts, rows = _parsed(sssom_tsv(ANSWERS, SetFacts("1", "2026-11-23", suggestions=True)))
    prefixes = facts["curie_map"]
    assert isinstance(prefixes, dict)
    found = {prefixes[one["object_id"].split(":")[0]] + one["object_id"].split(":", 1)[1] for one in rows}
    assert found == {SST.uri, SEA_TEMPERATURE.uri, CURRENTS.uri}
    used = {
        value.split(":")[0] for row in rows for name, value in row.items() if re.search("_(id|source|field)$", name)
    }
    assert used <= set(prefixes)


def test_a_keyword_has_the_same_subject_in_every_document() -> None:
    one, other = (_parsed(sssom_tsv([taken("Été", SST, where=place)], FACTS))[1][0] for place in ("a", "b"))
    assert one["subject_id"] == other["subject_id"] == "keyword:%C3%89t%C3%A9"


def test_a_keyword_without_a_concept_is_told_on_request() -> None:
    _, rows = _parsed(sssom_tsv(ANSWERS, SetFacts("1", "2026-11-23", unmapped=True)))
    assert [row["subject_label"] for row in rows if row["object_id"] == "sssom:NoTermFound"] == ["blob"]
    assert "NoTermFound" not in sssom_tsv(ANSWERS, FACTS)


def test_a_keyword_that_is_linked_to_a_concept_is_that_concept() -> None:
    linked = Answer(Keyword("a", uri="http://a.org/x"), Decision.ACCEPTED, (SST,))
    itself = Answer(Keyword("a", uri=SST.uri), Decision.ACCEPTED, (SST,))
    facts, rows = _parsed(sssom_tsv([linked, itself], FACTS))
    assert [(row["subject_id"], row["subject_type"]) for row in rows] == [("concept:x", "skos concept")]
    assert isinstance(facts["curie_map"], dict)
    assert facts["curie_map"]["concept"] == "http://a.org/"


@pytest.mark.parametrize(
    ("method", "justification"),
    [
        (Method.REVIEWED, "semapv:ManualMappingCuration"),
        (Method.SIMILAR, "semapv:LexicalSimilarityThresholdMatching"),
        (Method.IDENTIFIER, "semapv:LexicalMatching"),
    ],
)
def test_the_method_is_the_justification(method: Method, justification: str) -> None:
    one = Candidate("http://a.org/b", "b", "en", CF, 1.0, method, certain=True)
    assert _parsed(sssom_tsv([taken("b", one)], FACTS))[1][0]["mapping_justification"] == justification


def test_turtle_says_what_is_accepted_with_the_property_that_holds() -> None:
    graph = Graph().parse(data=mapping_turtle(ANSWERS, suggestions=True), format="turtle")
    subject = next(graph.subjects(SKOS.exactMatch, URIRef(CURRENTS.uri)))
    assert (subject, SKOS.prefLabel, Literal("courants", lang="fr")) in graph
    assert len(list(graph.subjects(SKOS.closeMatch, URIRef(SST.uri)))) == 1
    assert CURRENTS.uri not in mapping_turtle(ANSWERS)


def test_turtle_takes_any_word_and_any_language() -> None:
    text = mapping_turtle([Answer(Keyword('<a> "b" \\ {}', "no language"), Decision.ACCEPTED, (SST,))])
    assert Literal('<a> "b" \\ {}') in set(Graph().parse(data=text, format="turtle").objects())


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_written_without_and_with_answers(form: str) -> None:
    run = Run("1.2.3")
    assert FORMS[form](ANSWERS, run, FACTS)
    FORMS[form]((), run, FACTS)


def test_a_form_that_is_not_there_is_told_with_what_is_near() -> None:
    with pytest.raises(UsageError) as caught:
        parse_formats(["ssom"], (), FORMS)
    assert caught.value.hint == "did you mean {near}?"
    assert caught.value.values["near"] == "sssom"


def test_text_shows_the_decision_the_concept_and_how_it_was_found() -> None:
    text = FORMS["text"](ANSWERS, Run("1", width=80), FACTS)
    assert 'température "SST"\\tde\\nsurface  accepted' in text
    assert " 97 %  sea_surface_temperature" in text
    assert 'cf-standard-names, the same words, found by "sea surface temperature"' in text
    assert "3 keywords: accepted: 1, to be looked at: 1, without a concept: 1" in text


def test_quiet_text_gives_accepted_addresses_alone() -> None:
    text = FORMS["text"]((*ANSWERS, taken("degrés", DEGREES)), Run("1", quiet=True), FACTS)
    assert [line.split("\t")[1] for line in text.splitlines()] == [SST.uri, DEGREES.uri]
