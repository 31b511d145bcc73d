"""The generated list of the indicators of each rubric: what each asks, by which rules, and how it is satisfied."""

from collections.abc import Iterator

from docs_rules import page_name
from docs_tables import cell

from fairtool.fair.rubric import Asked, Fold, Group, Indicator, On, Rubric
from fairtool.fair.rubric_extends import added
from fairtool.fair.rubric_file import load, rubrics
from fairtool.fair.words import priority_word, reason_words, section_word
from fairtool.translate import Language

_HEADS: dict[Language, dict[str, str]] = {
    "en": {
        "asks": "Asks",
        "do": "How to satisfy it",
        "evidence": "Evidence",
        "open": "Not assessed here",
        "exempt": "Does not apply where",
        "online": "Online",
        "repository": "With `--repository`, by what is known of it",
        "source": "Source",
        "points": "{points} points",
        "extends": "It asks all that `{parent}` asks, and this besides or instead.",
        "colon": ": ",
    },
    "fr": {
        "asks": "Demande",
        "do": "Comment la satisfaire",
        "evidence": "Preuve",
        "open": "Non évalué ici",
        "exempt": "Sans objet quand",
        "online": "En ligne",
        "repository": "Avec `--repository`, d’après ce qu’on sait de lui",
        "source": "Source",
        "points": "{points} points",
        "extends": "Elle demande tout ce que demande `{parent}`, et ceci en plus ou à la place.",
        "colon": " : ",
    },
}
_ON: dict[Language, dict[On, str]] = {
    "en": {
        On.RECORD: "the record",
        On.DATA: "the data",
        On.TOGETHER: "the two together",
        On.PAGE: "the page",
        On.PLAN: "the plan",
    },
    "fr": {
        On.RECORD: "la fiche",
        On.DATA: "les données",
        On.TOGETHER: "les deux ensemble",
        On.PAGE: "la page",
        On.PLAN: "le plan",
    },
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
    parent, own = added(rubric.name)
    if parent:
        yield _HEADS[language]["extends"].format(parent=parent)
    for section in rubric.sections:
        listed = [one for one in rubric.indicators if one.section == section and one.id in own]
        if listed:
            yield f"### {section_word(rubric, section, language)}"
        for one in listed:
            yield from _indicator(one, language, folder)


def _indicator(one: Indicator, language: Language, folder: str) -> Iterator[str]:
    heads, words = _HEADS[language], one.words[language]
    lines = [f"{heads['asks']}{heads['colon']}{words.ask}", f"{heads['do']}{heads['colon']}{words.do}"]
    lines += _asked(one.asked, language, folder)
    if one.exempt:
        lines.append(f"{heads['exempt']}{heads['colon']}{_link(one.exempt.rule, folder)}.")
    for test in one.tests:
        points = heads["points"].format(points=f"{test.points:g}")
        lines.append(f"**{test.id}** {cell(test.titles[language])} ({points})")
        lines += [f"    {line}" for line in _asked(test.asked, language, folder)]
    if one.source:
        lines.append(f"{heads['source']}{heads['colon']}<{one.source}>")
    about = priority_word(one.priority, language) or heads["points"].format(points=f"{one.points:g}")
    yield f"#### {one.id}\n\n**{cell(words.title)}** ({about})"
    yield "\n".join(line if line.startswith("    - ") else f"- {line.strip()}" for line in _nested(lines))


def _nested(lines: list[str]) -> Iterator[str]:
    """Give the lines, those that are set in as items of the one before."""
    for line in lines:
        yield f"    - {line.strip()}" if line.startswith("    ") else line


def _asked(asked: Asked, language: Language, folder: str) -> list[str]:
    heads = _HEADS[language]
    lines = [f"{heads['evidence']}{heads['colon']}{_group(group, language, folder)}." for group in asked.groups]
    if asked.needs:
        lines.append(f"{heads['open']}{heads['colon']}{reason_words(asked.needs, language)}.")
    if asked.repository:
        lines.append(f"{heads['repository']}{heads['colon']}{', '.join(asked.repository)}.")
    lines += [f"{heads['online']}{heads['colon']}{_group(group, language, folder)}." for group in asked.page]
    return lines


def _group(group: Group, language: Language, folder: str) -> str:
    rules = ", ".join(_link(rule, folder) for rule in group.rules)
    return f"{_ON[language][group.on]}, {_FOLDS[language][group.fold]}{_HEADS[language]['colon']}{rules}"


def _link(rule: str, folder: str) -> str:
    """Give a rule as a link to its page; a beginning of ids, which stands for many, as it is."""
    return f"`{rule}…`" if rule.endswith("-") else f"[{rule}]({folder}/{page_name(rule)}.md#{rule})"
