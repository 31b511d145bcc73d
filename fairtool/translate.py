"""Choosing the language, and giving every message in it; ids, keys and exit codes are never translated."""

import gettext
import locale
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fairtool.errors import FairtoolError

if TYPE_CHECKING:  # `--help` needs none
    from fairtool.finding import Finding

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("fairtool", Path(__file__).parent / "locale", [language], fallback=True)


def translate(template: str, language: Language, /, **values: object) -> str:
    """Give a template in a language, filled with its values; one that is not in the catalogue stays English.

    A value that comes from data in both languages has its French beside it: `ask` and `ask_fr`.
    """
    if language == "en" or not template:
        return template.format_map(values) if values else template
    text = _catalogue(language).gettext(template)
    local = {name: values.get(f"{name}_{language}", value) for name, value in values.items()}
    return text.format_map(local) if values else text


def message_of(finding: "Finding", language: Language) -> str:
    """Give the message of a finding in a language."""
    return translate(finding.template, language, **{"where": finding.where, **finding.values})


def error_text(error: FairtoolError, language: Language) -> tuple[str, str]:
    """Give the message and the hint of an error in a language."""
    return (
        translate(error.template, language, **error.values),
        translate(error.hint, language, **error.values),
    )


def language_from(environment: Mapping[str, str] = os.environ) -> Language:
    """Choose by `FAIRTOOL_LANG`, then the locale of messages (`LC_ALL`, `LC_MESSAGES`, `LANG`); else English."""
    names = ("FAIRTOOL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((environment[name] for name in names if environment.get(name)), "en")
    normal = locale.normalize(chosen).lower()
    return "fr" if normal.startswith("fr") or chosen.lower().startswith("fr") else "en"


def marked(text: str) -> str:
    """Give a text as it is: the mark tells `scripts/messages.py` that it is translated where it is shown."""
    return text
