"""The lists of files in a kit: a table for people and spreadsheets, and one that `sha256sum -c` takes."""

import csv
import io
from collections.abc import Sequence

from fairtool.push.kit.checksums import Summed
from fairtool.render.visible import visible

FOLDER = "files"  # where copies lie
_HEAD = ("name", "bytes", "media type", "SHA-256", "MD5")
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would run


def files_csv(files: Sequence[Summed], *, copied: bool) -> str:
    """Give the table; a name that a spreadsheet would take for a formula has `./` before it, which changes no file."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_HEAD)
    table.writerows(
        (_harmless(listed(one, copied=copied)), one.file.size, one.media_type, one.sha256, one.md5) for one in files
    )
    return text.getvalue()


def sha256sums(files: Sequence[Summed], *, copied: bool) -> str:
    """Give the list as `sha256sum` writes it: with a backslash before a line whose name has signs to be escaped."""
    return "".join(_line(one.sha256, listed(one, copied=copied)) for one in files)


def listed(one: Summed, *, copied: bool) -> str:
    """Give the name of a file in the lists: relative to the kit where it was copied, else to the folder of the data."""
    return f"{FOLDER}/{one.file.name}" if copied else one.file.name


def _harmless(name: str) -> str:
    shown = visible(name)
    return f"./{shown}" if shown.startswith(_FORMULA) else shown


def _line(sha256: str, name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if escaped == name else chr(92)}{sha256}  {escaped}\n"
