"""What was named on the command line of push: records, data, and what a folder holds that is neither."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.cli.console import note
from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.kinds import RECORD_SUFFIXES
from fairtool.netcdf.zarr_name import is_store, looks_like_store
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate
from fairtool.validation import is_description

_LEFT_OUT = marked("data files that are not pushed, since the target takes records only: {count}")
_BESIDE = marked(
    "files in folders that are neither records nor netCDF, and are not pushed: {count}, such as {path}; name those "
    "that belong to a record"
)
_PASSED_OVER = marked("files that are left out, since they do not begin as records do: {count}, such as {path}")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The records and the data that were named, and what is not pushed of a folder.

    `left_out` counts data, where the target takes none; `passed_over` are files with names as records have them, and
    another content: a record that was cut off is among them. `beside` are files of folders that a target could take,
    such as tables, and that were not named.
    """

    records: tuple[Source, ...]
    data: tuple[Source, ...] = ()
    left_out: int = 0
    passed_over: tuple[Path, ...] = ()
    beside: tuple[Path, ...] = ()

    @property
    def by_name(self) -> Mapping[str, Source]:
        """The records by the name of their file."""
        return {one.name: one for one in self.records}

    def tell(self, language: Language) -> None:
        """Tell what is not pushed: nothing is lost in silence."""
        if self.left_out:
            note(translate(_LEFT_OUT, language, count=self.left_out))
        for template, paths in ((_PASSED_OVER, self.passed_over), (_BESIDE, self.beside)):
            if paths:
                note(translate(template, language, count=len(paths), path=visible(str(paths[0]))))


def inputs_of(names: Sequence[str], *, takes_files: bool) -> Inputs:
    """Part what was named into records and data; raises UsageError where there is no record, or data are in the way."""
    if any(name == "-" or "://" in name for name in names):
        raise UsageError(
            "a push reads files, and neither standard input nor addresses: apply reads them again", hint="name files"
        )
    found = tuple(discover(names))
    parted: dict[bool, list[Source]] = {True: [], False: []}
    for one in found:
        parted[is_description(one) or not one.path.exists()].append(one)
    records, data = tuple(parted[True]), tuple(parted[False])
    if not takes_files:
        _refuse_data(names, data)
    elif store := next((one for one in data if is_store(one.path)), None):
        raise UsageError(
            "{path} is a Zarr store, a folder of many files, and this target takes files",
            path=store.name,
            hint="pack it into one file, and name that: zip -r store.zarr.zip {path}",
        )
    others = tuple(_others(names, found))
    passed_over = tuple(one for one in others if one.suffix.lower() in RECORD_SUFFIXES)
    beside = tuple(one for one in others if takes_files and one.suffix.lower() not in RECORD_SUFFIXES)
    if not records:
        raise _no_record(passed_over)
    return Inputs(records, data if takes_files else (), 0 if takes_files else len(data), passed_over, beside)


def _refuse_data(names: Sequence[str], data: Sequence[Source]) -> None:
    named = next((one for one in data if one.name in names), None)
    if named is not None:
        raise UsageError(
            "{path} is data, and this target takes records",
            path=named.name,
            hint="make a record of it first: fairtool convert {path} --to iso19139 --output record.xml",
        )


def _others(names: Sequence[str], found: Sequence[Source]) -> Iterator[Path]:
    """Give the files of the folders that are neither records nor data; hidden ones are nobody's business."""
    taken = {one.path for one in found}
    for name in names:
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            if looks_like_store(folder, files):
                folders.clear()
                continue
            paths = (Path(folder) / one for one in sorted(files) if not one.startswith("."))
            yield from (one for one in paths if one not in taken)


def _no_record(passed_over: Sequence[Path]) -> UsageError:
    if passed_over:
        return UsageError(
            "no record is named: none of {count} files begins as records do, such as {path}",
            count=len(passed_over),
            path=passed_over[0],
            hint="look at what it holds: fairtool validate {path}",
        )
    return UsageError(
        "no record is named",
        hint="name records or a folder of them (those in JSON each by its name); fairtool convert makes one from data: "
        "fairtool convert data/ --to iso19139 --output record.xml",
    )
