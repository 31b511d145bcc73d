"""Numbers, volumes, sums and days are written as readers of English and French write them."""

import pytest

from fairtool.plan.narrative.amounts import day_text, money_text, number_text, volume_text
from fairtool.plan.narrative.typography import typeset
from fairtool.translate import Language


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [
        (0, "0 bytes", "0 octets"),
        (1, "1 byte", "1 octet"),
        (999, "999 bytes", "999 octets"),
        (999_500, "1 MB", "1 Mo"),
        (48_200_000_000, "48.2 GB", "48,2 Go"),
        (1_234_567_890_123, "1.23 TB", "1,23 To"),
        (5e21, "5,000 EB", "5 000 Eo"),
    ],
)
def test_a_volume_has_three_digits_and_a_decimal_unit(size: float, english: str, french: str) -> None:
    assert _plain(volume_text(size, "en")) == english
    assert _plain(volume_text(size, "fr")) == french


@pytest.mark.parametrize(
    ("value", "currency", "language", "text"),
    [
        (1200, "EUR", "en", "€1,200"),
        (1200.5, "EUR", "fr", "1 200,50 €"),
        (99, "CHF", "en", "99 CHF"),
        (99, "CHF", "fr", "99 CHF"),
        (99, "", "fr", "99"),
    ],
)
def test_a_sum_has_its_currency(value: float, currency: str, language: Language, text: str) -> None:
    assert _plain(money_text(value, currency, language)) == text


@pytest.mark.parametrize(
    ("day", "language", "text"),
    [
        ("2026-03-01", "fr", "1er mars 2026"),
        ("2026-03-02T10:00:00Z", "fr", "2 mars 2026"),
        ("2026-03-01", "en", "1 March 2026"),
        ("soon", "en", "soon"),
    ],
)
def test_a_day_is_written_in_words(day: str, language: Language, text: str) -> None:
    assert _plain(day_text(day, language)) == text


def test_a_number_parts_its_thousands_without_a_place_to_break() -> None:
    assert number_text(12345.6, "fr", 1) == "12\u202f345,6"


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("un modèle : NEMO", "un modèle\u00a0: NEMO"),
        ("les « données » là", "les «\u00a0données\u00a0» là"),
        ("100 % de 48 Go", "100\u00a0% de 48\u00a0Go"),
        ("voir https://example.org/?a=1", "voir https://example.org/?a=1"),
    ],
)
def test_french_signs_stay_with_their_words(text: str, set_text: str) -> None:
    assert typeset(text, "fr") == set_text
    assert typeset(text, "en") == text


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
