"""The whole archive, as rules look at it: what several subjects share, and what has no counterpart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from fairtool.rule import When

_RECORDS = frozenset({".xml", ".eml", ".json", ".jsonld", ".rdf", ".ttl"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A value that several subjects have: the first of them, and how many there are."""

    value: str
    names: tuple[str, ...]
    count: int = 0

    @property
    def total(self) -> int:
        """How many subjects have it."""
        return max(self.count, len(self.names))

    @property
    def is_one_record(self) -> bool:
        """Say whether all names are those of one record in several encodings: `iso/sst.xml`, `dcat/sst.json`."""
        if self.total > len(self.names) or not all(_ending(name) in _RECORDS for name in self.names):
            return False
        return len({_without_ending(name) for name in self.names}) == 1


def _ending(name: str) -> str:
    return PurePath(name.partition("#")[0]).suffix.lower()


def _without_ending(name: str) -> str:
    """Give a name without folder and ending; the number of a record in its file is kept."""
    file, sign, number = name.partition("#")
    return f"{PurePath(file).stem}{sign}{number}"


@dataclass(frozen=True, slots=True)
class SharedIdentifier(Shared):
    """An identifier of a file or record that several have."""


@dataclass(frozen=True, slots=True)
class SharedChecksum(Shared):
    """A checksum that several files have: they are the same to the byte."""


@dataclass(frozen=True, slots=True)
class SharedHeader(Shared):
    """A header and size that several files have; `value` shows it shortened."""


@dataclass(frozen=True, slots=True)
class OtherChecksum:
    """A file whose checksum is another than its manifest says; both as `sha256:HEX`."""

    name: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class LonelyRecord:
    """A record that belongs to no data of the archive; `named` are the data files that it names, first ones only."""

    name: str
    title: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LonelyData:
    """A data set that no record of the archive describes: its first files, and how many it has."""

    name: str
    files: tuple[str, ...]
    count: int = 0

    @property
    def total(self) -> int:
        """How many files it has."""
        return max(self.count, len(self.files))


@dataclass(frozen=True, slots=True)
class Apart:
    """A folder in which hardly anything has its counterpart: `count` of `total` have none; the first of them."""

    name: str
    names: tuple[str, ...]
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class RecordsApart(Apart):
    """A folder of records that belong to no data of the archive."""


@dataclass(frozen=True, slots=True)
class DataApart(Apart):
    """A folder of data sets that no record of the archive describes."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What an audit found in the whole archive, grouped already. `path` is what reports call it."""

    path: str
    identifiers: tuple[SharedIdentifier, ...] = ()
    checksums: tuple[SharedChecksum, ...] = ()
    headers: tuple[SharedHeader, ...] = ()
    manifest: tuple[OtherChecksum, ...] = ()
    records: tuple[LonelyRecord, ...] = ()
    data: tuple[LonelyData, ...] = ()
    record_folders: tuple[RecordsApart, ...] = ()
    data_folders: tuple[DataApart, ...] = ()

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the groups of a kind; raises TypeError on a kind that an archive has not."""
        parts: Mapping[type, Sequence[object]] = {
            SharedIdentifier: self.identifiers,
            SharedChecksum: self.checksums,
            SharedHeader: self.headers,
            OtherChecksum: self.manifest,
            LonelyRecord: self.records,
            LonelyData: self.data,
            RecordsApart: self.record_folders,
            DataApart: self.data_folders,
        }
        if kind in parts and not when.attributes:
            return parts[kind]
        message = f"an archive has no parts of type {kind.__name__}"
        raise TypeError(message)
