"""The files that a plan is made of, which no command about plans may write over."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.plan.data_format import format_by_name
from fairtool.plan.made_of import made_of
from fairtool.plan.measured_file import files_below


def refuse_stdin(plan: str | Path) -> None:
    """Raise UsageError where standard input is named for a plan, whose folder is needed."""
    if str(plan) == "-":
        raise UsageError(
            "{path} is no file that holds a plan", path=plan, hint="name the file; standard input is not read here"
        )


def files_in(names: Sequence[str], sources: Sequence[Source] | None = None) -> Iterator[Path]:
    """Give the data and records that are named or in folders, with the files of data that are only counted."""
    found = (one for one in discover(names) if not one.is_stdin) if sources is None else sources
    yield from (one.path for one in found)
    yield from (file for name in names for file in files_below(name) if format_by_name(file))


def files_of_plan(plan: Path) -> Iterator[Path]:
    """Give the files that a plan file says it was made from."""
    yield from files_in([name for name in made_of(plan) if "://" not in name])
