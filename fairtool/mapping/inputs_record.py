"""Keywords in a metadata record, with their language, kind, thesaurus and the concept they are linked to."""

from collections.abc import Iterator, Mapping

from fairtool.mapping.answer import Keyword
from fairtool.record.record import Record
from fairtool.record.resource import Keywords
from fairtool.skos.facet import Facet
from fairtool.vocabulary.languages import language

# A theme may be of any kind of concept, and says nothing.
_FACETS: Mapping[str, Facet] = {
    "place": Facet.PLACE, "platform": Facet.PLATFORM, "instrument": Facet.INSTRUMENT,
    "taxon": Facet.OBJECT, "featureType": Facet.OBJECT,
}  # fmt: skip


def of_record(record: Record, name: str) -> tuple[Keyword, ...]:
    """Give the keywords of a record in the order of the document; `name` is what the user called it."""
    lang = _short(record.language)
    return tuple(
        one
        for number, resource in enumerate(record.resources)
        for place, block in enumerate(resource.keywords)
        for one in _words(block, lang, (record, name, f"resources[{number}].keywords[{place}]"))
    )


def _words(block: Keywords, lang: str, at: tuple[Record, str, str]) -> Iterator[Keyword]:
    record, name, path = at
    title = block.thesaurus.title.value if block.thesaurus and block.thesaurus.title else ""
    for number, word in enumerate(block.words):
        text = " ".join(word.value.split())
        place = record.places.get(f"{path}.words[{number}]")
        if text:
            where = place.where if place else ""
            yield Keyword(text, lang, "", _FACETS.get(block.type), name, where, word.href, title)


def _short(code: str) -> str:
    """Give the language of a record in two letters, empty where it says none."""
    known = language(code) if code else None
    return (known.alpha2 or "") if known else ""
