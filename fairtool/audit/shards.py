"""Parts of an archive for jobs that know nothing of each other: the name alone says which part a file is in."""

from hashlib import blake2b

from fairtool.errors import UsageError


def shard_of(name: str, count: int) -> int:
    """Give the part, 1 to `count`, that a name without its root belongs to; the same on every machine, for ever."""
    digest = blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % count + 1


def parse_shard(text: str) -> tuple[int, int]:
    """Read `3/64`; raises UsageError for what is no part of so many."""
    part, _, count = text.partition("/")
    if part.isdecimal() and count.isdecimal() and 1 <= int(part) <= int(count) <= 10**6:
        return int(part), int(count)
    raise UsageError(
        "--shard {value} is no part", value=text, hint="write which part of how many, 1/64 to 64/64 for 64 parts"
    )
