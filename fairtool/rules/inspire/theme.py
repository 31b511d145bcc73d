"""At least one keyword is an INSPIRE theme, from its thesaurus (1.4)."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, folded, place, record_language
from fairtool.rules.inspire.keyword_groups import Group, Word, keyword_groups
from fairtool.vocabulary.inspire import Theme, theme, theme_at, themes, thesaurus

_LONGEST = 200
_GROUP = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:descriptiveKeywords[1]/gmd:MD_Keywords"
_TITLE = f"{_GROUP}/gmd:thesaurusName/gmd:CI_Citation/gmd:title"


def _keyword(text: str) -> str:
    return f"{_GROUP}/gmd:keyword = <gmd:keyword><gco:CharacterString>{text}</gco:CharacterString></gmd:keyword>"


@rule(
    "inspire-1.4-theme",
    covers=["1.4"],
    when=element("DataRecord"),
    examples=[
        Example("1.4", bad=f"{_GROUP[:-16]} =", good=""),
        Example(
            "1.4",
            bad=f"{_TITLE} = <gmd:title><gco:CharacterString>Thèmes INSPIRE</gco:CharacterString></gmd:title>",
            good=f"{_TITLE}/gmx:Anchor@xlink:title = GEMET",
        ),
        Example("1.4", bad=_keyword("océan"), good=_keyword("Régions maritimes")),
        Example("1.4", bad=_keyword("régions Maritimes"), good=_keyword("Régions maritimes")),
    ],
)
def a_keyword_is_a_theme(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A group of keywords cites `GEMET - INSPIRE themes, version 1.0`, and each such group has a theme in it.

    The geoportal of INSPIRE sorts all data by the 34 themes of the directive, and finds them by the exact name of
    the thesaurus, in English whatever the language of the record. The theme has the exact words of the list, upper and
    lower case too; they may be in any language of the Union here, another rule asks for that of the record.
    """
    groups = keyword_groups(context.view)
    cited = [group for group in groups if group.title == thesaurus().title]
    if not cited:
        yield _uncited(node, groups, record_language(context.view))
    for group in cited:
        if not any(_is_exact(word) for word in group.words):
            yield _no_theme(group, record_language(context.view))


