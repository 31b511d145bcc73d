"""The link scan of an HDF5 file: what netCDF-C would walk into is walked first, within limits.

netCDF-C follows every link: hard links in a circle until the memory is full, a soft link to a parent into an abort of
the process, an external link, or values that lie in another file, into whatever they name. h5py's low-level interface
shows the links without following any.
"""

from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import Any, NamedTuple

from h5py import h5d, h5f, h5fd, h5g, h5l, h5o, h5p

from fairtool.errors import UnreadableError
from fairtool.netcdf.read_errors import unreadable
from fairtool.netcdf.read_limits import Limits

DAMAGED = "netCDF tools hang or crash on such a file; ask for a sound one where it comes from"
RAISE = "if the file is sound, raise the limit"


@dataclass(frozen=True, slots=True)
class Links:
    """What the scan found: the number of objects, and the depth of the deepest group."""

    objects: int
    depth: int


class _Waiting(NamedTuple):
    """A group that waits for its turn, with the addresses of the groups above it."""

    group: h5g.GroupID
    path: str
    above: tuple[tuple[int, int], ...]


def open_hdf5(source: Path | bytes | RawIOBase, name: str) -> h5f.FileID:
    """Open a file, the bytes of one, or what gives its bytes, for reading with the low-level interface."""
    with unreadable(name):
        if isinstance(source, bytes):
            return h5f.open_file_image(source)
        access = h5p.create(h5p.FILE_ACCESS)
        access.set_fclose_degree(h5f.CLOSE_STRONG)
        if isinstance(source, RawIOBase):
            access.set_fileobj_driver(h5fd.fileobj_driver, source)
            return h5f.open(b"%d" % id(source), h5f.ACC_RDONLY, fapl=access)
        return h5f.open(bytes(source), h5f.ACC_RDONLY, fapl=access)


def scan(source: Path | bytes, name: str, limits: Limits) -> Links:
    """Walk all links; raises `UnreadableError` for a circle, an external link, or more than the limits allow."""
    file = open_hdf5(source, name)
    try:
        return scan_open(file, name, limits, large=file.get_filesize() > limits.attribute_bytes)
    finally:
        file.close()


def scan_open(file: h5f.FileID, name: str, limits: Limits, *, large: bool) -> Links:
    """Walk all links of an open file, as `scan` does; the file stays open.

    `large` asks for the size of the attributes of each object, for which HDF5 reads where all values are, too.
    """
    with unreadable(name):
        return _Scan(name, limits, large=large).walk(h5g.open(file, b"/"))


class _Scan:
    """One scan of a file; the attributes of a file that is not `large` cannot be large either."""

    def __init__(self, name: str, limits: Limits, *, large: bool) -> None:
        self._name = name
        self._limits = limits
        self._large = large

    def walk(self, root: h5g.GroupID) -> Links:
        """Walk the groups as a tree, as netCDF-C does: a group with two links is walked twice."""
        if self._large:
            self._check_attributes(root, b".", "/")
        waiting = [_Waiting(root, "", (h5g.get_objinfo(root).objno,))]
        objects = depth = 0
        while waiting:
            parent = waiting.pop()
            depth = max(depth, len(parent.above) - 1)
            links = self._links(parent, self._limits.objects - objects)
            objects += len(links)
            waiting.extend(child for child in (self._child(parent, link) for link in links) if child)
        return Links(objects, depth)

    def _links(self, parent: _Waiting, left: int) -> list[bytes]:
        """Give the names of the links of a group, of at most `left`."""
        found: list[bytes] = []
        external: list[bytes] = []

        def collect(link: bytes, info: Any) -> bool | None:  # h5py has no type for it
            found.append(link)
            if info.type == h5l.TYPE_EXTERNAL:
                external.append(link)
            return bool(external) or len(found) > left or None  # anything but None ends the walk

        parent.group.links.iterate(collect, info=True)
        if len(found) > left:
            raise UnreadableError(
                "{path} holds more than {limit} objects",
                hint=RAISE,
                path=self._name,
                limit=self._limits.objects,
            )
        if external:
            raise self._elsewhere(_path(parent, external[0]))
        return found

    def _child(self, parent: _Waiting, link: bytes) -> _Waiting | None:
        """Give the group that a link leads to, None where it leads to something else."""
        about = h5g.get_objinfo(parent.group, link)
        if self._large:
            self._check_attributes(parent.group, link, _path(parent, link))
        if about.type == h5g.DATASET:
            self._check_storage(parent, link)
        if about.type != h5g.GROUP:
            return None
        path = _path(parent, link)
        if about.objno in parent.above:
            raise UnreadableError("{path} holds a circle of groups at {link}", hint=DAMAGED, path=self._name, link=path)
        if len(parent.above) > self._limits.depth:
            raise UnreadableError(
                "{path} nests groups deeper than {limit}",
                hint=RAISE,
                path=self._name,
                limit=self._limits.depth,
            )
        return _Waiting(h5g.open(parent.group, link), path, (*parent.above, about.objno))

    def _check_storage(self, parent: _Waiting, link: bytes) -> None:
        """Refuse a variable whose values lie in another file: the library would read any file that it names."""
        making = h5d.open(parent.group, link).get_create_plist()
        if making.get_external_count() or making.get_layout() == h5d.VIRTUAL:
            raise self._elsewhere(_path(parent, link))

    def _elsewhere(self, link: str) -> UnreadableError:
        return UnreadableError(
            "{path} holds an external link at {link}: its content lies in another file",
            hint="bring the content together in one file",
            path=self._name,
            link=link,
        )

    def _check_attributes(self, group: h5g.GroupID, link: bytes, path: str) -> None:
        """Refuse an object whose attributes take too much: they lie in its header or in a heap of their own."""
        about = h5o.get_info(group, link)
        size = about.hdr.space.total + about.meta_size.attr.heap_size
        if size > self._limits.attribute_bytes:
            raise UnreadableError(
                "the attributes of {link} in {path} take {size} bytes, more than the limit of {limit}",
                hint=RAISE,
                path=self._name,
                link=path,
                size=size,
                limit=self._limits.attribute_bytes,
            )


def _path(parent: _Waiting, link: bytes) -> str:
    return f"{parent.path}/{link.decode('utf-8', 'surrogateescape')}"
