"""A data file that goes to Dataverse itself, in a form."""

from fairtool.push.call import Call
from fairtool.push.dataverse.asking import address_in, address_of
from fairtool.push.dataverse.files.faults import check_taken
from fairtool.push.dataverse.files.form_data import FormData
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile, Reading
from fairtool.push.dataverse.files.locks import done_unlocked
from fairtool.push.dataverse.files.progress import Progress
from fairtool.push.dataverse.files.said import algorithm_of, refuse_archive, said_of
from fairtool.push.session import Session

SLOWEST = 100_000  # bytes per second: an upload that is slower has not enough time


def upload(
    session: Session, pid: str, file: LocalFile, replaced: HeldFile | None, progress: Progress | None = None
) -> None:
    """Add a file to a data set, or replace one in it; the bytes are streamed.

    Raises FileError for what cannot go there, ChangedError where the file changes meanwhile, LostAnswerError where
    nobody knows whether it is there: it is looked for before it is sent again.
    """
    refuse_archive(file)
    reading = Reading(file, algorithm_of(file, ""))
    form = FormData(said_of(file, replaced), reading, progress)
    address = address_of(f"files/{replaced.id}/replace") if replaced else address_in(pid, "add")
    call = Call("POST", address, form.headers, form, seconds=seconds_for(file.size))
    check_taken(done_unlocked(session, pid, call), session, file.place)


def seconds_for(size: int) -> float:
    """Give the time that an upload of so many bytes may take."""
    return 120 + size / SLOWEST
