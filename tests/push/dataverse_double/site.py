"""The installation: what it holds, and the rules that every call goes by: who may, what is locked, what time it is."""

import itertools
import random
import string

from tests.push.dataverse_double.answers import RefusedError
from tests.push.dataverse_double.blocks import Blocks
from tests.push.dataverse_double.clock import Clock
from tests.push.dataverse_double.edition import Edition
from tests.push.dataverse_double.people import GUEST, User, may
from tests.push.dataverse_double.printing import Printer
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.settings import Settings
from tests.push.dataverse_double.state import DataFile, Dataset, Lock, Terms, Version
from tests.push.dataverse_double.store import Bucket
from tests.push.dataverse_double.tables import ingest

EDIT_LOCKED = "Dataset cannot be edited due to dataset lock."
REVIEW_LOCKED = "Dataset cannot be edited due to In Review dataset lock."


class Site:
    """The state of an installation, and its rules."""

    def __init__(self, settings: Settings, bucket: Bucket) -> None:
        """Set up an installation that holds nothing."""
        required = frozenset({"kindOfData"}) if settings.rdg else frozenset[str]()
        self.settings = settings
        self.edition = Edition(settings.version)
        self.required = settings.required if settings.required is not None else required
        self.blocks = Blocks(self.edition, rdg=settings.rdg, required=self.required, many=settings.many)
        self.printer = Printer(self.blocks)
        self.clock = Clock()
        self.bucket = bucket
        self.datasets: list[Dataset] = []
        self._numbers = itertools.count(101)
        self._letters = random.Random(20)  # noqa: S311 - names of drafts, the same in each run

    def number(self) -> int:
        """Give a number that nothing else has."""
        return next(self._numbers)

    def persistent(self) -> str:
        """Give a new identifier of a data set."""
        name = "".join(self._letters.choices(string.ascii_uppercase + string.digits, k=6))
        return f"doi:{self.settings.authority}/{name}"

    # what is asked for

    def dataset(self, request: Request) -> Dataset:
        """Find the data set that a request names, by number or by persistent identifier."""
        given = request.named["id"]
        if given == ":persistentId":
            given = request.asked("persistentId")
            if not given:
                said = (
                    "When accessing a dataset based on Persistent ID, a persistentId query parameter must be present."
                )
                raise RefusedError(400, said)
        found = next((one for one in self.datasets if given in {str(one.identifier), one.persistent}), None)
        if found is None:
            raise RefusedError(404, self._not_found(request.named["id"], given))
        return self.settled(found)

    def _not_found(self, asked: str, given: str) -> str:
        if asked == ":persistentId" and not self.edition.since(6, 3):
            return f"Dataset with Persistent ID {given} not found."
        return f"Dataset with ID {asked} not found."

    def file(self, request: Request) -> tuple[Dataset, DataFile]:
        """Find the file that a request names, and its data set."""
        given = request.named["id"]
        if not given.isdigit():
            raise RefusedError(400, f"Bad file ID number: {given}.")
        for dataset in self.datasets:
            for version in reversed(dataset.versions):
                entry = version.entry(int(given))
                if entry is not None:
                    return self.settled(dataset), entry.data
        raise RefusedError(404, f"File with ID {given} not found.")

    def collection(self, alias: str) -> str:
        """Find a collection by its alias or number."""
        aliases = ("root", *self.settings.collections)
        if alias in {":root", "1"}:
            return "root"
        if alias in aliases:
            return alias
        if alias.isdigit() and int(alias) <= len(aliases):
            return aliases[int(alias) - 1]
        raise RefusedError(404, f"Can't find dataverse with identifier='{alias}'")

    # who may

    def permit(self, user: User, action: str, dataset: Dataset | None = None) -> None:
        """Refuse who may not, with the server's 401."""
        if not may(user, action, dataset.owner if dataset else ""):
            raise RefusedError(401, f"User {user.handle} is not permitted to perform requested action.")

    def authenticated(self, user: User) -> None:
        """Refuse who sent no token."""
        if user is GUEST:
            raise RefusedError(401, self.edition.key_wanted)

    # locks

    def settled(self, dataset: Dataset) -> Dataset:
        """Open the locks whose time has come, and finish what they stood for."""
        for lock in list(dataset.locks):
            if lock.until is None or lock.until > self.clock.now():
                continue
            dataset.unlock(lock.reason)
            if lock.reason in {"finalizePublication", "Workflow"}:
                self._finish_publication(dataset, lock.until)
            if lock.reason == "Ingest":
                ingest(dataset)
        return dataset

    def lock(self, dataset: Dataset, reason: str, user: User, message: str, *, seconds: float | None) -> None:
        """Lock a data set for a time, or until something opens it."""
        now = self.clock.now()
        dataset.locks.append(Lock(reason, user.handle, message, now, None if seconds is None else now + seconds))

    def unlocked_for_edit(self, dataset: Dataset, user: User, *, also_during_ingest: bool = True) -> None:
        """Refuse an edit of what is locked: 403. A review locks out all but curators; ingest lets metadata through."""
        for lock in dataset.locks:
            if lock.reason == "Ingest" and also_during_ingest and self.edition.since(6, 0):
                continue
            if lock.reason != "InReview":
                raise RefusedError(403, EDIT_LOCKED)
            if not may(user, "publish", dataset.owner):
                raise RefusedError(403, REVIEW_LOCKED)

    def _finish_publication(self, dataset: Dataset, moment: float) -> None:
        draft = dataset.draft
        if draft is None:
            return
        draft.state = "RELEASED"
        draft.released = draft.updated = moment
        dataset.published = dataset.published or moment
        dataset.unlock("InReview")
        for entry in draft.entries:
            entry.data.published = entry.data.published or moment
        self.touched(dataset)

    # versions

    def edited(self, dataset: Dataset) -> Version:
        """Give the draft, made from the last release where there is none."""
        if dataset.draft is None:
            dataset.versions.append(dataset.latest.copied(self.number(), self.clock.now()))
        return dataset.latest

    def saved(self, dataset: Dataset) -> None:
        """Note that the draft was changed."""
        dataset.latest.updated = self.clock.now()
        dataset.latest.internal += 1
        self.touched(dataset)

    def touched(self, dataset: Dataset) -> None:
        """Note that the index is behind."""
        dataset.modified = self.clock.now()

    def check_terms(self, terms: Terms, version: Version | None) -> None:
        """Refuse terms under which nobody could ask for restricted files: 409."""
        if not terms.valid_for(version.entries if version else []):
            said = (
                "Terms of Use and Access are invalid. You must enable request access or add terms of access in datasets"
                " with restricted files."
            )
            raise RefusedError(409, said)
