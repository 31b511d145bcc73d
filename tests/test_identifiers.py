"""Identifiers: which texts are ORCID, ROR, ISNI or DOI, with the right check digits."""

import pytest

from fairtool.identifiers import doi_of, is_meant_as_doi, is_sound, isni_ok, named_identifier, orcid_ok, ror_ok


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0002-1694-233X",
        "000000021694233x",
    ],
)
def test_an_orcid_with_its_check_digit_is_one(text: str) -> None:
    assert orcid_ok(text)


@pytest.mark.parametrize(
    "text",
    ["0000-0002-1825-0098", "https://orcid.org/0000-0002-1825-0079", "0000-0002-1825-009", "", "Marie", "0" * 100_000],
)
def test_a_text_with_a_slip_is_no_orcid(text: str) -> None:
    assert not orcid_ok(text)


def test_every_single_wrong_digit_of_an_orcid_is_seen() -> None:
    right = "0000000218250097"
    for place in range(15):
        for digit in "0123456789":
            if digit != right[place]:
                assert not isni_ok(right[:place] + digit + right[place + 1 :])


@pytest.mark.parametrize("text", ["02feahw73", "https://ror.org/044jxhp58", "ROR.ORG/05a0dhs15"])
def test_a_ror_with_its_check_digits_is_one(text: str) -> None:
    assert ror_ok(text)


@pytest.mark.parametrize("text", ["02feahw74", "https://ror.org/02feahv73", "12feahw73", "02feahw7", "02feilo73", ""])
def test_a_text_with_a_slip_is_no_ror(text: str) -> None:
    assert not ror_ok(text)


@pytest.mark.parametrize("text", ["0000 0001 2150 090X", "0000000121032683", "0000-0001-2103-2683"])
def test_an_isni_has_sixteen_digits_and_the_last_is_the_check_digit(text: str) -> None:
    assert isni_ok(text)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.17882/42182", "10.17882/42182"),
        ("http://dx.doi.org/10.17882/42182", "10.17882/42182"),
        ("DOI:10.12770/6017B53D", "10.12770/6017b53d"),
        ("doi: 10.1000/a(b)c", "10.1000/a(b)c"),
        ("10.1234.5/x", "10.1234.5/x"),
        (" 10.17882/42182 ", "10.17882/42182"),
        ("https://doi.org/17882/42182", ""),
        ("10.17/42182", ""),
        ("10.17882/", ""),
        ("10.17882/42 182", ""),
        ("voir 10.17882/42182", ""),
        ("", ""),
    ],
)
def test_the_doi_of_a_text_is_bare_and_in_lower_case(text: str, doi: str) -> None:
    assert doi_of(text) == doi


@pytest.mark.parametrize(
    ("text", "meant"),
    [("doi:42", True), ("https://doi.org/", True), ("10.1234/a", False), ("https://doi.example/1", False)],
)
def test_a_text_says_that_it_is_a_doi(text: str, meant: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_meant_as_doi(text) is meant


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("https://orcid.org/0000-0002-1825-0097", ("ORCID", "0000-0002-1825-0097")),
        ("http://www.isni.org/isni/0000000121032683", ("ISNI", "0000000121032683")),
        ("https://ror.org/02feahw73/", ("ROR", "02feahw73")),
        ("https://orcid.org/", None),
        ("0000-0002-1825-0097", None),
    ],
)
def test_an_address_names_the_scheme_of_its_identifier(text: str, named: tuple[str, str] | None) -> None:
    assert named_identifier(text) == named


def test_an_identifier_is_judged_by_its_scheme() -> None:
    assert is_sound("ROR", "02feahw73")
    assert not is_sound("ORCID", "02feahw73")
    assert is_sound("ORCID", "0000-0002-1825-0097")
