"""What a document says in words of its language: roles, results of checks, the thematic model, texts with lines."""

from dataclasses import replace
from typing import Any

import pytest

from fairtool.plan.document import Bullets, Facts, Paragraph
from fairtool.plan.narrative.columns import columns_of
from fairtool.plan.narrative.cover import cover_of
from fairtool.plan.narrative.prose import prose
from fairtool.plan.narrative.roles import role_word
from fairtool.translate import Language
from tests.plan.paper import PLAN, SALINITY, manuscript, said, written

# ISO 19115-1:2014, CI_RoleCode.
ROLES = (
    *("resourceProvider", "custodian", "owner", "user", "distributor", "originator", "pointOfContact"),
    *("principalInvestigator", "processor", "publisher", "author", "sponsor", "coAuthor", "collaborator"),
    *("editor", "mediator", "rightsHolder", "contributor", "funder", "stakeholder"),
)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_of_iso_19115_is_a_word_of_the_language(role: str) -> None:
    words = {language: role_word(role, manuscript(language=language)) for language in ("en", "fr")}
    assert not any(letter.isupper() for word in words.values() for letter in word)
    assert words["fr"] != role


@pytest.mark.parametrize(
    ("role", "language", "word"),
    [
        ("pointOfContact", "en", "point of contact"),
        ("data-manager", "fr", "Gestionnaire de données"),
        ("Captain of the ship", "fr", "Captain of the ship"),
    ],
)
def test_codes_of_lists_are_words_and_words_of_people_stay(role: str, language: Language, word: str) -> None:
    assert role_word(role, manuscript(language=language)) == word


def test_a_result_of_a_check_is_in_the_language_of_the_document() -> None:
    checked: Any = {**SALINITY, "fairtool": {"quality": [{"check": "INSPIRE", "result": "not conformant"}]}}
    paper = manuscript({**PLAN, "dataset": [checked]}, language="fr")
    (column,) = columns_of(("dataset.*.about.quality",))
    assert "not conformant" not in said(Facts((("", column.spans(paper.datasets[0], paper)),)))


@pytest.mark.parametrize(("pole", "title"), [("odatis", "ODATIS : océan"), ("ours", "ours")])
def test_the_thematic_model_is_told_by_its_title(pole: str, title: str) -> None:
    facts = said(cover_of(replace(manuscript(language="fr"), pole=pole)).facts)
    assert f": {title}" in facts.replace("\u00a0", " ").replace("\u202f", " ")


TEXT = "First line.\nSecond line.\n\n- a list\n- of two"


def test_a_text_of_several_lines_keeps_its_lines_and_lists_and_stands_once() -> None:
    document = written({**PLAN, "dataset": [{**SALINITY, "description": TEXT, "fairtool": {"provenance": TEXT}}]})
    blocks = [one for one in document.blocks if isinstance(one, Paragraph | Bullets | Facts)]
    told = "\n".join(said(one) for one in blocks).splitlines()
    assert [told.count(line) for line in ("First line.", "Second line.")] == [2, 2], "description and provenance"
    assert sum(isinstance(one, Bullets) and said(one).splitlines()[0].endswith("a list") for one in blocks) == 2


def test_the_description_of_a_plan_keeps_its_lines_on_the_cover() -> None:
    summary = written({**PLAN, "description": TEXT}).cover.summary
    assert [type(one) for one in summary] == [Paragraph, Paragraph, Bullets]


def test_a_text_that_an_editor_broke_at_a_width_is_one_paragraph() -> None:
    line = "word " * 14
    (paragraph,) = prose(f"{line}\n{line}\nend.", "en")
    assert said(paragraph).endswith("word end.")


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert len(list(prose(f"{'word ' * 40}\n{'more ' * 40}", "en"))) == 2
