"""From one query to the candidates of the specification, best first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fairtool.mapping.answer import Candidate, Keyword, Method
from fairtool.reconcile.query import LONGEST, MOST, Constraint, Query
from fairtool.reconcile.service import Concept, Service
from fairtool.reconcile.types import FACET, Type, of_types, types_of
from fairtool.reconcile.values import CONTEXT, PROPERTIES, above, values_of
from fairtool.skos.facet import Facet
from fairtool.thesauri.words import key_of
from fairtool.translate import marked, translate

_SHOWN = 300  # characters of a definition
_NUMBER = 90  # the score of a concept that a text is the end of the address of: a number may well be no address
_WHOLE = 100
_CONTEXT = frozenset({*CONTEXT, "unit"})
_INSTEAD = ("uri", "notation", "prefLabel", "altLabel", "path")  # properties that may stand for the query
_EXACT = frozenset({Method.IDENTIFIER, Method.EXACT, Method.NORMALISED, Method.REVIEWED})
Result = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Found:
    """A concept with its score from 0 to 100, whether it may be taken, and what speaks for it."""

    concept: Concept
    score: float
    match: bool
    matched: str = ""
    features: tuple[tuple[str, float | bool], ...] = ()


def result_of(service: Service, query: Query) -> list[Result]:
    """Give the candidates for a query, in the order of their scores; none where it says nothing."""
    keyword = _keyword(query)
    if not any(sign.isalnum() for sign in keyword.text) or len(keyword.text) > LONGEST:
        return []
    limit = query.limit or service.matcher.most
    filters = [one for one in query.constraints if one.name in PROPERTIES and one.name not in _CONTEXT and one.values]
    found = [_weighed(one, filters) for one in _all(service, query, keyword, MOST if filters else limit)]
    found.sort(key=lambda one: (not one.match, -one.score))
    lowest = float(_WHOLE)
    results = []
    for one in found[:limit]:
        lowest = min(lowest, one.score)  # one that may be taken stands before others, so that none may score higher
        results.append(_told(replace(one, score=lowest), service))
    return results


def _keyword(query: Query) -> Keyword:
    """Give what is to be mapped: the query, or a property in its place, with what else the properties say."""
    said = {one.name: one.values[0] for one in query.constraints if one.values}
    instead = next((name for name in said if name.partition("@")[0] in _INSTEAD), "")
    lang = said.get("lang", "" if query.text else instead.partition("@")[2]).lower().partition("-")[0]
    facet = said.get("facet", "").removeprefix(FACET).lower()
    return Keyword(
        (query.text.strip() or said.get(instead, "")).strip(),
        lang if lang in ("fr", "en") else "",
        said.get("unit", "")[:LONGEST],
        Facet(facet) if facet in set(Facet) else None,
        uri=said.get("uri", "")[:LONGEST],
    )


def _all(service: Service, query: Query, keyword: Keyword, most: int) -> Iterator[_Found]:
    indexes = of_types(service.matcher.indexes, query.types, every=query.strict == "all")
    answer = replace(service.matcher, indexes=indexes, most=most).answer(keyword)
    known = set()
    for one in answer.candidates:
        concept = service.concept(one.uri, [index for index in indexes if index.facts == one.scheme])
        if concept:
            known.add(concept.hit.uri)
            yield _found(concept, one)
    named = service.concept(keyword.text, indexes)
    if named and named.hit.uri not in known:
        whole = named.hit.uri == keyword.text
        yield _Found(named, _WHOLE if whole else _NUMBER, whole and not named.hit.deprecated)


def _found(concept: Concept, one: Candidate) -> _Found:
    features = (
        ("probability", one.score),
        ("same_label", one.method in _EXACT),
        ("translated", one.method is Method.TRANSLATED),
        ("deprecated", concept.hit.deprecated),
    )
    return _Found(concept, round(one.score * _WHOLE, 1), one.certain, one.matched, features)


def _weighed(found: _Found, filters: Sequence[Constraint]) -> _Found:
    """Halve the score for each property that is otherwise than asked for; then nobody may take it unseen."""
    held = tuple((one.name, _holds(found.concept, one)) for one in filters)
    failed = sum(not holds for _, holds in held)
    return replace(
        found,
        score=round(found.score / 2**failed, 1),
        match=found.match and not failed,
        features=(*found.features, *dict(held).items()),
    )


def _holds(concept: Concept, constraint: Constraint) -> bool:
    wanted = {*constraint.values, *(key_of(value) for value in constraint.values)} - {""}
    return any(text in wanted or key_of(text) in wanted for text in _texts(concept, constraint.name))


def _texts(concept: Concept, name: str) -> Iterator[str]:
    """Yield the values of a property; of a broader concept, which may be further up, its labels as well."""
    yield from (value.text for value in values_of(concept, name))
    if name == "broader":
        for one in above(concept):
            yield one.hit.uri
            yield from (label.text for label in one.hit.labels)


def _told(found: _Found, service: Service) -> Result:
    hit, index = found.concept.hit, found.concept.index
    types: list[Type] = types_of(index, service.language)
    return {
        "id": hit.uri,
        "name": hit.label(service.language).text,
        "description": description_of(found.concept, service, found.matched),
        "score": found.score,
        "match": found.match,
        "type": types,
        "features": [{"id": name, "value": value} for name, value in found.features],
    }


def description_of(concept: Concept, service: Service, matched: str = "") -> str:
    """Give what tells a concept from its namesakes: how it was found, its definition, its thesaurus."""
    hit, facts = concept.hit, concept.index.facts
    shown = hit.label(service.language).text
    found = translate(marked("found by {label}"), service.language, label=matched)
    definition = hit.definition if len(hit.definition) <= _SHOWN else f"{hit.definition[:_SHOWN].rstrip()}…"
    parts = (found if matched and key_of(matched) != key_of(shown) else "", definition, facts.title)
    return " · ".join(part for part in parts if part)
