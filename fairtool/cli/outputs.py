"""Where the documents of a run go: one format to standard output, any number to files, all written as reports come."""

import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from fairtool.atomic import written
from fairtool.errors import UsageError
from fairtool.render import FORMATS, renderer
from fairtool.render.pieces import Pieces
from fairtool.render.run import Run
from fairtool.report import Report
from fairtool.summary import Summary

_FOR_PEOPLE = ("text", "markdown", "github")


@dataclass(frozen=True, slots=True)
class Output:
    """A format and its file; None is standard output."""

    format: str
    file: Path | None


def parse_formats(
    words: Sequence[str], read: Iterable[str | Path], known: Collection[str] = FORMATS
) -> tuple[Output, ...]:
    """Read `FORMAT` and `FORMAT=FILE` words; text without any. `known` are the formats that there are.

    Raises UsageError for words that cannot be followed, for a file that is among those `read`, and for one that is
    written twice.
    """
    outputs = tuple(_output(word, known) for word in words) or (Output("text", None),)
    spare([output.file for output in outputs if output.file], read)
    if sum(output.file is None for output in outputs) > 1:
        raise UsageError("two formats cannot both go to standard output", hint="give a file: --format json=report.json")
    return outputs


def spare(files: Sequence[Path], read: Iterable[str | Path]) -> None:
    """Raise UsageError where a file is written over one that is read, or over another one that is written."""
    if not files:
        return
    inputs = tuple(read)
    for number, file in enumerate(files):
        if any(_is_same(file, name) for name in inputs):
            raise UsageError("{path} is read, and would be written over", path=file, hint="name another file")
        if any(_is_same(file, other) for other in files[:number]):
            raise UsageError("{path} would be written twice", path=file, hint="give each document a file of its own")


def check_places(files: Iterable[Path]) -> None:
    """Raise UsageError where a file cannot be written, before anything is done that is told in it."""
    for file in files:
        folder = file.parent
        if file.is_dir():
            reason = errno.EISDIR
        elif not folder.is_dir():
            reason = errno.ENOTDIR if folder.exists() else errno.ENOENT
        elif not os.access(file if file.exists() and not file.is_file() else folder, os.W_OK):
            reason = errno.EACCES
        else:
            continue
        raise UsageError("{path} cannot be written: {reason}", path=file, reason=os.strerror(reason))


def _is_same(file: Path, name: str | Path) -> bool:
    """Tell whether two names are of one file, be it there or not; a device takes whatever is written to it."""
    try:
        if file.exists():
            return file.is_file() and file.samefile(name)
        return file.resolve() == Path(name).resolve()
    except (OSError, ValueError, RuntimeError):  # one of the two can be the name of no file
        return False


def _output(word: str, known: Collection[str]) -> Output:
    name, sign, file = word.partition("=")
    if name.lower() not in known:
        near = get_close_matches(name.lower(), known, 1)
        raise UsageError(
            "there is no format {name}; the formats are {names}",
            name=name,
            names=", ".join(known),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    if sign and not file:
        raise UsageError("--format {word} names no file", word=word, hint="write {name}=FILE", name=name)
    return Output(name.lower(), Path(file) if file not in ("", "-") else None)


def shown_in(output: Output, run: Run) -> Run:
    """Give what a document is written for: the terminal, or a file, which has no colours and room enough."""
    return run if output.file is None else replace(run, color=False, unicode=True, width=100)


@contextmanager
def opened(output: Output) -> Iterator[TextIO]:
    """Give the stream of a document: standard output, or its file, which is complete at the end or not there."""
    if output.file:
        with written(output.file) as stream:
            yield stream
        return
    stream = _stdout(output.format)
    yield stream
    stream.flush()


def write_whole(document: str, output: Output) -> None:
    """Write a document that is whole already: to its file, or to standard output."""
    with opened(output) as stream:
        stream.write(document)


class _Document:
    """One open document and the stream that it goes to."""

    def __init__(self, output: Output, stream: TextIO, run: Run) -> None:
        self._form = renderer(output.format)
        self._stream = stream
        self._run = shown_in(output, run)
        self._pieces = Pieces(self._form, self._run)
        stream.write(self._form.opening(self._run))

    def add(self, report: Report) -> None:
        self._stream.write(self._pieces.subject(report))

    def close(self, summary: Summary) -> None:
        self._stream.write(self._form.closing(summary, self._run))
        self._stream.flush()


class Outputs:
    """The open documents of a run; a context that completes the files at the end, or leaves the old ones."""

    def __init__(self, outputs: Sequence[Output], run: Run) -> None:
        """Open nothing yet."""
        self._outputs = outputs
        self._run = run
        self._stack = ExitStack()
        self._documents: list[_Document] = []

    def __enter__(self) -> Self:
        """Open every document and write how it begins."""
        for output in self._outputs:
            stream = self._stack.enter_context(written(output.file)) if output.file else _stdout(output.format)
            self._documents.append(_Document(output, stream, self._run))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Complete or drop the files."""
        self._stack.__exit__(kind, error, trace)

    def add(self, report: Report) -> None:
        """Write one report into every document."""
        for document in self._documents:
            document.add(report)

    def close(self, summary: Summary) -> None:
        """Write how every document ends."""
        for document in self._documents:
            document.close(summary)


def _stdout(name: str) -> TextIO:
    """Give standard output; documents for machines are UTF-8 whatever the terminal says."""
    if name not in _FOR_PEOPLE and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


def width() -> int:
    """Give the columns of the terminal; 100 where there is none (`COLUMNS` is heard)."""
    return shutil.get_terminal_size((100, 24)).columns


def has_color() -> bool:
    """Say whether standard output shows colours (`NO_COLOR`, `FORCE_COLOR` and `TERM` are heard)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
