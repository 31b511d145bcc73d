"""What lies behind an address that the user named: the objects of a bucket, the files of a directory page, or one file.

Nothing of it is read. A Zarr store is one entry, and what is in it is not listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.audit.entry import Entry
from fairtool.audit.placed_name import check_network
from fairtool.cloud.address import STORE, scheme_of
from fairtool.errors import UnreadableError
from fairtool.translate import marked

_MANY = marked("{path} lists more than {limit} files")
_STANDARD_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a listing may go: `entries` and `requests` in all, `depth` of folders, `seconds` for each answer.

    `page` names are asked for at once.
    """

    entries: int = 100_000_000
    requests: int = 1_000_000
    depth: int = 50
    seconds: float = _STANDARD_SECONDS
    page: int = 1000


_STANDARD = Bounds()


def objects(address: str, *, allow_network: bool = False, bounds: Bounds = _STANDARD) -> Iterator[Entry]:
    """Give what is behind an address, in the order of the names, page by page.

    `s3://bucket/prefix/` is all that begins so; `https://host/folder/` what its directory page links to below it; any
    other web address is one file, of which the server is asked the size and the age. Raises UsageError without
    `allow_network`, UnreadableError that names the address where it cannot be listed or goes beyond the bounds.
    """
    check_network(address, allowed=allow_network)
    for number, entry in enumerate(_found(address, bounds), 1):
        if number > bounds.entries:
            raise UnreadableError(_MANY, path=address, limit=bounds.entries, hint=marked("give its folders one by one"))
        yield entry


def is_listed(address: str) -> bool:
    """Say whether an address names a folder rather than a file, by its look."""
    return address.endswith("/") or (scheme_of(address) == STORE and address.count("/") < 3)


def _found(address: str, bounds: Bounds) -> Iterator[Entry]:
    if scheme_of(address) == STORE:
        from fairtool.audit.s3_listing import listed  # noqa: PLC0415 - few runs list object stores

        return listed(address, requests=bounds.requests, seconds=bounds.seconds, page=bounds.page)
    from fairtool.audit.http_listing import Pages  # noqa: PLC0415 - httpx costs 0.1 s

    return Pages(address, requests=bounds.requests, depth=bounds.depth, seconds=bounds.seconds).entries()