@rule(
    "inspire-1.4-theme-label",
    when=element("DataRecord"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} 1.4",
    examples=[
        Example("1.4", bad=_keyword("Sea regions"), good=_keyword("Régions maritimes")),
        Example("1.4", bad=_keyword("sr"), good=_keyword("Régions maritimes")),
    ],
)
def themes_are_spelt_as_in_the_list(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An INSPIRE theme has the words of the list, in the language of the record.

    Portals show them as they are, and some compare them letter by letter. The validator takes a theme in any language
    of the Union, or its two letters.
    """
    language = record_language(context.view)
    for group in keyword_groups(context.view):
        if group.title == thesaurus().title and any(_is_exact(word) for word in group.words):
            for word in group.words:
                yield from _spelling(word, language)


def _theme_of(word: Word) -> Theme | None:
    """Give the theme that a keyword means: by its words in any language, its two letters or its address."""
    return (_called(word.text) if len(word.text) <= _LONGEST else None) or (theme_at(word.href) if word.href else None)


@lru_cache(maxsize=2048)  # a catalogue has the same keywords over and over
def _called(text: str) -> Theme | None:
    found = theme(text)
    return found.entry if found else themes().get(text)


def _is_exact(word: Word) -> bool:
    """Tell whether a keyword is a theme as the validator compares it: letter by letter, or by its two letters."""
    meant = _theme_of(word)
    return meant is not None and (word.text == meant.code or word.text in meant.labels.values())


def _spelling(word: Word, language: str) -> Iterator[Problem]:
    meant = _theme_of(word)
    right = meant.labels.get(language) if meant else None
    if right and word.text != right:
        yield Problem(
            '{where} is "{value}"; the INSPIRE theme is "{right}" in the language of the record: write exactly that',
            where=word.node.where,
            line=word.node.line,
            value=word.text,
            right=right,
            fix=word.node.set_text(right) if folded(word.text) == folded(right) else None,
        )


def _uncited(node: Node, groups: tuple[Group, ...], language: str) -> Problem:
    for group in sorted(groups, key=_means_inspire, reverse=True):
        found = next((known for word in group.words if (known := _theme_of(word))), None)
        if group.titles and (found or _means_inspire(group)):
            return _wrong_title(group, found, language)
        if found:
            return Problem(
                "{where} is missing: {theme} is an INSPIRE theme, but its thesaurus is not cited; write it with "
                'the title "{title}", the date {day} and its type publication',
                where=place(group.node, "thesaurus"),
                line=group.node.line,
                theme=found.labels.get(language, found.code),
                title=thesaurus().title,
                day=thesaurus().date,
            )
    return _nothing(node, groups, language)


def _means_inspire(group: Group) -> bool:
    """Tell whether the title of the thesaurus says, in other words, that it is that of the INSPIRE themes."""
    title = folded(group.title)
    return "inspire" in title and ("theme" in title or "thème" in title)


def _wrong_title(group: Group, found: Theme | None, language: str) -> Problem:
    title = group.titles[0]
    return Problem(
        '{where} is "{value}", but its keyword {theme} is an INSPIRE theme; write exactly "{title}"'
        if found
        else '{where} is "{value}"; the title of the thesaurus of INSPIRE themes is "{title}": write exactly that',
        where=title.node.where,
        line=title.node.line,
        value=group.title,
        theme=found.labels.get(language, found.code) if found else "",
        title=thesaurus().title,
        fix=title.node.set_text(thesaurus().title) if found and _means_inspire(group) else None,
    )


def _nothing(node: Node, groups: tuple[Group, ...], language: str) -> Problem:
    resource = node.first("resources") or node
    near = next((known for group in groups for word in group.words[:50] if (known := _nearest(word, language))), "")
    if near:
        return Problem(
            "{where} has no INSPIRE theme; write one in a group that cites "
            '"{title}" (publication, {day}): the nearest to its keywords is "{near}"',
            where=resource.where,
            line=resource.line,
            title=thesaurus().title,
            day=thesaurus().date,
            near=near,
        )
    return Problem(
        "{where} has no INSPIRE theme; write one of the 34 as a keyword, in a group that cites "
        '"{title}" (publication, {day})',
        where=resource.where,
        line=resource.line,
        title=thesaurus().title,
        day=thesaurus().date,
    )


def _no_theme(group: Group, language: str) -> Problem:
    for word in group.words:
        if meant := _theme_of(word):
            return Problem(
                '{where} is "{value}", which means an INSPIRE theme but is not spelt so; write exactly "{right}"',
                where=word.node.where,
                line=word.node.line,
                value=word.text,
                right=(right := _label(meant, word.text, language)),
                fix=word.node.set_text(right) if folded(word.text) == folded(right) else None,
            )
    near = next((known for word in group.words[:50] if (known := _nearest(word, language))), "")
    first = group.words[0].node if group.words else group.node
    value = group.words[0].text if group.words else ""
    if near:
        return Problem(
            '{where} is "{value}", which is no INSPIRE theme; the nearest is "{near}"',
            where=first.where,
            line=first.line,
            value=value,
            near=near,
        )
    return Problem(
        '{where} is "{value}", which is no INSPIRE theme; write one of the 34, such as "{sample}"',
        where=first.where,
        line=first.line,
        value=value,
        sample=themes()["of"].labels.get(language) or themes()["of"].labels["en"],
    )


def _label(meant: Theme, text: str, language: str) -> str:
    """Give the label of a theme that a text is but for upper case and blanks, else that in a language."""
    same = next((label for label in meant.labels.values() if folded(label) == folded(text)), "")
    return same or meant.labels.get(language) or meant.labels["en"]


def _nearest(word: Word, language: str) -> str:
    """Give the theme that shares most words with a keyword, in the language of the record."""
    scores: dict[str, float] = {}
    for one in _words(word.text[:_LONGEST]):
        for label, weight in _index(language).get(one, ()):
            scores[label] = scores.get(label, 0.0) + weight
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] >= 0.5 else ""


@cache
def _index(language: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Give the themes that have a word, each with its weight there: the fewer themes have it, the more it says."""
    words = {
        label: _words(label) for label in (one.labels.get(language) or one.labels["en"] for one in themes().values())
    }
    rarity = {word: 1 / sum(word in others for others in words.values()) for own in words.values() for word in own}
    whole = {label: sum(rarity[word] for word in own) for label, own in words.items()}
    return {
        word: tuple((label, rarity[word] / whole[label]) for label, own in words.items() if word in own)
        for word in rarity
    }


def _words(text: str) -> frozenset[str]:
    """Give the beginnings of the words but for the shortest: `océan` and `océanographie` begin alike."""
    return frozenset(word[:5] for word in text.casefold().replace("-", " ").split() if len(word) > 2)
