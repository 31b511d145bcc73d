"""The page of a rule: what holds, why, bad, good, clause and versions, in English or French."""

import re
from collections.abc import Iterator
from textwrap import dedent

from fairtool.conformance import Row, table
from fairtool.rule import Rule
from fairtool.translate import Language, translate

_WHOLE = re.compile(r"in [\w-]+")  # the sound record that an example changes, as it is


def title_of(rule: Rule, language: Language) -> str:
    """Give the title of a rule in a language."""
    return page_of(rule, language).partition("\n")[0]


def page_of(rule: Rule, language: Language) -> str:
    """Give the title and the reasons of a rule in a language, as paragraphs."""
    if language == "fr" and rule.page_fr:
        return rule.page_fr
    return translate(rule.page, language)


def markdown(rule: Rule, language: Language = "en") -> str:
    """Give the page of a rule as Markdown."""
    title, _, why = page_of(rule, language).partition("\n")
    parts = [f"# {rule.id}", title, why.strip(), *_clauses(rule, language), *_examples(rule, language)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _clauses(rule: Rule, language: Language) -> Iterator[str]:
    if not rule.covers:
        yield f"{translate('Source:', language)} {rule.source}"
        return
    rows = table(rule.standard)
    yield "\n".join(f"- **{row}** ({_when(rows[row], language)}): {_text(rows[row], language)}" for row in rule.covers)


def _text(row: Row, language: Language) -> str:
    return row.text_fr if language == "fr" and row.text_fr else translate(row.text, language)


def _when(row: Row, language: Language) -> str:
    return ", ".join(
        translate(span.kind, language)
        + (
            f" {span.since}–{span.until}"
            if span.until
            else " " + translate("from {version}", language, version=span.since)
        )
        for span in row.spans
    )


def _examples(rule: Rule, language: Language) -> Iterator[str]:
    for example in rule.examples[:2]:
        yield f"{translate('Bad:', language)}{_shown(example.bad, language)}"
        yield f"{translate('Good:', language)}{_shown(example.good, language)}"


def _shown(text: str, language: Language) -> str:
    """Give an example; one that changes nothing of the sound record is told in words, the other of the two shows it."""
    is_whole = not text.strip() or _WHOLE.fullmatch(text.strip())
    return " " + translate("the record without this change", language) if is_whole else f"\n\n{_code(text)}"


def _code(text: str) -> str:
    lines = dedent(text).strip().replace(" ; ", " ;\n") if "\n" not in text.strip() else dedent(text).strip()
    return f"```\n{lines}\n```"
