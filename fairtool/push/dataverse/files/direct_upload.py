"""A data file that goes straight into the store, in one piece or in parts, and is registered in Dataverse then."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from fairtool.errors import FairtoolError
from fairtool.push.call import Call
from fairtool.push.dataverse.asking import address_in, address_of, checked, done
from fairtool.push.dataverse.files.faults import FileError, check_taken
from fairtool.push.dataverse.files.form_data import FormData
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile, Reading
from fairtool.push.dataverse.files.locks import done_unlocked
from fairtool.push.dataverse.files.said import said_of, stored_as
from fairtool.push.dataverse.files.store import Store
from fairtool.push.dataverse.files.ticket import Ticket
from fairtool.push.faults import LostAnswerError
from fairtool.push.session import Session
from fairtool.translate import marked

_NOT_REGISTERED = marked("{origin} did not register {place}: {words}")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is in the store, and the name of it there."""

    file: LocalFile
    storage: str


def put(session: Session, store: Store, ticket: Ticket, file: LocalFile, algorithm: str) -> Stored:
    """Put a file into the store; where that fails, what was put there of it is thrown away.

    Raises RefusedError where the store does not take it, ChangedError where the file changes meanwhile.
    """
    if not ticket.complete:
        store.put(ticket.addresses[0], Reading(file, algorithm))
        return Stored(file, ticket.storage)
    is_whole = False
    try:
        tags = _put_parts(store, ticket, file, algorithm)
        _complete(session, ticket, tags)
        is_whole = True
    finally:
        if not is_whole:
            with suppress(FairtoolError):  # what is left there is thrown away by the installation some day
                session.ask(Call("DELETE", ticket.abort, safe=True))
    return Stored(file, ticket.storage)


def _put_parts(store: Store, ticket: Ticket, file: LocalFile, algorithm: str) -> Sequence[str]:
    tags, digest = [], None
    for number, address in enumerate(ticket.addresses):
        start = number * ticket.part_size
        part = slice(start, min(start + ticket.part_size, file.size))
        reading = Reading(file, algorithm, part=part, before=digest)
        tags.append(store.put(address, reading, needs_tag=True))
        digest = reading.digest
    return tags


def _complete(session: Session, ticket: Ticket, tags: Sequence[str]) -> None:
    """Have the parts put together; where the answer is lost, the registration shows whether they were."""
    body = json.dumps({str(number): tag for number, tag in enumerate(tags, 1)}).encode()
    call = Call("PUT", ticket.complete, {"Content-Type": "application/json"}, body, seconds=600)
    with suppress(LostAnswerError):
        checked(done(session, call, is_long=True), session)


def register(session: Session, pid: str, stored: Sequence[Stored], algorithm: str) -> None:
    """Add files that are in the store to a data set, all by one call.

    Raises FileError that names the first one that was declined; the others may have been added.
    """
    said = [{**said_of(one.file), **stored_as(one.file, one.storage, algorithm)} for one in stored]
    form = FormData(said)
    call = Call("POST", address_in(pid, "addFiles"), form.headers, form, seconds=120 + 10 * len(said))
    data = check_taken(done_unlocked(session, pid, call), session, stored[0].file.place).data
    by_storage = {one.storage: one.file for one in stored}
    for one in data["Files"]:
        words = session.hidden(one["errorMessage"].text() or one["message"].text())
        file = by_storage.get(one["storageIdentifier"].text() or one["fileDetails"]["storageIdentifier"].text())
        if words and not one["successMessage"] and not one["warningMessage"]:
            place = file.place if file else "-"
            raise FileError(_NOT_REGISTERED, origin=session.origin, place=place, words=words[:300])


def register_replacement(session: Session, pid: str, stored: Stored, replaced: HeldFile, algorithm: str) -> None:
    """Put a file that is in the store in the place of another one in the data set."""
    form = FormData({**said_of(stored.file, replaced), **stored_as(stored.file, stored.storage, algorithm)})
    call = Call("POST", address_of(f"files/{replaced.id}/replace"), form.headers, form)
    check_taken(done_unlocked(session, pid, call), session, stored.file.place)
