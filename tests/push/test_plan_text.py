"""What a plan shows: each trouble once, and no more lines than somebody reads."""

from fairtool.push.form import Prospect
from fairtool.push.item import Item
from fairtool.push.plan_document import Plan
from fairtool.push.target import Target
from fairtool.render.push.plan_text import plan_text
from fairtool.render.run import Run

TARGET = Target("api", "ogcapi-records", "https://a.example")


def plan(*items: Item) -> Plan:
    """Give a plan."""
    return Plan(TARGET, "2026-11-29T00:00:00Z", Prospect(), items)


def test_what_has_no_place_in_the_target_is_told_once_for_all_records() -> None:
    lost = ("contacts[0].role", "contacts[1].role", "character_set")
    made = plan(*(Item(str(number), f"{number}.xml", "create", lost=lost) for number in range(3)))
    told = [line for line in plan_text(made, Run("1")).splitlines() if "no place" in line]
    assert told == ["has no place in the target: contacts.role, character_set"]
    assert plan_text(made, Run("1", verbose=True)).count("has no place") == 3


def test_what_is_not_written_loses_nothing() -> None:
    made = plan(Item("a", "a.xml", "refused", lost=("title",)), Item("b", "b.xml", "unchanged", lost=("title",)))
    assert "no place" not in plan_text(made, Run("1"))


def test_a_thousand_records_are_twenty_lines() -> None:
    made = plan(*(Item(str(number), f"{number}.xml", "create") for number in range(1000)))
    lines = plan_text(made, Run("1")).splitlines()
    assert len(lines) == 23
    assert lines[-2:] == ["and 980 more; --verbose tells all", "1000 to create"]
