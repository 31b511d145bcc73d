"""The objects of a bucket, a page of the store at a time, in the order of the store: that of the bytes of the keys."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.cloud.s3 import SCHEME, call, place_of
from fairtool.errors import UnreadableError
from fairtool.translate import marked

# What stands in the folder of a Zarr store. All but `zarr.json` begin with a point, and so come before all else there.
IN_STORE = frozenset({".zattrs", ".zgroup", ".zarray", ".zmetadata", "zarr.json"})
_STORE = ".zarr"
_PAST = "\U0010ffff"  # after it no key of the same folder follows
_AGAIN = marked("{path} is listed by a server that gives the same names again")
_LONG = marked("{path} takes more than {limit} questions to list")


def listed(address: str, *, requests: int, seconds: float, page: int) -> Iterator[Entry]:
    """Give the objects whose keys begin as the address says; of one that names an object, this object.

    `seconds` are for each page of `page` names, `requests` is how many there may be. Raises UnreadableError.
    """
    return _Listing(address, requests, seconds, page).entries()


class _Listing:
    """The listing of one prefix, and what of the requests is left."""

    def __init__(self, address: str, requests: int, seconds: float, page: int) -> None:
        self._address = address
        self._bucket, self._prefix = place_of(address)
        self._requests = self._left = requests
        self._seconds = seconds
        self._size = page

    def entries(self) -> Iterator[Entry]:
        prefix = self._prefix
        if prefix and not prefix.endswith("/"):
            for found in self._page(prefix, "").get("Contents", ())[:1]:
                if found["Key"] == prefix:
                    yield self._entry(found, self._shown(prefix.rpartition("/")[0]))
                    return
            prefix += "/"
        if prefix.endswith(_STORE + "/"):
            yield Entry(self._shown(prefix.rstrip("/")), self._shown(prefix.rstrip("/").rpartition("/")[0]), "zarr")
            return
        yield from self._below(prefix)

    def _below(self, prefix: str) -> Iterator[Entry]:
        """Give what is below a prefix; what is in a store is passed over by going on behind it."""
        after, root = "", self._shown(prefix.rstrip("/"))
        while True:
            page = self._page(prefix, after)
            last = after
            for found in page.get("Contents", ()):
                key = found["Key"]
                if not key.startswith(prefix) or key.encode() <= after.encode():
                    raise UnreadableError(_AGAIN, path=self._address)
                last, store = key, self._store(key, prefix)
                if store is not None:
                    shown = self._shown(store)
                    yield Entry(shown if shown.endswith(_STORE) else f"{shown}/", root, "zarr")
                    last = f"{store}/{_PAST}"
                    break
                if not key.endswith("/"):  # a folder that was made as an object
                    yield self._entry(found, root)
            else:
                if not page.get("IsTruncated"):
                    return
            if last == after:
                raise UnreadableError(_AGAIN, path=self._address)
            after = last

    def _page(self, prefix: str, after: str) -> Mapping[str, Any]:
        self._left -= 1
        if self._left < 0:
            raise UnreadableError(_LONG, path=self._address, limit=self._requests)
        asked = {"Bucket": self._bucket, "Prefix": prefix, "MaxKeys": self._size}
        more = {"StartAfter": after} if after else {}
        return call(self._address, self._seconds, "list_objects_v2", **asked, **more)

    def _store(self, key: str, prefix: str) -> str | None:
        """Give the key of the folder of the Zarr store that an object is a part of, None for most objects."""
        parts = key[len(prefix) :].split("/")
        for index, part in enumerate(parts[:-1], 1):
            if part.endswith(_STORE):
                return prefix + "/".join(parts[:index])
        if parts[-1] not in IN_STORE or len(parts) < 2:
            return None
        return self._topmost(prefix, parts[:-1])

    def _topmost(self, prefix: str, parts: list[str]) -> str:
        """Give the topmost folder above an object of a store that is one itself: groups lie in groups."""
        for length in range(1, len(parts)):
            folder = prefix + "/".join(parts[:length])
            if any(
                one["Key"].rpartition("/")[2] == "zarr.json"
                for one in self._page(f"{folder}/zarr.json", "").get("Contents", ())[:1]
            ):
                return folder
        return prefix + "/".join(parts)

    def _entry(self, found: Mapping[str, Any], root: str) -> Entry:
        name = self._shown(found["Key"])
        moment = found.get("LastModified")
        modified = round(moment.timestamp() * 10**9) if isinstance(moment, datetime) else 0
        return Entry(name, root, kind_by_name(name), size=int(found["Size"]), modified=max(0, modified))

    def _shown(self, key: str) -> str:
        return f"{SCHEME}{self._bucket}/{key}".rstrip("/")
