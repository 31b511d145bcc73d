"""Damage as disks, transfers and programs do it, and as somebody does it who means harm; the same for the same seed."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

_PAGE = 512  # bytes
_EXTREMES = (0, 1, 2**7, 2**15, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1, 2**63 - 1, 2**63, 2**64 - 2, 2**64 - 1)
_HEAD = 4096  # bytes in which numbers are made extreme: headers and superblocks lie there
_SIGNS = (
    b"<",
    b">",
    b"&",
    b'"',
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"]]>",
    b"{",
    b"[",
    b"}",
    b"\\",
    b"\n",
    b":",
    b"\xef\xbb\xbf",
)


def cut(data: bytes, chance: Random) -> bytes:
    """Break a file off."""
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: Random) -> bytes:
    """Flip 1 to 64 bits."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8, 16, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def blanked(data: bytes, chance: Random) -> bytes:
    """Fill a page, or a part of one, with zeros or with ones."""
    start = chance.randrange(len(data))
    if chance.random() < 0.5:
        start -= start % _PAGE
    length = min(chance.choice((4, 8, 64, _PAGE, 8 * _PAGE)), len(data) - start)
    return data[:start] + chance.choice((b"\0", b"\xff")) * length + data[start + length :]


def swapped(data: bytes, chance: Random) -> bytes:
    """Change two blocks for each other."""
    length = min(chance.choice((8, 64, _PAGE)), len(data) // 2)
    first = chance.randrange(len(data) - 2 * length + 1)
    second = chance.randrange(first + length, len(data) - length + 1)
    parts = (data[:first], data[second : second + length], data[first + length : second], data[first : first + length])
    return b"".join((*parts, data[second + length :]))


def doubled(data: bytes, chance: Random) -> bytes:
    """Write a block twice, so that all that follows moves."""
    start = chance.randrange(len(data))
    length = chance.choice((1, 4, 8, 64, _PAGE))
    return data[: start + length] + data[start : start + length] + data[start + length :]


def extreme(data: bytes, chance: Random) -> bytes:
    """Set one number of a header to the edge of what it can be, in either byte order."""
    width = chance.choice((2, 4, 8))
    start = chance.randrange(max(1, min(_HEAD, len(data)) - width)) & ~3
    number = chance.choice(_EXTREMES) & (2 ** (8 * width) - 1)
    return data[:start] + number.to_bytes(width, chance.choice(("big", "little"))) + data[start + width :]


def signed(data: bytes, chance: Random) -> bytes:
    """Put signs that mean something in texts where they were not."""
    changed = data
    for _ in range(chance.choice((1, 1, 2, 8))):
        start = chance.randrange(len(changed))
        changed = changed[:start] + chance.choice(_SIGNS) + changed[start + chance.choice((0, 1)) :]
    return changed


def rearranged(data: bytes, chance: Random) -> bytes:
    """Take a piece of a text to another place, or write it there once more."""
    start, length = chance.randrange(len(data)), chance.choice((16, 200, 2000))
    piece = data[start : start + length]
    rest = data if chance.random() < 0.5 else data[:start] + data[start + length :]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + piece + rest[place:]


Mutation = Callable[[bytes, Random], bytes]
OF_BYTES: Mapping[str, Mutation] = {
    "cut": cut, "flipped": flipped, "blanked": blanked, "swapped": swapped, "doubled": doubled, "extreme": extreme,
}  # fmt: skip
OF_TEXT: Mapping[str, Mutation] = {
    "cut": cut, "flipped": flipped, "blanked": blanked, "signed": signed, "doubled": doubled, "rearranged": rearranged,
}  # fmt: skip


def mutants(data: bytes, mutations: Mapping[str, Mutation], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Give `count` mutants of each kind, each with the name of what was done to it."""
    for name, mutate in mutations.items():
        chance = Random(f"{seed} {name}")  # noqa: S311 - the same damage each time
        for number in range(count):
            yield f"{name}{number:02}", mutate(data, chance)
