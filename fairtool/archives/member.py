"""One member of an archive file as its header describes it, which nobody needs to believe."""

from dataclasses import dataclass

from fairtool.translate import marked

OUTSIDE = marked("{path} has a name that leads out of the archive")
LINK = marked("{path} is a link that leads out of the archive")
SPECIAL = marked("{path} is a device or a pipe, not a file")
SPARSE = marked("{path} is stored with holes, in a way that is not read")
ENCRYPTED = marked("{path} is encrypted")
OTHER_PACKING = marked("{path} is packed in a way that is not read")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive file.

    `size` is what its header says, in bytes. `place` is where its content begins in an unpacked tar file, or
    its own header in a zip file. `stored` are the bytes that it has there. `deflated` says that they are inflated,
    `crc` what their checksum is then. `refusal` is the template that says why it is not read, empty for what is.
    """

    name: str
    size: int
    place: int = 0
    stored: int = 0
    deflated: bool = False
    crc: int | None = None
    refusal: str = ""
