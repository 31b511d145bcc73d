"""What is told of the concepts that were found: how each was found, how it stands to the keyword, what else to know."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairtool.mapping.answer import Candidate, Method, Predicate, Remark
from fairtool.mapping.decide import ACCEPTED, Search, doubt_of
from fairtool.mapping.evidence import FEATURES
from fairtool.mapping.rank import Ranked
from fairtool.mapping.readings import Reading
from fairtool.skos.entry import LabelKind
from fairtool.skos.facet import Facet
from fairtool.thesauri.content import alias_of
from fairtool.thesauri.index import Found, Hit, Index
from fairtool.thesauri.labels import Origin
from fairtool.thesauri.words import key_of
from fairtool.translate import Language, marked

_SAME_WORDS, _MISSING, _EXTRA = (FEATURES.index(name) for name in ("same_words", "missing", "extra"))
_URN = re.compile(r"(?:SDN|urn:SDN):(\w+):\w*:(\w+)", re.ASCII | re.IGNORECASE)
_COLLECTIONS = "http://vocab.nerc.ac.uk/collection/"
_CLOSE = 0.5  # what is told of a concept that is mapped onto another, but not as the same
# A concept that is narrower than that which the keyword names is near it; a broader one is broader.
_MAPPED: Mapping[str, Predicate] = {"exactMatch": Predicate.EXACT, "narrowMatch": Predicate.BROAD}
_TOPICS = frozenset({Facet.THEME, Facet.OBJECT})
_LIKELY = 0.5  # probability from which it is told why a concept is not taken as it is
_KINDS: Mapping[Origin, LabelKind] = {
    Origin.PREFERRED: LabelKind.PREFERRED,
    Origin.ALTERNATIVE: LabelKind.ALTERNATIVE,
}


def identified(number: int, index: Index, lang: Language, *, sure: bool = True, said: str = "") -> Candidate:
    """Give the concept that an address, notation or path names; of a deprecated one, what took its place.

    `said` is the text that named it: an old path leads to today's.

    It is certain where it is `sure` that the keyword is meant as such.
    """
    hit = index.hit(number)
    successor = index.by_identifier(hit.successor) if hit.successor else ()
    if not successor:
        made = _made(hit, index, lang, 1.0, Method.IDENTIFIER)
        remarks = (*_deprecated(hit), *_renamed(hit, said))
        return replace(made, predicate=Predicate.EXACT, certain=sure and not hit.deprecated, remarks=remarks)
    replaced = [uri for kind, uri in index.relations(number) if kind == "replaced_by"]
    remark = Remark(marked("{old} is deprecated; {new} took its place"), {"old": hit.uri, "new": hit.successor})
    made = _made(index.hit(successor[0]), index, lang, 1.0, Method.IDENTIFIER)
    return replace(made, predicate=Predicate.EXACT, certain=sure and len(replaced) < 2, remarks=(remark,))


def by_mapping(text: str, index: Index, lang: Language) -> tuple[Candidate, ...]:
    """Give the concepts that are mapped onto one of another thesaurus, which a text names by its address or URN."""
    found = _URN.fullmatch(text)
    uri = f"{_COLLECTIONS}{found[1].upper()}/current/{found[2]}/" if found else text if "://" in text else ""
    mapped = dict(index.mapped_to(uri)) if uri else {}
    exact = [number for number, kind in mapped.items() if kind == Predicate.EXACT]
    remark = Remark(marked("its thesaurus maps it onto {uri}"), {"uri": uri})
    return tuple(
        replace(
            identified(number, index, lang),
            predicate=_MAPPED.get(kind, Predicate.CLOSE),
            score=1.0 if kind == Predicate.EXACT else _CLOSE,
            certain=exact == [number],
            remarks=(remark,),
        )
        for number, kind in sorted(mapped.items(), key=lambda pair: pair[1] != Predicate.EXACT)
    )


def candidates_of(search: Search, lang: Language) -> tuple[Candidate, ...]:
    """Give the best concepts of a search as candidates, in order; `lang` is that of the labels shown."""
    first, *others = search.best
    doubt = doubt_of(search)
    best = _candidate(first, search, lang, sure=first.probability >= ACCEPTED and not doubt)
    if doubt and first.probability >= _LIKELY:
        best = replace(best, remarks=(*best.remarks, Remark(doubt)))
    return (best, *(_candidate(one, search, lang) for one in others))


def _candidate(one: Ranked, search: Search, lang: Language, *, sure: bool = False) -> Candidate:
    row = search.evidence.features[one.row].tolist()
    found = search.index.found(one.way) if one.way >= 0 else None
    hit = search.index.hit(one.concept)
    method = _method(search.text, row, search.readings[one.reading], found)
    return replace(
        _made(hit, search.index, lang, one.probability, method),
        matched=found.text if found else "",
        matched_lang=found.lang if found else "",
        kind=_KINDS.get(found.origin, LabelKind.HIDDEN) if found else LabelKind.PREFERRED,
        predicate=_predicate(row, search.readings[one.reading], sure=sure and not _is_collective(search, found)),
        certain=sure and not hit.deprecated,
        remarks=(*_deprecated(hit), *_old(found)),
    )


def _made(hit: Hit, index: Index, lang: Language, score: float, method: Method) -> Candidate:
    label = hit.label(lang)
    told = (hit.uri, label.text, label.lang, index.facts, round(score, 3), method)
    preferred = tuple(one for one in hit.labels if one.kind is LabelKind.PREFERRED)
    return Candidate(*told, notation=hit.notation, unit=hit.unit or "", labels=preferred)


def _method(text: str, row: Sequence[float], reading: Reading, found: Found | None) -> Method:
    """Name the way in which a label was found."""
    if found is None:
        return Method.FIELD
    if reading.method is not Method.SIMILAR:
        return reading.method
    if found.key == key_of(text):
        return Method.EXACT if found.text.casefold() == text.casefold() else Method.NORMALISED
    return Method.WORDS if row[_SAME_WORDS] else Method.SIMILAR


def _predicate(row: Sequence[float], reading: Reading, *, sure: bool) -> Predicate:
    """Say how a concept stands to a keyword: broader where its label has only some of the words, near otherwise."""
    if reading.aside or (row[_MISSING] > 0 and not row[_EXTRA]):
        return Predicate.BROAD
    return Predicate.EXACT if sure else Predicate.CLOSE


def _is_collective(search: Search, found: Found | None) -> bool:
    """Tell whether a concept of themes was found by another than its preferred label, which may name a part of it.

    `pluie` leads to the theme of precipitation; the names of a quantity or a platform are all names of the same.
    """
    facets = search.index.facts.facets
    is_other = found is not None and found.origin in (Origin.ALTERNATIVE, Origin.HIDDEN)
    return is_other and bool(facets) and facets <= _TOPICS


def _deprecated(hit: Hit) -> tuple[Remark, ...]:
    if not hit.deprecated:
        return ()
    template = marked("{uri} is deprecated, and its thesaurus names nothing that took its place")
    return (Remark(template, {"uri": hit.uri}),)


def _renamed(hit: Hit, said: str) -> tuple[Remark, ...]:
    if ">" not in said or alias_of(said) == alias_of(hit.path):
        return ()
    return (Remark(marked("{path} is an old path of this concept"), {"path": said}),)


def _old(found: Found | None) -> tuple[Remark, ...]:
    if found is None or found.origin is not Origin.OLD:
        return ()
    template = marked("{label} is the label of a deprecated concept, which this one replaces")
    return (Remark(template, {"label": found.text}),)
