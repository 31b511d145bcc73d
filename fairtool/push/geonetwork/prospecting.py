"""What a GeoNetwork is, and whether records can be written to it: asked before anything is sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fairtool.errors import FairtoolError
from fairtool.push.form import Prospect
from fairtool.push.geonetwork.account import Account, account_of
from fairtool.push.geonetwork.group import Group, group_for, no_group
from fairtool.push.geonetwork.service import Service
from fairtool.push.number import whole
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_NAME = "GeoNetwork"
_OLDEST = 4
_KEEPS_PRIVILEGES = (4, 2, 6)  # until summer 2023, to overwrite a record was to delete it and to insert it
_OLD = marked("{where} is GeoNetwork {version}; this was made for version 4: look at the first records there")
_PRIVATE = marked(
    "{where}: new records are private, seen by their group alone; a person publishes them there, or set public = true"
)
_PUBLIC = marked("{where}: records are published with their writing, and seen by everybody at once (public = true)")
_MAY_NOT_PUBLISH = marked(
    "{where}: the user {user} is an editor and may not publish; take public = true out, or ask to be a reviewer"
)
_DELETES = marked(
    "{where} is GeoNetwork {version}; before 4.2.6, a record may be updated by deleting it and inserting it anew: "
    "privileges of groups, categories and files that were put on it there are lost then"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the configuration says: the group of new records, by name or number, and whether they are published.

    `by_catalogue` says that the catalogue chooses both.
    """

    group: str = ""
    public: bool = False
    by_catalogue: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the prospect, the group that new records go into, the user, the version."""

    prospect: Prospect = field(default_factory=Prospect)
    group: Group | None = None
    account: Account | None = None
    version: tuple[int, ...] = ()

    @property
    def loses_privileges(self) -> bool:
        """Say whether an update there makes a public record private again."""
        return bool(self.version) and self.version < _KEEPS_PRIVILEGES


def look(service: Service, wish: Wish) -> Found:
    """Ask who we are, what runs there, and which group takes the records."""
    account = account_of(service)
    if isinstance(account, Warned):
        return Found(Prospect(_NAME, refusals=(account,)))
    version = _version(service)
    number, where = _numbers(version), service.site.portal
    found = Found(account=account, version=number)
    group = None if wish.by_catalogue else _group(service, account, wish)
    refusals = [group] if isinstance(group, Warned) else []
    if wish.public and not account.may_publish:
        refusals.append(warned(_MAY_NOT_PUBLISH, where, user=account.user))
    notes = [] if wish.by_catalogue else list(_on_new_records(service, wish, group))
    if number and number[0] < _OLDEST:
        notes.append(warned(_OLD, where, version=version))
    if found.loses_privileges and not wish.by_catalogue:
        notes.append(warned(_DELETES, where, version=version))
    software = f"{_NAME} {version}".strip()
    prospect = Prospect(software, account.user, tuple(refusals), tuple(notes))
    return replace(found, prospect=prospect, group=group if isinstance(group, Group) else None)


def _on_new_records(service: Service, wish: Wish, group: Group | Warned | None) -> Iterator[Warned]:
    """Say who sees the records that are written, and where they go."""
    yield warned(_PUBLIC if wish.public else _PRIVATE, service.site.portal)
    if group is None:
        yield no_group(service)


def _group(service: Service, account: Account, wish: Wish) -> Group | Warned | None:
    try:
        return group_for(service, account, wish.group)
    except FairtoolError as error:
        return from_error(error, service.site.portal)


def _version(service: Service) -> str:
    """Give the version that a site tells, empty where it does not."""
    try:
        return service.json(f"{service.site.api}/site")["system/platform/version"].text()
    except FairtoolError:
        return ""


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.partition("-")[0].split(".")
    numbers = tuple(number for one in parts if (number := whole(one)) is not None)
    return numbers if len(numbers) == len(parts) else ()
