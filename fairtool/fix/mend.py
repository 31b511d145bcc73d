"""Mending one file: the copy is changed, read again, compared with the original, and only then takes its place."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from fairtool.alone import apart, can_fork
from fairtool.errors import UnreadableError
from fairtool.finding import Edit, HeaderEdit, JsonEdit, SetXml
from fairtool.fix.cdl_text import edited_text
from fairtool.fix.compare import prove, prove_stored
from fairtool.fix.copying import replacing
from fairtool.fix.expected import edited
from fairtool.loss import Lost, explained
from fairtool.netcdf.dataset import Format
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.zarr_name import is_store

_SPEED = 5 * 2**20  # bytes a second that are compared at least, on the slowest disk


def mend(path: Path, edits: Sequence[Edit], limits: Limits, *, backup: bool) -> None:
    """Make the edits in a file; raises UnreadableError, and then the file is as it was."""
    real = path.resolve()
    if is_store(real):
        raise unmendable(str(path))
    seconds = limits.seconds + math.ceil(real.stat().st_size / _SPEED)
    longer = replace(limits, seconds=seconds)
    with replacing(real, backup=backup) as copy:
        work = partial(_change, (real, copy), str(path), edits, limits)
        if not can_fork():
            work()
            return
        try:
            apart(work, longer)
        except Lost as loss:
            raise explained(str(path), loss.loss, longer, loss.code) from None


def unmendable(name: str) -> UnreadableError:
    """Give the error for a Zarr store: its metadata may stand in two places, and others may be writing to it."""
    return UnreadableError(
        "{path} is a Zarr store, and is not mended",
        hint="`fairtool validate` says what is to be written; write it with the library that wrote the store",
        path=name,
    )


def _change(paths: tuple[Path, Path], name: str, edits: Sequence[Edit], limits: Limits) -> None:
    """Change the copy, and prove that it is the original with the edits; this is where C libraries are at work."""
    written = [edit for edit in edits if isinstance(edit, SetXml)]
    if written:
        _rewrite_xml(paths, name, written)
        return
    if in_json := [edit for edit in edits if isinstance(edit, JsonEdit)]:
        _rewrite_json(paths, name, in_json)
        return
    _change_header(paths, name, [edit for edit in edits if not isinstance(edit, SetXml | JsonEdit)], limits)


def _change_header(paths: tuple[Path, Path], name: str, edits: Sequence[HeaderEdit], limits: Limits) -> None:
    real, copy = paths
    with opened(real, limits=limits, name=name) as original:
        expected = edited(original.root, edits)
        is_text = original.format is Format.CDL
        if is_text:
            _rewrite(copy, name, edits)
        else:
            from fairtool.netcdf.write import edit_attributes  # noqa: PLC0415 - not for text

            edit_attributes(copy, edits, name)
        with opened(copy, limits=limits, name=name) as mended:
            prove(original, mended, expected)
        if not is_text:
            prove_stored(paths, original, limits)


def _rewrite_xml(paths: tuple[Path, Path], name: str, edits: Sequence[SetXml]) -> None:
    from fairtool.fix.xml_text import edited_document, proven  # noqa: PLC0415 - most files are data

    original = paths[0].read_bytes()
    mended = edited_document(original, edits, name)
    if not proven(original, mended, edits, name):
        raise _different(name)
    paths[1].write_bytes(mended)


def _rewrite_json(paths: tuple[Path, Path], name: str, edits: Sequence[JsonEdit]) -> None:
    from fairtool.fix.json_text import edited_json, proven_json  # noqa: PLC0415 - most files are data

    original = paths[0].read_bytes()
    mended = edited_json(original, edits, name)
    if not proven_json(original, mended, edits):
        raise _different(name)
    paths[1].write_bytes(mended)


def _different(name: str) -> UnreadableError:
    return UnreadableError(
        "the mended copy of {path} differs in more than what was asked for",
        hint="the file was left as it is; please report this",
        path=name,
    )


def _rewrite(copy: Path, name: str, edits: Sequence[HeaderEdit]) -> None:
    data = copy.read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    try:
        text = data[len(mark) :].decode("utf-8")
        copy.write_bytes(mark + edited_text(text, edits).encode("utf-8"))
    except UnicodeError as error:
        raise UnreadableError("{path} is not UTF-8 text", path=name) from error
