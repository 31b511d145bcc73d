"""The group that new records go into: by its number or name, or the only one where the user is an editor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairtool.push.geonetwork.account import Account
from fairtool.push.geonetwork.service import Service
from fairtool.push.number import whole
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_NOT_THERE = marked("{where}: the user {user} is an editor in no group {group}: write group = one of {names}")
_WHICH = marked("{where}: the user {user} is an editor in several groups: write group = one of {names}")
_NOWHERE = marked("{where}: the user {user} is an editor in no group: ask for a group there")
_NO_GROUP = marked("{where}: no group is said: new records go into none, and only their owner finds them to edit")
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its number and its name."""

    number: str
    name: str


def group_for(service: Service, account: Account, wanted: str) -> "Group | Warned | None":
    """Give the group for new records, None where an administrator has said none, or why there is none."""
    where = service.site.portal
    groups = {one.number: one for one in _groups(service)}
    if wanted:
        return _chosen(where, account, groups, wanted)
    own = [groups.get(one, Group(one, one)) for one in account.editor_of]
    if account.is_everywhere:
        return None
    if not own:
        return warned(_NOWHERE, where, user=account.user)
    return own[0] if len(own) == 1 else warned(_WHICH, where, user=account.user, names=_names(own))


def no_group(service: Service) -> Warned:
    """Give the note that new records go into no group."""
    return warned(_NO_GROUP, service.site.portal)


def _chosen(where: str, account: Account, groups: Mapping[str, Group], wanted: str) -> Group | Warned:
    named = [one for one in groups.values() if wanted.casefold() == one.name.casefold()]
    group = groups.get(wanted) or next(iter(named), None)
    own = [one for one in groups.values() if account.is_everywhere or one.number in account.editor_of]
    if group is None or group not in own:
        return warned(_NOT_THERE, where, user=account.user, group=wanted, names=_names(own))
    return group


def _groups(service: Service) -> list[Group]:
    """Give the groups; those that are reserved (all, intranet, guest) take no records."""
    found = service.json(f"{service.site.api}/groups")
    return [_group(one) for one in found if (whole(one["id"].text()) or 0) > 1]


def _group(node: JsonNode) -> Group:
    number = node["id"].text()
    return Group(number, node["name"].text() or number)


def _names(groups: Sequence[Group]) -> str:
    return ", ".join(one.name for one in groups) or _NONE
