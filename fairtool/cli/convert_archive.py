"""The archive that the portal of Theia/OZCAR takes: the pivot in two languages, with the data files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fairtool.atomic import written
from fairtool.cli.console import note
from fairtool.conversion.encodings import Encoding
from fairtool.errors import UsageError
from fairtool.record.record import Record
from fairtool.translate import Language, translate

Pivots = Mapping[str, Mapping[str, Any]]
_LANGUAGES: Mapping[str, str] = {"en": "eng", "fr": "fre"}


def check(encoding: Encoding, records: Sequence[object]) -> None:
    """Raise UsageError where no archive can be made of what is to be written."""
    if encoding.name != "theia":
        raise UsageError("{encoding} has no archive", encoding=encoding.name, hint="--archive goes with --to theia")
    if len(records) != 1:
        raise UsageError("an archive holds one record, and here are {count}", count=len(records))


def pivots(record: Record) -> Pivots:
    """Give the pivot of a record in each language of the portal."""
    from fairtool.record.theia_write import write_theia

    return {short: write_theia(record, language=code) for short, code in _LANGUAGES.items()}


def write(path: Path, documents: Pivots, data: Sequence[Path], language: Language) -> None:
    """Write the archive whole or not at all, and say where its name is not the one that the portal asks for.

    Raises UsageError where a data file that the pivot names is not among the data.
    """
    from fairtool.record.theia_zip import archive_name, pack

    with written(path) as stream:
        pack(stream.buffer, documents, {one.name: one for one in data})
    asked = archive_name(next(iter(documents.values())))
    if path.name != asked:
        note(translate("{path}: the portal asks for the name {name}", language, path=path, name=asked))
