"""What records know of data sets, in the words of a plan."""

import pytest

from fairtool.plan.described_dataset import contact, contributors, language_code
from fairtool.record.essentials import Party


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fre", "fra"), ("fra", "fra"), ("fr", "fra"), ("eng", "eng"), ("zxx", ""), ("mul", ""), ("", ""), ("?", "")],
)
def test_a_language_is_one_that_plans_have_or_none(code: str, expected: str) -> None:
    assert language_code(code) == expected


def test_who_is_named_in_a_record_as_an_organisation_is_one_in_the_plan() -> None:
    office = Party("owner", organisation="DIRECTION GENERALE DE LA MER", email="sea@example.org")
    person = Party("author", individual="Anne Le Goff", organisation="Shom", email="anne@example.org")
    assert [one.get("fairtool") for one in contributors([office, person])] == [{"is_organisation": True}, None]
    assert contact([office])["fairtool"] == {"is_organisation": True}
    assert "fairtool" not in contact([person])
