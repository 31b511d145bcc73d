"""What a record tells of the theme of its data: topic categories, INSPIRE themes, keywords of lists, standard names."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from fairtool.push.targets import Words
from fairtool.record.content import Variable
from fairtool.record.essentials import Essentials, Keyword
from fairtool.resources import folder
from fairtool.vocabulary.inspire import theme, theme_at

Where = Literal["topic", "inspire", "keyword", "variable"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, and what tells it: codes and words of lists, in small letters."""

    name: str
    titles: Words
    topics: frozenset[str]
    inspire: frozenset[str]
    gcmd: frozenset[str]
    thesauri: tuple[str, ...]
    standard_names: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clue:
    """Something in a record that tells a theme: where it stands, and what stands there."""

    theme: str
    where: Where
    value: str


@cache
def themes() -> Mapping[str, Theme]:
    """Give the themes by name, in the order in which they are looked for."""
    content = tomllib.loads((folder("schemas") / "push" / "themes.toml").read_text(encoding="utf-8"))
    return {
        name: Theme(
            name,
            {"en": entry["title"], "fr": entry["title_fr"]},
            topics=frozenset(entry["topics"]),
            inspire=frozenset(entry["inspire"]),
            gcmd=frozenset(entry["gcmd"]),
            thesauri=tuple(entry["thesauri"]),
            standard_names=tuple(f"_{one}_" for one in entry["standard_names"]),
            words=frozenset(entry["words"]),
        )
        for name, entry in content.items()
    }


def clues_of(said: Essentials) -> tuple[Clue, ...]:
    """Give what tells the theme; the standard names of variables are heard only where the lists tell none."""
    found = tuple(dict.fromkeys((*_of_topics(said.topics), *_of_keywords(said.keywords))))
    return found or tuple(dict.fromkeys(_of_variables(said.variables)))


def ranked(clues: Iterable[Clue]) -> tuple[str, ...]:
    """Give the themes, the one with the most clues first; those of nothing in particular come last."""
    counts = Counter(clue.theme for clue in clues)
    vague = ("earth", "other")
    return tuple(sorted(counts, key=lambda name: (name in vague, -counts[name], tuple(themes()).index(name))))


def _of_topics(topics: Iterable[str]) -> Iterator[Clue]:
    for topic in topics:
        yield from (Clue(one.name, "topic", topic) for one in themes().values() if topic in one.topics)


def _of_keywords(keywords: Iterable[Keyword]) -> Iterator[Clue]:
    for keyword in keywords:
        code = _inspire_code(keyword)
        where: Where = "inspire" if code else "keyword"
        for one in themes().values():
            if code in one.inspire or (not code and _tells(keyword, one)):
                yield Clue(one.name, where, keyword.label.value)


def _inspire_code(keyword: Keyword) -> str:
    known = theme_at(keyword.uri)
    if known is None and "inspire" in f"{keyword.thesaurus} {keyword.thesaurus_uri}".lower():
        found = theme(keyword.label.value)
        known = found.entry if found else None
    return known.code if known else ""


def _tells(keyword: Keyword, one: Theme) -> bool:
    label = keyword.label.value.strip().casefold()
    steps = [step.strip() for step in label.split(">")]
    if steps[0] == "earth science" and len(steps) > 1:
        return steps[1] in one.gcmd
    origin = f"{keyword.thesaurus} {keyword.thesaurus_uri} {keyword.uri}".lower()
    return label in one.words or any(part in origin for part in one.thesauri)


def _of_variables(variables: Iterable[Variable]) -> Iterator[Clue]:
    for variable in variables:
        for name in _standard_names(variable):
            told = (one for one in themes().values() if any(part in f"_{name}_" for part in one.standard_names))
            yield from (Clue(one.name, "variable", name) for one in islice(told, 1))


def _standard_names(variable: Variable) -> Iterator[str]:
    yield from (str(one.code or "") for one in variable.names if one.codespace.startswith("CF"))
