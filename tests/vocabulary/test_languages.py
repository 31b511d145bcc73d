"""A language is known by each of its codes and by its names, and no other text is taken for one."""

import pytest

from fairtool.vocabulary.languages import is_bibliographic, language, languages

OFFICIAL = {
    "bul", "hrv", "cze", "dan", "dut", "eng", "est", "fin", "fre", "ger", "gre", "hun",
    "gle", "ita", "lav", "lit", "mlt", "pol", "por", "rum", "slo", "slv", "spa", "swe",
}  # fmt: skip


@pytest.mark.parametrize("text", ["fre", "fra", "fr", "FRE", " fr ", "French", "french", "Français", "fr-CA", "fr_FR"])
def test_each_code_and_name_of_french_gives_french(text: str) -> None:
    found = language(text)
    assert found is not None
    assert (found.bibliographic, found.terminological, found.alpha2) == ("fre", "fra", "fr")
    assert (found.name_en, found.name_fr, found.official_eu) == ("French", "français", True)


@pytest.mark.parametrize("text", ["", "xx", "qqq1", "0", "-", "no language", "frz", "fr CA"])
def test_other_text_is_no_language(text: str) -> None:
    assert language(text) is None


def test_code_comes_before_a_name_spelt_like_it() -> None:
    found = language("ga")  # the code of Irish, and the name of a language of Ghana
    assert found is not None
    assert found.name_en == "Irish"


def test_official_languages_of_the_union_are_the_24() -> None:
    assert {entry.bibliographic for entry in languages() if entry.official_eu} == OFFICIAL


@pytest.mark.parametrize(
    "code", ["bre", "cat", "baq", "oci", "cos", "glg", "wel", "zxx", "mul", "und", "mis", "nor", "ice"]
)
def test_regional_and_special_codes_are_listed(code: str) -> None:
    found = language(code)
    assert found is not None
    assert found.bibliographic == code
    assert is_bibliographic(code)


@pytest.mark.parametrize("code", ["fre", "ger", "afa", "qaa", "qtz", "qaa-qtz", "zxx"])
def test_code_of_iso_639_2_b_is_told(code: str) -> None:
    assert is_bibliographic(code)


@pytest.mark.parametrize("code", ["fra", "deu", "fr", "FRE", "qua", "hbs", "French", "xyz", ""])
def test_other_code_is_none_of_iso_639_2_b(code: str) -> None:
    assert not is_bibliographic(code)


def test_no_two_languages_share_a_code() -> None:
    codes = [{entry.bibliographic, entry.terminological, entry.alpha2} - {None} for entry in languages()]
    assert len(set().union(*codes)) == sum(map(len, codes))


def test_every_two_letter_code_has_a_language() -> None:
    assert len({entry.alpha2 for entry in languages()} - {None}) == 184
