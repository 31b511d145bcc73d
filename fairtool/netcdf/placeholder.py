"""Texts that only hold a place: `unknown`, `n/a`, `...`, `<your name>`, `à compléter`."""

import re
from collections.abc import Iterator

from fairtool.netcdf.dataset import Dataset

# fmt: off
_WORDS = frozenset(
    {
        "n/a", "na", "n.a", "nan", "none", "null", "nil", "unknown", "unspecified", "undefined", "todo", "to do",
        "fixme", "tbd", "tbc", "tba", "dummy", "placeholder", "not available", "not specified", "not provided",
        "to be determined", "to be defined", "to be completed", "inconnu", "inconnue", "néant", "à compléter",
        "a completer", "à définir", "a definir", "à préciser", "a preciser", "à renseigner", "a renseigner",
        "non renseigné", "non renseignée", "non disponible",
    }
)
# fmt: on
_TEMPLATE = re.compile(r"<[^<>@:/]*>|\{\{?[^{}]*\}?\}|x+|lorem ipsum.*", re.IGNORECASE | re.DOTALL)
_MEANT = frozenset({("license", "none")})  # ACDD gives this as an answer


def is_placeholder(text: str) -> bool:
    """Tell whether a text that is not empty says nothing: a word for nothing, signs only, or a template."""
    word = " ".join(text.split()).casefold().rstrip(".!?:")
    if not any(letter.isalnum() for letter in text):
        return bool(text.strip())
    return word in _WORDS or _TEMPLATE.fullmatch(word) is not None


def holds_place(name: str, text: str) -> bool:
    """Tell whether the text of a global attribute is a placeholder there."""
    return (name, text.strip().casefold()) not in _MEANT and is_placeholder(text)


def said(dataset: Dataset, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give name and text of the global attributes, of those named, that say something; what is no text is left out."""
    for name in names:
        text = dataset.text(name)
        if text is not None and text.strip() and not holds_place(name, text):
            yield name, text.strip()
