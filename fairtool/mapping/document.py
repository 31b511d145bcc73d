"""The JSON document `fairtool-mapping/1`; its JSON Schema is made from the types."""

from collections.abc import Iterable
from typing import Literal

from typing_extensions import TypedDict

from fairtool.mapping.answer import Answer, Candidate
from fairtool.mapping.document_taken import accepted
from fairtool.render.document import ToolDocument
from fairtool.render.json_text import dumped
from fairtool.translate import Language, translate

SCHEMA = "fairtool-mapping/1"


class CandidateDocument(TypedDict):
    """A concept that a keyword may mean."""

    uri: str
    """The address of the concept."""
    label: str
    """Its preferred label."""
    lang: str
    """The language of the label; empty where the thesaurus does not say."""
    scheme: str
    """The name of the thesaurus, such as `cf-standard-names`."""
    score: float
    """The probability, from 0 to 1, that it is the right one."""
    method: str
    """How it was found: `identifier`, `exact`, `normalised`, `words`, `translated`, `field`, `similar`, `reviewed`."""
    accepted: bool
    """Whether it may be taken as it is."""
    predicate: Literal["exactMatch", "closeMatch", "broadMatch"]
    """The SKOS property between keyword and concept."""
    matched: str
    """The label that was found."""
    matched_lang: str
    """Its language."""
    matched_kind: Literal["pref", "alt", "hidden"]
    """Whether that label is the preferred one, another, or one only searched by."""
    notation: str
    """The code of the concept, such as `SDN:P02::TEMP`; empty where it has none."""
    unit: str
    """The canonical unit of the concept; empty where it has none."""
    scheme_title: str
    scheme_uri: str
    scheme_version: str
    scheme_date: str
    """The day of that version, in ISO 8601."""
    remarks: list[str]
    """Sentences about it, in the language of the run."""


class KeywordMappingDocument(TypedDict):
    """A keyword, and what it may mean."""

    keyword: str
    decision: Literal["accepted", "suggested", "none"]
    candidates: list[CandidateDocument]
    """Best first."""
    lang: str
    """The language of the keyword; empty where it is not known."""
    unit: str
    """The unit of the variable that it names; empty where it names none."""
    facet: str
    """What it is asked to be: `variable`, `object`, `platform`, `instrument`, `theme`, `place`, or empty."""
    source: str
    """The file that it stands in; empty for a word of the command line."""
    where: str
    """The place in the file, as in findings."""


class MappingDocument(TypedDict):
    """The result of mapping keywords onto thesauri, in the order of the keywords.

    More keys may be added under the same schema name; none is taken away or changes its meaning.
    """

    schema: Literal["fairtool-mapping/1"]
    tool: ToolDocument
    mappings: list[KeywordMappingDocument]


def mapping_document(answers: Iterable[Answer], version: str, language: Language) -> MappingDocument:
    """Give the document; `version` is that of fairtool, `language` that of the remarks."""
    return {
        "schema": "fairtool-mapping/1",
        "tool": {"name": "fairtool", "version": version},
        "mappings": [_answer(one, language) for one in answers],
    }


def mapping_json(answers: Iterable[Answer], version: str, language: Language) -> str:
    """Give the document as JSON, one mapping a line."""
    document = mapping_document(answers, version, language)
    lines = ",\n  ".join(dumped(one) for one in document["mappings"])
    inner = f"[\n  {lines}\n ]" if lines else "[]"
    return f'{{"schema": "{SCHEMA}", "tool": {dumped(document["tool"])},\n "mappings": {inner}}}\n'


def _answer(answer: Answer, language: Language) -> KeywordMappingDocument:
    keyword, sure = answer.keyword, accepted(answer)
    return {
        "keyword": keyword.text,
        "decision": answer.decision.value,
        "candidates": [_candidate(one, language, is_accepted=one in sure) for one in answer.candidates],
        "lang": keyword.lang,
        "unit": keyword.unit,
        "facet": keyword.facet.value if keyword.facet else "",
        "source": keyword.source,
        "where": keyword.where,
    }


def _candidate(one: Candidate, language: Language, *, is_accepted: bool) -> CandidateDocument:
    return {
        "uri": one.uri,
        "label": one.label,
        "lang": one.lang,
        "scheme": one.scheme.name,
        "score": round(one.score, 4),
        "method": one.method.value,
        "accepted": is_accepted,
        "predicate": one.predicate.value,
        "matched": one.matched,
        "matched_lang": one.matched_lang,
        "matched_kind": one.kind.value,
        "notation": one.notation,
        "unit": one.unit,
        "scheme_title": one.scheme.title,
        "scheme_uri": one.scheme.uri,
        "scheme_version": one.scheme.version,
        "scheme_date": one.scheme.date,
        "remarks": [translate(remark.template, language, **remark.values) for remark in one.remarks],
    }
