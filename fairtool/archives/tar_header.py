"""One header block of a tar file, and the records that stand before some (POSIX.1-2017 pax, and GNU tar's own forms).

The reader of the standard library keeps every member in memory, goes one level deeper for each header before another,
and looks for words in a header in quadratic time; none of which is sound for files of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fairtool.translate import marked

BLOCK = 512
FILES = (b"0", b"\0", b"7")
FOLDER = b"5"
HARD_LINK, LINK = b"1", b"2"
SPECIAL = (b"3", b"4", b"6")
LONG_NAME, LONG_LINK = b"L", b"K"
RECORDS = (b"x", b"X")
COMMON_RECORDS = b"g"
SPARSE = b"S"
_NO_CONTENT = (HARD_LINK, LINK, FOLDER, *SPECIAL)
_GNU_SPARSE = "GNU.sparse."


@dataclass(frozen=True, slots=True)
class Header:
    """A header: name, bytes of content behind it, type, what a link leads to, whether a map of holes follows."""

    name: str
    size: int
    type: bytes
    link: str
    extended: bool

    @property
    def blocks(self) -> int:
        """The bytes until the next header, whole blocks."""
        return 0 if self.type in _NO_CONTENT else -(-self.size // BLOCK) * BLOCK


def header_of(block: bytes) -> Header:
    """Read a block; raises ValueError where it is no header."""
    if _sum(block) != _number(block[148:156]):
        raise ValueError(marked("a header is not what its checksum says"))
    name, type_ = block[:100], block[156:157]
    if block[257:263] == b"ustar\0" and block[345:500].strip(b"\0"):
        name = block[345:500].partition(b"\0")[0] + b"/" + name.partition(b"\0")[0]
    if type_ in FILES and text_of(name).endswith("/"):
        type_ = FOLDER  # as the oldest form has it
    return Header(text_of(name), _number(block[124:136]), type_, text_of(block[157:257]), bool(block[482]))


def text_of(name: bytes) -> str:
    """Give a name, as file names are given: bytes that are no UTF-8 survive."""
    return name.partition(b"\0")[0].decode("utf-8", "surrogateescape")


def _sum(block: bytes) -> int:
    return sum(block) - sum(block[148:156]) + 8 * ord(" ")


def _number(field: bytes) -> int:
    """Read a number: octal digits, or binary behind a first bit (GNU tar, for what is larger)."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field.partition(b"\0")[0].strip()
    if digits.strip(b"01234567"):
        raise ValueError(marked("a number in a header is none"))
    return int(digits or b"0", 8)


def records_of(data: bytes) -> Mapping[str, str]:
    """Read the records of an extended header, each with its own length before it; raises ValueError."""
    found: dict[str, str] = {}
    at = 0
    while at < len(data) and data[at] != 0:
        blank = data.find(b" ", at, at + 20)
        if blank < 0 or not data[at:blank].isdigit():
            raise ValueError(marked("an extended header is not as it should be"))
        end = at + int(data[at:blank])
        key, sign, value = data[blank + 1 : end - 1].partition(b"=")
        if end <= blank + 1 or end > len(data) or not sign:
            raise ValueError(marked("an extended header is not as it should be"))
        found[key.decode("utf-8", "surrogateescape")] = value.decode("utf-8", "surrogateescape")
        at = end
    return found


def is_sparse(header: Header, records: Mapping[str, str]) -> bool:
    """Say whether a member is stored with holes, in any of the forms of GNU tar."""
    return header.type == SPARSE or any(key.startswith(_GNU_SPARSE) for key in records)
