"""The object store for direct uploads: what was put, in one piece or in parts, and where it may be put."""

import hashlib
import secrets
from dataclasses import dataclass, field


@dataclass(slots=True)
class Upload:
    """An upload in parts that is under way."""

    storage: str
    place: str
    parts: dict[int, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Bucket:
    """The objects by storage identifier, the uploads by number, and the places for which an address was given out."""

    address: str = ""
    tagging: bool = True
    objects: dict[str, bytes] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)  # storage identifier and signature by place

    def expect(self, storage: str, place: str) -> str:
        """Give out the signature with which an object may be put."""
        signature = secrets.token_hex(16)
        self.places[place] = (storage, signature)
        return signature

    def begin(self, storage: str, place: str) -> str:
        """Begin an upload in parts, and give its number."""
        number = secrets.token_hex(12)
        self.uploads[number] = Upload(storage, place)
        return number

    def finish(self, number: str, tags: dict[int, str]) -> bool:
        """Put the parts together where each is there with its tag; what does not fit is thrown away."""
        upload = self.uploads.pop(number)
        if sorted(tags) != sorted(upload.parts):
            return False
        if any(etag(upload.parts[part]) != tag.strip('"') for part, tag in tags.items()):
            return False
        self.objects[upload.storage] = b"".join(upload.parts[part] for part in sorted(upload.parts))
        return True


def etag(content: bytes) -> str:
    """Give the tag of an object as the store computes it."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
