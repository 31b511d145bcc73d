"""The words of the HTML page."""

from collections.abc import Mapping
from functools import cache

from fairtool.translate import Language, marked, translate

_WORDS = {
    "title": marked("fairtool report"),
    "skip": marked("Go to the totals"),
    "totals": marked("Totals"),
    "findings": marked("Findings by file"),
    "filter": marked("Choose what is shown"),
    "text": marked("Text or rule"),
    "file": marked("File"),
    "reset": marked("Show all"),
    "fold": marked("Open or close all files"),
    "shown": marked("{shown} of {total} findings are shown"),
    "clean": marked("clean"),
    "rules": marked("Rules with findings"),
    "rule": marked("Rule"),
    "meaning": marked("What it asks"),
    "count": marked("Findings"),
    "basis": marked("What was used"),
    "declared": marked("what each file declares"),
    "vocabulary": marked("Vocabulary"),
    "version": marked("Version"),
    "date": marked("Date"),
}


@cache
def words_in(language: Language) -> Mapping[str, str]:
    """Give the words in a language."""
    return {name: translate(text, language) for name, text in _WORDS.items()}
