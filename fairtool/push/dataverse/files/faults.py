"""What may be wrong with a data file on its way.

RefusedError            (fairtool.push.faults)
└── FileError           this file cannot go there as it is, or was declined
    └── ChangedError    it was written to while it was read or sent
"""

from fairtool.push.dataverse.asking import Said, checked, words_of
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.translate import marked

_DECLINED = marked("{origin} did not take {place} (HTTP status {code}): {words}")


class FileError(RefusedError):
    """A data file cannot be sent as it is."""


class ChangedError(FileError):
    """A data file changed between the first look at it and the end of its upload."""


def check_taken(said: Said, session: Session, place: str) -> Said:
    """Give an answer of success to the upload of a file; raises AccessError for an unknown key, else FileError."""
    if said.ok or said.is_of_stranger:
        return checked(said, session)
    words = session.hidden(words_of(said)) or "-"
    raise FileError(_DECLINED, origin=session.origin, place=place, code=said.code, words=words)
