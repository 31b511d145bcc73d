"""What the rules on reaching a page say, word by word."""

import pytest

from fairtool.fair.online.report import page_report
from fairtool.rules.page_frame import complete
from fairtool.selection import Selection
from fairtool.settings import Settings
from fairtool.translate import message_of

_PAGE = "https://data.example.org/sst"


def _said(example: str) -> list[str]:
    settings = Settings(selection=Selection(select=("page-a1-names-itself",)))
    return [message_of(one, "en") for one in page_report(complete(example).landing, settings).findings]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("", "names no identifier; say"),
        ('Link: <https://doi.org/10.17882/999002>; rel="cite-as"', "but https://doi.org/10.17882/999002; give"),
    ],
)
def test_a_page_that_names_nothing_is_told_from_one_that_names_another(fields: str, told: str) -> None:
    [message] = _said(f"@ {_PAGE} 200 text/html\n{fields}\n\n<html><head><title>T</title></head></html>")
    assert told in message
    assert "10.17882/999001" in message
