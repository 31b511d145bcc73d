"""How a file comes into a draft: its name, type and checksum, and what the server finds in it and adds by itself."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.push.dataverse_double.answers import RefusedError
from tests.push.dataverse_double.people import User, may
from tests.push.dataverse_double.printing import friendly
from tests.push.dataverse_double.shapes import Item, Json
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import DataFile, Dataset, FileEntry, Version
from tests.push.dataverse_double.tables import is_table

LOCKED = "Failed to add file to dataset."
SAME_CONTENT = "Error! You may not replace a file with a file that has duplicate content."
_TYPES = {
    ".nc": "application/netcdf",
    ".csv": "text/csv",
    ".tab": "text/tab-separated-values",
    ".tsv": "text/tsv",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".xml": "text/xml",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-512": "sha512"}
_NETCDF = {"application/netcdf", "application/x-netcdf"}


class AddError(ValueError):
    """The file can't be added; the message is the server's, and the status 400 unless it is said."""

    def __init__(self, message: str, status: int = 400) -> None:
        """Keep the message and the status."""
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in, with what was said about it; a checksum only where the content was put by the client."""

    name: str
    content: bytes
    content_type: str
    said: Json
    storage: str = ""
    checksum: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A file that is in, and the warning about another with the same content."""

    entry: FileEntry
    warning: str = ""


def check_may_add(site: Site, dataset: Dataset, user: User) -> None:
    """Refuse who may not edit with 403; a lock is only a failure to add, with 400."""
    if not may(user, "edit", dataset.owner):
        raise AddError("You do not have permission to edit this dataset.", 403)
    try:
        site.unlocked_for_edit(dataset, user)
    except RefusedError as error:
        raise AddError(LOCKED) from error


def put(site: Site, dataset: Dataset, incoming: Incoming, replaced: FileEntry | None = None) -> Added:
    """Put a file into the draft, in the place of another or beside the others."""
    largest = site.settings.largest_file
    if largest is not None and len(incoming.content) > largest:
        said = f"This file size ({len(incoming.content)} B) exceeds the size limit of {largest} B."
        raise AddError(said)
    data = _data(site, incoming)
    warning = _compared(dataset, incoming, data, replaced)
    draft = site.edited(dataset)
    entry = _entry(draft, incoming, data, replaced)
    if replaced is not None:
        _take_over(draft, data, replaced)
    draft.entries.append(entry)
    _read_netcdf(site, draft, data)
    site.saved(dataset)
    return Added(entry, warning)


def start_ingest(site: Site, dataset: Dataset, user: User, said: list[Json]) -> None:
    """Lock the data set while tables are ingested, where the installation does that and nobody said no."""
    wanted = any(one.get("tabIngest", True) not in {False, "false"} for one in said)
    tables = any(is_table(one.data.content_type) and not one.data.tabular for one in dataset.latest.entries)
    if site.settings.ingest is not None and wanted and tables and dataset.lock("Ingest") is None:
        site.lock(dataset, "Ingest", user, "Ingesting tabular data", seconds=site.settings.ingest)


def _data(site: Site, incoming: Incoming) -> DataFile:
    kind = site.settings.checksum
    algorithm, value = incoming.checksum or (kind, checksum_of(kind, incoming.content))
    number = site.number()
    return DataFile(
        number,
        incoming.content,
        content_type_of(incoming.name, incoming.content_type),
        len(incoming.content),
        algorithm,
        value,
        incoming.storage or f"file://18b39722140-{number:012x}",
        site.clock.now(),
    )


def checksum_of(kind: str, content: bytes) -> str:
    """Compute a checksum of a kind as the interface names it."""
    return hashlib.new(_ALGORITHMS[kind], content, usedforsecurity=False).hexdigest()


def content_type_of(name: str, given: str) -> str:
    """Give the media type: the one that was said, unless it says nothing, else by the ending of the name."""
    if given not in {"", "application/octet-stream"}:
        return given
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return _TYPES.get(ending, "application/octet-stream")


def _compared(dataset: Dataset, incoming: Incoming, data: DataFile, replaced: FileEntry | None) -> str:
    """Refuse a replacement with the same content or of another type; warn of the same content elsewhere."""
    if replaced is not None:
        if replaced.data.checksum == data.checksum:
            raise AddError(SAME_CONTENT)
        before = replaced.data.original_type or replaced.data.content_type
        if before != data.content_type and not incoming.said.get("forceReplace"):
            was, becomes = friendly(before), friendly(data.content_type)
            raise AddError(f"The original file ({was}) and replacement file ({becomes}) are different file types.")
    if any(one.data.checksum == data.checksum for one in dataset.latest.entries):
        return f"This file has the same content as {incoming.name} that is in the dataset. "
    return ""


def _entry(draft: Version, incoming: Incoming, data: DataFile, replaced: FileEntry | None) -> FileEntry:
    """Make the entry from what was said now: nothing is carried over from a replaced file."""
    said = incoming.said
    taken = {one.path for one in draft.entries if replaced is None or one.data is not replaced.data}
    folder = said.get("directoryLabel") or None
    entry = FileEntry(str(said.get("label") or incoming.name), data, folder)
    entry.label = _free(entry, taken)
    entry.description = str(said.get("description") or "")
    entry.categories = tuple(str(one) for one in said.get("categories") or ())
    entry.restricted = is_true(said.get("restrict"))
    return entry


def is_true(value: object) -> bool:
    """Whether a member says true, as a truth value or as a text."""
    return str(value).lower() == "true"


def _free(entry: FileEntry, taken: set[str]) -> str:
    """Give a name that nothing else in the folder has: the server renames in silence, `a.nc` to `a-1.nc`."""
    label = entry.label
    while (f"{entry.directory}/{label}" if entry.directory else label) in taken:
        stem, dot, ending = label.rpartition(".")
        stem = stem if dot else ending
        numbered = re.fullmatch(r"(.*)-(\d+)", stem)
        stem = f"{numbered[1]}-{int(numbered[2]) + 1}" if numbered else f"{stem}-1"
        label = f"{stem}.{ending}" if dot else stem
    return label


def _take_over(draft: Version, data: DataFile, replaced: FileEntry) -> None:
    draft.entries = [one for one in draft.entries if one.data is not replaced.data]
    if replaced.data.published is not None:
        data.previous = replaced.data.identifier
        data.root = replaced.data.root if replaced.data.root != -1 else replaced.data.identifier
        replaced.data.root = data.root


def _read_netcdf(site: Site, draft: Version, data: DataFile) -> None:
    """Add what the server reads from netCDF by itself: NcML beside the file, a bounding box among the metadata."""
    box = site.settings.netcdf_box
    if box is None or data.content_type not in _NETCDF or not site.edition.since(5, 13):
        return
    data.ncml = True
    if not site.edition.since(6, 0):
        return
    north, south = site.edition.latitudes
    found: Mapping[str, str] = dict(zip(("westLongitude", "eastLongitude", north, south), box, strict=True))
    standing: list[Item] = draft.values.setdefault("geographicBoundingBox", [])
    if found not in standing:
        standing.append(found)
