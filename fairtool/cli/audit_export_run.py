"""What `fairtool audit export` does."""

from collections.abc import Iterator
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path

from fairtool.atomic import written
from fairtool.audit.export import TABLES, Table
from fairtool.audit.export_parquet import available, write_parquet
from fairtool.audit.store.opening import opened_to_read
from fairtool.cli.console import chosen_language
from fairtool.cli.outputs import Output, opened, spare
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.cells import Cell, csv_lines, ndjson_lines
from fairtool.translate import Language, translate

_BY_SUFFIX = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson", ".parquet": "parquet"}
_FORMATS = tuple(dict.fromkeys(_BY_SUFFIX.values()))


def run(store: Path, name: str, form: str | None, output: Path | None, lang: str | None) -> ExitCode:
    """Write a table of a store; raises UsageError for one that there is not, and for what cannot be written."""
    language = chosen_language(lang)
    table, chosen = _table(name), _format(form, output)
    file = None if output is None or str(output) == "-" else output
    spare([file] if file else [], [store])
    if chosen == "parquet":
        available()
    with opened_to_read(store) as connection, closing(table.rows(connection, language)) as rows:
        if chosen != "parquet":
            with opened(Output(chosen, file)) as stream:
                stream.writelines(_lines(chosen, table, rows, language))
        elif file:
            with written(file) as text:
                write_parquet(table.columns, rows, text.buffer)
        else:
            raise UsageError("Parquet cannot go to standard output", hint="name a file: --output findings.parquet")
    return ExitCode.CLEAN


def _table(name: str) -> Table:
    if name not in TABLES:
        near = get_close_matches(name, TABLES, 1)
        raise UsageError(
            "there is no table {name}; there are {names}",
            name=name,
            names=", ".join(TABLES),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    return TABLES[name]


def _format(said: str | None, output: Path | None) -> str:
    chosen = said or (_BY_SUFFIX.get(output.suffix.lower(), "csv") if output else "csv")
    if chosen not in _FORMATS:
        raise UsageError("there is no format {name}; the formats are {names}", name=chosen, names=", ".join(_FORMATS))
    return chosen


def _lines(form: str, table: Table, rows: Iterator[tuple[Cell, ...]], language: Language) -> Iterator[str]:
    if form == "ndjson":
        yield from ndjson_lines([column.name for column in table.columns], rows)
        return
    yield from csv_lines([[translate(column.heading, language) for column in table.columns]])
    yield from csv_lines(rows)
