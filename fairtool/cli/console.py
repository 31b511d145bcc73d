"""The streams of the terminal: any text can be written to any terminal, and errors are one line and a hint."""

import codecs
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from traceback import format_exception
from types import TracebackType
from typing import TextIO

from fairtool.errors import FairtoolError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.translate import Language, error_text, language_from, translate

_MOST = 20  # errors of one thing that are told
_PLAIN: Mapping[str, str] = {
    "…": "...", "→": "->", "«": '"', "»": '"', "’": "'", "–": "-", "—": "-", "✓": "ok", "✗": "x", "\u00a0": " ",
    "œ": "oe", "Œ": "OE", "≥": ">=", "≤": "<=", "×": "x", "·": "-", "•": "-", "\u202f": " ",
}  # fmt: skip


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Replace what a terminal cannot show by the nearest letters it can: `é` by `e`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_plain_sign(sign) for sign in text), error.end


def _plain_sign(sign: str) -> str:
    letters = _PLAIN.get(sign) or unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return letters or "?"


def prepare_streams() -> None:
    """Let the standard streams replace what they cannot encode instead of failing; one that is closed takes all."""
    codecs.register_error("plain", _plain)
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="plain")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def complain(error: FairtoolError, language: Language, subject: str = "") -> None:
    """Write an error, its hint and its others to standard error, with its subject where the error does not name it."""
    message, hint = error_text(error, language)
    about = f"{subject}: " if subject and "path" not in error.values else ""
    told = translate("{word}: {text}", language, word=translate("error", language), text=f"{about}{message}")
    note(told, hint)
    for other in error.others[: _MOST - 1]:
        complain(other, language, subject)
    if len(error.others) >= _MOST:
        note(translate("and {count} more", language, count=len(error.others) - _MOST + 1))


def note(text: str, hint: str = "") -> None:
    """Write a line, and what can be done, to standard error: it is for people; standard output may be a document."""
    sys.stderr.write(f"fairtool: {_safe(text)}\n")
    if hint:
        sys.stderr.write(f"  {_safe(hint)}\n")


def _safe(text: str) -> str:
    """Give text that upsets no terminal and begins no line: names of files and their content stand in messages."""
    from fairtool.render.visible import visible  # only where there is something to say

    return visible(text)


def confess(
    arguments: Sequence[str], kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write that fairtool itself failed; the traceback with `--debug`. It stands in for `sys.excepthook`.

    Raises SystemExit, because Python ends with 1 after an exception, which would mean that findings exist.
    """
    language = language_of(arguments)
    fault = FairtoolError(
        "fairtool itself failed: {kind}: {reason}",
        hint="your files are not at fault: please report this, with the output of the same command and --debug",
        kind=kind.__name__,
        reason=str(error),
    )
    if "--debug" in arguments:
        sys.stderr.write("".join(format_exception(kind, error, trace)))
    complain(fault, language)
    raise SystemExit(ExitCode.FAULT)


def chosen_language(said: str | None) -> Language:
    """Give the language that `--lang` said, or else that of the environment; raises UsageError on another."""
    if said not in (None, "en", "fr"):
        raise UsageError("there is no language {lang}", lang=said, hint="use fr or en")
    return language_from() if said is None else ("fr" if said == "fr" else "en")


def language_of(arguments: Sequence[str]) -> Language:
    """Give the language of a command line that may be wrong: `--lang`, FAIRTOOL_LANG, configuration, locale."""
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in ("en", "fr"):
            return "fr" if value == "fr" else "en"
    configured = None if os.environ.get("FAIRTOOL_LANG") else _configured_language(arguments)
    return configured or language_from()


def typed(word: str) -> str:
    """Give a word of the command line as text, where a locale without accents has it as bytes."""
    try:
        word.encode()
    except UnicodeEncodeError:
        data = os.fsencode(word)
        with suppress(UnicodeDecodeError):
            return data.decode()
        return data.decode("latin-1")
    return word


def _is_there(argument: str) -> bool:
    try:
        return Path(argument).exists()
    except (OSError, ValueError):  # such as one that is longer than any name of a file
        return False


def _configured_language(arguments: Sequence[str]) -> Language | None:
    from fairtool.configuration import load  # only where something went wrong
    from fairtool.configuration_file import find

    start = next((Path(argument) for argument in arguments[1:] if _is_there(argument)), Path())
    with suppress(FairtoolError, OSError, ValueError):
        found = find(start)
        return load(found).lang if found else None
    return None
