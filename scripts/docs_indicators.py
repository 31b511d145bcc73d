"""The generated list of the indicators of each rubric: what each asks, by which rules, and how it is satisfied."""

from collections.abc import Iterator

from docs_rules import page_name
from docs_tables import cell

from fairtool.fair.rubric import PRINCIPLES, Fold, Group, Indicator, On, Rubric
from fairtool.fair.rubric_file import load, rubrics
from fairtool.fair.words import letter_word, priority_word, reason_words
from fairtool.rules.catalogue import all_rules
from fairtool.translate import Language

_HEADS: dict[Language, dict[str, str]] = {
    "en": {
        "asks": "Asks",
        "do": "How to satisfy it",
        "evidence": "Evidence",
        "open": "Not assessed here",
        "exempt": "Does not apply where",
        "colon": ": ",
    },
    "fr": {
        "asks": "Demande",
        "do": "Comment la satisfaire",
        "evidence": "Preuve",
        "open": "Non évalué ici",
        "exempt": "Sans objet quand",
        "colon": " : ",
    },
}
_ON: dict[Language, dict[On, str]] = {
    "en": {On.RECORD: "the record", On.DATA: "the data", On.TOGETHER: "the two together"},
    "fr": {On.RECORD: "la fiche", On.DATA: "les données", On.TOGETHER: "les deux ensemble"},
}
_FOLDS: dict[Language, dict[Fold, str]] = {
    "en": {
        Fold.ALL: "all hold",
        Fold.ANY: "one holds",
        Fold.SHARE: "the share that holds",
        Fold.SILENT: "none finds a fault",
    },
    "fr": {
        Fold.ALL: "toutes tiennent",
        Fold.ANY: "une tient",
        Fold.SHARE: "la part qui tient",
        Fold.SILENT: "aucune ne trouve de faute",
    },
}


def indicators() -> str:
    """Give the indicators in English."""
    return _all("en", "rules")


def indicators_fr() -> str:
    """Give the indicators in French."""
    return _all("fr", "rules")


def _all(language: Language, folder: str) -> str:
    return "\n\n".join(part for name in rubrics() for part in _rubric(load(name), language, folder))


def _rubric(rubric: Rubric, language: Language, folder: str) -> Iterator[str]:
    yield f"## {rubric.titles[language]} (`{rubric.name}`)"
    for letter in PRINCIPLES:
        yield f"### {letter_word(letter, language)}"
        for one in rubric.indicators:
            if one.letter == letter:
                yield from _indicator(one, language, folder)


def _indicator(one: Indicator, language: Language, folder: str) -> Iterator[str]:
    heads, words = _HEADS[language], one.words[language]
    lines = [f"{heads['asks']}{heads['colon']}{words.ask}", f"{heads['do']}{heads['colon']}{words.do}"]
    if one.needs:
        lines.append(f"{heads['open']}{heads['colon']}{reason_words(one.needs, language)}.")
    if one.exempt:
        lines.append(f"{heads['exempt']}{heads['colon']}{_link(one.exempt.rule, folder)}.")
    lines += [f"{heads['evidence']}{heads['colon']}{_group(group, language, folder)}." for group in one.groups]
    yield f"#### {one.id}\n\n**{cell(words.title)}** ({priority_word(one.priority, language)})"
    yield "\n".join(f"- {line}" for line in lines)


def _group(group: Group, language: Language, folder: str) -> str:
    rules = ", ".join(_link(rule, folder) for rule in group.rules)
    return f"{_ON[language][group.on]}, {_FOLDS[language][group.fold]}{_HEADS[language]['colon']}{rules}"


def _link(rule: str, folder: str) -> str:
    """Give a rule as a link to its page; a beginning of ids, which stands for many, as it is."""
    return f"[{rule}]({folder}/{page_name(rule)}.md#{rule})" if rule in all_rules() else f"`{rule}…`"
