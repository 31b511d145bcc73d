"""What an installation still takes into a data set, asked for before anything is sent."""

from collections.abc import Sequence

from fairtool.push.dataverse.asking import get, of_dataset
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.local_file import LocalFile
from fairtool.push.session import Session
from fairtool.translate import marked

_TOO_MANY = marked("{pid} takes {left} more files in {origin}, and {count} are new: nothing was sent")
_TOO_MUCH = marked("{pid} takes {left} more bytes in {origin}, and the files have {size}: nothing was sent")


def check_limits(session: Session, pid: str, new: Sequence[LocalFile], to_send: Sequence[LocalFile]) -> None:
    """Raise FileError where the data set has no room left for the files.

    Installations before 6.9 do not say; what is too large for them is declined file by file.
    """
    limits = of_dataset(session, pid, "uploadlimits").data["uploadLimits"]
    files, room = limits["numberOfFilesRemaining"].number(), limits["storageQuotaRemaining"].number()
    size = sum(file.size for file in to_send)
    if files is not None and len(new) > files:
        raise FileError(_TOO_MANY, pid=pid, left=int(files), origin=session.origin, count=len(new))
    if room is not None and size > room:
        raise FileError(_TOO_MUCH, pid=pid, left=int(room), origin=session.origin, size=size)


def fixity_algorithm(session: Session) -> str:
    """Give the algorithm by which the installation computes checksums; empty where it does not say."""
    data = get(session, "files/fixityAlgorithm").data
    return data.text() or data["message"].text()
