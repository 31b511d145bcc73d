"""A file in an object store, read by range requests; the store itself sees to it that all are of one version."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fairtool.cloud.s3 import Place, call, place_of, read
from fairtool.cloud.source import Clock, Part, changed
from fairtool.download import check_size
from fairtool.errors import UnreadableError, UsageError

_PIECE = 8 * 2**20  # bytes
_CHANGED = "pre-conditions"  # in what the store says of an object that is another one now


class S3Source:
    """An object of a bucket, `s3://bucket/key`."""

    def __init__(self, name: str, seconds: float) -> None:
        """Ask nothing yet; `seconds` are for all requests together. Raises UnreadableError where there is no bucket."""
        self.name = name
        self._clock = Clock(seconds)
        self._place = _place_of(name)
        self._version = ""

    def part(self, begin: int, end: int) -> Part | None:
        """Give a part of the object."""
        try:
            answer = self._get(Range=f"bytes={begin}-{end - 1}")
        except UnreadableError as error:
            if not begin and "range" in str(error.values.get("reason", "")):  # an empty object has no first byte
                return Part(b"", 0, "")
            raise
        data = read(self.name, self._clock.left, answer["Body"])
        self._version = answer["ETag"]
        said = answer.get("ContentRange", "")
        return Part(data, int(said.rpartition("/")[2]) if said else len(data), self._version)

    def whole(self, place: Path, largest: int) -> None:
        """Write the object to a place on the disk."""
        answer = self._get()
        check_size(self.name, largest, answer["ContentLength"])
        with place.open("wb") as target:
            while piece := read(self.name, self._clock.left, answer["Body"], _PIECE):
                target.write(piece)
                check_size(self.name, largest, target.tell())

    def close(self) -> None:
        """Do nothing: the connections are those of the process."""

    def _get(self, **more: str) -> Mapping[str, Any]:
        version = {"IfMatch": self._version} if self._version else {}
        asked = {"Bucket": self._place.bucket, "Key": self._place.key, **version, **more}
        try:
            return call(self.name, self._clock.left, "get_object", **asked)
        except UnreadableError as error:
            if _CHANGED in str(error.values.get("reason", "")).lower():
                raise changed(self.name) from None
            raise


def _place_of(name: str) -> Place:
    """Give where an object lies; one among many that names no bucket is a verdict on that one alone."""
    try:
        return place_of(name)
    except UsageError as error:
        raise UnreadableError(error.template, hint=error.hint, **error.values) from None
