"""Platforms and instruments that the data come from, flat and nested."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.record.acquisition import Acquisition, Instrument, Platform
from fairtool.record.citation import Citation, Identifier
from fairtool.record.essentials import Essentials, Keyword
from fairtool.record.record import Record
from fairtool.record.text import Text

# Words in the title of a thesaurus that tell what its concepts are, where the type of the keywords does not.
_THESAURI: Mapping[str, tuple[str, ...]] = {
    "platform": ("gcmd platform", "platforms", "plateformes"),
    "instrument": ("gcmd instrument", "instruments"),
}


def flat_platforms(record: Record, keywords: Iterable[Keyword]) -> tuple[Text, ...]:
    """Give the platforms by name: those of the acquisition, then keywords of that kind."""
    named = (_name(one.identifier, one.citation, one.description) for one in _platforms(record))
    return _once((*named, *_of_kind(keywords, "platform")))


def flat_instruments(record: Record, keywords: Iterable[Keyword]) -> tuple[Text, ...]:
    """Give the instruments by name: those of the acquisition, then keywords of that kind."""
    said = _instruments(record)
    named = (_name(one.identifier, next(iter(one.citations), None), one.description or one.type) for one in said)
    return _once((*named, *_of_kind(keywords, "instrument")))


def nested_acquisitions(essentials: Essentials) -> tuple[Acquisition, ...]:
    """Give one acquisition with the platforms and instruments."""
    if not essentials.platforms and not essentials.instruments:
        return ()
    return (
        Acquisition(
            instruments=tuple(Instrument(identifier=Identifier(code=one)) for one in essentials.instruments),
            platforms=tuple(Platform(identifier=Identifier(code=one)) for one in essentials.platforms),
        ),
    )


def _platforms(record: Record) -> Iterator[Platform]:
    for acquisition in record.acquisitions:
        yield from acquisition.platforms
        yield from (one.mounted_on for one in acquisition.instruments if one.mounted_on)


def _instruments(record: Record) -> Iterator[Instrument]:
    for acquisition in record.acquisitions:
        yield from acquisition.instruments
        for platform in acquisition.platforms:
            yield from platform.instruments


def _name(identifier: Identifier | None, citation: Citation | None, description: Text | None) -> Text | None:
    """Give the title of the citation, else the code of the identifier, else the description."""
    title = citation.title if citation else None
    code = identifier.code if identifier else None
    return title or code or description


def _of_kind(keywords: Iterable[Keyword], kind: str) -> Iterator[Text]:
    for keyword in keywords:
        title = keyword.thesaurus.casefold()
        if keyword.type == kind or (keyword.type in {"", "theme"} and any(word in title for word in _THESAURI[kind])):
            yield keyword.label


def _once(texts: Iterable[Text | None]) -> tuple[Text, ...]:
    """Give each name once; the first spelling of a name stays."""
    found: dict[str, Text] = {}
    for text in texts:
        if text and (text.value or text.href):
            found.setdefault(text.value or text.href, text)
    return tuple(found.values())
