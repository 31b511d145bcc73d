"""What a terabyte costs in a year: as the user says, else as the model of the pole says."""

import math
import re

from fairtool.errors import UsageError
from fairtool.plan.codes import code_lists
from fairtool.plan.forecast import Rate
from fairtool.plan.pole import Tariff
from fairtool.plan.pole_file import load_pole
from fairtool.translate import Language, marked, translate

UNIT = "TB and year"
_SAID = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:([A-Za-z]{3})|€)?\s*", re.ASCII)
_SOURCE = marked("given with --tariff")


def said_rate(text: str, language: Language) -> Rate:
    """Read `120`, `120 EUR` or `99,50 €`, for a terabyte and a year; raises UsageError."""
    found = _SAID.fullmatch(text)
    currency = (found[2] or "EUR").upper() if found else ""
    value = float(found[1].replace(",", ".")) if found else math.nan
    if not math.isfinite(value) or currency not in code_lists()["currency"]:
        raise UsageError(
            "--tariff cannot be {value}", value=text, hint='write what a terabyte costs in a year: --tariff "120 EUR"'
        )
    return Rate(value, currency, translate(_SOURCE, language))


def said_tariff(text: str, language: Language) -> Tariff:
    """Read the same as a tariff; raises UsageError."""
    rate = said_rate(text, language)
    return Tariff({"en": "--tariff", "fr": "--tariff"}, UNIT, rate.currency, rate.value)


def rate_of_pole(pole: str, language: Language) -> Rate | None:
    """Give the rate of a pole where its model knows exactly one; None where nobody knows, or where several compete."""
    if not pole:
        return None
    known = [one for one in load_pole(pole).tariffs if one.unit == UNIT and one.value is not None]
    if len(known) != 1:
        return None
    tariff = known[0]
    source = " – ".join(part for part in (tariff.titles[language], tariff.source) if part)
    return Rate(tariff.value or 0.0, tariff.currency, source)
