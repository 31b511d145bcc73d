"""The page of a rule shows its examples, and says so where the good one is the sound record itself."""

import pytest

from fairtool.rule_page import markdown
from fairtool.rules.catalogue import all_rules


@pytest.mark.parametrize("name", ["iso-structure-attribute", "inspire-3.1-resource-type"])
def test_a_good_example_that_changes_nothing_is_told_in_words(name: str) -> None:
    page = markdown(all_rules()[name])
    assert "Good: the record without this change" in page
    assert "```\n\n```" not in page


@pytest.mark.parametrize("rule", all_rules().values(), ids=list(all_rules()))
def test_no_example_of_a_page_is_empty(rule) -> None:
    assert "```\n\n```" not in markdown(rule)
