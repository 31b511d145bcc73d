"""One thing in an archive as it was found: its name, size and age; nothing of it was read."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["netcdf", "cdl", "zarr", "xml", "rdf", "json", "plan", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, a member of an archive file, an object behind an address, or a record of a catalogue.

    `name` is what reports call it: `data/a.nc`, `a.zip!b.nc`, `s3://bucket/a.nc`, `https://host/csw#IDENTIFIER`.
    `root` is the beginning of the name that the user gave, so that two copies of an archive can be compared by what
    comes after it. `kind` is told by the name alone. `size` is in bytes, None where it is not known; `modified` is
    in nanoseconds since 1970, 0 where it is not known. `offline` says that the content lies on tape. `expected` is the
    checksum that a manifest gives: `sha256:HEX`, `md5:HEX`. `content` are the bytes, where finding it gave them
    already (the record of a catalogue). `barred` says that it could not be looked into when it was found, and is given
    whatever the filters are, so that it is reported: a folder that may not be read, a damaged archive file.
    `link` says that it is a symbolic link to a file of the same archive, which is judged under its own name.
    """

    name: str
    root: str
    kind: Kind
    size: int | None = None
    modified: int = 0
    offline: bool = False
    expected: str = ""
    content: bytes | None = None
    barred: bool = False
    link: bool = False

    @property
    def relative(self) -> str:
        """The name without its root."""
        return self.name[len(self.root) :].lstrip("/") if self.name.startswith(self.root) else self.name
