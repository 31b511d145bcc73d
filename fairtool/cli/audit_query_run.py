"""What `fairtool audit query` does."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from fairtool.audit.query import Answer, answered
from fairtool.audit.questions import QUESTIONS, sql_of
from fairtool.cli.console import chosen_language, note
from fairtool.cli.outputs import Output, has_color, opened, parse_formats, shown_in, width
from fairtool.cli.values import check_values
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.cells import Cell, csv_lines, json_lines, ndjson_lines
from fairtool.render.rows_text import rows_text
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.translate import Language, translate

SCHEMA = "fairtool-audit-query/1"
_FORMATS = ("text", "csv", "json", "ndjson")
_MOST = 1000  # rows of a text
_SECONDS = 120.0
_LONGEST = 100_000  # characters of a query


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    store: Path | None
    question: str | None
    format: str
    limit: int | None
    timeout: float | None
    lang: str | None


def list_questions(form: str, lang: str | None) -> ExitCode:
    """Show the questions that have a name, each with a line that says what it asks; in any of the formats."""
    run = _run(chosen_language(lang))
    (output,) = parse_formats([form], [], _FORMATS)
    titles = ((name, translate(question.title, run.language)) for name, question in QUESTIONS.items())
    with opened(output) as stream:
        if output.format == "text":
            stream.writelines(_listed(titles, shown_in(output, run)))
        else:
            stream.writelines(_lines(output.format, ("question", "title"), titles))
    return ExitCode.CLEAN


def _listed(titles: Iterable[tuple[str, str]], run: Run) -> Iterator[str]:
    wide = max(map(len, QUESTIONS))
    for name, title in titles:
        lines = folded(f"{name:{wide}}  {title}", run, 0, wide + 2)
        lines[0] = lines[0].replace(name, paint(name, "bold", run), 1)
        yield from (f"{line}\n" for line in lines)


def run(asked: Asked) -> ExitCode:
    """Answer a question; raises UsageError for one that has no answer."""
    language = chosen_language(asked.lang)
    check_values({"timeout": asked.timeout})
    if asked.store is None or asked.question is None:
        raise UsageError(
            "a store and a question are needed",
            hint="write fairtool audit query STORE QUESTION; `fairtool audit query --list` shows the questions",
        )
    (output,) = parse_formats([asked.format], [asked.store], _FORMATS)
    sql = sql_of(sys.stdin.read(_LONGEST) if asked.question == "-" else asked.question)
    with answered(asked.store, sql, asked.timeout or _SECONDS, language) as answer:
        _write(answer, output, asked.limit, _run(language))
    return ExitCode.CLEAN


def _write(answer: Answer, output: Output, limit: int | None, run: Run) -> None:
    if limit is None and output.format == "text":
        limit = _MOST
    rows = _Cut(answer, limit)
    with opened(output) as stream:
        if output.format == "text":
            kept = list(rows)
            stream.write(rows_text(answer.columns, kept, shown_in(output, run)))
            stream.write(f"{_counted(len(kept), run.language)}\n")
        else:
            stream.writelines(_lines(output.format, answer.columns, rows))
    if rows.is_cut:
        note(
            translate("only the first {count} rows are shown", run.language, count=limit),
            translate("--limit shows more", run.language),
        )


class _Cut:
    """The first rows of an answer; knows afterwards whether there were more."""

    def __init__(self, answer: Answer, limit: int | None) -> None:
        self._answer = answer
        self._limit = limit
        self.is_cut = False

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        yield from islice(self._answer.rows, self._limit)
        self.is_cut = self._limit is not None and next(self._answer.rows, None) is not None


def _lines(form: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
    match form:
        case "csv":
            yield from csv_lines([columns])
            yield from csv_lines(rows)
        case "ndjson":
            yield from ndjson_lines(columns, rows)
        case _:
            yield from json_lines({"schema": SCHEMA}, columns, rows)


def _counted(count: int, language: Language) -> str:
    return translate("1 row", language) if count == 1 else translate("{count} rows", language, count=count)


def _run(language: Language) -> Run:
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    return Run(version="", language=language, width=width(), color=has_color(), unicode=unicode)
