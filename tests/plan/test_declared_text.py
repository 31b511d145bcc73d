"""A plan in JSON becomes a plan file, and comes back as it was."""

from typing import Any

from fairtool.plan.declared_text import declared_text
from fairtool.plan.new_text import Head
from fairtool.plan.plan_file import plan_file_of
from fairtool.plan.template_file import load_template
from fairtool.plan.united import united
from tests.plan.test_plan_file import PLAN


def test_a_plan_comes_back_as_it_was() -> None:
    plan: Any = united(plan_file_of(PLAN.encode(), "p")).document["dmp"]
    text = declared_text(plan, Head(load_template("anr"), None, "fr", (), ()))
    read = plan_file_of(text.encode(), "plan.yaml")
    assert [str(fault) for fault in read.faults] == []
    found: Any = united(read).document["dmp"]
    assert found == plan


def test_data_sets_of_one_title_have_keys_of_their_own() -> None:
    plan: Any = {"title": "t", "dataset": [{"title": "Été"}, {"title": "Été"}, {"title": "?"}]}
    text = declared_text(plan, Head(load_template("anr"), None, "fr", (), ()))
    assert united(plan_file_of(text.encode(), "p")).keys == ("ete", "ete-2", "data")
