"""Filling the fields of a form from a record: each name of `fill` in schemas/targets gives lines to be copied."""

from collections.abc import Callable, Iterable, Mapping

from fairtool.push.amounts import in_words
from fairtool.push.kit.fill_parties import PARTIES
from fairtool.push.kit.filling import Filling
from fairtool.record.dataverse_words import EARTH, KINDS
from fairtool.record.essentials import Essentials, Keyword, Relation
from fairtool.record.extent import Box, Period
from fairtool.record.flat_identifiers import address_of, doi_in
from fairtool.record.text import Text
from fairtool.vocabulary.inspire import theme_at

Lines = tuple[str, ...]
# Fields that are one text, which may have translations.
TEXTS: Mapping[str, Callable[[Essentials], Text | None]] = {
    "title": lambda said: said.title,
    "abstract": lambda said: said.abstract,
    "lineage": lambda said: said.lineage,
    "supplemental": lambda said: said.supplemental,
}
_MOST_FILES = 20  # that a field names; files.csv has all
_DOCUMENTS = frozenset({"IsCitedBy", "Cites", "IsSupplementTo", "IsReferencedBy", "References", "IsDocumentedBy"})
_DATA = frozenset({"IsPartOf", "HasPart", "IsDerivedFrom", "IsSourceOf", "IsNewVersionOf", "IsPreviousVersionOf"})


def lines_of(fill: str, filling: Filling) -> Lines:
    """Give what fills a field, each line once; nothing for a field that no record fills."""
    if fill in TEXTS:
        text = TEXTS[fill](filling.said)
        return (text.value,) if text and text.value.strip() else ()
    make = FILLS.get(fill)
    return _once(make(filling)) if make else ()


def _once(lines: Iterable[str]) -> Lines:
    return tuple(dict.fromkeys(line for line in lines if line.strip()))


def _cells(*cells: str) -> str:
    return " | ".join(cell for cell in cells if cell)


def _licence(filling: Filling) -> Lines:
    return tuple(_cells(one.spdx or one.text, one.url) for one in filling.said.licences)


def _keywords(filling: Filling) -> Lines:
    return tuple(_keyword(one) for one in filling.said.keywords)


def _keyword(one: Keyword) -> str:
    return _cells(one.label.value, one.uri, one.thesaurus)


def _inspire(filling: Filling) -> Lines:
    return tuple(_keyword(one) for one in filling.said.keywords if _is_inspire(one))


def _other_keywords(filling: Filling) -> Lines:
    return tuple(_keyword(one) for one in filling.said.keywords if not _is_inspire(one))


def _is_inspire(one: Keyword) -> bool:
    return theme_at(one.uri) is not None or "inspire" in f"{one.thesaurus} {one.thesaurus_uri}".lower()


def _boxes(filling: Filling) -> Lines:
    return tuple(_box(one) for one in filling.said.boxes if one.inclusion is not False)


def _box(one: Box) -> str:
    sides = (one.west, one.south, one.east, one.north)
    return " | ".join("?" if side is None else f"{side:g}" for side in sides)


def _period(filling: Filling) -> Lines:
    return tuple(_cells(_begin(one), _end(one)) for one in filling.said.periods)


def _begin(one: Period) -> str:
    return one.begin or one.begin_indeterminate


def _end(one: Period) -> str:
    return one.end or one.end_indeterminate


def _dates(filling: Filling) -> Lines:
    said = filling.said
    known = (("creation", said.created), ("publication", said.published), ("revision", said.revised))
    return tuple(_cells(value, word) for word, value in known if value)


def _doi_of_place(filling: Filling) -> Lines:
    return (f"DOI:{filling.doi}",) if filling.doi else ()


def _resolution(filling: Filling) -> Lines:
    said = filling.said
    metres = "" if said.resolution_metres is None else f"{said.resolution_metres:g} m"
    return metres, "" if said.scale is None else f"1:{said.scale}"


def _links(filling: Filling) -> Lines:
    return tuple(_cells(one.url, str(one.name or "")) for one in filling.said.links)


def _related(types: frozenset[str]) -> Callable[[Filling], Lines]:
    def lines(filling: Filling) -> Lines:
        return tuple(_relation(one) for one in filling.said.relations if one.type in types)

    return lines


def _relations(filling: Filling) -> Lines:
    return tuple(_cells(one.type, _relation(one)) for one in filling.said.relations)


def _relation(one: Relation) -> str:
    doi = doi_in(one.identifier)
    return _cells(address_of(doi) if doi else one.identifier, one.title)


def _files(filling: Filling) -> Lines:
    found = filling.files.files
    place = 0 if filling.language == "en" else 1
    told = tuple(_cells(one.name, in_words(one.size)[place]) for one in found[:_MOST_FILES])
    return told if len(found) <= _MOST_FILES else (*told, f"... ({len(found)})")


def _parameters(filling: Filling) -> Lines:
    return tuple(
        _cells(one.name, *(str(name.code or "") for name in one.names), str(one.description or ""), one.unit)
        for one in filling.said.variables
    )


def _species(filling: Filling) -> Lines:
    return tuple(one.label.value for one in filling.said.keywords if one.type == "taxon")


def _words(texts: Iterable[Text]) -> Lines:
    return tuple(one.value for one in texts)


FILLS: Mapping[str, Callable[[Filling], Lines]] = {
    **PARTIES,
    "identifier": lambda f: (f.said.identifier,),
    "doi-of-place": _doi_of_place,
    "language": lambda f: (f.said.language,),
    "resource-language": lambda f: f.said.resource_languages,
    "published": lambda f: (f.said.published[:10],),
    "created": lambda f: (f.said.created[:10],),
    "dates": _dates,
    "begin": lambda f: tuple(_begin(one) for one in f.said.periods[:1]),
    "end": lambda f: tuple(_end(one) for one in f.said.periods[:1]),
    "period": _period,
    "version": lambda f: (f.said.version,),
    "licence": _licence,
    "limitations": lambda f: _words(f.said.limitations),
    "access": lambda f: tuple(_cells(one.value, one.href) for one in f.said.access),
    "embargo": lambda f: (f.embargo.isoformat(),) if f.embargo else (),
    "credits": lambda f: _words(f.said.credits),
    "keywords": _keywords,
    "keyword-labels": lambda f: tuple(one.label.value for one in f.said.keywords),
    "inspire-themes": _inspire,
    "other-keywords": _other_keywords,
    "topics": lambda f: f.said.topics,
    "scope": lambda f: (f.said.kind,),
    "kind": lambda f: (KINDS.get(f.said.kind, "Other"),),
    "dataverse-subject": lambda _: (EARTH,),
    "boxes": _boxes,
    "places": lambda f: _words(f.said.places),
    "reference-systems": lambda f: tuple(_cells(one.value, one.href) for one in f.said.reference_systems),
    "resolution": _resolution,
    "links": _links,
    "graphics": lambda f: f.said.graphics,
    "related-datasets": _related(_DATA),
    "related-documents": _related(_DOCUMENTS),
    "relations": _relations,
    "devices": lambda f: _words((*f.said.instruments, *f.said.platforms)),
    "parameters": _parameters,
    "species": _species,
    "projects": lambda f: tuple(one.label.value for one in f.said.keywords if one.type == "project"),
    "files": _files,
}
