"""What GeoNetwork holds: users with their profiles, groups, records with their owners, and who may do what."""

import base64
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum

from tests.push.servers.geonetwork_xml import Habits, as_kept, parsed, title_of

ALL = 1  # the group of everybody
OPERATIONS = ("view", "download", "editing", "notify", "dynamic", "featured")


class Profile(IntEnum):
    """The profiles of users, each with all the rights of those before it."""

    Guest = 0
    RegisteredUser = 1
    Editor = 2
    Reviewer = 3
    UserAdmin = 4
    Administrator = 5


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who can sign in."""

    number: int
    name: str
    password: str
    profile: Profile
    groups: tuple[int, ...] = ()

    @property
    def authorization(self) -> dict[str, str]:
        """The header that signs in."""
        return {"Authorization": "Basic " + base64.b64encode(f"{self.name}:{self.password}".encode()).decode()}


@dataclass(frozen=True, slots=True)
class Group:
    """A group of users."""

    number: int
    name: str
    label: str


ODATIS = Group(102, "odatis", "Pôle océan")
FORMATER = Group(103, "formater", "Pôle terre solide")
ADMIN = User(1, "admin", "admin-secret", Profile.Administrator)
EDITOR = User(2, "marie", "marie-secret", Profile.Editor, (102,))
REVIEWER = User(3, "rene", "rene-secret", Profile.Reviewer, (102,))
REGISTERED = User(4, "luc", "luc-secret", Profile.RegisteredUser, (102,))
STRANGER = User(5, "ana", "ana-secret", Profile.Editor, (103,))
GUEST = User(6, "guest", "guest-secret", Profile.Guest)
USERS = (ADMIN, EDITOR, REVIEWER, REGISTERED, STRANGER, GUEST)


@dataclass(slots=True)
class Kept:
    """A record in the catalogue; `privileges` are the operations by group, `draft` is n, y or e as in the index."""

    number: int
    uuid: str
    xml: bytes
    owner: int
    group: int | None
    privileges: dict[int, set[str]] = field(default_factory=dict)
    harvester: str = ""
    harvested: bytes = b""
    draft: str = "n"
    status: str = ""
    categories: tuple[str, ...] = ()
    created: str = ""
    changed: str = ""

    @property
    def public(self) -> bool:
        """Whether everybody sees it."""
        return "view" in self.privileges.get(ALL, ())

    @property
    def title(self) -> str:
        """The title in its XML."""
        return title_of(parsed(self.xml))


class RefusedError(Exception):
    """A request that the catalogue refuses: with which status and which code of its interface."""

    def __init__(self, status: int, code: str, message: str) -> None:
        """Take what the answer says."""
        super().__init__(message)
        self.status = status
        self.code = code


class Catalogue:
    """The records, and what is done to them; who is None has not signed in."""

    def __init__(self, habits: Habits) -> None:
        """Begin with no record."""
        self.habits = habits
        self.groups = {group.number: group for group in (ODATIS, FORMATER)}
        self.records: dict[str, Kept] = {}
        self.sources: dict[str, str] = {}
        self._indexed: set[str] = set()
        self._next = 100

    def find(self, identifier: str) -> Kept:
        """Give a record by its uuid or its number. Raises RefusedError."""
        for kept in self.records.values():
            if identifier in (kept.uuid, str(kept.number)):
                return kept
        raise RefusedError(404, "resource_not_found", f"Record with UUID '{identifier}' not found in this catalog")

    def may_view(self, who: User | None, kept: Kept) -> bool:
        """Say whether a user sees a record."""
        seen_by = {group for group, allowed in kept.privileges.items() if "view" in allowed}
        return kept.public or self.may_edit(who, kept) or bool(who and seen_by & set(who.groups))

    def may_edit(self, who: User | None, kept: Kept) -> bool:
        """Say whether a user may change a record: its owner, reviewers of its group, editors who were given it."""
        if who is None or who.profile < Profile.Editor:
            return False
        if who.profile >= Profile.Administrator or who.number == kept.owner:
            return True
        if who.profile >= Profile.Reviewer and kept.group in who.groups:
            return True
        return any("editing" in kept.privileges.get(group, ()) for group in who.groups)

    def insert(self, who: User, record: object, identifier: str, group: int | None) -> Kept:
        """Keep a new record, seen by its owner and the group's reviewers only."""
        self._next += 1
        xml = as_kept(record, self.habits)
        now = _now()
        kept = Kept(self._next, identifier, xml, who.number, group, created=now, changed=now)
        kept.status = "1" if self.habits.workflow else ""
        self.records[identifier] = kept
        self._index(identifier)
        return kept

    def replace(self, kept: Kept, record: object) -> None:
        """Change the XML of a record; owner, group and privileges stay."""
        kept.xml = as_kept(record, self.habits)
        kept.changed = _now()
        self._index(kept.uuid)

    def delete(self, kept: Kept) -> None:
        """Remove a record; its children stay."""
        del self.records[kept.uuid]
        self._indexed.discard(kept.uuid)

    def add_harvested(self, identifier: str, xml: bytes, *, harvester: str = "seanoe", group: int = 102) -> Kept:
        """Keep a public record that a harvester of the catalogue brought."""
        self._next += 1
        source = str(uuid.uuid5(uuid.NAMESPACE_URL, harvester))
        self.sources[source] = harvester
        kept = Kept(self._next, identifier, xml, ADMIN.number, group, {ALL: {"view", "download"}}, source, xml)
        self.records[identifier] = kept
        self._indexed.add(identifier)
        return kept

    def harvest(self) -> None:
        """Run the harvesters: their records are again what their sources say."""
        for kept in self.records.values():
            if kept.harvester:
                kept.xml = kept.harvested

    def refresh(self) -> None:
        """Let the index catch up."""
        self._indexed = set(self.records)

    def forget_index(self) -> None:
        """Empty the index, as while it is built anew."""
        self._indexed.clear()

    def indexed(self, who: User | None, only: Iterable[str] | None = None) -> Iterator[Kept]:
        """Give the records that a search by a user finds, in order of their identifiers."""
        wanted = None if only is None else set(only)
        for identifier in sorted(self._indexed & set(self.records)):
            kept = self.records[identifier]
            if self.may_view(who, kept) and (wanted is None or identifier in wanted):
                yield kept

    def _index(self, identifier: str) -> None:
        if not self.habits.lags:
            self._indexed.add(identifier)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
