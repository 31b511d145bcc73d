"""The transfer of files into one data set: straight into the store where that is offered, else in forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairtool.push.dataverse.files import direct_upload, form_upload
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile
from fairtool.push.dataverse.files.progress import Progress
from fairtool.push.dataverse.files.said import algorithm_of
from fairtool.push.dataverse.files.store import Store
from fairtool.push.dataverse.files.ticket import ticket_for
from fairtool.push.session import Session
from fairtool.translate import marked

_NO_STORE = marked('{origin} takes no files straight into a store for {pid}: set direct-upload = "auto" or "never"')


@dataclass(frozen=True, slots=True)
class Transfer:
    """One data set and how files come into it; `direct` is None where the installation may choose."""

    session: Session
    pid: str
    store: Store
    direct: bool | None
    algorithm: str
    progress: Progress | None = None

    def add(self, files: Sequence[LocalFile]) -> None:
        """Add a few files; those that go into the store are registered together at the end.

        Raises what `form_upload.upload` and `direct_upload.put` raise; files before that one are there, or may be.
        """
        stored: list[direct_upload.Stored] = []
        try:
            for file in files:
                found = self._put(file)
                if found:
                    stored.append(found)
                else:
                    form_upload.upload(self.session, self.pid, file, None, self.progress)
        finally:
            self._register(stored)

    def replace(self, file: LocalFile, held: HeldFile) -> None:
        """Put a file in the place of the one that is there."""
        stored = self._put(file)
        if stored:
            algorithm = algorithm_of(file, self.algorithm)
            direct_upload.register_replacement(self.session, self.pid, stored, held, algorithm)
        else:
            form_upload.upload(self.session, self.pid, file, held, self.progress)

    def _put(self, file: LocalFile) -> direct_upload.Stored | None:
        """Put a file into the store; None where it has to go in a form."""
        if self.direct is False:
            return None
        ticket = ticket_for(self.session, self.pid, file)
        if ticket:
            return direct_upload.put(self.session, self.store, ticket, file, algorithm_of(file, self.algorithm))
        if self.direct:
            raise FileError(_NO_STORE, origin=self.session.origin, pid=self.pid)
        return None

    def _register(self, stored: Sequence[direct_upload.Stored]) -> None:
        if stored:
            algorithm = algorithm_of(stored[0].file, self.algorithm)
            direct_upload.register(self.session, self.pid, stored, algorithm)
