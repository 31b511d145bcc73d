"""Where a file may be put in the store of an installation: one address, or one for each part, as Dataverse says."""

from dataclasses import dataclass
from http import HTTPStatus

from fairtool.push.dataverse.asking import checked, of_dataset, words_of
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.local_file import LocalFile
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_TOO_LARGE = marked("{path} has {size} bytes, and was not sent: {words}")
_DENIED = marked("{origin} lets this user put no files into {pid}: {words}")
_UNFIT = marked("{origin} gives addresses for the upload of {path} that do not fit its size")


@dataclass(frozen=True, slots=True)
class Ticket:
    """Addresses for a file, in order, whose signatures open the store for an hour or so.

    All parts have `part_size` bytes but the last. `complete` and `abort` end an upload in parts, at Dataverse itself.
    """

    storage: str
    addresses: tuple[str, ...]
    part_size: int
    complete: str = ""
    abort: str = ""


def ticket_for(session: Session, pid: str, file: LocalFile) -> Ticket | None:
    """Ask where a file may be put; None where the installation has no store that takes files.

    Raises FileError where the file is too large, which is said before anything is sent, RefusedError where the user may
    not add files.
    """
    said = of_dataset(session, pid, "uploadurls", size=str(file.size))
    words = session.hidden(words_of(said)) or "-"
    if said.code == HTTPStatus.NOT_FOUND:
        return None
    if said.code == HTTPStatus.BAD_REQUEST:
        raise FileError(_TOO_LARGE, path=file.path, size=file.size, words=words)
    if said.code == HTTPStatus.FORBIDDEN:
        raise RefusedError(_DENIED, origin=session.origin, pid=pid, words=words)
    ticket = _ticket(checked(said, session).data, file)
    if ticket is None:
        raise RefusedError(_UNFIT, origin=session.origin, path=file.path)
    return ticket


def _ticket(data: JsonNode, file: LocalFile) -> Ticket | None:
    storage, single = data["storageIdentifier"].text(), data["url"].text()
    if not storage:
        return None
    if single:
        return Ticket(storage, (single,), max(file.size, 1))
    parts = {name: JsonNode(url).text() for name, url in data["urls"].members.items() if name.isdecimal()}
    addresses = tuple(parts[name] for name in sorted(parts, key=int))
    size = int(data["partSize"].number() or 0)
    if size <= 0 or len(addresses) != -(-file.size // size):
        return None
    return Ticket(storage, addresses, size, data["complete"].text(), data["abort"].text())
