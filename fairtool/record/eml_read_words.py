"""Reads the titles, keywords and rights of EML."""

from collections.abc import Iterator

from fairtool.iso.element import Element
from fairtool.record.eml_document import Document, language_of, paragraphs, spoken, word, words
from fairtool.record.eml_words import KEYWORD_TYPES, TOPICS
from fairtool.record.essentials import Keyword, Licence
from fairtool.record.flat_licences import spdx_of
from fairtool.record.text import Text

_TYPES = {name: code for code, name in KEYWORD_TYPES.items()}


def language(root: Element, dataset: Element) -> str:
    """Give the language of the description: of the document, of the title, or that of the data."""
    title = dataset.find("title")
    from_title = language_of(title) if title is not None else ""
    return language_of(root) or from_title or word(dataset, "language")


def titles(dataset: Element, main: str) -> tuple[Text | None, tuple[Text, ...]]:
    """Give the title with its translations, and the others: short names, second titles of the same language."""
    chief: Text | None = None
    others = [Text(words(one)) for one in dataset.iterfind("shortName") if words(one)]
    for element in dataset.iterfind("title"):
        text, code = spoken(element), language_of(element)
        if text is None:
            continue
        if chief is None:
            chief = text
        elif code and code != main and code not in chief.translations:
            chief = Text(chief.value, "", {**chief.translations, code: text.value})
        else:
            others.append(text)
    return chief, tuple(others)


def keywords(document: Document, dataset: Element) -> Iterator[Keyword]:
    """Give the keywords with their thesauri, and with the concepts that annotations name."""
    concepts = dict(_concepts(dataset))
    for group in document.all(dataset, "keywordSet"):
        thesaurus = word(group, "keywordThesaurus")
        uri = thesaurus if "://" in thesaurus else ""
        if thesaurus != TOPICS:
            for element in group.iterfind("keyword"):
                if text := spoken(element):
                    found = Text(text.value, concepts.pop(text.value, ""), text.translations)
                    type_ = _TYPES.get(str(element.get("keywordType") or ""), "")
                    yield Keyword(found, type_, "" if uri else thesaurus, uri)
    for label, address in concepts.items():
        yield Keyword(Text(label, address), "theme")


def topics(dataset: Element) -> tuple[str, ...]:
    """Give the topic categories of ISO 19115."""
    groups = (group for group in dataset.iterfind("keywordSet") if word(group, "keywordThesaurus") == TOPICS)
    return tuple(words(one) for group in groups for one in group.iterfind("keyword") if words(one))


def projects(dataset: Element) -> Iterator[Keyword]:
    """Give the names of the project other than that of the data."""
    own = {words(one) for one in dataset.iterfind("title")}
    for one in dataset.iterfind("project/title"):
        if words(one) and words(one) not in own:
            yield Keyword(Text(words(one)), "project")


def rights(dataset: Element) -> tuple[tuple[Licence, ...], tuple[Text, ...]]:
    """Give the licences and the conditions of use; a condition that names a licence is one where no other is."""
    licences = tuple(_licence(one) for one in dataset.iterfind("licensed"))
    said = paragraphs(dataset.find("intellectualRights"))
    if licences:
        return licences, said
    named = tuple(text for text in said if spdx_of(text.value))
    found = tuple(Licence(spdx_of(text.value), "", text.value) for text in named)
    return found, tuple(text for text in said if text not in named)


def _licence(element: Element) -> Licence:
    name, url, identifier = (word(element, path) for path in ("licenseName", "url", "identifier"))
    spdx = identifier or spdx_of(url) or spdx_of(name)
    return Licence(spdx, url, name if name not in {spdx, url} else "")


def _concepts(dataset: Element) -> Iterator[tuple[str, str]]:
    for value in dataset.iterfind("annotation/valueURI"):
        if words(value):
            yield str(value.get("label") or words(value)), words(value)
