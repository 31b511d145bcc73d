"""Which codes of a list are shown for one that is not in it, and which one is certainly meant."""

import pytest

from fairtool.rules.near_codes import meant_code, near_codes

LINKS = ("download", "information", "offlineAccess", "order", "search")


@pytest.mark.parametrize(
    ("value", "known", "code"),
    [
        ("license", ("copyright", "licence"), "licence"),
        ("licence", ("copyright", "license"), "license"),
        ("facsimile", ("voice", "fax", "sms"), "fax"),
        ("Complete", ("completed", "onGoing"), "completed"),
        ("ongoing", ("completed", "onGoing"), "onGoing"),
        ("UTF-8", ("utf8", "utf16"), "utf8"),
        ("complet", ("completed", "onGoing"), ""),
        ("license", ("copyright", "patent"), ""),
    ],
)
def test_a_code_is_meant_by_another_spelling_only(value: str, known: tuple[str, ...], code: str) -> None:
    assert meant_code(value, known) == code


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("informations", "information, download, offlineAccess, order, search"),
        ("offline", "offlineAccess, download, information, order, search"),
        ("truc", "download, information, offlineAccess, order, search"),
    ],
)
def test_the_nearest_codes_come_first(value: str, codes: str) -> None:
    assert near_codes(value, LINKS) == codes


def test_a_long_list_is_cut() -> None:
    assert near_codes("x", tuple(f"code{number}" for number in range(20))).endswith("code11 ...")
