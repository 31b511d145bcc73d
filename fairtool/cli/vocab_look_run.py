"""What `fairtool vocab search` and `fairtool vocab show` do."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from fairtool.cli.console import chosen_language, typed
from fairtool.cli.map_targets import matcher_for
from fairtool.cli.vocab_forms import check_form
from fairtool.exit_code import ExitCode
from fairtool.mapping.answer import Candidate, Keyword
from fairtool.mapping.candidates import identified
from fairtool.mapping.matcher import Matcher
from fairtool.render.visible import visible
from fairtool.thesauri.index import Hit, Index
from fairtool.thesauri.library import known_names
from fairtool.thesauri.words import key_of
from fairtool.translate import Language, marked, translate

SEARCH_SCHEMA = "fairtool-vocab-search/1"
CONCEPT_SCHEMA = "fairtool-vocab-concept/1"
_LEAST = 0.01  # probability of a concept that is shown
_SHOWN = 12  # concepts above, below or beside one that are named
_RELATIONS = (
    ("broader", marked("broader")),
    ("narrower", marked("narrower")),
    ("related", marked("related")),
    ("replaced_by", marked("replaced by")),
)


def run_search(text: str, to: Sequence[str], limit: int, form: str, *, lang: str | None) -> ExitCode:
    """Show the concepts nearest to a text; 1 where there is none. Raises UsageError for a thesaurus that is none."""
    language = chosen_language(lang)
    check_form(form)
    matcher = matcher_for(to or known_names(), (), language, most=limit)
    found = _near_or_begun(typed(text), matcher, limit)
    if form == "json":
        rows = [{"uri": one.uri, "label": one.label, "scheme": one.scheme.name, "score": one.score} for one in found]
        sys.stdout.write(json.dumps({"schema": SEARCH_SCHEMA, "concepts": rows}, ensure_ascii=False, indent=1) + "\n")
    else:
        for line in _found(found, language):
            sys.stdout.write(f"{visible(line)}\n")
    return ExitCode.CLEAN if found else ExitCode.FINDINGS


def _near_or_begun(text: str, matcher: Matcher, limit: int) -> tuple[Candidate, ...]:
    """Give the concepts that a text may mean, then those with a label of which words begin as it does."""
    near = tuple(one for one in matcher.answer(Keyword(text)).candidates if one.score >= _LEAST)
    known = {one.uri for one in near}
    begun = (
        identified(number, index, matcher.lang)
        for index in matcher.indexes
        for number in index.with_words(key_of(text), limit)
    )
    return (*near, *(replace(one, score=0.0) for one in begun if one.uri not in known))


def _found(found: Sequence[Candidate], language: Language) -> Iterator[str]:
    if not found:
        yield translate("no concept is near", language)
    wide = max((len(one.scheme.name) for one in found), default=0)
    for one in found:
        yield f"{one.scheme.name:{wide}}  {one.label}  {one.uri}"


def run_show(name: str, to: Sequence[str], form: str, *, lang: str | None) -> ExitCode:
    """Show a concept of every thesaurus that has it; 1 where none has. Raises UsageError for what is no thesaurus."""
    language = chosen_language(lang)
    check_form(form)
    indexes = matcher_for(to or known_names(), (), language).indexes
    found = [(index, index.hit(number)) for index in indexes for number in index.by_identifier(typed(name))]
    if form == "json":
        rows = [_document(index, hit) for index, hit in found]
        sys.stdout.write(json.dumps({"schema": CONCEPT_SCHEMA, "concepts": rows}, ensure_ascii=False, indent=1) + "\n")
    elif not found:
        text = translate(
            "no thesaurus here has {name}; to find it by its label: fairtool vocab search", language, name=name
        )
        sys.stdout.write(f"{visible(text)}\n")
    else:
        for index, hit in found:
            for line in _lines(index, hit, language):
                sys.stdout.write(f"{visible(line)}\n")
    return ExitCode.CLEAN if found else ExitCode.FINDINGS


def _document(index: Index, hit: Hit) -> dict[str, object]:
    relations: dict[str, list[str]] = {}
    for kind, uri in (*index.relations(hit.number), *(("narrower", uri) for uri in index.narrower(hit.uri))):
        if uri not in relations.setdefault(kind, []):
            relations[kind].append(uri)
    return {
        "uri": hit.uri,
        "scheme": index.facts.name,
        "labels": [asdict(label) for label in hit.labels],
        "notation": hit.notation,
        "path": hit.path,
        "unit": hit.unit,
        "deprecated": hit.deprecated,
        "relations": relations,
    }


def _lines(index: Index, hit: Hit, language: Language) -> Iterator[str]:
    yield f"{hit.label(language).text}  {hit.uri}"
    yield f"  {index.facts.title} ({index.facts.name} {index.facts.version})".rstrip()
    if hit.deprecated:
        yield f"  {translate('deprecated', language)}"
    for label in hit.labels:
        if label.lang.partition("-")[0] in ("fr", "en", ""):
            yield f"  {label.kind:6} {label.lang:2} {label.text}"
    if hit.notation:
        yield f"  {translate('code', language)}: {hit.notation}"
    if hit.unit:
        yield f"  {translate('unit', language)}: {hit.unit}"
    yield from _related(index, hit, language)


def _related(index: Index, hit: Hit, language: Language) -> Iterator[str]:
    relations = index.relations(hit.number)
    for kind, word in _RELATIONS:
        uris = [uri for name, uri in relations if name == kind]
        uris += [uri for uri in index.narrower(hit.uri) if kind == "narrower" and uri not in uris]
        if uris:
            shown = "; ".join(index.label_of(uri, language) for uri in uris[:_SHOWN])
            more = f"; ... ({len(uris)})" if len(uris) > _SHOWN else ""
            yield f"  {translate(word, language)}: {shown}{more}"
    for kind, uri in relations:
        if kind.endswith("Match"):
            yield f"  {kind}: {uri}"
