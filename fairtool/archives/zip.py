"""The members of a zip file, from the list at its end."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fairtool.archives import member
from fairtool.archives.bounds import Watch
from fairtool.archives.member import Member
from fairtool.archives.names import is_safe
from fairtool.translate import marked

_PLAIN, _LINK = (0, 8), 10  # kinds of files, as the upper bits of the mode say; 0 where it is not said
_ENCRYPTED = 0x1
_LOCAL = struct.Struct("<4s5H3L2H")  # the header before the content (PKWARE's APPNOTE, 4.3.7)
_DAMAGED = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error, RuntimeError)


class _Careful(io.RawIOBase):
    """A file that never gives more at once than is sound: the list in a zip file is read as a whole."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._most = file, most

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise ValueError(marked("its list of members is longer than any needs to be"))
        return self._file.read(self._most if size < 0 else size)

    def seek(self, position: int, whence: int = 0) -> int:
        return self._file.seek(position, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True


def zip_members(path: Path, watch: Watch) -> Iterator[Member]:
    """Give the members of a zip file that are files, or that are told; raises UnreadableError."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(_Careful(file, watch.bounds.directory)) as archive:
            infos = archive.infolist()
    except _DAMAGED as error:
        raise watch.damaged(getattr(error, "strerror", None) or error) from None
    watch.check_members(len(infos))
    for info in infos:
        if not info.is_dir():
            yield Member(
                info.filename.removeprefix("./"),
                info.file_size,
                info.header_offset,
                info.compress_size,
                deflated=info.compress_type == zipfile.ZIP_DEFLATED,
                crc=info.CRC,
                refusal=_refusal(info),
            )


def _refusal(info: zipfile.ZipInfo) -> str:
    kind = info.external_attr >> 28 & 0xF
    if not is_safe(info.filename.removeprefix("./")):
        return member.OUTSIDE
    if kind == _LINK:
        return member.LINK
    if kind not in _PLAIN:
        return member.SPECIAL
    if info.flag_bits & _ENCRYPTED:
        return member.ENCRYPTED
    return "" if info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else member.OTHER_PACKING


def content_at(file: BinaryIO, found: Member, watch: Watch) -> int:
    """Give where the content of a member begins, by the header before it; raises UnreadableError."""
    try:
        file.seek(found.place)
        signature, *_, name, extra = _LOCAL.unpack(file.read(_LOCAL.size))
    except _DAMAGED as error:
        raise watch.damaged(error) from None
    if signature != b"PK\x03\x04":
        raise watch.damaged(marked("a member is not where its list says"))
    return found.place + _LOCAL.size + int(name) + int(extra)
