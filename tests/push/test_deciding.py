"""What is to be done with a record follows from three sides: here, there, and what was pushed last."""

import pytest

from fairtool.push.decide import decide
from fairtool.push.form import Form, Held
from fairtool.push.journal_entry import Entry
from fairtool.translate import marked
from fairtool.warned import warned

LOCK = warned(marked("{where} is locked"), "a")


def form(digest: str = "new", stamp: str = "") -> Form:
    """Give a form with a hash."""
    return Form("a", b"", digest, stamp)


def held(digest: str, stamp: str = "", **said: object) -> Held:
    """Give what the target holds."""
    return Held("a", b"", digest, stamp, **said)  # type: ignore[arg-type]  # words of the tests


def last(sent: str, there: str) -> Entry:
    """Give the entry of the last push."""
    return Entry("done", "r", "2026-01-01T00:00:00Z", id="a", sent=sent, held=there)


@pytest.mark.parametrize(
    ("there", "pushed", "action"),
    [
        (None, None, "create"),
        (None, last("new", "x"), "conflict"),  # somebody deleted it
        (held("new"), None, "unchanged"),
        (held("new"), last("old", "old"), "unchanged"),
        (held("new+stamp"), last("new", "new+stamp"), "unchanged"),  # the target changed it as it took it
        (held("old"), last("old", "old"), "update"),
        (held("old+stamp"), last("old", "old+stamp"), "update"),
        (held("edited"), last("old", "old"), "conflict"),
        (held("edited"), last("new", "new"), "conflict"),
        (held("other"), None, "conflict"),  # nobody knows who wrote it
        (held("other", "2025-01-01"), None, "conflict"),
        (held("old", source="SEANOE"), last("old", "old"), "refused"),
        (held("new", source="SEANOE"), None, "refused"),
        (held("old", locked=LOCK), last("old", "old"), "refused"),
        (held("new", locked=LOCK), None, "unchanged"),
    ],
)
def test_three_sides_decide(there: Held | None, pushed: Entry | None, action: str) -> None:
    assert decide(form(), there, pushed).action == action


def test_a_later_date_is_a_reason_to_update_what_was_never_pushed_from_here() -> None:
    decision = decide(form("new", "2026-02-01"), held("other", "2026-01-31T10:00:00"), None)
    assert decision.action == "update"
    assert decision.reason
    assert "2026-01-31" in decision.reason.text("en")


@pytest.mark.parametrize(
    ("there", "pushed", "action"),
    [
        (held("edited"), last("old", "old"), "update"),
        (None, last("new", "x"), "create"),
        (held("new"), None, "unchanged"),
        (held("old", source="SEANOE"), None, "refused"),
        (held("old", locked=LOCK), None, "refused"),
    ],
)
def test_force_overwrites_what_others_changed_and_nothing_else(
    there: Held | None, pushed: Entry | None, action: str
) -> None:
    assert decide(form(), there, pushed, force=True).action == action
