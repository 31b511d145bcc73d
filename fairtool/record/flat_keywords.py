"""Keywords with their thesauri, flat and nested."""

from collections.abc import Iterable
from itertools import groupby

from fairtool.record.citation import Citation, Date, Identifier
from fairtool.record.essentials import Keyword
from fairtool.record.flat_identifiers import whole
from fairtool.record.resource import Keywords
from fairtool.record.text import Text


def flat_keywords(groups: Iterable[Keywords]) -> tuple[Keyword, ...]:
    """Give every word once, with what is said of its thesaurus."""
    found = (_keyword(word, group) for group in groups for word in group.words)
    return tuple({repr(one): one for one in found}.values())


def nested_keywords(keywords: Iterable[Keyword]) -> tuple[Keywords, ...]:
    """Give the words in groups of one type and thesaurus, in their order."""
    return tuple(_group(key, tuple(found)) for key, found in groupby(keywords, key=_key))


def _keyword(word: Text, group: Keywords) -> Keyword:
    thesaurus = group.thesaurus or Citation()
    title = thesaurus.title or Text("")
    return Keyword(word, group.type, title.value, _address(thesaurus), _date(thesaurus))


def _address(thesaurus: Citation) -> str:
    said = [thesaurus.title.href] if thesaurus.title else []
    said += [text for one in thesaurus.identifiers for text in (one.code.href if one.code else "", whole(one))]
    said += [link.url for link in thesaurus.links]
    return next((one for one in said if "://" in one), "") or next(filter(None, said), "")


def _date(thesaurus: Citation) -> str:
    """Give the date of publication, else the first."""
    published = [date.value for date in thesaurus.dates if date.type == "publication"]
    return next(filter(None, (*published, *(date.value for date in thesaurus.dates))), "")


def _key(keyword: Keyword) -> tuple[str, str, str, str]:
    return keyword.type, keyword.thesaurus, keyword.thesaurus_uri, keyword.thesaurus_date


def _group(key: tuple[str, str, str, str], keywords: tuple[Keyword, ...]) -> Keywords:
    type_, title, uri, date = key
    thesaurus = Citation(
        title=Text(title, uri) if title else None,
        dates=(Date(date, "publication"),) if date else (),
        identifiers=(Identifier(code=Text(uri)),) if uri and not title else (),
    )
    words = tuple(keyword.label for keyword in keywords)
    return Keywords(words, type_, thesaurus if thesaurus != Citation() else None)
