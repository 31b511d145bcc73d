"""The streams of the terminal: any text can be written to any terminal, and errors are one line and a hint."""

import codecs
import sys
import unicodedata
from collections.abc import Sequence
from io import TextIOWrapper

from fairtool.errors import FairtoolError, UsageError
from fairtool.translate import Language, error_text, language_from, translate

_PLAIN = {"…": "...", "→": "->", "«": '"', "»": '"', "’": "'", "–": "-", "—": "-", "✓": "ok", "✗": "x", "\u00a0": " "}


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Replace what a terminal cannot show by the nearest letters it can: `é` by `e`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    letters = "".join(_PLAIN.get(sign) or unicodedata.normalize("NFKD", sign) for sign in text)
    return letters.encode("ascii", "ignore").decode() or "?" * len(text), error.end


def prepare_streams() -> None:
    """Let the standard streams replace what they cannot encode instead of failing."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="plain")


def complain(error: FairtoolError, arguments: Sequence[str] = ()) -> None:
    """Write an error and its hint to standard error, in the language of the user."""
    language = language_of(arguments)
    message, hint = error_text(error, language)
    word = translate("error", language)
    sys.stderr.write(f"fairtool: {word}: {message}\n")
    if hint:
        sys.stderr.write(f"  {hint}\n")


def chosen_language(said: str | None) -> Language:
    """Give the language that `--lang` said, or that of the environment; raises UsageError on another."""
    if said not in (None, "en", "fr"):
        raise UsageError("there is no language {lang}", lang=said, hint="use fr or en")
    return language_from() if said is None else ("fr" if said == "fr" else "en")


def language_of(arguments: Sequence[str]) -> Language:
    """Give the language that `--lang` asks for, or else that of the environment."""
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in ("en", "fr"):
            return "fr" if value == "fr" else "en"
    return language_from()
