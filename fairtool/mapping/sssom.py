"""Mappings as SSSOM in TSV: what is exchanged between tools that align vocabularies."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from fairtool.mapping.answer import Answer, Candidate, Method
from fairtool.mapping.document_taken import taken
from fairtool.mapping.sssom_curies import (
    Curies,
    address_of,
    curies_for,
    keyword_curie,
    scheme_curie,
    source_curie,
)
from fairtool.skos.entry import LabelKind

UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
_COLUMNS = (
    "subject_id", "subject_label", "subject_type", "subject_source", "predicate_id", "object_id", "object_label",
    "object_type", "object_source", "object_source_version", "mapping_justification", "confidence", "match_string",
    "subject_match_field", "object_match_field", "mapping_tool", "comment",
)  # fmt: skip
_JUSTIFICATIONS: Mapping[Method, str] = {
    Method.REVIEWED: "ManualMappingCuration",
    Method.FIELD: "CompositeMatching",
    Method.SIMILAR: "LexicalSimilarityThresholdMatching",
}
_FIELDS: Mapping[LabelKind, str] = {
    LabelKind.PREFERRED: "skos:prefLabel",
    LabelKind.ALTERNATIVE: "skos:altLabel",
    LabelKind.HIDDEN: "skos:hiddenLabel",
}
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class SetFacts:
    """What is said of a set of mappings: the version of fairtool, the day in ISO 8601, and the licence as an address.

    `suggestions` asks for what is to be looked at too, `unmapped` for the keywords without a concept.
    """

    version: str
    date: str
    licence: str = UNSPECIFIED
    suggestions: bool = False
    unmapped: bool = False


def sssom_tsv(answers: Sequence[Answer], facts: SetFacts) -> str:
    """Give the mappings as one document: the facts of the set as YAML in comments, then a table."""
    curies = curies_for(answers)
    found = taken(answers, suggestions=facts.suggestions)
    rows = [_row(answer, one, curies) for answer, one in found if address_of(answer.keyword) != one.uri]
    if facts.unmapped:
        rows.extend(_unmapped(answers, curies))
    unique = list({tuple(sorted(row.items())): row for row in rows}.values())
    columns = [name for name in _COLUMNS if any(row.get(name) for row in unique) or name in _COLUMNS[:1]]
    return "".join((*_header(unique, facts, curies), _table(unique, columns)))


def _header(rows: Sequence[Row], facts: SetFacts, curies: Curies) -> Iterator[str]:
    used = {value for row in rows for name, value in row.items() if name.endswith(("_id", "_source", "_field"))}
    yield "#curie_map:\n"
    for prefix, address in curies.map(used).items():
        yield f"#  {prefix}: {_text(address)}\n"
    content = json.dumps([sorted(row.items()) for row in rows], ensure_ascii=False)
    yield f"#mapping_set_id: https://w3id.org/sssom/mappings/{uuid5(NAMESPACE_URL, content)}\n"
    yield f"#license: {_text(facts.licence)}\n"
    yield "#mapping_tool: fairtool\n"
    yield f"#mapping_tool_version: {_text(facts.version)}\n"
    yield f"#mapping_date: {facts.date}\n"


def _text(value: str) -> str:
    """Write a text in YAML, always in double quotes, as in JSON."""
    return json.dumps(value, ensure_ascii=False)


def _table(rows: Iterable[Row], columns: Sequence[str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([" ".join(row.get(name, "").split()) for name in columns])
    return stream.getvalue()


def _subject(answer: Answer, curies: Curies) -> Row:
    keyword = answer.keyword
    linked = address_of(keyword)
    row = {
        "subject_id": curies.of(linked) if linked else keyword_curie(keyword.text),
        "subject_label": keyword.text,
        "subject_type": "skos concept" if linked else "rdfs literal",
        "comment": keyword.where,
    }
    return row | ({"subject_source": source_curie(keyword.source)} if keyword.source else {})


def _row(answer: Answer, one: Candidate, curies: Curies) -> Row:
    is_code = one.method is Method.IDENTIFIER
    return _subject(answer, curies) | {
        "predicate_id": f"skos:{one.predicate}",
        "object_id": curies.of(one.uri),
        "object_label": one.label,
        "object_type": "skos concept",
        "object_source": scheme_curie(one),
        "object_source_version": one.scheme.version,
        "mapping_justification": f"semapv:{_JUSTIFICATIONS.get(one.method, 'LexicalMatching')}",
        "confidence": f"{one.score:.4g}",
        "match_string": one.matched,
        "subject_match_field": "rdfs:label",
        "object_match_field": "skos:notation" if is_code else _FIELDS[one.kind],
    }


def _unmapped(answers: Iterable[Answer], curies: Curies) -> Iterator[Row]:
    for answer in answers:
        if not answer.candidates:
            yield _subject(answer, curies) | {
                "predicate_id": "skos:exactMatch",
                "object_id": "sssom:NoTermFound",
                "mapping_justification": "semapv:UnspecifiedMatching",
            }
