"""The files of metadata of a Zarr store, read one by one within limits, and never through a link."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.zarr_json import DAMAGED, Object, parsed, plain
from fairtool.netcdf.zarr_name import METADATA

_TOGETHER = 4  # all documents may have as many times the bytes of one


class MetadataFiles:
    """Reads documents and lists folders; what was read and looked at is counted over the whole store."""

    def __init__(self, root: Path, name: str, limits: Limits) -> None:
        """Keep the folder of the store, what messages call it, and the limits."""
        self._folder = os.fspath(root)
        self.name = name
        self.limits = limits
        self._bytes = 0
        self._nodes = 0

    def label(self, place: str) -> str:
        """Give what messages call a file of the store."""
        return f"{self.name}/{place}"

    def document(self, place: str) -> Object | None:
        """Give the object in a file such as `g/w/.zarray`, None where there is no such file."""
        data = self._data(f"{self._folder}/{place}", self.label(place))
        return None if data is None else parsed(data, self.label(place))

    def folders(self, place: str) -> Iterator[str]:
        """Give the names of the folders in a group, in their order; raises `UnreadableError` where one is a link."""
        try:
            with os.scandir(f"{self._folder}/{place}") as entries:
                found = sorted((entry.name, entry.is_symlink()) for entry in entries if entry.is_dir())
        except OSError as error:
            raise UnreadableError(
                "{path} cannot be read: {error}", path=self.label(place), error=error.strerror or error
            ) from error
        for name, is_link in found:
            inner = f"{place}/{name}" if place else name
            if is_link:
                _refuse_link(self.label(inner))
            if not name.startswith("."):
                yield inner

    def count(self, path: str) -> None:
        """Count a group or an array; raises `UnreadableError` where there are too many, or one lies too deep."""
        self._nodes += 1
        if self._nodes > self.limits.objects:
            raise UnreadableError(
                "{path} has more than {limit} groups and arrays",
                hint="if the store is sound, give its groups one by one",
                path=self.name,
                limit=self.limits.objects,
            )
        if path.count("/") >= self.limits.depth:
            raise UnreadableError("{path} nests groups more than {limit} deep", path=self.name, limit=self.limits.depth)

    def _data(self, path: str, label: str) -> bytes | None:
        try:
            about = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        if stat.S_ISLNK(about.st_mode):
            _refuse_link(label)
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("{path} is no file, and should hold metadata", path=label)
        limit = min(self.limits.attribute_bytes, _TOGETHER * self.limits.attribute_bytes - self._bytes)
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of small ones
            data = file.read(min(limit, about.st_size) + 1)
        self._bytes += len(data)
        if len(data) > limit:
            raise UnreadableError(
                "{path} goes beyond the {limit} bytes of metadata that are read",
                hint="no sound store has so many: write it anew, or get it again",
                path=label,
                limit=limit,
            )
        return data


def _refuse_link(label: str) -> None:
    raise UnreadableError(
        "{path} is a link, and may lead out of the store",
        hint="copy the store with what its links lead to: cp -rL",
        path=label,
    )


def checked_path(path: str, file: str) -> str:
    """Give the path of a node as a document names it; raises `UnreadableError` where it leads out of the store."""
    parts = path.split("/")
    if path and any(part in ("", ".", "..") or part in METADATA or "\\" in part or "\0" in part for part in parts):
        raise UnreadableError(
            "{path} names the group or array {node}, which is no place inside of the store",
            hint=DAMAGED,
            path=file,
            node=path,
        )
    return plain(path)
