"""What a new plan file asks of a person: comments in the block `declared`, ready to be filled in."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from fairtool.plan.open_answers import OpenAnswer
from fairtool.plan.pole import PlanPole
from fairtool.plan.template import Question, Template
from fairtool.plan.yaml_node import Plain
from fairtool.plan.yaml_text import yaml_of
from fairtool.translate import Language, marked, translate

_WIDTH = 100
_OF_PLAN = marked("The plan. Remove the sign # from what you fill in, and keep the indentation:")
_OF_DATA = marked("The data sets. What you say of * holds for all of them:")
_OF_ANSWERS = marked("The answers. Remove the sign # from the two lines below a question, and write:")
_KNOWN = marked("Known already: see the blocks below. Missing: {fields}")
_NOTHING = marked("Missing: {fields}")
_BY_FIELDS = marked("All of it is known already; write only what is to be added.")
_SAYS = marked("{pole}: {text} ({source})")
_ASKS = marked("{pole}, to be said: {text}")
_YOUR_WORDS = marked("your words")

_SIGN = re.compile(" (?=[:;?!»]( |$))")
_PLAN_FIELDS = """title: ""
contact:
  name: ""
  mbox: ""
  contact_id: {identifier: "https://orcid.org/", type: orcid}
project:
  - title: ""
    start: 2026-01-01
    end: 2029-12-31
    funding:
      - funder_id: {identifier: "FUNDER", type: ror}
        funding_status: granted  # planned | applied | granted | rejected
        grant_id: {identifier: "GRANT", type: other}
ethical_issues_exist: no  # yes | no | unknown
cost:
  - {title: "", value: 0, currency_code: EUR}
"""
_DATASET_FIELDS = """dataset:
  "*":
    type: ""
    personal_data: no  # yes | no | unknown
    sensitive_data: no  # yes | no | unknown
    preservation_statement: ""
    about: {copies: 2, retention_years: 10}
    distribution:
      "*":
        data_access: open  # open | shared | closed
        license:
          - {license_ref: "https://creativecommons.org/licenses/by/4.0/", start_date: 2026-01-01}
"""


def declared_block(
    template: Template, pole: PlanPole | None, found: Sequence[OpenAnswer], language: Language, keys: Sequence[str]
) -> Iterator[str]:
    """Give the lines of the block `declared` of a new plan: nothing in it but comments."""
    yield from _comment(translate(_OF_PLAN, language))
    fields = _PLAN_FIELDS.replace("FUNDER", template.funder).replace("GRANT", template.grant)
    yield from (f"  # {line}" for line in fields.splitlines())
    yield ""
    yield from _comment(translate(_OF_DATA, language))
    yield from (f"  # {line}" for line in _DATASET_FIELDS.splitlines())
    yield from (f"  #   {key_text(key)}:" for key in keys)
    yield ""
    yield from _comment(translate(_OF_ANSWERS, language))
    yield "  answers:"
    missing = {one.question.id: one for one in found}
    section = None
    for question in template.questions:
        if question.section != section:
            section = question.section
            yield from ("", f"    # == {section}. {template.sections[section][language]}")
        yield from _asked(question, missing.get(question.id), pole, language)


def _asked(question: Question, missing: OpenAnswer | None, pole: PlanPole | None, language: Language) -> Iterator[str]:
    """Give one question with what helps to answer it, and the lines to be filled in."""
    yield ""
    yield from _comment(f"{question.id}. {question.titles[language]}", 4)
    for text in (question.texts[language], question.guidance[language], *_from_pole(question, pole, language)):
        if text:
            yield from _comment(text, 4)
    yield from _comment(_state(missing, language), 4)
    yield f"    # {key_text(question.id)}: |"
    yield f"    #   {translate(_YOUR_WORDS, language)}"


def _from_pole(question: Question, pole: PlanPole | None, language: Language) -> Iterator[str]:
    """Give what the pole says to a question, and what it leaves open."""
    if pole is None:
        return
    name = pole.titles[language].partition(":")[0].strip()
    for one in pole.statements:
        if one.question in question.themes:
            yield translate(_SAYS, language, pole=name, text=one.texts[language], source=one.source)
    for two in pole.open_questions:
        if two.question in question.themes:
            yield translate(_ASKS, language, pole=name, text=two.texts[language])


def _state(missing: OpenAnswer | None, language: Language) -> str:
    if missing is None:
        return translate(_BY_FIELDS, language)
    if not missing.missing:
        return ""
    fields = ", ".join(missing.missing)
    return translate(_KNOWN if missing.known else _NOTHING, language, fields=fields)


def _comment(text: str, indent: int = 2) -> Iterator[str]:
    """Give a text as comment lines; a line of its own stays one."""
    space = " " * indent
    for line in text.splitlines():
        whole = _SIGN.sub("\u00a0", line)  # no line begins with a sign
        for part in wrap(whole, _WIDTH, break_long_words=False, break_on_hyphens=False):
            yield f"{space}# {part}".replace("\u00a0", " ")


def key_text(key: str) -> str:
    """Give a key as YAML writes it, in quotes where it would be a number."""
    made: dict[str, Plain] = {key: 0}
    return yaml_of(made).rpartition(":")[0]
