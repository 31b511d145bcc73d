"""The file that was sent as a table which Dataverse has taken apart: asked for where only its bytes can tell."""

from collections.abc import Callable

from fairtool.push.call import Call
from fairtool.push.dataverse.files.digests import digest_of
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.session import Session

_LARGEST = 32 * 2**20  # bytes: what is larger is sent anew where its checksum does not tell


def original_checksum(session: Session) -> Callable[[HeldFile, str], str]:
    """Give what computes the checksum of the file that was sent; empty where the target does not give it."""

    def computed(held: HeldFile, algorithm: str) -> str:
        if held.sent_size > _LARGEST:
            return ""
        reply = session.ask(Call("GET", f"/api/access/datafile/{held.id}?format=original", safe=True))
        if not reply.ok or len(reply.body) != held.sent_size:
            return ""
        digest = digest_of(algorithm)
        digest.update(reply.body)
        return digest.hexdigest()

    return computed
