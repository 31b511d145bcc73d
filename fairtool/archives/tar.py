"""The members of a tar file, one after the other, as their headers come."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fairtool.archives import member, tar_header
from fairtool.archives.bounds import Watch
from fairtool.archives.member import Member
from fairtool.archives.names import is_safe
from fairtool.archives.tar_header import BLOCK, Header, header_of, records_of, text_of
from fairtool.archives.unpacking import Stream
from fairtool.translate import marked

_SAY_MORE = (*tar_header.RECORDS, tar_header.COMMON_RECORDS, tar_header.LONG_NAME, tar_header.LONG_LINK)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the headers before a header say of it."""

    name: str = ""
    link: str = ""
    records: Mapping[str, str] = field(default_factory=dict)

    def applied(self, header: Header) -> Header:
        """Give a header with what was said before; raises ValueError where the size is none."""
        size = int(self.records.get("size", header.size))
        if not 0 <= size < 2**63:
            raise ValueError(marked("a size in a header is none"))
        return replace(
            header,
            name=self.records.get("GNU.sparse.name") or self.records.get("path") or self.name or header.name,
            link=self.records.get("linkpath") or self.link or header.link,
            size=size,
        )


def tar_members(stream: Stream, watch: Watch) -> Iterator[Member]:
    """Give the members of a tar file that are files, or that are told; folders, and links inside it, are left out.

    The content of a member can be read from the stream before the next one is asked for. Raises UnreadableError.
    """
    before, at, count = _Before(), 0, 0
    while (header := _header(stream, at, watch)) is not None:
        count += 1
        watch.check_members(count)
        at += BLOCK
        if header.type in _SAY_MORE:
            before = _read_before(stream, header, before, watch)
            at += header.blocks
            continue
        meant = _applied(before, header, watch)
        at += _map_blocks(stream, watch) if header.extended and header.type == tar_header.SPARSE else 0
        if found := _member(meant, at, before.records):
            yield found
        at += meant.blocks
        before = _Before()


def _applied(before: _Before, header: Header, watch: Watch) -> Header:
    try:
        return before.applied(header)
    except ValueError as error:
        raise watch.damaged(error) from None


def _header(stream: Stream, at: int, watch: Watch) -> Header | None:
    """Read the header at a position; None at the end, which a block of nulls marks, or the end of the file."""
    stream.go_to(at)
    block = stream.read(BLOCK)
    if not block.strip(b"\0"):
        if at == 0:
            raise watch.damaged(marked("it is empty"))
        return None
    try:
        if len(block) < BLOCK:
            raise watch.damaged(marked("it is cut off"))
        return header_of(block)
    except ValueError as error:
        raise watch.damaged(error) from None


def _read_before(stream: Stream, header: Header, before: _Before, watch: Watch) -> _Before:
    """Take in what a header says of the one behind it."""
    watch.check_header(header.size)
    data = stream.read(header.size)
    match header.type:
        case tar_header.LONG_NAME:
            return replace(before, name=text_of(data))
        case tar_header.LONG_LINK:
            return replace(before, link=text_of(data))
        case tar_header.COMMON_RECORDS:
            return before  # of the whole archive: a comment, no names
    try:
        return replace(before, records=records_of(data))
    except ValueError as error:
        raise watch.damaged(error) from None


def _map_blocks(stream: Stream, watch: Watch) -> int:
    """Go over the blocks that say where a file has holes, and give their bytes."""
    size = 0
    while block := stream.read(BLOCK):
        size += BLOCK
        watch.check_header(size)
        if len(block) < BLOCK or not block[504]:
            break
    return size


def _member(header: Header, at: int, records: Mapping[str, str]) -> Member | None:
    """Give what is known of a member; None for what is no file and need not be told."""
    name = header.name.removeprefix("./")
    if header.type == tar_header.FOLDER or not name:
        return None
    refusal = _refusal(header, name, records)
    is_file = header.type in tar_header.FILES or header.type == tar_header.SPARSE
    return Member(name, header.size, at, header.size, refusal=refusal) if is_file or refusal else None


def _refusal(header: Header, name: str, records: Mapping[str, str]) -> str:
    if not is_safe(name):
        return member.OUTSIDE
    if header.type in tar_header.SPECIAL:
        return member.SPECIAL
    if header.type in (tar_header.LINK, tar_header.HARD_LINK):
        folder = posixpath.dirname(name) if header.type == tar_header.LINK else ""
        inside = not header.link.startswith("/") and is_safe(posixpath.normpath(posixpath.join(folder, header.link)))
        return "" if inside else member.LINK
    return member.SPARSE if tar_header.is_sparse(header, records) else ""
