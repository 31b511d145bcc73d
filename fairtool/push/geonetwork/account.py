"""Who a GeoNetwork takes us for: the user, the profile, the groups where it may edit and publish."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from fairtool.errors import FairtoolError
from fairtool.push.call import Reply
from fairtool.push.faults import RefusedError
from fairtool.push.geonetwork.service import Service
from fairtool.push.json_answer import json_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_EVERYWHERE = frozenset({"Administrator"})
_PUBLISH_EVERYWHERE = frozenset({"Administrator", "UserAdmin"})
_WRITING = frozenset({"Editor", "Reviewer", "UserAdmin", "Administrator"})
BY_HAND = marked(
    "no program can sign in there with a user and a password: ask the people of the catalogue for an account that can, "
    "or import the record in a browser: fairtool push kit makes all that is needed"
)
_ELSEWHERE = marked(
    "{where} sends to {other} to sign in (single sign-on): nothing can be written from here, and nothing was sent"
)
_PAGE = marked(
    "{where} answers a page to sign in at (single sign-on) where its interface should be: nothing can be written from "
    "here, and nothing was sent"
)
_UNKNOWN = marked("{where} does not know the user, or the password is another one (HTTP status {code})")
_NOT_LOOKED_AT = marked(
    "{where} does not look at the user and the password: it takes us for a visitor (single sign-on, perhaps)"
)
_NO_KEY = marked("{where} wants a user and a password, and there are none: set {variable} to user:password")
_MAY_NOT = marked("{where}: the user {user} is {profile}; writing wants Editor or above: ask for it there")
_NO_GEONETWORK = marked("{where} is no GeoNetwork 4: its interface answers {code} where it says who is signed in")


@dataclass(frozen=True, slots=True)
class Account:
    """A user: its profile, the numbers of the groups where it is an editor, and where it may publish."""

    user: str
    profile: str
    editor_of: tuple[str, ...] = ()
    reviewer_of: tuple[str, ...] = ()

    @property
    def is_everywhere(self) -> bool:
        """Say whether it may write in all groups."""
        return self.profile in _EVERYWHERE

    @property
    def may_publish(self) -> bool:
        """Say whether it may make records public: who reviews some group may."""
        return self.profile in _PUBLISH_EVERYWHERE or bool(self.reviewer_of)


def account_of(service: Service) -> Account | Warned:
    """Ask who we are, or give the reason why nothing can be written."""
    where = f"{service.site.api}/me"
    try:
        reply = service.get(where)
    except RefusedError as error:
        other = error.values.get("other")
        return _refusal(_ELSEWHERE, where, other=other) if other else from_error(error, where)
    if reply.code == HTTPStatus.NO_CONTENT or not reply.ok:
        return _unknown(service, where, reply)
    if reply.media_type.endswith("html"):
        return _refusal(_PAGE, where)
    try:
        return _judged(json_of(reply, where), where)
    except FairtoolError as error:
        return from_error(error, where)


def _unknown(service: Service, where: str, reply: Reply) -> Warned:
    if reply.code in (HTTPStatus.NO_CONTENT, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        if not service.session.has_key:
            return warned(_NO_KEY, where, variable=service.session.origin.variable)
        if reply.code == HTTPStatus.NO_CONTENT:
            return _refusal(_NOT_LOOKED_AT, where)
        return warned(_UNKNOWN, where, code=reply.code)
    return warned(_NO_GEONETWORK, where, code=reply.code)


def _refusal(template: str, where: str, **values: object) -> Warned:
    found = warned(template, where, **values)
    return Warned(found.template, found.where, found.values, BY_HAND)


def _judged(me: JsonNode, where: str) -> Account | Warned:
    profile, user = me["profile"].text(), me["username"].text()
    if not profile:
        return warned(_NO_GEONETWORK, where, code="-")
    if profile not in _WRITING:
        return warned(_MAY_NOT, where, user=user, profile=profile)
    return Account(user, profile, tuple(_numbers(me["groupsWithEditor"])), tuple(_numbers(me["groupsWithReviewer"])))


def _numbers(groups: JsonNode) -> Iterator[str]:
    yield from (number for one in groups if (number := one.text()))
