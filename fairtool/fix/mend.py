"""Mending one file: the copy is changed, read again, compared with the original, and only then takes its place."""

from collections.abc import Sequence
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.finding import Edit
from fairtool.fix.cdl_text import edited_text
from fairtool.fix.compare import prove
from fairtool.fix.copying import replacing
from fairtool.fix.expected import edited
from fairtool.netcdf.dataset import Format
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits


def mend(path: Path, edits: Sequence[Edit], limits: Limits, *, backup: bool) -> None:
    """Make the edits in a file; raises UnreadableError, and then the file is as it was."""
    real = path.resolve()
    with opened(real, limits=limits) as original:
        expected = edited(original.root, edits)
        with replacing(real, backup=backup) as copy:
            if original.format is Format.CDL:
                _rewrite(copy, edits)
            else:
                from fairtool.netcdf.write import edit_attributes  # noqa: PLC0415 - not for text

                edit_attributes(copy, edits)
            with opened(copy, limits=limits) as mended:
                prove(original, mended, expected)


def _rewrite(copy: Path, edits: Sequence[Edit]) -> None:
    try:
        text = copy.read_bytes().decode("utf-8")
        copy.write_bytes(edited_text(text, edits).encode("utf-8"))
    except UnicodeError as error:
        raise UnreadableError("{path} is not UTF-8 text", path=copy) from error
