"""The generated tables of the repositories: what each says of itself, and where and when it was read."""

from collections.abc import Iterator

from docs_tables import cell

from fairtool.fair import repository_file
from fairtool.fair.repository import FACTS, IN_WORDS, Fact, Repository, fact_words
from fairtool.translate import Language

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "head": "| what is asked | answer | in words | source |",
        "True": "yes",
        "False": "no",
        "None": "not known",
        "of": "of {date}",
        "read": "read on {date}",
        "recalled": "recalled; answers nothing",
        "name": "Name: {names}.",
        "open": "Nothing was found on: {names}.",
    },
    "fr": {
        "head": "| ce qui est demandé | réponse | en mots | source |",
        "True": "oui",
        "False": "non",
        "None": "inconnu",
        "of": "du {date}",
        "read": "lu le {date}",
        "recalled": "de mémoire ; ne répond à rien",
        "name": "Nom : {names}.",
        "open": "Rien n’a été trouvé sur : {names}.",
    },
}


def repositories() -> str:
    """Give the repositories in English."""
    return _all("en")


def repositories_fr() -> str:
    """Give the repositories in French."""
    return _all("fr")


def _all(language: Language) -> str:
    return "\n\n".join(
        part
        for name in repository_file.repositories()
        for part in _repository(repository_file.load_repository(name), language)
    )


def _repository(one: Repository, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    own = ", ".join(f"`{name}`" for name in (one.name, *one.aliases))
    yield f"## {one.titles[language]}"
    yield f"{words['name'].format(names=own)} <{one.address}>"
    rows = [_row(one.facts[name], language) for name in FACTS if name in one.facts]
    yield "\n".join([words["head"], "|---|---|---|---|", *rows])
    if absent := [fact_words(name, language) for name in FACTS if name not in one.facts]:
        yield words["open"].format(names=", ".join(absent))


def _row(fact: Fact, language: Language) -> str:
    cells = (fact_words(fact.name, language), _answer(fact, language), fact.values[language], _source(fact, language))
    return f"| {' | '.join(map(cell, cells))} |"


def _answer(fact: Fact, language: Language) -> str:
    return "-" if fact.name in IN_WORDS else _WORDS[language][str(None if fact.recalled else fact.holds)]


def _source(fact: Fact, language: Language) -> str:
    words = _WORDS[language]
    if fact.recalled:
        return words["recalled"]
    host = fact.source.split("/")[2]
    told = words["of" if fact.as_of else "read"].format(date=fact.told)
    return f"[{host}]({fact.source}), {told}"
