"""A file that is called otherwise here gets that name in the target, too: its bytes need not go there again."""

from fairtool.push.call import Call
from fairtool.push.dataverse.asking import address_of, done
from fairtool.push.dataverse.files.faults import check_taken
from fairtool.push.dataverse.files.form_data import FormData
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile
from fairtool.push.dataverse.files.locks import wait_until_open
from fairtool.push.session import Session


def rename(session: Session, pid: str, file: LocalFile, held: HeldFile) -> None:
    """Give a file in a data set the name and the folder that it has here; what else is said of it stays.

    A table that was taken apart keeps the name that the target gave it. Raises FileError where that is declined.
    """
    if held.tabular:
        return
    said: dict[str, object] = {"label": file.name, "directoryLabel": file.directory}
    if held.description:
        said["description"] = held.description
    if held.categories:
        said["categories"] = list(held.categories)
    wait_until_open(session, pid)
    form = FormData(said)
    call = Call("POST", address_of(f"files/{held.id}/metadata"), form.headers, form)
    check_taken(done(session, call, is_long=True, is_text=True), session, file.place)
