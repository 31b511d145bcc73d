"""Packs what the portal of Theia/OZCAR takes: the pivot in each language, and a zip of data files for each data set.

Source: the exporter of an observatory that is in the portal: `OBSE_THEIA.zip` holds `OBSE_en.json` and, for each data
set, `OBSE_DAT_name.zip` with the files that its observations name.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fairtool.errors import UsageError
from fairtool.record.json_node import JsonNode

_EPOCH = (1980, 1, 1, 0, 0, 0)  # one date for all members, so that equal data give equal archives


def archive_name(document: Mapping[str, object]) -> str:
    """Give the name that the archive of a document has to have."""
    return f"{_producer(document)}_THEIA.zip"


def pack(target: IO[bytes], documents: Mapping[str, Mapping[str, object]], files: Mapping[str, Path]) -> None:
    """Write the archive for documents by language (`en`, `fr`) and the data files by the names that they have there.

    Data are copied in blocks. Raises UsageError where a data file that a document names is not given, a document names
    no producer, or there is none.
    """
    if not documents:
        raise UsageError("there is no document to pack", hint="give the pivot in English at least")
    with ZipFile(target, "w") as archive:
        for language, document in documents.items():
            text = json.dumps(document, ensure_ascii=False, indent=2)
            archive.writestr(_member(f"{_producer(document)}_{language}.json"), text.encode())
        for identifier, names in _data(JsonNode(next(iter(documents.values())))):
            found = {name: _given(name, files) for name in names}
            with archive.open(_member(f"{identifier}.zip"), "w", force_zip64=True) as part:
                pack_data(part, found)


def pack_data(target: IO[bytes], files: Mapping[str, Path]) -> tuple[ZipInfo, ...]:
    """Write the zip of the data files of one data set, by the names that they have there; they are copied in blocks.

    Gives what the zip says of each: name, size, CRC-32.
    """
    with ZipFile(target, "w") as archive:
        for name, path in files.items():
            with path.open("rb") as source, archive.open(_member(name), "w", force_zip64=True) as part:
                shutil.copyfileobj(source, part)
        return tuple(archive.infolist())


def _producer(document: Mapping[str, object]) -> str:
    found = JsonNode(document)["producer"]["producerId"].text()
    if not found:
        raise UsageError(
            "an archive is called by its producer, and the identifier of the record names none",
            hint="begin it with the four capital letters that Theia gave, such as OBSE_DAT_name",
        )
    return found


def _data(root: JsonNode) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the id of each data set with the names of its files."""
    for dataset in root["datasets"]:
        names = (one["result"]["dataFile"]["name"].text() for one in dataset["observations"])
        found = tuple(dict.fromkeys(name for name in names if name))
        if found:
            yield dataset["datasetId"].text(), found


def _given(name: str, files: Mapping[str, Path]) -> Path:
    if name not in files:
        raise UsageError(
            "{name} is named in the pivot, but is not among the data files",
            hint="give every file that an observation names",
            name=name,
        )
    return files[name]


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name.replace("/", "_"), _EPOCH)
    member.compress_type = ZIP_DEFLATED
    return member
