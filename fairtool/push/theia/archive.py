"""The archive that the portal of Theia/OZCAR has of a producer: read where it is, and made anew with a few changes.

The portal forgets all data sets of a producer when it takes an archive of it: what is sent is always the whole.
"""

import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from fairtool.errors import UnreadableError
from fairtool.push.faults import RefusedError
from fairtool.push.theia.pivot import LANGUAGES, Json, Part
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.theia_zip import pack_data
from fairtool.translate import marked

_EPOCH = (1980, 1, 1, 0, 0, 0)  # one date for all members, so that equal data give equal archives
_LARGEST = 64 * 2**20  # bytes of a pivot, and of a packed zip of data that is looked into
_BLOCK = 2**20
_NO_ARCHIVE = marked("the archive of {producer} that the portal gives back cannot be read: {reason}")
_CHANGED = marked("{path} was written to while it was packed: nothing was sent")
_FAULTS = (BadZipFile, UnreadableError, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError)


class Archive:
    """The archive of a producer: the pivots by language, and the zips of data files."""

    def __init__(self, stream: IO[bytes], producer: str) -> None:
        """Read the pivots; raises RefusedError where it is no such archive."""
        self.producer = producer
        with _told(producer):
            self._zip = ZipFile(stream)
            self.documents = dict(self._documents())

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of its data sets."""
        found = (one["datasetId"].text() for pivot in self.documents.values() for one in pivot["datasets"])
        return tuple(dict.fromkeys(found))

    def part(self, identifier: str) -> Part | None:
        """Give a data set, with what the zip of its files says of them; None where it is not there."""
        pivots = {language: one for language in self.documents if (one := self._alone(language, identifier))}
        with _told(self.producer):
            return Part(identifier, pivots, dict(self._files(identifier))) if pivots else None

    def copy_data(self, identifier: str, target: ZipFile) -> None:
        """Copy the zip of the files of a data set, where it has one, in blocks."""
        with _told(self.producer):
            info = self._member(f"{identifier}.zip")
            if info is None:
                return
            with self._zip.open(info) as source, target.open(_stored(info.filename), "w", force_zip64=True) as part:
                while block := source.read(_BLOCK):
                    part.write(block)

    def _documents(self) -> Iterator[tuple[str, JsonNode]]:
        for language in (*LANGUAGES, "es"):
            info = self._member(f"{self.producer}_{language}.json")
            if info is None:
                continue
            if info.file_size > _LARGEST:
                raise BadZipFile(f"{info.filename} has {info.file_size} bytes")
            yield language, read_json(self._zip.read(info), info.filename)

    def _alone(self, language: str, identifier: str) -> Json | None:
        root = self.documents[language]
        found = [one.value for one in root["datasets"] if one["datasetId"].text() == identifier]
        return {**root.members, "datasets": found[:1]} if found else None

    def _files(self, identifier: str) -> Iterator[tuple[str, tuple[int, int]]]:
        info = self._member(f"{identifier}.zip")
        if info is None or (info.compress_type != ZIP_STORED and info.file_size > _LARGEST):
            return  # what is packed twice and large is not unpacked for a look: its files count as unknown
        with self._zip.open(info) as stream, ZipFile(stream) as inner:
            yield from ((one.filename, (one.file_size, one.CRC)) for one in inner.infolist() if not one.is_dir())

    def _member(self, name: str) -> ZipInfo | None:
        return next((one for one in self._zip.infolist() if one.filename == name), None)


@contextmanager
def _told(producer: str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise RefusedError(_NO_ARCHIVE, producer=producer, reason=error) from None


def write_archive(
    target: IO[bytes],
    before: Archive | None,
    changed: Sequence[tuple[Part, Mapping[str, Path]]],
    without: Collection[str] = (),
) -> None:
    """Write the archive of a producer: what it had, but for what is changed or left out.

    All languages have the same data sets, as the portal wants it: a pivot that one does not have is that of the first.
    Raises RefusedError where a data file is not what it was.
    """
    gone = {*without, *(part.id for part, _ in changed)}
    kept = [one for one in (before.ids if before else ()) if one not in gone]
    parts = [*(part for one in kept if before and (part := before.part(one))), *(part for part, _ in changed)]
    languages = dict.fromkeys((*LANGUAGES, *(before.documents if before else ())))
    with ZipFile(target, "w") as archive:
        for language in languages:
            text = json.dumps(_document(parts, language), ensure_ascii=False, indent=2)
            name = f"{_producer(parts)}_{language}.json"
            archive.writestr(_packed(name), text.encode())
        for identifier in kept:
            if before:
                before.copy_data(identifier, archive)
        for part, files in changed:
            _add_data(archive, part, files)


def _document(parts: Sequence[Part], language: str) -> Json:
    """Give the pivot of all data sets in a language; what is said of the producer is what was said last."""
    found = [JsonNode(part.pivots.get(language) or next(iter(part.pivots.values()))) for part in parts]
    last = found[-1]
    datasets = [one.value for pivot in found for one in pivot["datasets"]]
    return {**last.members, "datasets": datasets}


def _producer(parts: Sequence[Part]) -> str:
    return JsonNode(next(iter(parts[-1].pivots.values())))["producer"]["producerId"].text()


def _add_data(archive: ZipFile, part: Part, files: Mapping[str, Path]) -> None:
    if not part.files:
        return
    with archive.open(_stored(f"{part.id}.zip"), "w", force_zip64=True) as stream:
        infos = pack_data(stream, {name: files[name] for name in part.files})
    for one in infos:
        if part.files[one.filename] != (one.file_size, one.CRC):
            raise RefusedError(_CHANGED, path=files[one.filename])


def _packed(name: str) -> ZipInfo:
    member = ZipInfo(name, _EPOCH)
    member.compress_type = ZIP_DEFLATED
    return member


def _stored(name: str) -> ZipInfo:
    """Give a member that is not packed again: what is in it can be read without reading it all."""
    return ZipInfo(name.replace("/", "_"), _EPOCH)
