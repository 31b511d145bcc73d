"""What records know of data sets, in the words of a plan."""

import pytest

from fairtool.plan.described_dataset import language_code


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fre", "fra"), ("fra", "fra"), ("fr", "fra"), ("eng", "eng"), ("zxx", ""), ("mul", ""), ("", ""), ("?", "")],
)
def test_a_language_is_one_that_plans_have_or_none(code: str, expected: str) -> None:
    assert language_code(code) == expected
