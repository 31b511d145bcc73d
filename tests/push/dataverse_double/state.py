"""What the installation holds: data sets with their versions, files and locks. All of it may be looked at by a test."""

from dataclasses import dataclass, field, replace

from tests.push.dataverse_double.licences import Licence
from tests.push.dataverse_double.shapes import Item, Values

TERMS = (
    "termsOfUse",
    "confidentialityDeclaration",
    "specialPermissions",
    "restrictions",
    "citationRequirements",
    "depositorRequirements",
    "conditions",
    "disclaimer",
)
ACCESS_TERMS = (
    "termsOfAccess",
    "dataAccessPlace",
    "originalArchive",
    "availabilityStatus",
    "contactForAccess",
    "sizeOfCollection",
    "studyCompletion",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a version may be used: a licence or terms in words, and who may ask for access."""

    licence: Licence | None = None
    words: tuple[tuple[str, str], ...] = ()
    ask_for_access: bool = True

    @property
    def of_use(self) -> str:
        """The terms of use in words."""
        return dict(self.words).get("termsOfUse", "")

    def valid_for(self, entries: "list[FileEntry]") -> bool:
        """Restricted files need a way to ask for access, or terms of access."""
        restricted = any(one.restricted for one in entries)
        return not restricted or self.ask_for_access or bool(dict(self.words).get("termsOfAccess"))


@dataclass(slots=True)
class DataFile:
    """The content of a file, whatever versions it stands in."""

    identifier: int
    content: bytes
    content_type: str
    size: int
    checksum_type: str
    checksum: str
    storage: str
    created: float
    published: float | None = None
    root: int = -1
    previous: int | None = None
    original_type: str | None = None
    original_size: int | None = None
    original_name: str | None = None
    embargo: tuple[str, str | None] | None = None
    ncml: bool = False
    tabular: bool = False


@dataclass(slots=True)
class FileEntry:
    """A file as it stands in a version: its name, folder, description, tags, and whether it is restricted."""

    label: str
    data: DataFile
    directory: str | None = None
    description: str = ""
    categories: tuple[str, ...] = ()
    restricted: bool = False

    @property
    def path(self) -> str:
        """The folder and the name."""
        return f"{self.directory}/{self.label}" if self.directory else self.label


@dataclass(slots=True)
class Version:
    """A version of a data set: draft or released, its metadata, terms and files."""

    identifier: int
    values: Values
    terms: Terms
    created: float
    updated: float
    state: str = "DRAFT"
    number: tuple[int, int] | None = None
    released: float | None = None
    internal: int = 1
    entries: list[FileEntry] = field(default_factory=list)

    @property
    def is_draft(self) -> bool:
        """Whether it can still be edited."""
        return self.state == "DRAFT"

    def texts(self, name: str, child: str = "") -> list[str]:
        """Give the texts of a field, or of a child of it: what most tests look at."""
        found = self.values.get(name, [])
        if child:
            return [one[child] for one in found if not isinstance(one, str) and child in one]
        return [one for one in found if isinstance(one, str)]

    def entry(self, identifier: int) -> FileEntry | None:
        """Find the file of a number."""
        return next((one for one in self.entries if one.data.identifier == identifier), None)

    def copied(self, identifier: int, moment: float) -> "Version":
        """Give a new draft that begins as a copy."""
        return Version(
            identifier,
            copied_values(self.values),
            self.terms,
            moment,
            moment,
            entries=[replace(one) for one in self.entries],
        )


def copied_values(values: Values) -> Values:
    """Copy metadata so that an edit of the copy leaves the original as it was."""
    return {name: [one if isinstance(one, str) else dict(one) for one in items] for name, items in values.items()}


def as_items(texts: list[str]) -> list[Item]:
    """Give texts as the values of a field."""
    return list(texts)


@dataclass(slots=True)
class Lock:
    """A lock on a data set: why, by whom, since when, and when it opens by itself."""

    reason: str
    user: str
    message: str
    since: float
    until: float | None = None


@dataclass(slots=True)
class Dataset:
    """A data set with its versions, oldest first."""

    identifier: int
    persistent: str
    collection: str
    owner: str
    versions: list[Version]
    kind: str = "dataset"
    locks: list[Lock] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)  # the reasons that curators gave
    returns: list[float] = field(default_factory=list)  # and when
    published: float | None = None
    modified: float = 0.0
    indexed: float | None = None

    @property
    def latest(self) -> Version:
        """The newest version, draft or not."""
        return self.versions[-1]

    @property
    def draft(self) -> Version | None:
        """The draft, where there is one."""
        return self.latest if self.latest.is_draft else None

    @property
    def latest_published(self) -> Version | None:
        """The newest version that everybody sees."""
        return next((one for one in reversed(self.versions) if not one.is_draft), None)

    @property
    def in_review(self) -> bool:
        """Whether the curators have it."""
        return self.lock("InReview") is not None

    def lock(self, reason: str) -> Lock | None:
        """Find the lock of a reason."""
        return next((one for one in self.locks if one.reason == reason), None)

    def unlock(self, reason: str) -> None:
        """Take a lock away."""
        self.locks = [one for one in self.locks if one.reason != reason]
